-- Who else takes part in the events of a party, most events first.
WITH others AS (
    SELECT id, key, name, code,
        coalesce(code = $code OR key IN (SELECT unnest($keys::VARCHAR[])), false) AS is_asked
    FROM parties
),
mine AS (
    SELECT DISTINCT line
    FROM flat_parties
    WHERE party IN (SELECT id FROM others WHERE is_asked)
),
together AS (
    SELECT DISTINCT party, line
    FROM flat_parties
    SEMI JOIN mine USING (line)
)
SELECT key, arg_max(name, (length(name), name)) AS shown, max(code),
    count(DISTINCT line) AS events
FROM together
JOIN others ON others.id = together.party
WHERE key <> '' AND NOT is_asked
GROUP BY key
ORDER BY events DESC, shown, key
LIMIT $limit
