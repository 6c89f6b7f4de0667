SELECT kind, start_char, end_char, story, author, date, place
FROM parts
WHERE document = ?
ORDER BY start_char, number
