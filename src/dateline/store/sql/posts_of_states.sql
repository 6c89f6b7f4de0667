SELECT DISTINCT post, country
FROM offices
WHERE country IN (SELECT unnest($countries::VARCHAR[]))
ORDER BY post, country
