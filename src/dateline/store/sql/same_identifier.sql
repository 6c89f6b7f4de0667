-- Keys of people who are one by their Wikidata id. A key with two ids means two people of
-- one name: it joins nobody.
WITH sure AS (
    SELECT key, min(identifier) AS identifier
    FROM people
    WHERE identifier <> ''
    GROUP BY key
    HAVING count(DISTINCT identifier) = 1
)
SELECT list_sort(list(key))
FROM sure
GROUP BY identifier
HAVING count(*) > 1
ORDER BY 1
