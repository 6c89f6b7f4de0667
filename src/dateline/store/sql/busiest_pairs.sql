-- Pairs of states whose parties take part in the same events, most events first.
WITH sides AS (
    SELECT DISTINCT actors.document, actors.event, actors.code
    FROM actors
    WHERE regexp_full_match(actors.code, '[A-Z]{3}')
)
SELECT one.code, other.code,
    count(*) FILTER (events.quad_code = 1), count(*) FILTER (events.quad_code = 2),
    count(*) FILTER (events.quad_code = 3), count(*) FILTER (events.quad_code = 4),
    avg(events.score), coalesce(min(nullif(events.date, '')), ''), max(events.date)
FROM sides AS one
JOIN sides AS other
    ON other.document = one.document AND other.event = one.event AND other.code > one.code
JOIN events ON events.document = one.document AND events.id = one.event
WHERE events.status = 'actual' AND NOT events.background
    AND ($code IS NULL OR one.code = $code OR other.code = $code)
    AND (
        $since IS NULL OR events.date <> ''
        AND left(events.date, length($since)) >= left($since, length(events.date))
    )
    AND (
        $until IS NULL OR events.date <> ''
        AND left(events.date, length($until)) <= left($until, length(events.date))
    )
GROUP BY one.code, other.code
ORDER BY count(*) DESC, one.code, other.code
LIMIT $limit
