-- Texts of reports. By rowid: texts are packed by the thousand, and only the packs of these
-- rows are opened.
SELECT id, text
FROM documents
WHERE rowid IN (
    SELECT rowid FROM documents WHERE id IN (SELECT unnest($documents::VARCHAR[]))
)
