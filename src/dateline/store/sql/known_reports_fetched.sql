-- Reports printed by the day given; without a day in print, fetched by then.
WITH dated AS (
    SELECT documents.id, if(
        documents.published <> '', documents.published, coalesce(min(CAST(fetched AS VARCHAR)), '')
    ) AS day
    FROM {whole}.main.documents
    LEFT JOIN {whole}.main.sources
        ON sources.document = documents.id AND CAST(fetched AS VARCHAR) <> ''
    GROUP BY documents.id, documents.published
)
SELECT id
FROM dated
WHERE day <> '' AND left(day, length($day)) <= left($day, length(day))
