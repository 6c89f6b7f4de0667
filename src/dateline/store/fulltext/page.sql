-- The best of the reports that match, and how many match, in one pass. Ids are looked up for
-- those alone that are no worse than the last of the page: equals come by id.
WITH hits AS MATERIALIZED (
    SELECT rowid AS number, bm25(words, {weights}) AS fit FROM words WHERE words MATCH :match
),
last AS (SELECT fit FROM hits ORDER BY fit LIMIT 1 OFFSET :offset + :limit - 1)
SELECT held.id, hits.fit, (SELECT count(*) FROM hits)
FROM hits
JOIN held ON held.number = hits.number
WHERE hits.fit <= coalesce((SELECT fit FROM last), hits.fit)
ORDER BY hits.fit, held.id
LIMIT :limit OFFSET :offset
