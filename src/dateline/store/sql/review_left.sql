SELECT type, count(*) FROM events GROUP BY type ORDER BY type
