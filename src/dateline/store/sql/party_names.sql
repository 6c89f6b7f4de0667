-- How reports call a party: names, words as written, and in how many reports.
SELECT name, text, code, count(DISTINCT document) AS reports
FROM actors
WHERE key IN (SELECT unnest($keys::VARCHAR[]))
GROUP BY name, text, code
ORDER BY reports DESC, length(name) DESC, name, text, code
