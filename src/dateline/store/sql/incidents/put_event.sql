INSERT INTO incident_events
SELECT
    unnest(?::VARCHAR[]), unnest(?::VARCHAR[]), unnest(?::VARCHAR[][]), unnest(?::VARCHAR[][]),
    unnest(?::VARCHAR[][]), unnest(?::VARCHAR[][]), unnest(?::UBIGINT[][]), unnest(?::UBIGINT[][]), unnest(?::BOOLEAN[]),
    unnest(?::INTEGER[]), unnest(?::INTEGER[]), unnest(?::INTEGER[])
