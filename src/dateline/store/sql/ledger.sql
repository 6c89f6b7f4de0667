-- Claims of offices, those that say the same of the same person counted as one statement.
-- folded: what each post as written means; merged: keys that mean one person.
WITH folded AS (
    SELECT unnest($posts::VARCHAR[]) AS post, unnest($post_countries::VARCHAR[]) AS country,
        unnest($post_keys::VARCHAR[]) AS post_key
),
merged AS (
    SELECT unnest($merged_keys::VARCHAR[]) AS key, unnest($merged_persons::VARCHAR[]) AS person,
        unnest($merged_names::VARCHAR[]) AS shown
),
identified AS (
    SELECT key, max(identifier) AS identifier FROM people GROUP BY key
),
claimed AS (
    SELECT offices.*, folded.post_key, merged.shown, documents.publisher, identified.identifier,
        coalesce(merged.person, if(person_key = '', offices.person, person_key)) AS who
    FROM offices
    JOIN documents ON documents.id = offices.document
    JOIN folded ON folded.post = offices.post AND folded.country = offices.country
    LEFT JOIN merged ON merged.key = offices.person_key
    LEFT JOIN identified ON identified.key = offices.person_key
    WHERE ($document IS NULL OR starts_with(offices.document, $document))
        AND (
            $day IS NULL
            OR reported <> '' AND left(reported, length($day)) <= left($day, length(reported))
        )
),
spelled AS (
    SELECT who, person, count(DISTINCT document) AS reports FROM claimed GROUP BY who, person
),
called AS (
    SELECT who, arg_max(person, (reports, length(person), person)) AS name
    FROM spelled
    GROUP BY who
),
worded AS (
    SELECT who, post_key, country, former, post, count(DISTINCT document) AS reports
    FROM claimed
    GROUP BY who, post_key, country, former, post
),
titled AS (
    SELECT who, post_key, country, former,
        arg_max(post, (reports, length(post), post)) AS title, list_sort(list(post)) AS posts
    FROM worded
    GROUP BY who, post_key, country, former
)
SELECT
    arg_min(claimed.id, (claimed.reported, claimed.document, claimed.number, claimed.id)),
    claimed.who,
    coalesce(max(claimed.shown), max(called.name)),
    claimed.post_key,
    max(titled.title),
    claimed.country,
    list_sort(list_distinct(flatten(list(claimed.sectors)))),
    claimed.former,
    coalesce(min(nullif(claimed.reported, '')), ''),
    max(claimed.reported),
    count(DISTINCT claimed.document),
    list_sort(list_distinct(list(nullif(claimed.publisher, '')))),
    any_value(titled.posts),
    list_sort(list_distinct(list(claimed.person))),
    list_sort(list_distinct(list(nullif(claimed.person_key, '')))),
    coalesce(max(claimed.identifier), '')
FROM claimed
JOIN called ON called.who = claimed.who
JOIN titled ON titled.who = claimed.who AND titled.post_key = claimed.post_key
    AND titled.country = claimed.country AND titled.former = claimed.former
GROUP BY claimed.who, claimed.post_key, claimed.country, claimed.former
ORDER BY claimed.country, claimed.post_key, 9, 3, claimed.former, claimed.who
