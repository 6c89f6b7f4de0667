-- How many events, in how many reports, have each value. Goes on after the table found.
valued AS (
    SELECT 'type' AS facet, type AS value, line, document FROM found
    UNION ALL
    SELECT 'status', status, line, document FROM found
    UNION ALL
    SELECT 'publisher', publisher, line, document FROM found
    UNION ALL
    SELECT 'month', left(date, 7), line, document FROM found WHERE length(date) >= 7
    UNION ALL
    SELECT 'sector', unnest(list_distinct(sectors)), line, document FROM found
    UNION ALL
    SELECT 'country', unnest(list_distinct(list_concat(actor_code, recipient_code))),
        line, document
    FROM found
    UNION ALL
    SELECT DISTINCT 'dyad', concat(acting, '-', other), line, document
    FROM (
        SELECT acting, unnest(list_concat(actor_code, recipient_code)) AS other, line, document
        FROM (SELECT *, unnest(actor_code) AS acting FROM found)
    )
    WHERE acting <> other AND acting <> '' AND other <> ''
)
SELECT facet, value, count(DISTINCT line) AS events, count(DISTINCT document)
FROM valued
WHERE value <> ''
GROUP BY facet, value
ORDER BY facet, events DESC, value
