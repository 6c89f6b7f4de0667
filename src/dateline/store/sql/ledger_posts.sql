SELECT DISTINCT post, country
FROM offices
WHERE $country_code IS NULL OR country = $country_code
ORDER BY post, country
