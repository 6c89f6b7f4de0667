-- Where each of these events is written, and the rules that claim it.
SELECT
    document, event, sequence, start_char, end_char, part, words, actor_words, recipient_words,
    frame, score, rivals
FROM claims
WHERE document IN (SELECT unnest($documents::VARCHAR[]))
    AND event IN (SELECT unnest($events::VARCHAR[]))
ORDER BY document, event, number
