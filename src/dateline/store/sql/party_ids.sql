-- Parties that go by a code, a Wikidata id, a key or words of a name; keys are those of people
-- who go by the words after a merge.
SELECT id
FROM parties
WHERE code = $party_code OR identifier = $party OR key = $party
    OR key IN (SELECT unnest($party_keys::VARCHAR[]))
    OR contains(words, lower(' ' || $party || ' '))
