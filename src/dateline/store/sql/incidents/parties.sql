-- Who takes part in the events of an incident, and in which office.
SELECT event, role, key, name, code, identifier, office, start_char, end_char
FROM actors
WHERE event IN (SELECT unnest($events::VARCHAR[]))
ORDER BY document, event, role, number
