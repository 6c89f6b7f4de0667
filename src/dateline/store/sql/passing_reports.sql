-- The ids of reports that pass the filters of a search, whatever they say.
SELECT id
FROM documents
WHERE ($publisher IS NULL OR contains(lower(publisher), lower($publisher)))
    AND ($document IS NULL OR starts_with(id, $document))
    AND (
        $since IS NULL OR published <> ''
        AND left(published, length($since)) >= left($since, length(published))
    )
    AND (
        $until IS NULL OR published <> ''
        AND left(published, length($until)) <= left($until, length(published))
    )
    AND ($among IS NULL OR id IN (SELECT unnest($among::VARCHAR[])))
