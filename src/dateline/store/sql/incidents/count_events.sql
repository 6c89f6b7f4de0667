-- Events that are indexed, and those of them that are still to be compared.
SELECT
    (SELECT count(*) FROM incident_events),
    (SELECT count(*) FROM incident_uncompared)
