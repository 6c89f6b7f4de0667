-- The flat rows of these events, without their records.
SELECT
    event, document, date, enddate, precision, basis, actor, actor_code, recipient,
    recipient_code, type, modes, contexts, cameo, quad_code, score, goldstein, status,
    background, place, country, lat, lon, resolution, object, amount, currency, dead, injured,
    arrested, attribution, confidence, flat_events.words, flat_events.published, flat_events.publisher,
    documents.title, documents.url
FROM flat_events
JOIN documents ON documents.id = flat_events.document
WHERE document IN (SELECT unnest($documents::VARCHAR[]))
    AND event IN (SELECT unnest($events::VARCHAR[]))
