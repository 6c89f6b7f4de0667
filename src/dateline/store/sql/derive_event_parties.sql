-- Who takes part in which event; $documents NULL asks all reports.
INSERT INTO flat_parties
SELECT
    document, md5_number_lower(concat_ws(chr(31), document, event)),
    md5_number_lower(concat_ws(chr(31), key, name, code, identifier)), role = 'actor', number
FROM actors
WHERE $documents IS NULL OR document IN (SELECT unnest($documents::VARCHAR[]))
ORDER BY ALL
