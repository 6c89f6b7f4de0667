-- Reports without their texts, with the keys of these (pieces).
SELECT id, published, publisher, title, url, language, md5_number_lower(id)
FROM documents
WHERE id IN (SELECT unnest($documents::VARCHAR[]))
