-- Pairs that are kept with one of these events.
SELECT one, two
FROM incident_pairs
WHERE one IN (SELECT unnest($events::VARCHAR[])) OR two IN (SELECT unnest($events::VARCHAR[]))
