-- The same of the keys alone that events still to be compared hold: where no event went, no
-- other key tells less or more than before.
WITH asked AS (
    SELECT DISTINCT unnest(loose) AS key
    FROM incident_events
    WHERE event IN (SELECT event FROM incident_uncompared)
),
held AS (
    SELECT key, count(*) AS events
    FROM (SELECT unnest(loose) AS key FROM incident_events)
    SEMI JOIN asked USING (key)
    GROUP BY key
    HAVING count(*) > $alone
),
now AS (
    SELECT key, CASE WHEN events <= $by_two THEN 3 WHEN events <= $by_three THEN 2 ELSE 0 END
        AS points
    FROM held
),
before AS (SELECT key, points FROM incident_common_keys SEMI JOIN asked USING (key))
SELECT key, now.points
FROM now
FULL JOIN before USING (key)
WHERE now.points IS DISTINCT FROM before.points
ORDER BY key
