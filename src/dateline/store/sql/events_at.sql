-- Follows placed_events.sql: the events at a place, or all.
SELECT document, id
FROM placed
WHERE $spot IS NULL OR spot = $spot
ORDER BY document, number, id
LIMIT $limit
