-- Where events are, as exactly as it is known. spot names a place in links: its precision with
-- its GeoNames id, else its state or words; unplaced where no place could be told.
WITH placed AS (
    SELECT events.id, events.document, events.number, events.date, resolution, country, lat, lon, quad_code,
        if(resolution = '', place_text, coalesce(nullif(place, ''), place_text)) AS name,
        CASE
            WHEN resolution <> '' THEN concat(
                resolution, '-',
                coalesce(geonameid::VARCHAR, nullif(country, ''), nullif(place, ''), place_text)
            )
            WHEN place_text <> '' THEN concat('unresolved-', place_text)
            ELSE 'unplaced'
        END AS spot
    FROM events
    WHERE ($type IS NULL OR type = $type)
        AND ($country IS NULL OR country = $country)
        AND ($status IS NULL OR status = $status)
        AND ($background IS NULL OR background = $background)
        AND (
            $since IS NULL OR date <> ''
            AND left(if(enddate = '', date, enddate), length($since))
            >= left($since, length(if(enddate = '', date, enddate)))
        )
        AND (
            $until IS NULL OR date <> ''
            AND left(date, length($until)) <= left($until, length(date))
        )
)
