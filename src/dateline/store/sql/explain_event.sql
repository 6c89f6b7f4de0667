-- Events and the reports that tell them, without records and texts, which come from pieces by
-- the numbers given here (pieces.py).
SELECT
    events.id, events.document, md5_number_lower(concat_ws(chr(31), events.document, events.id)),
    md5_number_lower(documents.id), events.place_score, events.place_rivals, events.place_why,
    documents.reader, documents.published, documents.publisher, documents.title, documents.url
FROM events
JOIN documents ON documents.id = events.document
WHERE events.document IN (SELECT unnest($documents::VARCHAR[]))
    AND events.id IN (SELECT unnest($events::VARCHAR[]))
