-- How often events are told over all reports that tell the same incident: sentences, publishers
-- (a report that names none is its own) and reports.
WITH asked AS (SELECT unnest($events::VARCHAR[]) AS event),
wanted AS (
    SELECT DISTINCT event, incident
    FROM incident_members WHERE event IN (SELECT event FROM asked)
),
members AS (
    SELECT DISTINCT incident, event, document
    FROM incident_members WHERE incident IN (SELECT incident FROM wanted)
),
counted AS (
    SELECT
        members.incident,
        count(claims.number) AS mentions,
        count(DISTINCT if(documents.publisher = '', documents.id, documents.publisher)) AS sources,
        count(DISTINCT documents.id) AS articles
    FROM members
    JOIN documents ON documents.id = members.document
    LEFT JOIN claims
        ON claims.event = members.event AND claims.document = members.document
    GROUP BY members.incident
)
SELECT wanted.event, counted.mentions, counted.sources, counted.articles
FROM wanted
JOIN counted ON counted.incident = wanted.incident
