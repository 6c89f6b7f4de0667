-- Events that pass all filters given; a filter that is NULL lets everything pass.
-- Dates are compared as far as both sides are exact: 2025-08 lies in 2025.
-- one: the actors asked for; other: whoever else took part, in either role. merged: keys
-- that mean one person, who is found by all names.
WITH merged AS (
    SELECT unnest($merged_keys::VARCHAR[]) AS key, unnest($merged_persons::VARCHAR[]) AS person,
        unnest($merged_names::VARCHAR[]) AS shown, unnest($merged_words::VARCHAR[]) AS words
),
parties AS (
    SELECT document, event, role, number, code, actors.key, identifier,
        concat(' ', name, ' | ', merged.words, ' ') AS names
    FROM actors
    LEFT JOIN merged ON merged.key = actors.key
),
one AS (
    SELECT document, event, role, number
    FROM parties
    WHERE role = 'actor' AND (
        code = $actor_code OR key = $actor OR identifier = $actor
        OR contains(lower(names), lower(' ' || $actor || ' '))
    )
),
other AS (
    SELECT document, event, role, number
    FROM parties
    WHERE
        code = $party_code OR key = $party OR identifier = $party
        OR contains(lower(names), lower(' ' || $party || ' '))
),
found AS (
    SELECT document, event FROM one WHERE $party IS NULL
    UNION
    SELECT document, event FROM other WHERE $actor IS NULL
    UNION
    SELECT one.document, one.event
    FROM one
    JOIN other ON other.document = one.document AND other.event = one.event
    WHERE other.role <> one.role OR other.number <> one.number
)
SELECT
    events.json, events.document, documents.published, documents.publisher,
    documents.title, documents.url
FROM events
JOIN documents ON documents.id = events.document
WHERE (
        $actor IS NULL AND $party IS NULL
        OR (events.document, events.id) IN (SELECT (document, event) FROM found)
    )
    AND ($type IS NULL OR events.type = $type)
    AND ($mode IS NULL OR list_contains(events.modes, $mode))
    AND ($status IS NULL OR events.status = $status)
    AND ($background IS NULL OR events.background = $background)
    AND ($document IS NULL OR starts_with(events.document, $document))
    AND (
        $documents IS NULL
        OR events.document IN (SELECT unnest($documents::VARCHAR[]))
    )
    AND (
        $since IS NULL OR events.date <> ''
        AND left(if(events.enddate = '', events.date, events.enddate), length($since))
        >= left($since, length(if(events.enddate = '', events.date, events.enddate)))
    )
    AND (
        $until IS NULL OR events.date <> ''
        AND left(events.date, length($until)) <= left($until, length(events.date))
    )
    AND (
        $place IS NULL OR events.country = $place_code
        OR contains(
            lower(concat(' ', concat_ws(
                ' | ', events.place_text, events.place, events.city, events.district,
                events.province, events.country_name
            ), ' ')),
            lower(' ' || $place || ' ')
        )
    )
ORDER BY documents.published, events.document, events.number, events.id
LIMIT $limit
