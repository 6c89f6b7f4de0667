-- Follows placed_events.sql: the events at a place, or all, newest first.
SELECT document, id
FROM placed
WHERE $spot IS NULL OR spot = $spot
ORDER BY date DESC, document, number, id
LIMIT $limit OFFSET $skip
