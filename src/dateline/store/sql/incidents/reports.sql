-- What the comparing needs of reports; a report without a title goes by its headline.
SELECT documents.id, documents.text, documents.reader, coalesce(
    nullif(documents.title, ''),
    (
        SELECT substring(documents.text, start_char + 1, end_char - start_char)
        FROM parts
        WHERE parts.document = documents.id AND kind = 'headline'
        ORDER BY number
        LIMIT 1
    ),
    ''
), documents.published
FROM documents
WHERE documents.id IN (SELECT unnest($documents::VARCHAR[]))
ORDER BY documents.published, documents.id
