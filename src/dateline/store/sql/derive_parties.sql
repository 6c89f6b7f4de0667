-- Parties that the table of parties lacks; $documents NULL asks all reports.
INSERT INTO parties
SELECT DISTINCT
    md5_number_lower(concat_ws(chr(31), key, name, code, identifier)) AS id,
    key, name, code, identifier, lower(concat(' ', name, ' '))
FROM actors
WHERE ($documents IS NULL OR document IN (SELECT unnest($documents::VARCHAR[])))
    AND id NOT IN (SELECT id FROM parties)
ORDER BY id
