-- Pairs of events at least so likely; of given events, or of all.
SELECT one, two, score
FROM incident_pairs
WHERE score >= $least
    AND (
        $events IS NULL
        OR one IN (SELECT unnest($events::VARCHAR[]))
        AND two IN (SELECT unnest($events::VARCHAR[]))
    )
ORDER BY one, two
