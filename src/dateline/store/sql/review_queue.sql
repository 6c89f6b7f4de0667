-- The keys of events that are not among those given, least certain first; or of those given.
SELECT document, event
FROM flat_events
WHERE ($type IS NULL OR type = $type)
    AND (
        (document, event) IN (SELECT unnest($documents::VARCHAR[]), unnest($events::VARCHAR[]))
    ) = $given
ORDER BY confidence, document, number, event
LIMIT $limit OFFSET $offset
