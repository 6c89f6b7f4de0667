-- Events by period, named by its first day; what is not exact enough is left out.
WITH placed AS (
    SELECT document, quad_code, score, CASE $step
        WHEN 'day' THEN left(date, 10)
        WHEN 'week' THEN strftime(date_trunc('week', TRY_CAST(left(date, 10) AS DATE)), '%Y-%m-%d')
        WHEN 'month' THEN left(date, 7) || '-01'
        ELSE left(date, 4) || '-01-01'
    END AS start
    FROM found
    WHERE length(date) >= $exact
)
SELECT
    start,
    count(*) FILTER (quad_code = 1), count(*) FILTER (quad_code = 2),
    count(*) FILTER (quad_code = 3), count(*) FILTER (quad_code = 4),
    count(DISTINCT document), avg(CAST(score AS DECIMAL(18, 6)))
FROM placed
WHERE start IS NOT NULL
GROUP BY start
ORDER BY start
