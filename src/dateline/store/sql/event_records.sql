-- The full records of these events.
SELECT document, id, json
FROM events
WHERE document IN (SELECT unnest($documents::VARCHAR[]))
    AND id IN (SELECT unnest($events::VARCHAR[]))
