-- What bounds the incidents that events may be in: type, days and place.
SELECT id, type, date, enddate, basis, country, geonameid, province, resolution, lat, lon
FROM events
SEMI JOIN (SELECT unnest($events::VARCHAR[]) AS id) AS asked USING (id)
ORDER BY id
