-- Events that hold one of the keys given, of those that are compared already.
WITH crossed AS (SELECT unnest($keys::UBIGINT[]) AS key),
held AS (
    SELECT event, document, unnest(loose) AS key
    FROM incident_events
    WHERE event NOT IN (SELECT event FROM incident_uncompared)
)
SELECT DISTINCT event, document
FROM held
SEMI JOIN crossed USING (key)
ORDER BY event
