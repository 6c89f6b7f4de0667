-- The keys of those who go by a key or Wikidata id.
SELECT key FROM actors WHERE key <> '' AND (key = $party OR identifier = $party)
UNION
SELECT key FROM people WHERE key <> '' AND (key = $party OR identifier = $party)
ORDER BY key
