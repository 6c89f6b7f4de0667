-- Events by period; what is not exact enough for a period has none.
WITH dated AS (
    SELECT *, if($by = 'report', published, date) AS day FROM found
),
placed AS (
    SELECT *, CASE
        WHEN length(day) < $exact THEN ''
        WHEN $period = 'week' THEN strftime(TRY_CAST(left(day, 10) AS DATE), '%G-W%V')
        ELSE left(day, $exact)
    END AS period
    FROM dated
)
SELECT
    coalesce(period, ''), count(*),
    count(*) FILTER (quad_code = 1), count(*) FILTER (quad_code = 2),
    count(*) FILTER (quad_code = 3), count(*) FILTER (quad_code = 4),
    avg(CAST(score AS DECIMAL(18, 6))), avg(CAST(goldstein AS DECIMAL(18, 6)))
FROM placed
GROUP BY ALL
ORDER BY ALL
