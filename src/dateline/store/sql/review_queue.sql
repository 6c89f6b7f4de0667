-- Events that are not among those given, least certain first; or those given.
SELECT events.document, events.id, events.json, documents.published, documents.publisher,
    documents.title, documents.url
FROM events
JOIN documents ON documents.id = events.document
WHERE ($type IS NULL OR events.type = $type)
    AND (
        (events.document, events.id)
        IN (SELECT unnest($documents::VARCHAR[]), unnest($events::VARCHAR[]))
    ) = $given
ORDER BY events.confidence, events.document, events.number, events.id
LIMIT $limit OFFSET $offset
