-- Events that are not among those given, least certain first; or those given. The page is found
-- from the flat rows; only then are its records fetched, which are large.
WITH wanted AS (
    SELECT document, event, confidence, number
    FROM flat_events
    WHERE ($type IS NULL OR type = $type)
        AND (
            (document, event) IN (SELECT unnest($documents::VARCHAR[]), unnest($events::VARCHAR[]))
        ) = $given
    ORDER BY confidence, document, number, event
    LIMIT $limit OFFSET $offset
)
SELECT events.document, events.id, events.json, documents.published, documents.publisher,
    documents.title, documents.url
FROM wanted
JOIN events ON events.document = wanted.document AND events.id = wanted.event
JOIN documents ON documents.id = events.document
ORDER BY wanted.confidence, wanted.document, wanted.number, wanted.event
