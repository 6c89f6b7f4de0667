-- The latest quotes of some speakers. By rowid: only the texts that are shown are unpacked.
WITH latest AS (
    SELECT quotes.rowid AS place
    FROM quotes
    JOIN documents ON documents.id = quotes.document
    WHERE quotes.speaker_key IN (SELECT unnest($keys::VARCHAR[]))
    ORDER BY documents.published DESC, quotes.document, quotes.number, quotes.id
    LIMIT $most
)
SELECT
    quotes.id, if(quotes.date = '', documents.published, quotes.date), quotes.speaker,
    quotes.country, quotes.text, quotes.part, quotes.document, quotes.start_char,
    quotes.end_char, documents.published, documents.publisher, documents.title, documents.url,
    quotes.speaker_key
FROM quotes
JOIN documents ON documents.id = quotes.document
WHERE quotes.rowid IN (SELECT place FROM latest)
ORDER BY documents.published DESC, quotes.document, quotes.number, quotes.id
