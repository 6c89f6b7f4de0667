-- Reports by the period in which they were printed.
SELECT CASE
    WHEN $period = 'week' THEN strftime(TRY_CAST(left(published, 10) AS DATE), '%G-W%V')
    ELSE left(published, $exact)
END AS period, count(*)
FROM documents
WHERE length(published) >= $exact
    AND ($publisher IS NULL OR contains(lower(publisher), lower($publisher)))
GROUP BY ALL
