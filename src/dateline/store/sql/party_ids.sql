-- Parties that go by a code, a Wikidata id, a key or words of a name; keys are those of people
-- who go by the words after a merge.
SELECT id
FROM parties
WHERE code = $code OR identifier = $wanted OR key = $wanted
    OR key IN (SELECT unnest($keys::VARCHAR[]))
    OR contains(lower(concat(' ', name, ' ')), lower(' ' || $wanted || ' '))
