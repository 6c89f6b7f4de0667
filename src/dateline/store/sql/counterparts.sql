-- Who else takes part in the events of a party, most events first.
WITH mine AS (
    SELECT DISTINCT document, event
    FROM actors
    WHERE code = $code OR key IN (SELECT unnest($keys::VARCHAR[]))
)
SELECT actors.key, arg_max(actors.name, (length(actors.name), actors.name)) AS shown,
    max(actors.code), count(DISTINCT (actors.document, actors.event)) AS events
FROM actors
JOIN mine ON mine.document = actors.document AND mine.event = actors.event
WHERE actors.key <> '' AND actors.key NOT IN (SELECT unnest($keys::VARCHAR[]))
    AND ($code IS NULL OR actors.code <> $code)
GROUP BY actors.key
ORDER BY events DESC, shown, actors.key
LIMIT $limit
