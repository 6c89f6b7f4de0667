-- What lists and counts ask at every event, worked out once.

-- words: the name in small letters between blanks, as words of a name are looked for.
ALTER TABLE parties ADD COLUMN words VARCHAR;
UPDATE parties SET words = lower(concat(' ', name, ' '));

-- report: a digest of document; counting different numbers is several times faster. codes:
-- the states of all parties; dyads: "AAA > BBB", who acts on whom. Each once, in order. Made
-- anew when the store is opened (derived.py).
ALTER TABLE flat_events ADD COLUMN report UBIGINT;
ALTER TABLE flat_events ADD COLUMN codes VARCHAR[];
ALTER TABLE flat_events ADD COLUMN dyads VARCHAR[];
DELETE FROM flat_events;

-- Texts of reports and records of events in pieces, number from 0. Zstandard unpacks two
-- thousand rows at a time: of whole texts these are six megabytes, of pieces one. key is a
-- digest of document, or of document and event; what is very long is not here.
CREATE TABLE pieces (
    document VARCHAR, key UBIGINT, number INTEGER, piece VARCHAR USING COMPRESSION zstd
);
