-- A page of the events found, in the order asked for (events.py), else that of the reports.
SELECT document, event, line
FROM found
ORDER BY
    -- in order
    published, document, number, event
LIMIT $limit
OFFSET $offset
