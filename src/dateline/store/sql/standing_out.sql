-- The newest events that fit a rule, those with a date.
WITH rules AS (
    SELECT unnest($cameos::VARCHAR[]) AS cameo, unnest($types::VARCHAR[]) AS type,
        unnest($manners::VARCHAR[]) AS manner, unnest($contexts_::VARCHAR[]) AS context
)
SELECT event, document, date, type, modes, contexts, cameo, amount, currency, words
FROM found
WHERE date <> '' AND EXISTS (
    SELECT 1
    FROM rules
    WHERE starts_with(found.cameo, rules.cameo)
        AND rules.type IN ('', found.type)
        AND (rules.manner = '' OR list_contains(found.modes, rules.manner))
        AND (rules.context = '' OR list_contains(found.contexts, rules.context))
)
ORDER BY date DESC, document, number, event
LIMIT $most
