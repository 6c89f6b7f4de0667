SELECT id, title, publisher, published, url, language, origin, text, words, reader
FROM documents
WHERE id = ?
