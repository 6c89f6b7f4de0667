-- What reports name besides their events, each name once and in the order of the text, and
-- the first sentence of the body. Bodies are known by those that take part in events.
WITH asked AS (SELECT unnest($documents::VARCHAR[]) AS document),
named_people AS (
    SELECT document, name, min(number) AS place
    FROM people WHERE document IN (SELECT document FROM asked) AND name <> ''
    GROUP BY document, name
),
named_bodies AS (
    SELECT document, name, min(start_char) AS place
    FROM actors
    WHERE document IN (SELECT document FROM asked) AND name <> ''
        AND starts_with(key, 'organisation-')
    GROUP BY document, name
),
named_places AS (
    SELECT document, if(name = '', text, name) AS name, min(number) AS place
    FROM places WHERE document IN (SELECT document FROM asked)
    GROUP BY document, if(name = '', text, name)
),
bodies AS (
    SELECT document, min(number) AS lead
    FROM sentences WHERE document IN (SELECT document FROM asked) AND part = 'body'
    GROUP BY document
)
SELECT
    asked.document,
    coalesce(
        (SELECT list(name ORDER BY place, name) FROM named_people WHERE document = asked.document),
        []
    ),
    coalesce(
        (SELECT list(name ORDER BY place, name) FROM named_bodies WHERE document = asked.document),
        []
    ),
    coalesce(
        (SELECT list(name ORDER BY place, name) FROM named_places WHERE document = asked.document),
        []
    ),
    coalesce((SELECT lead FROM bodies WHERE document = asked.document), -1)
FROM asked
