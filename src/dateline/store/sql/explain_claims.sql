SELECT
    sequence, start_char, end_char, part, words, actor_words, recipient_words, frame, score,
    rivals
FROM claims
WHERE document = $document AND event = $event
ORDER BY number
