-- People over all reports, those of merged keys as one: the name, rank and state of the
-- longest name, or the name that a merge gives; all others. First who is listed, by name alone;
-- only of these all else is gathered.
WITH merged AS (
    SELECT unnest($merged_keys::VARCHAR[]) AS key, unnest($merged_persons::VARCHAR[]) AS person,
        unnest($merged_names::VARCHAR[]) AS shown, unnest($merged_words::VARCHAR[]) AS words
),
named AS NOT MATERIALIZED (
    SELECT people.*, coalesce(merged.person, people.key) AS one, merged.shown AS chosen,
        merged.words
    FROM people
    LEFT JOIN merged ON merged.key = people.key
    WHERE ($country IS NULL OR country = $country_code)
        AND ($keys IS NULL OR people.key IN (SELECT unnest($keys::VARCHAR[])))
        AND ($document IS NULL OR starts_with(document, $document))
),
called AS (
    SELECT DISTINCT one
    FROM named
    WHERE $name IS NOT NULL AND (
        one = $name OR contains(
            lower(concat_ws(' | ', '', name, array_to_string(also, ' | '), words, '')),
            lower(' ' || $name || ' ')
        )
    )
),
listed AS (
    SELECT one, coalesce(max(chosen), arg_max(name, (length(name), name))) AS shown
    FROM named
    WHERE $name IS NULL OR one IN (SELECT one FROM called)
    GROUP BY one
    ORDER BY shown, one
    LIMIT $limit
)
SELECT
    shown,
    arg_max(country, (length(country), country)),
    arg_max(rank, (length(rank), rank)),
    list_sort(list_distinct(flatten(list(sectors)))),
    arg_max(postnominals, (length(postnominals), postnominals)),
    list_sort(list_distinct(flatten(list(list_append(also, name))))),
    max(identifier),
    bool_or(known),
    count(DISTINCT document),
    named.one
FROM named
JOIN listed ON listed.one = named.one
GROUP BY named.one, shown
ORDER BY shown, named.one
