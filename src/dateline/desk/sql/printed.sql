-- Reports by the period in which they were printed, named by its first day.
WITH placed AS (
    SELECT CASE
        WHEN $step = 'day' AND length(published) >= 10 THEN left(published, 10)
        WHEN $step = 'week' AND length(published) >= 10
            THEN strftime(date_trunc('week', TRY_CAST(left(published, 10) AS DATE)), '%Y-%m-%d')
        WHEN $step = 'month' AND length(published) >= 7 THEN left(published, 7) || '-01'
        WHEN $step = 'year' AND length(published) >= 4 THEN left(published, 4) || '-01-01'
    END AS start
    FROM documents
    WHERE $publisher IS NULL OR contains(lower(publisher), lower($publisher))
)
SELECT start, count(*) FROM placed WHERE start IS NOT NULL GROUP BY start
