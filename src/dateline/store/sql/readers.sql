-- By which reader reports were read; $documents NULL asks all.
SELECT id, reader
FROM documents
WHERE $documents IS NULL OR id IN (SELECT unnest($documents::VARCHAR[]))
