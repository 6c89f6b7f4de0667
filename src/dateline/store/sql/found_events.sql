-- The flat rows of events that pass all filters given; a filter that is NULL lets everything
-- pass. Dates are compared as far as both sides are exact: 2025-08 lies in 2025.
-- actor_ids, party_ids: the parties asked for, as acting, and as whoever else takes part in
-- either role; either: whichever of the two acts.
WITH one AS (
    SELECT line, acts, number
    FROM flat_parties
    WHERE (acts OR $either) AND party IN (SELECT unnest($actor_ids::UBIGINT[]))
),
other AS (
    SELECT line, acts, number
    FROM flat_parties
    WHERE party IN (SELECT unnest($party_ids::UBIGINT[]))
),
taking_part AS (
    SELECT line FROM one WHERE $party_ids IS NULL
    UNION ALL
    SELECT line FROM other WHERE $actor_ids IS NULL
    UNION ALL
    SELECT one.line
    FROM one
    JOIN other ON other.line = one.line
    WHERE (one.acts OR other.acts)
        AND (other.acts <> one.acts OR other.number <> one.number)
)
SELECT *
FROM flat_events
WHERE (
        $actor_ids IS NULL AND $party_ids IS NULL
        OR line IN (SELECT line FROM taking_part)
    )
    AND ($type IS NULL OR type = $type)
    AND ($mode IS NULL OR list_contains(modes, $mode))
    AND ($context IS NULL OR list_contains(contexts, $context))
    AND ($cameo IS NULL OR starts_with(cameo, $cameo))
    AND ($quad IS NULL OR quad_code = $quad)
    AND ($sector IS NULL OR list_contains(sectors, $sector))
    AND ($status IS NULL OR status = $status)
    AND ($background IS NULL OR background = $background)
    AND ($min_confidence IS NULL OR confidence >= $min_confidence)
    AND ($publisher IS NULL OR contains(lower(publisher), lower($publisher)))
    AND ($document IS NULL OR starts_with(document, $document))
    AND (
        $incident IS NULL
        OR EXISTS (
            SELECT 1
            FROM incident_members AS member
            WHERE member.event = flat_events.event AND member.document = flat_events.document
                AND starts_with(member.incident, $incident)
        )
    )
    AND ($documents IS NULL OR document IN (SELECT unnest($documents::VARCHAR[])))
    AND ($said IS NULL OR document IN (SELECT unnest($said::VARCHAR[])))
    AND (
        $since IS NULL OR date <> ''
        AND left(if(enddate = '', date, enddate), length($since))
        >= left($since, length(if(enddate = '', date, enddate)))
    )
    AND (
        $until IS NULL OR date <> ''
        AND left(date, length($until)) <= left($until, length(date))
    )
    AND (
        $place IS NULL OR country = $place_code
        OR contains(place_words, lower(' ' || $place || ' '))
    )
