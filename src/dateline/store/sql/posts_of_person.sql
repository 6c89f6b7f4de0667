SELECT DISTINCT post, country
FROM offices
WHERE person_key IN (SELECT unnest($keys::VARCHAR[]))
ORDER BY post, country
