-- The sentences of events, and the words there that name the act.
SELECT document, event, start_char, end_char, words
FROM claims
WHERE document IN (SELECT unnest($documents::VARCHAR[]))
ORDER BY document, event, number
