-- Reports with their texts. By rowid: texts are packed by the thousand, and only the packs of
-- these rows are opened.
SELECT id, published, publisher, title, url, language, text
FROM documents
WHERE rowid IN (
    SELECT rowid FROM documents WHERE id IN (SELECT unnest($documents::VARCHAR[]))
)
