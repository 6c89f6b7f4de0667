SELECT key, name, count(DISTINCT document), list_sort(list_distinct(list(identifier)))
FROM people
WHERE key IN (SELECT unnest($keys::VARCHAR[]))
GROUP BY key, name
ORDER BY key, name
