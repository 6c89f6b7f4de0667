-- What questions are asked of, made anew from the tables of reports whenever it lacks
-- something (derived.py); nothing stands here alone.

-- A party as it is named somewhere: id is a digest of the four others.
CREATE TABLE parties (
    id UBIGINT, key VARCHAR, name VARCHAR, code VARCHAR, identifier VARCHAR
);

-- One row an event, without its record: all that lists show and filters ask. Lists of
-- parties have one entry a party, in the order of the record; published and publisher are
-- the report's; words are what triggered it, place_words all names of the place, lowercase.
CREATE TABLE flat_events (
    document VARCHAR, event VARCHAR, number INTEGER, published VARCHAR, publisher VARCHAR,
    type VARCHAR, modes VARCHAR[], contexts VARCHAR[], cameo VARCHAR, quad_code INTEGER,
    score DOUBLE, goldstein DOUBLE, date VARCHAR, enddate VARCHAR, precision VARCHAR,
    basis VARCHAR, status VARCHAR, background BOOLEAN, object VARCHAR, amount DOUBLE,
    currency VARCHAR, dead BIGINT, injured BIGINT, arrested BIGINT, place VARCHAR,
    country VARCHAR, lat DOUBLE, lon DOUBLE, resolution VARCHAR, place_words VARCHAR,
    confidence DOUBLE, attribution VARCHAR[], words VARCHAR[],
    actor VARCHAR[], actor_code VARCHAR[], recipient VARCHAR[], recipient_code VARCHAR[],
    sectors VARCHAR[],
    -- A digest of document and event: joining by a number is several times faster.
    line UBIGINT
);

-- Who takes part in which event (line), and whether as one who acts; number counts from 0 in
-- each role.
CREATE TABLE flat_parties (
    document VARCHAR, line UBIGINT, party UBIGINT, acts BOOLEAN, number INTEGER
);
