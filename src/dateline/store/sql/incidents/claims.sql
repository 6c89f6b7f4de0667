-- The sentences of events, and the words there that name the act.
SELECT document, event, start_char, end_char, words
FROM claims
WHERE CASE
    WHEN $documents IS NULL THEN event IN (SELECT unnest($events::VARCHAR[]))
    ELSE document IN (SELECT unnest($documents::VARCHAR[]))
END
ORDER BY document, event, number
