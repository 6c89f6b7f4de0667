-- The filters of events, each under the name of its parameter. Only those that are given go
-- into a question (questions.py). Dates are compared as far as both sides are exact: 2025-08
-- lies in 2025.
-- actor: who acts; either: or is acted on
line IN (
    SELECT line
    FROM flat_parties
    WHERE (acts OR $either) AND party IN ({actor})
)
-- with: whoever takes part, in either role
line IN (
    SELECT line
    FROM flat_parties
    WHERE party IN ({with})
)
-- dyad: one acts and the other takes part, in either role; either: whichever of the two acts
-- (MATERIALIZED: else all parties are joined with all, and those asked for come last)
line IN (
    WITH one AS MATERIALIZED (
        SELECT line, acts, number
        FROM flat_parties
        WHERE (acts OR $either) AND party IN ({actor})
    ),
    other AS MATERIALIZED (
        SELECT line, acts, number
        FROM flat_parties
        WHERE party IN ({with})
    )
    SELECT one.line
    FROM one
    JOIN other ON other.line = one.line
    WHERE (one.acts OR other.acts)
        AND (other.acts <> one.acts OR other.number <> one.number)
)
-- type
type = $type
-- mode
list_contains(modes, $mode)
-- context
list_contains(contexts, $context)
-- cameo
starts_with(cameo, $cameo)
-- quad
quad_code = $quad
-- sector
list_contains(sectors, $sector)
-- status
status = $status
-- background
background = $background
-- min_confidence
confidence >= $min_confidence
-- publisher
contains(lower(publisher), lower($publisher))
-- document
starts_with(document, $document)
-- incident
EXISTS (
    SELECT 1
    FROM incident_members AS member
    WHERE member.event = flat_events.event AND member.document = flat_events.document
        AND starts_with(member.incident, $incident)
)
-- documents
document IN (SELECT unnest($documents::VARCHAR[]))
-- said
document IN (SELECT unnest($said::VARCHAR[]))
-- since
date <> ''
AND left(if(enddate = '', date, enddate), length($since))
>= left($since, length(if(enddate = '', date, enddate)))
-- until
date <> '' AND left(date, length($until)) <= left($until, length(date))
-- place
(country = $place_code OR contains(place_words, lower(' ' || $place || ' ')))
