-- The flat rows of events; $documents NULL asks all reports.
INSERT INTO flat_events
WITH wanted AS (
    SELECT *
    FROM events
    WHERE $documents IS NULL OR document IN (SELECT unnest($documents::VARCHAR[]))
),
named AS (
    SELECT
        document, event, role, number, code, sectors, if(name = '', text, name) AS name
    FROM actors
    WHERE $documents IS NULL OR document IN (SELECT unnest($documents::VARCHAR[]))
),
sides AS (
    SELECT
        document, event,
        list(name ORDER BY number) FILTER (role = 'actor') AS actor,
        list(code ORDER BY number) FILTER (role = 'actor') AS actor_code,
        list(name ORDER BY number) FILTER (role = 'recipient') AS recipient,
        list(code ORDER BY number) FILTER (role = 'recipient') AS recipient_code,
        list_sort(list_distinct(flatten(list(sectors)))) AS sectors,
        list(DISTINCT code ORDER BY code) FILTER (code <> '') AS codes
    FROM named
    GROUP BY document, event
)
SELECT
    wanted.document, wanted.id, wanted.number, published, publisher, type, modes, contexts,
    cameo, quad_code, wanted.score, goldstein, date, enddate, precision, basis, status,
    background, object, amount, currency, dead, injured, arrested,
    if(place = '', place_text, place), country, lat, lon, resolution,
    lower(concat(
        ' ', concat_ws(
            ' | ', nullif(place_text, ''), nullif(place, ''), nullif(city, ''), nullif(district, ''),
            nullif(province, ''), nullif(country_name, '')
        ), ' '
    )),
    confidence, attribution, json_extract_string(json, '$.event_text[*]'),
    coalesce(actor, []), coalesce(actor_code, []), coalesce(recipient, []),
    coalesce(recipient_code, []), coalesce(sectors, []),
    md5_number_lower(concat_ws(chr(31), wanted.document, wanted.id)),
    md5_number_lower(wanted.document), coalesce(codes, []),
    list_sort(list_distinct(flatten([
        [concat(one, ' > ', other) FOR other IN recipient_code IF other <> '' AND other <> one]
        FOR one IN actor_code IF one <> ''
    ])))
FROM wanted
JOIN documents ON documents.id = wanted.document
LEFT JOIN sides ON sides.document = wanted.document AND sides.event = wanted.id
ORDER BY published, wanted.document, wanted.number, wanted.id
