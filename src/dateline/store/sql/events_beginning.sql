-- Events whose ids begin so, with their reports: enough to tell whether it is one.
SELECT id, document
FROM events
WHERE starts_with(id, $id)
ORDER BY id, document, number
LIMIT 9
