-- Pairs of events to compare, at least one of them of the reports given: they share a key and
-- their days, as far as both have any, lie near; or their reports are copies.
WITH fresh AS (
    SELECT event, document, dated, first_day, last_day, slack, unnest(keys) AS key
    FROM incident_events
    WHERE document IN (SELECT unnest($documents::VARCHAR[]))
),
every AS (
    SELECT event, document, dated, first_day, last_day, slack, unnest(keys) AS key
    FROM incident_events
),
copied AS (
    SELECT one, two FROM copy_pairs WHERE one IN (SELECT unnest($documents::VARCHAR[]))
    UNION
    SELECT one, two FROM copy_pairs WHERE two IN (SELECT unnest($documents::VARCHAR[]))
),
found AS (
    SELECT least(fresh.event, every.event) AS one, greatest(fresh.event, every.event) AS two
    FROM fresh
    JOIN every ON every.key = fresh.key
    WHERE fresh.event <> every.event
        AND (
            NOT fresh.dated OR NOT every.dated
            OR fresh.first_day - every.last_day <= greatest(fresh.slack, every.slack)
            AND every.first_day - fresh.last_day <= greatest(fresh.slack, every.slack)
        )
    UNION
    SELECT least(one.id, two.id), greatest(one.id, two.id)
    FROM copied
    JOIN events AS one ON one.document = copied.one
    JOIN events AS two ON two.document = copied.two AND two.type = one.type
)
SELECT one, two FROM found ORDER BY one, two
