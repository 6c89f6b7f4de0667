-- Claims that a person holds a post. With a day: of each person, post and state what the
-- reports up to that day said last, and only where it says that the post is held.
-- merged: keys that mean one person.
WITH merged AS (
    SELECT unnest($merged_keys::VARCHAR[]) AS key, unnest($merged_persons::VARCHAR[]) AS person,
        unnest($merged_names::VARCHAR[]) AS shown, unnest($merged_words::VARCHAR[]) AS words
),
named AS (
    SELECT offices.*, coalesce(merged.person, person_key) AS one,
        coalesce(merged.shown, offices.person) AS shown,
        concat(' ', offices.person, ' | ', merged.words, ' ') AS names
    FROM offices
    LEFT JOIN merged ON merged.key = offices.person_key
),
claimed AS (
    SELECT *, row_number() OVER (
        PARTITION BY if(one = '', person, one), lower(post), country
        ORDER BY reported DESC, document DESC, number DESC
    ) AS age
    FROM named
    WHERE $day IS NULL
        OR reported <> '' AND left(reported, length($day)) <= left($day, length(reported))
)
SELECT
    id, shown, as_written, rank, post, country, sectors, former, reported, document,
    start_char, end_char, one
FROM claimed
WHERE ($day IS NULL OR age = 1 AND NOT former)
    AND ($country IS NULL OR country = $country_code)
    AND ($document IS NULL OR starts_with(document, $document))
    AND (
        $person IS NULL OR person_key = $person
        OR contains(lower(names), lower(' ' || $person || ' '))
    )
ORDER BY reported, document, number, id
LIMIT $limit
