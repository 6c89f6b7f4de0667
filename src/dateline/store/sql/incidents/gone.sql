-- Reports that are worked in, but are not there, or were read anew since.
SELECT done.document
FROM incident_documents AS done
LEFT JOIN documents ON documents.id = done.document AND documents.reader = done.reader
WHERE documents.id IS NULL
ORDER BY done.document
