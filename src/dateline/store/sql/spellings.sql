SELECT DISTINCT unnest(list_append(also, name)) AS spelling
FROM people
WHERE key IN (SELECT unnest($keys::VARCHAR[]))
ORDER BY spelling
