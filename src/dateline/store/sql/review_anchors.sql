-- What the events of these reports are known by, whatever their ids: type, words, parties.
SELECT
    events.document, events.id, events.type,
    (
        SELECT claims.words FROM claims
        WHERE claims.document = events.document AND claims.event = events.id
        ORDER BY claims.number LIMIT 1
    ),
    (
        SELECT list(
            concat(actors.role, ':', coalesce(nullif(actors.name, ''), actors.text))
            ORDER BY actors.role, actors.number
        )
        FROM actors
        WHERE actors.document = events.document AND actors.event = events.id
    )
FROM events
WHERE events.document IN (SELECT unnest($documents::VARCHAR[]))
    AND ($event IS NULL OR events.id = $event)
ORDER BY events.document, events.number, events.id
