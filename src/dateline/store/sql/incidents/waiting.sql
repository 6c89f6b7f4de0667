-- Reports that are not worked in yet, or were read by another reader then.
SELECT documents.id
FROM documents
LEFT JOIN incident_documents AS done
    ON done.document = documents.id AND done.reader = documents.reader
WHERE done.document IS NULL
ORDER BY documents.published, documents.id
