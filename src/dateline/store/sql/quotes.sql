-- Quotes that pass all filters given. A quote without a date of its own has its report's.
-- merged: keys that mean one person, who is found by all names and shown under one.
WITH merged AS (
    SELECT unnest($merged_keys::VARCHAR[]) AS key, unnest($merged_persons::VARCHAR[]) AS person,
        unnest($merged_names::VARCHAR[]) AS shown, unnest($merged_words::VARCHAR[]) AS words
),
dated AS (
    SELECT quotes.*, if(quotes.date = '', documents.published, quotes.date) AS day,
        coalesce(merged.shown, quotes.speaker) AS shown,
        concat(' ', quotes.speaker, ' | ', merged.words, ' ') AS names,
        documents.published, documents.publisher, documents.title, documents.url
    FROM quotes
    JOIN documents ON documents.id = quotes.document
    LEFT JOIN merged ON merged.key = quotes.speaker_key
)
SELECT
    id, day, shown, country, text, part, document, start_char, end_char,
    published, publisher, title, url
FROM dated
WHERE (
        $speaker IS NULL OR speaker_key = $speaker
        OR contains(lower(names), lower(' ' || $speaker || ' '))
    )
    AND ($country IS NULL OR country = $country_code)
    AND ($contains IS NULL OR contains(lower(text), lower($contains)))
    AND ($document IS NULL OR starts_with(document, $document))
    AND (
        $since IS NULL OR day <> ''
        AND left(day, length($since)) >= left($since, length(day))
    )
    AND (
        $until IS NULL OR day <> ''
        AND left(day, length($until)) <= left($until, length(day))
    )
ORDER BY published, document, number, id
LIMIT $limit
