-- Where reports came from, of those whose ids begin so.
SELECT
    documents.id, documents.origin, documents.url, documents.title, sources.kind,
    sources.container, sources.record, sources.digest, sources.fetched, sources.extractor,
    archives.media, archives.size
FROM documents
LEFT JOIN sources ON sources.document = documents.id
LEFT JOIN archives ON archives.digest = sources.digest
WHERE starts_with(documents.id, ?)
ORDER BY documents.id
LIMIT 3
