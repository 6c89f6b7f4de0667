-- What else the index takes of these reports.
SELECT id, reader, title, publisher, text
FROM documents
WHERE id IN (SELECT unnest($documents::VARCHAR[]))
ORDER BY id
