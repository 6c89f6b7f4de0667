SELECT
    events.id, events.document, events.json, events.place_score, events.place_rivals,
    events.place_why, documents.text, documents.reader, documents.published, documents.publisher,
    documents.title, documents.url
FROM events
JOIN documents ON documents.id = events.document
WHERE events.document IN (SELECT unnest($documents::VARCHAR[]))
    AND events.id IN (SELECT unnest($events::VARCHAR[]))
