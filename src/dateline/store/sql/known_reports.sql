-- Reports printed by the day given.
SELECT id
FROM {whole}.main.documents
WHERE published <> '' AND left(published, length($day)) <= left($day, length(published))
