-- Quotes that pass all filters given. A quote without a date of its own has its report's.
WITH dated AS (
    SELECT quotes.*, if(quotes.date = '', documents.published, quotes.date) AS day,
        documents.published, documents.publisher, documents.title, documents.url
    FROM quotes
    JOIN documents ON documents.id = quotes.document
)
SELECT
    id, day, speaker, country, text, part, document, start_char, end_char,
    published, publisher, title, url
FROM dated
WHERE (
        $speaker IS NULL OR speaker_key = $speaker
        OR contains(lower(concat(' ', speaker, ' ')), lower(' ' || $speaker || ' '))
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
