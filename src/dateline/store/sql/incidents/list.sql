-- Incidents with what their reports tell most, the earliest first. $events and $incidents give
-- the members as known on a day; without them those kept are taken.
WITH all_members AS (
    SELECT event, incident FROM incident_members WHERE $events IS NULL
    UNION ALL
    SELECT unnest($events::VARCHAR[]), unnest($incidents::VARCHAR[])
),
-- Incidents with an event in the time asked for: only these can pass below, where it is the date
-- of the whole that counts.
dated AS (
    SELECT DISTINCT incident
    FROM all_members
    JOIN flat_events ON flat_events.event = all_members.event
    WHERE (
            $since IS NULL
            OR left(if(enddate = '', date, enddate), length($since))
            >= left($since, length(if(enddate = '', date, enddate)))
        )
        AND ($until IS NULL OR left(date, length($until)) <= left($until, length(date)))
),
members AS (
    SELECT event, incident
    FROM all_members
    WHERE ($incident IS NULL OR starts_with(incident, $incident))
        AND (
            $since IS NULL AND $until IS NULL OR incident IN (SELECT incident FROM dated)
        )
),
told AS (
    SELECT members.incident, events.*, documents.published, documents.publisher,
        row_number() OVER (
            PARTITION BY members.incident
            ORDER BY documents.published = '', documents.published, events.document,
                events.number, events.id
        ) AS place_in_time
    FROM members
    JOIN events ON events.id = members.event
    JOIN documents ON documents.id = events.document
),
merged AS (
    SELECT unnest($merged_keys::VARCHAR[]) AS key, unnest($merged_persons::VARCHAR[]) AS person,
        unnest($merged_names::VARCHAR[]) AS shown, unnest($merged_words::VARCHAR[]) AS words
),
parties AS (
    SELECT members.incident, actors.role, actors.code, actors.key, actors.identifier,
        coalesce(nullif(merged.shown, ''), actors.name) AS name,
        concat(' ', actors.name, ' | ', merged.words, ' ') AS names
    FROM members
    JOIN actors ON actors.event = members.event
    LEFT JOIN merged ON merged.key = actors.key
),
named AS (
    SELECT incident, role, min(name) AS name, count(*) AS times
    FROM parties
    GROUP BY incident, role, lower(name)
),
sides AS (
    SELECT incident,
        list(name ORDER BY times DESC, name) FILTER (role = 'actor')[:4] AS actor,
        list(name ORDER BY times DESC, name) FILTER (role = 'recipient')[:4] AS recipient
    FROM named
    GROUP BY incident
),
codes AS (
    SELECT incident,
        list_sort(list(DISTINCT code) FILTER (role = 'actor' AND code <> '')) AS actor_code,
        list_sort(list(DISTINCT code) FILTER (role = 'recipient' AND code <> ''))
            AS recipient_code,
        coalesce(bool_or(role = 'actor' AND (
            code = $actor_code OR key = $actor OR identifier = $actor
            OR contains(lower(names), lower(' ' || $actor || ' '))
        )), false) AS has_actor,
        coalesce(bool_or(
            code = $party_code OR key = $party OR identifier = $party
            OR contains(lower(names), lower(' ' || $party || ' '))
        ), false) AS has_party
    FROM parties
    GROUP BY incident
),
-- The value that most events have, the least of several, so that no order of rows tells.
votes AS (
    SELECT incident, 'type' AS field, type AS value, count(*) AS times FROM told GROUP BY ALL
    UNION ALL
    SELECT incident, 'status', status, count(*) FROM told GROUP BY ALL
    UNION ALL
    SELECT incident, 'place', concat_ws('|', country, place), count(*)
        * if(max(resolution) IN ('city', 'point'), 3, 1)
    FROM told WHERE country <> '' OR place <> '' GROUP BY incident, country, place
    UNION ALL
    SELECT incident, 'date', concat_ws('|', date, enddate), count(*)
        * if(max(basis) = 'assumed', 1, 4) * if(max(precision) = 'day', 4, 1)
    FROM told WHERE date <> '' GROUP BY incident, date, enddate
),
chosen AS (
    SELECT incident, field, value
    FROM votes
    QUALIFY row_number() OVER (PARTITION BY incident, field ORDER BY times DESC, value) = 1
),
best AS (
    SELECT incident,
        max(value) FILTER (field = 'type') AS type, max(value) FILTER (field = 'status') AS status,
        coalesce(max(value) FILTER (field = 'date'), '|') AS day,
        coalesce(max(value) FILTER (field = 'place'), '|') AS place
    FROM chosen
    GROUP BY incident
),
counted AS (
    SELECT incident, count(*) AS events, count(DISTINCT document) AS reports,
        count(DISTINCT publisher) FILTER (publisher <> '') AS publishers,
        min(published) FILTER (place_in_time = 1) AS first_published,
        min(document) FILTER (place_in_time = 1) AS first_document,
        max(published) AS last_published,
        max(dead) AS dead, max(injured) AS injured, max(arrested) AS arrested,
        list_sort(list_distinct(flatten(list(modes)))) AS modes,
        coalesce(bool_or(contains(
            lower(concat(' ', concat_ws(
                ' | ', place_text, place, city, district, province, country_name
            ), ' ')),
            lower(' ' || $place || ' ')
        ) OR country = $place_code), false) AS is_there,
        list(id ORDER BY place_in_time) AS members
    FROM told
    GROUP BY incident
)
SELECT
    incident, split_part(day, '|', 1) AS date, split_part(day, '|', 2) AS enddate, type, modes,
    status, coalesce(actor, []), coalesce(actor_code, []), coalesce(recipient, []),
    coalesce(recipient_code, []), split_part(place, '|', 2), split_part(place, '|', 1),
    dead, injured, arrested, reports, publishers, first_published, last_published,
    first_document, members
FROM counted
JOIN best USING (incident)
LEFT JOIN sides USING (incident)
LEFT JOIN codes USING (incident)
WHERE ($type IS NULL OR type = $type)
    AND ($actor IS NULL OR has_actor)
    AND ($party IS NULL OR has_party)
    AND ($place IS NULL OR is_there)
    AND ($min_reports IS NULL OR reports >= $min_reports)
    AND (
        $document IS NULL
        OR incident IN (SELECT incident FROM told WHERE starts_with(document, $document))
    )
    AND (
        $since IS NULL OR date <> ''
        AND left(if(enddate = '', date, enddate), length($since))
        >= left($since, length(if(enddate = '', date, enddate)))
    )
    AND (
        $until IS NULL OR date <> '' AND left(date, length($until)) <= left($until, length(date))
    )
ORDER BY date = '', date, first_published, incident
LIMIT $limit
