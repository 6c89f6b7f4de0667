-- Who takes part in events.
SELECT event, role, key, code, identifier, name
FROM actors
WHERE CASE
    WHEN $documents IS NULL THEN event IN (SELECT unnest($events::VARCHAR[]))
    ELSE document IN (SELECT unnest($documents::VARCHAR[]))
END
ORDER BY document, event, role, number
