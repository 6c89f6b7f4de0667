-- Events as they are compared, by id; of reports if $documents is given, else of $events.
SELECT
    events.id, events.document, events.number, documents.published, events.type, events.modes,
    events.status, events.date, events.enddate, events.basis,
    events.country, events.geonameid, events.province, events.resolution,
    events.lat, events.lon, events.dead, events.injured, events.arrested, events.amount,
    array_to_string(indexed.words, chr(10)), array_to_string(indexed.title, chr(10)),
    array_to_string(indexed.triggers, chr(10)), array_to_string(indexed.near, chr(10)),
    events.background
FROM events
JOIN documents ON documents.id = events.document
LEFT JOIN incident_events AS indexed
    ON indexed.event = events.id AND indexed.document = events.document
WHERE CASE
    WHEN $documents IS NULL THEN events.id IN (SELECT unnest($events::VARCHAR[]))
    ELSE events.document IN (SELECT unnest($documents::VARCHAR[]))
END
ORDER BY events.document, events.number, events.id
