-- How many events, and reports with them, have each value of each facet. First by report:
-- that is faster than counting different reports.
WITH stated AS (
    SELECT report, 'type' AS facet, type AS value
    FROM found
    WHERE list_contains($facets::VARCHAR[], 'type')
    UNION ALL
    SELECT report, 'status', status FROM found WHERE list_contains($facets::VARCHAR[], 'status')
    UNION ALL
    SELECT report, 'publisher', publisher
    FROM found
    WHERE list_contains($facets::VARCHAR[], 'publisher')
    UNION ALL
    SELECT report, 'month', left(date, 7)
    FROM found
    WHERE length(date) >= 7 AND list_contains($facets::VARCHAR[], 'month')
    UNION ALL
    SELECT report, 'place', country FROM found WHERE list_contains($facets::VARCHAR[], 'place')
    UNION ALL
    SELECT report, 'sector', unnest(sectors)
    FROM found
    WHERE list_contains($facets::VARCHAR[], 'sector')
    UNION ALL
    SELECT report, 'country', unnest(codes)
    FROM found
    WHERE list_contains($facets::VARCHAR[], 'country')
    UNION ALL
    SELECT report, 'dyad', unnest(dyads) FROM found WHERE list_contains($facets::VARCHAR[], 'dyad')
),
by_report AS (
    SELECT facet, value, report, count(*) AS events
    FROM stated
    WHERE value <> ''
    GROUP BY facet, value, report
),
counted AS (
    SELECT facet, value, CAST(sum(events) AS BIGINT) AS events, count(*) AS reports
    FROM by_report
    GROUP BY facet, value
),
placed AS (
    SELECT
        facet, value, events, reports, count(*) OVER (PARTITION BY facet) AS values_in_all,
        row_number() OVER (
            PARTITION BY facet ORDER BY if(facet = 'month', value, '') DESC, events DESC, value
        ) AS place
    FROM counted
)
SELECT facet, value, events, reports, values_in_all
FROM placed
WHERE place <= $most
ORDER BY facet, place
