-- Parties of these events whose keys were merged, with the name to show.
WITH merged AS (
    SELECT unnest($merged_keys::VARCHAR[]) AS key, unnest($merged_names::VARCHAR[]) AS shown
)
SELECT actors.document, actors.event, actors.role, actors.number, merged.shown
FROM actors
JOIN merged ON merged.key = actors.key
WHERE merged.shown IS NOT NULL
    AND actors.document IN (SELECT unnest($documents::VARCHAR[]))
