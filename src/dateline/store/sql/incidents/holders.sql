-- Events that hold one of the keys given, of those that are compared already.
SELECT DISTINCT event, document
FROM incident_events
WHERE list_has_any(loose, $keys::UBIGINT[])
    AND event NOT IN (SELECT event FROM incident_uncompared)
ORDER BY event
