-- Places that reports name, each once, with how many reports and events are there.
WITH placed AS (
    SELECT coalesce(geonameid, 0) AS number, place AS name, country, count(*) AS events
    FROM events
    GROUP BY ALL
),
named AS (
    SELECT coalesce(geonameid, 0) AS number, name, country,
        max(country_name) AS country_name, max(lat) AS lat, max(lon) AS lon,
        max(city) AS city, max(district) AS district, max(province) AS province,
        max(feature_class) AS feature_class, max(feature_code) AS feature_code,
        max(resolution) AS resolution, count(DISTINCT document) AS documents
    FROM places
    WHERE ($country IS NULL OR country = $country_code)
        AND ($document IS NULL OR starts_with(document, $document))
        AND (
            $name IS NULL OR contains(
                lower(concat(' ', concat_ws(' | ', text, name, city, district, province), ' ')),
                lower(' ' || $name || ' ')
            )
        )
    GROUP BY ALL
)
SELECT
    named.name, named.country, country_name, nullif(named.number, 0), lat, lon, city,
    district, province, feature_class, feature_code, resolution, documents,
    coalesce(placed.events, 0)
FROM named
LEFT JOIN placed
    ON placed.number = named.number AND placed.name = named.name
    AND placed.country = named.country
ORDER BY named.country, named.name, named.number
LIMIT $limit
