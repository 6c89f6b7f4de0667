-- A report without its text; key finds that (pieces.py).
SELECT
    id, title, publisher, published, url, language, origin, words, reader,
    md5_number_lower(id) AS key
FROM documents
WHERE id = ?
