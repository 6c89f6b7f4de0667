SELECT document, event, line
FROM flat_events
WHERE document IN (SELECT unnest($documents::VARCHAR[]))
    AND event IN (SELECT unnest($events::VARCHAR[]))
