-- Texts and records in pieces; $documents NULL asks all reports. Cutting what is very long would
-- take the square of its length.
INSERT INTO pieces
WITH packed AS (
    SELECT id AS document, md5_number_lower(id) AS key, text AS words
    FROM documents
    WHERE $documents IS NULL OR id IN (SELECT unnest($documents::VARCHAR[]))
    UNION ALL
    SELECT document, md5_number_lower(concat_ws(chr(31), document, id)), json
    FROM events
    WHERE $documents IS NULL OR document IN (SELECT unnest($documents::VARCHAR[]))
),
numbered AS (
    SELECT document, key, words, unnest(range(0, (length(words) + 511) // 512)) AS number
    FROM packed
    WHERE strlen(words) <= 65536
)
SELECT document, key, number, substr(words, 512 * number + 1, 512)
FROM numbered
