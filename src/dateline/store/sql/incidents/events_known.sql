-- Events of reports known on a day, in the order of reports.
SELECT events.id, events.document, documents.published, events.number
FROM events
JOIN documents ON documents.id = events.document
JOIN incident_documents AS done
    ON done.document = documents.id AND done.reader = documents.reader
WHERE $known_on IS NULL OR documents.published <> ''
    AND left(documents.published, length($known_on))
    <= left($known_on, length(documents.published))
ORDER BY documents.published, events.document, events.number, events.id
