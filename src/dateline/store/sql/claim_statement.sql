-- What the claims say whose ids begin so, without saying it twice.
SELECT
    min(id), if(person_key = '', person, person_key), post, country, former
FROM offices
WHERE starts_with(id, $id)
GROUP BY ALL
ORDER BY 1
