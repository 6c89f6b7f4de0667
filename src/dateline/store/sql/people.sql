-- People over all reports, those of merged keys as one: the name, rank and state of the
-- longest name, or the name that a merge gives; all others.
WITH merged AS (
    SELECT unnest($merged_keys::VARCHAR[]) AS key, unnest($merged_persons::VARCHAR[]) AS person,
        unnest($merged_names::VARCHAR[]) AS shown, unnest($merged_words::VARCHAR[]) AS words
),
named AS (
    SELECT people.*, coalesce(merged.person, people.key) AS one, merged.shown AS chosen,
        concat_ws(
            ' | ', '', people.name, array_to_string(people.also, ' | '), merged.words, ''
        ) AS names
    FROM people
    LEFT JOIN merged ON merged.key = people.key
)
SELECT
    coalesce(max(chosen), arg_max(name, (length(name), name))) AS shown,
    arg_max(country, (length(country), country)),
    arg_max(rank, (length(rank), rank)),
    list_sort(list_distinct(flatten(list(sectors)))),
    arg_max(postnominals, (length(postnominals), postnominals)),
    list_sort(list_distinct(flatten(list(list_append(also, name))))),
    max(identifier),
    bool_or(known),
    count(DISTINCT document),
    one
FROM named
WHERE ($country IS NULL OR country = $country_code)
    AND ($keys IS NULL OR key IN (SELECT unnest($keys::VARCHAR[])))
    AND ($document IS NULL OR starts_with(document, $document))
GROUP BY one
HAVING $name IS NULL OR one = $name
    OR bool_or(contains(lower(names), lower(' ' || $name || ' ')))
ORDER BY shown, one
LIMIT $limit
