-- Pairs of states whose parties take part in the same events, most events first.
WITH dealt AS (
    SELECT codes, quad_code, score, date
    FROM flat_events
    WHERE status = 'actual' AND NOT background
        AND ($code IS NULL OR list_contains(codes, $code))
        AND (
            $since IS NULL OR date <> ''
            AND left(date, length($since)) >= left($since, length(date))
        )
        AND (
            $until IS NULL OR date <> ''
            AND left(date, length($until)) <= left($until, length(date))
        )
),
sides AS (
    SELECT unnest(codes) AS one, * FROM dealt WHERE len(codes) > 1
),
pairs AS (
    SELECT one, unnest(codes) AS other, quad_code, score, date FROM sides
)
SELECT one, other,
    count(*) FILTER (quad_code = 1), count(*) FILTER (quad_code = 2),
    count(*) FILTER (quad_code = 3), count(*) FILTER (quad_code = 4),
    avg(CAST(score AS DECIMAL(18, 6))), coalesce(min(nullif(date, '')), ''), max(date)
FROM pairs
WHERE other > one AND ($code IS NULL OR one = $code OR other = $code)
GROUP BY one, other
HAVING regexp_full_match(one, '[A-Z]{3}') AND regexp_full_match(other, '[A-Z]{3}')
ORDER BY count(*) DESC, one, other
LIMIT $limit
