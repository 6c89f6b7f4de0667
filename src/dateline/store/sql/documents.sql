-- Reports, each with the number of its events.
WITH counted AS (SELECT document, count(*) AS events FROM events GROUP BY document)
SELECT
    id, published, publisher, title, language, words, characters,
    coalesce(counted.events, 0), url, origin, reader
FROM documents
LEFT JOIN counted ON counted.document = documents.id
WHERE ($document IS NULL OR starts_with(id, $document))
    AND ($publisher IS NULL OR contains(lower(publisher), lower($publisher)))
    AND ($contains IS NULL OR contains(lower(concat(title, ' ', text)), lower($contains)))
    AND (
        $since IS NULL OR published <> ''
        AND left(published, length($since)) >= left($since, length(published))
    )
    AND (
        $until IS NULL OR published <> ''
        AND left(published, length($until)) <= left($until, length(published))
    )
ORDER BY published, id
LIMIT $limit
