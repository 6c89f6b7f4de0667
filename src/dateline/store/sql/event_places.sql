-- Follows placed_events.sql: each place once, most events first.
SELECT
    spot, any_value(resolution), max(name), max(country), any_value(lat), any_value(lon),
    count(*) FILTER (quad_code = 1), count(*) FILTER (quad_code = 2),
    count(*) FILTER (quad_code = 3), count(*) FILTER (quad_code = 4)
FROM placed
GROUP BY spot
ORDER BY count(*) DESC, spot
