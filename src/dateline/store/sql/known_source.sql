-- The reports that a raw source of this key gave.
SELECT sources.document FROM sources
JOIN documents ON documents.id = sources.document
WHERE sources.key = ? AND sources.document IS NOT NULL
ORDER BY sources.document
LIMIT 1
