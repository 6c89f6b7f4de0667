-- What lists and counts ask at every event, worked out once.

-- words: the name in small letters between blanks, as words of a name are looked for.
ALTER TABLE parties ADD COLUMN words VARCHAR;
UPDATE parties SET words = lower(concat(' ', name, ' '));

-- report: a digest of document; counting different numbers is several times faster.
ALTER TABLE flat_events ADD COLUMN report UBIGINT;
UPDATE flat_events SET report = md5_number_lower(document);
