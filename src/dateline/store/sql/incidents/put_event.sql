-- Lists come in as one text each, an item a line: nested lists take three times as long.
INSERT INTO incident_events
SELECT
    event, document, string_split(nullif(words, ''), chr(10)),
    string_split(nullif(title, ''), chr(10)), string_split(nullif(triggers, ''), chr(10)),
    string_split(nullif(near, ''), chr(10)),
    string_split(nullif(timed, ''), chr(10))::UBIGINT[],
    string_split(nullif(loose, ''), chr(10))::UBIGINT[],
    dated, first_day, last_day, slack
FROM (
    SELECT
        unnest(?::VARCHAR[]) AS event, unnest(?::VARCHAR[]) AS document,
        unnest(?::VARCHAR[]) AS words, unnest(?::VARCHAR[]) AS title,
        unnest(?::VARCHAR[]) AS triggers, unnest(?::VARCHAR[]) AS near,
        unnest(?::VARCHAR[]) AS timed, unnest(?::VARCHAR[]) AS loose,
        unnest(?::BOOLEAN[]) AS dated, unnest(?::INTEGER[]) AS first_day,
        unnest(?::INTEGER[]) AS last_day, unnest(?::INTEGER[]) AS slack
)
