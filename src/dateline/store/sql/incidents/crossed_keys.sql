-- Keys of one part of eight that have become too common, or are so no longer.
WITH now AS (
    SELECT key
    FROM (SELECT unnest(loose) AS key FROM incident_events)
    WHERE key % 8 = $part
    GROUP BY key
    HAVING count(*) > $most
),
before AS (SELECT key FROM incident_common_keys WHERE key % 8 = $part)
(SELECT key, true FROM now EXCEPT SELECT key, true FROM before)
UNION ALL
(SELECT key, false FROM before EXCEPT SELECT key, false FROM now)
ORDER BY key
