-- Claims that a person holds a post. With a day: of each person, post and state what the
-- reports up to that day said last, and only where it says that the post is held.
WITH claimed AS (
    SELECT *, row_number() OVER (
        PARTITION BY if(person_key = '', person, person_key), lower(post), country
        ORDER BY reported DESC, document DESC, number DESC
    ) AS age
    FROM offices
    WHERE $day IS NULL
        OR reported <> '' AND left(reported, length($day)) <= left($day, length(reported))
)
SELECT
    id, person, as_written, rank, post, country, sectors, former, reported, document,
    start_char, end_char, person_key
FROM claimed
WHERE ($day IS NULL OR age = 1 AND NOT former)
    AND ($country IS NULL OR country = $country_code)
    AND ($document IS NULL OR starts_with(document, $document))
    AND (
        $person IS NULL OR person_key = $person
        OR contains(lower(concat(' ', person, ' ')), lower(' ' || $person || ' '))
    )
ORDER BY reported, document, number, id
LIMIT $limit
