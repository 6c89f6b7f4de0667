-- How many events, and reports with them, have each value of each facet.
SELECT facet, value, events, reports, values_in_all
FROM (
    SELECT
        facet, value, count(*) AS events, count(DISTINCT document) AS reports,
        count(*) OVER (PARTITION BY facet) AS values_in_all,
        row_number() OVER (
            PARTITION BY facet
            ORDER BY if(facet = 'month', value, '') DESC, count(*) DESC, value
        ) AS place
    FROM (
        SELECT document, 'type' AS facet, type AS value FROM found
        UNION ALL
        SELECT document, 'status', status FROM found
        UNION ALL
        SELECT document, 'publisher', publisher FROM found
        UNION ALL
        SELECT document, 'month', left(date, 7) FROM found WHERE length(date) >= 7
        UNION ALL
        SELECT document, 'place', country FROM found
        UNION ALL
        SELECT document, 'sector', unnest(sectors) FROM found
        UNION ALL
        SELECT document, 'country', unnest(list_distinct(list_concat(actor_code, recipient_code)))
        FROM found
        UNION ALL
        SELECT document, 'dyad', concat(one, ' > ', other)
        FROM (
            SELECT document, one, unnest(list_distinct(recipient_code)) AS other
            FROM (
                SELECT document, unnest(list_distinct(actor_code)) AS one, recipient_code
                FROM found
            )
        )
        WHERE one <> '' AND other <> '' AND one <> other
    )
    WHERE value <> '' AND facet IN (SELECT unnest($facets::VARCHAR[]))
    GROUP BY facet, value
)
WHERE place <= $most
ORDER BY facet, place
