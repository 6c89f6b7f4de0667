-- The names that the index takes of these reports, parted by a character that is a word of
-- its own, so that no phrase runs from one into the next.
WITH wanted AS (SELECT unnest($documents::VARCHAR[]) AS id),
called AS (
    SELECT document, name FROM people
    UNION
    SELECT document, unnest(also) FROM people
    UNION
    SELECT document, name FROM actors
    UNION
    SELECT document, text FROM actors
),
persons AS (
    SELECT document, string_agg(name, ' ' || chr(57344) || ' ' ORDER BY name) AS names
    FROM called
    WHERE name <> '' AND document IN (SELECT id FROM wanted)
    GROUP BY document
),
located AS (
    SELECT document, unnest([text, name, city, district, province, country_name]) AS name
    FROM places
    WHERE document IN (SELECT id FROM wanted)
),
placed AS (
    SELECT document, string_agg(DISTINCT name, ' ' || chr(57344) || ' ' ORDER BY name) AS names
    FROM located
    WHERE name <> ''
    GROUP BY document
)
SELECT wanted.id, coalesce(persons.names, ''), coalesce(placed.names, '')
FROM wanted
LEFT JOIN persons ON persons.document = wanted.id
LEFT JOIN placed ON placed.document = wanted.id
