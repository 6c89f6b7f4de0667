-- A page of the events found, in the order asked for: that of the reports by default.
SELECT document, event
FROM found
ORDER BY
    CASE $order WHEN 'date' THEN date ELSE '' END,
    CASE $order WHEN '-date' THEN date WHEN '-published' THEN published ELSE '' END DESC,
    CASE $order WHEN 'confidence' THEN confidence WHEN 'score' THEN score ELSE 0 END,
    CASE $order WHEN '-confidence' THEN confidence WHEN '-score' THEN score ELSE 0 END DESC,
    published, document, number, event
LIMIT $limit
OFFSET $offset
