-- People whose keys the merges do not name.
SELECT DISTINCT key, name, country
FROM people
WHERE key NOT IN (SELECT unnest($keys::VARCHAR[]))
ORDER BY key, name, country
