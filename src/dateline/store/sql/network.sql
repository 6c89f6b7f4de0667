-- Who acts on whom, an event counted once a pair. Where all act together (no recipient),
-- each two of them are a pair. merged: keys that mean one person.
WITH merged AS (
    SELECT unnest($merged_keys::VARCHAR[]) AS key, unnest($merged_persons::VARCHAR[]) AS person,
        unnest($merged_names::VARCHAR[]) AS shown
),
named AS (
    SELECT
        flat_parties.line, acts,
        if(
            $nodes = 'country', code, coalesce(merged.person, nullif(parties.key, ''), name)
        ) AS node,
        if(
            $nodes = 'country', code, coalesce(merged.shown, nullif(name, ''), parties.key)
        ) AS label,
        CASE $split WHEN 'type' THEN type WHEN 'quad' THEN CAST(quad_code AS VARCHAR) ELSE '' END
            AS kind,
        len(recipient) = 0 AS together, score, quad_code
    FROM found
    JOIN flat_parties ON flat_parties.line = found.line
    JOIN parties ON parties.id = flat_parties.party
    LEFT JOIN merged ON merged.key = parties.key
),
pairs AS (
    SELECT DISTINCT
        one.line,
        if($directed, one.node, least(one.node, other.node)) AS source,
        if($directed, other.node, greatest(one.node, other.node)) AS target,
        one.kind, one.score, one.quad_code
    FROM named AS one
    JOIN named AS other ON other.line = one.line
    WHERE one.acts AND (NOT other.acts OR one.together)
        AND one.node <> other.node AND one.node <> '' AND other.node <> ''
),
labels AS (
    SELECT node, arg_max(label, (uses, length(label), label)) AS label
    FROM (SELECT node, label, count(*) AS uses FROM named GROUP BY node, label)
    GROUP BY node
)
SELECT
    source, target, one.label, other.label, kind, count(*) AS weight, avg(CAST(score AS DECIMAL(18, 6))),
    count(*) FILTER (quad_code = 1), count(*) FILTER (quad_code = 2),
    count(*) FILTER (quad_code = 3), count(*) FILTER (quad_code = 4)
FROM pairs
JOIN labels AS one ON one.node = pairs.source
JOIN labels AS other ON other.node = pairs.target
GROUP BY ALL
ORDER BY weight DESC, source, target, kind
LIMIT $most
