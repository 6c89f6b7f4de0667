-- The flat rows of these events, without their records. By rowid: what a row lacks is not
-- unpacked for its neighbours.
SELECT
    event, document, date, enddate, precision, basis, actor, actor_code, recipient,
    recipient_code, type, modes, contexts, cameo, quad_code, score, goldstein, status,
    background, place, country, lat, lon, resolution, object, amount, currency, dead, injured,
    arrested, attribution, confidence, flat_events.words, flat_events.published,
    flat_events.publisher,
    documents.title, documents.url
FROM flat_events
JOIN documents ON documents.id = flat_events.document
WHERE flat_events.rowid IN (
    SELECT rowid FROM flat_events WHERE line IN (SELECT unnest($lines::UBIGINT[]))
)
