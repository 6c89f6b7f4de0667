-- Pairs of events to compare, at least one of them of the reports given: they share a key and
-- their days, as far as both have any, lie near; or their reports are copies. Loose keys are
-- for pairs with a report that is not dated.
WITH indexed AS (
    SELECT incident_events.*, documents.published = '' AS undated,
        incident_events.document IN (SELECT unnest($documents::VARCHAR[])) AS is_fresh
    FROM incident_events
    JOIN documents ON documents.id = incident_events.document
),
fresh AS (
    SELECT event, dated, first_day, last_day, slack, unnest(timed) AS key
    FROM indexed WHERE is_fresh
),
every AS (SELECT event, dated, first_day, last_day, slack, unnest(timed) AS key FROM indexed),
fresh_loose AS (SELECT event, undated, unnest(loose) AS key FROM indexed WHERE is_fresh),
undated_loose AS (SELECT event, unnest(loose) AS key FROM indexed WHERE undated),
every_loose AS (
    SELECT event, unnest(loose) AS key
    FROM indexed
    WHERE NOT undated AND EXISTS (SELECT 1 FROM fresh_loose WHERE undated)
),
copied AS (
    SELECT one, two FROM copy_pairs WHERE one IN (SELECT unnest($documents::VARCHAR[]))
    UNION
    SELECT one, two FROM copy_pairs WHERE two IN (SELECT unnest($documents::VARCHAR[]))
),
found AS (
    SELECT fresh.event AS one, every.event AS two
    FROM fresh
    JOIN every ON every.key = fresh.key
    WHERE NOT fresh.dated OR NOT every.dated
        OR fresh.first_day - every.last_day <= greatest(fresh.slack, every.slack)
        AND every.first_day - fresh.last_day <= greatest(fresh.slack, every.slack)
    UNION ALL
    SELECT fresh_loose.event, undated_loose.event
    FROM fresh_loose
    JOIN undated_loose ON undated_loose.key = fresh_loose.key
    UNION ALL
    SELECT fresh_loose.event, every_loose.event
    FROM fresh_loose
    JOIN every_loose ON every_loose.key = fresh_loose.key
    WHERE fresh_loose.undated
    UNION ALL
    SELECT one.id, two.id
    FROM copied
    JOIN events AS one ON one.document = copied.one
    JOIN events AS two ON two.document = copied.two AND two.type = one.type
)
SELECT DISTINCT least(one, two) AS one, greatest(one, two) AS two
FROM found
WHERE one <> two
ORDER BY one, two
