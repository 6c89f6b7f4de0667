-- People by key, over all reports: the name, rank and state of the longest name, all others.
SELECT
    arg_max(name, (length(name), name)) AS shown,
    arg_max(country, (length(country), country)),
    arg_max(rank, (length(rank), rank)),
    list_sort(list_distinct(flatten(list(sectors)))),
    arg_max(postnominals, (length(postnominals), postnominals)),
    list_sort(list_distinct(flatten(list(list_append(also, name))))),
    max(identifier),
    bool_or(known),
    count(DISTINCT document),
    key
FROM people
WHERE ($country IS NULL OR country = $country_code)
    AND ($document IS NULL OR starts_with(document, $document))
GROUP BY key
HAVING $name IS NULL OR key = $name OR bool_or(
    contains(
        lower(concat(' ', name, ' | ', array_to_string(also, ' | '), ' ')),
        lower(' ' || $name || ' ')
    )
)
ORDER BY shown, key
LIMIT $limit
