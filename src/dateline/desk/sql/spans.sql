-- All that is marked in a report, with the event that it is of, if any.
SELECT start_char, end_char, role AS kind, coalesce(nullif(name, ''), text) AS label, event
FROM actors
WHERE document = $document
UNION ALL
SELECT start_char, end_char, 'quote', speaker, NULL FROM quotes WHERE document = $document
UNION ALL
SELECT start_char, end_char, 'office', concat(person, ', ', post), NULL
FROM offices
WHERE document = $document
ORDER BY 1, 2, 3, 4, 5
