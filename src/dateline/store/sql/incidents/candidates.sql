-- Pairs of events to compare, at least one of them of the events given ($events, whose types
-- and those near them are $types); those that wait to be given later are left out. Two events
-- share a key for some weeks and their days, as far as both have any, lie near; or one of them
-- is of a report without a date, and they share keys for all time that tell enough together
-- (six points); or they are of one type and their reports are copies.
CREATE OR REPLACE TEMP TABLE found_pairs AS
WITH fresh_events AS (SELECT unnest($events::VARCHAR[]) AS event),
later AS (
    SELECT event FROM incident_uncompared
    EXCEPT
    SELECT event FROM fresh_events
),
indexed AS (
    SELECT
        incident_events.rowid AS number, incident_events.*, events.type,
        documents.published = '' AS undated, fresh_events.event IS NOT NULL AS is_fresh
    FROM incident_events
    JOIN events
        ON events.id = incident_events.event AND events.document = incident_events.document
    JOIN documents ON documents.id = incident_events.document
    LEFT JOIN fresh_events ON fresh_events.event = incident_events.event
    WHERE events.type IN (SELECT unnest($types::VARCHAR[]))
        AND incident_events.event NOT IN (SELECT event FROM later)
),
every AS (
    SELECT number, is_fresh, dated, first_day, last_day, slack, unnest(timed) AS key
    FROM indexed
),
fresh AS (SELECT * FROM every WHERE is_fresh),
every_loose AS (
    SELECT number, undated, is_fresh, key, coalesce(points, 6) AS points
    FROM (SELECT number, undated, is_fresh, unnest(loose) AS key FROM indexed)
    LEFT JOIN incident_common_keys USING (key)
    WHERE (SELECT bool_or(undated) FROM indexed) AND (points IS NULL OR points > 0)
),
fresh_loose AS (SELECT * FROM every_loose WHERE is_fresh),
copied AS (
    SELECT one, two FROM copy_pairs
    UNION ALL
    SELECT two, one FROM copy_pairs
),
found AS (
    SELECT fresh.number AS one, every.number AS two
    FROM fresh
    JOIN every ON every.key = fresh.key
    WHERE (NOT every.is_fresh OR fresh.number < every.number)
        AND (
            NOT fresh.dated OR NOT every.dated
            OR fresh.first_day - every.last_day <= greatest(fresh.slack, every.slack)
            AND every.first_day - fresh.last_day <= greatest(fresh.slack, every.slack)
        )
    UNION
    SELECT fresh_loose.number, every_loose.number
    FROM fresh_loose
    JOIN every_loose ON every_loose.key = fresh_loose.key
    WHERE (fresh_loose.undated OR every_loose.undated)
        AND (NOT every_loose.is_fresh OR fresh_loose.number < every_loose.number)
    GROUP BY fresh_loose.number, every_loose.number
    HAVING sum(fresh_loose.points) >= 6
    UNION
    SELECT one.number, two.number
    FROM copied
    JOIN indexed AS one ON one.document = copied.one AND one.is_fresh
    JOIN indexed AS two ON two.document = copied.two AND two.type = one.type
    WHERE NOT two.is_fresh OR one.number < two.number
)
SELECT
    least(one.event, two.event) AS one, greatest(one.event, two.event) AS two,
    row_number() OVER (ORDER BY one.first_day, one.event, two.event) AS place
FROM found
JOIN indexed AS one ON one.number = found.one
JOIN indexed AS two ON two.number = found.two
ORDER BY place
