-- Sources of reports that have none yet: a report's first finding place stays.
WITH given AS (
    SELECT
        unnest(?::VARCHAR[]) AS document, unnest(?::VARCHAR[]) AS kind,
        unnest(?::VARCHAR[]) AS container, unnest(?::VARCHAR[]) AS record,
        unnest(?::VARCHAR[]) AS digest, unnest(?::VARCHAR[]) AS fetched,
        unnest(?::VARCHAR[]) AS extractor, unnest(?::VARCHAR[]) AS key
)
INSERT INTO sources
SELECT given.* FROM given
WHERE given.document NOT IN (
    SELECT sources.document FROM sources
    WHERE sources.document IN (SELECT document FROM given)
)
