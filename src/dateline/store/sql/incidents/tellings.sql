-- What the events of an incident tell, with the offsets of their first sentence.
SELECT
    events.id, events.document, coalesce(documents.published, ''),
    coalesce(documents.publisher, ''), coalesce(first.start_char, 0), coalesce(first.end_char, 0),
    events.type, events.status, events.date, events.enddate, events.basis,
    coalesce(nullif(events.place, ''), events.place_text, ''), events.country, events.geonameid,
    events.resolution, events.dead, events.injured, events.arrested, events.amount,
    events.currency
FROM events
JOIN documents ON documents.id = events.document
LEFT JOIN (
    SELECT event, document, arg_min(start_char, number) AS start_char,
        arg_min(end_char, number) AS end_char
    FROM claims
    WHERE event IN (SELECT unnest($events::VARCHAR[]))
    GROUP BY event, document
) AS first ON first.event = events.id AND first.document = events.document
WHERE events.id IN (SELECT unnest($events::VARCHAR[]))
ORDER BY documents.published, events.document, events.number, events.id
