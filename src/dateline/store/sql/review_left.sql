SELECT type, count(*) FROM flat_events GROUP BY type ORDER BY type
