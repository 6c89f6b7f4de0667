-- Keys of one part of eight that tell less or more than was taken, with what they tell now;
-- NULL for those that tell enough alone.
WITH held AS (
    SELECT key, count(*) AS events
    FROM (SELECT unnest(loose) AS key FROM incident_events)
    WHERE key % 8 = $part
    GROUP BY key
    HAVING count(*) > $alone
),
now AS (
    SELECT key, CASE WHEN events <= $by_two THEN 3 WHEN events <= $by_three THEN 2 ELSE 0 END
        AS points
    FROM held
),
before AS (SELECT key, points FROM incident_common_keys WHERE key % 8 = $part)
SELECT key, now.points
FROM now
FULL JOIN before USING (key)
WHERE now.points IS DISTINCT FROM before.points
ORDER BY key
