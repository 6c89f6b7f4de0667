-- Pairs of reports with a band in common, at least one of them of the reports given.
WITH fresh AS (
    SELECT document, print, unnest(bands) AS band
    FROM prints
    WHERE document IN (SELECT unnest($documents::VARCHAR[]))
),
every AS (SELECT document, print, unnest(bands) AS band FROM prints)
SELECT DISTINCT
    least(fresh.document, every.document), greatest(fresh.document, every.document),
    if(fresh.document < every.document, fresh.print, every.print),
    if(fresh.document < every.document, every.print, fresh.print)
FROM fresh
JOIN every ON every.band = fresh.band
WHERE fresh.document <> every.document
ORDER BY 1, 2
