-- Reports that a search found and that pass all filters given, with how many there are.
WITH ranked AS (
    SELECT unnest($ids::VARCHAR[]) AS id, unnest($ranks::DOUBLE[]) AS rank
)
SELECT documents.id, ranked.rank, count(*) OVER ()
FROM ranked
JOIN documents ON documents.id = ranked.id
WHERE ($publisher IS NULL OR contains(lower(publisher), lower($publisher)))
    AND ($document IS NULL OR starts_with(documents.id, $document))
    AND (
        $since IS NULL OR published <> ''
        AND left(published, length($since)) >= left($since, length(published))
    )
    AND (
        $until IS NULL OR published <> ''
        AND left(published, length($until)) <= left($until, length(published))
    )
    AND ($among IS NULL OR documents.id IN (SELECT unnest($among::VARCHAR[])))
ORDER BY
    if($order = 'rank', rank, 0),
    if($order = 'published', published, ''),
    if($order = '-published', published, '') DESC,
    rank, documents.id
LIMIT $limit
OFFSET $offset
