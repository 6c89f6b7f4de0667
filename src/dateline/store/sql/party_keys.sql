-- The keys of those who go by a key or Wikidata id. Parties of reports that were taken out
-- stay in their table: only those who take part in an event count.
WITH called AS (
    SELECT id, key
    FROM parties
    WHERE key <> '' AND (key = $party OR identifier = $party)
)
SELECT key FROM called SEMI JOIN flat_parties ON flat_parties.party = called.id
UNION
SELECT key FROM people WHERE key <> '' AND (key = $party OR identifier = $party)
ORDER BY key
