-- The next events to compare, with their types: neighbours in kind and time together.
SELECT events.id, events.type
FROM incident_uncompared
JOIN incident_events AS indexed
    ON indexed.event = incident_uncompared.event
    AND indexed.document = incident_uncompared.document
JOIN events ON events.id = indexed.event AND events.document = indexed.document
ORDER BY events.type, indexed.first_day, events.id
LIMIT $most
