-- The first schema. Offsets (start_char, end_char) are code points into documents.text,
-- the end excluded; number counts from 0 in the order of the report.

CREATE TABLE meta (name VARCHAR, value VARCHAR);

CREATE TABLE documents (
    id VARCHAR, title VARCHAR, publisher VARCHAR, published VARCHAR, url VARCHAR,
    language VARCHAR, origin VARCHAR,
    -- Zstandard takes half the room of zlib in a BLOB, and SQL can still read the text.
    text VARCHAR USING COMPRESSION zstd,
    characters INTEGER, words INTEGER, reader VARCHAR
);

CREATE TABLE parts (
    document VARCHAR, number INTEGER, kind VARCHAR, start_char INTEGER, end_char INTEGER,
    story INTEGER, author VARCHAR, date VARCHAR, place VARCHAR
);

CREATE TABLE sentences (
    document VARCHAR, number INTEGER, start_char INTEGER, end_char INTEGER, part VARCHAR
);

CREATE TABLE events (
    id VARCHAR, document VARCHAR, number INTEGER, type VARCHAR, modes VARCHAR[],
    contexts VARCHAR[], cameo VARCHAR, quad_code INTEGER, score DOUBLE, goldstein DOUBLE,
    date VARCHAR, enddate VARCHAR, precision VARCHAR, basis VARCHAR, status VARCHAR,
    background BOOLEAN, object VARCHAR, amount DOUBLE, currency VARCHAR,
    dead BIGINT, injured BIGINT, arrested BIGINT,
    place_text VARCHAR, place VARCHAR, country VARCHAR, country_name VARCHAR,
    geonameid BIGINT, lat DOUBLE, lon DOUBLE, city VARCHAR, district VARCHAR,
    province VARCHAR, feature_class VARCHAR, feature_code VARCHAR, resolution VARCHAR,
    place_score DOUBLE, place_rivals BIGINT[], place_why VARCHAR,
    confidence DOUBLE, attribution VARCHAR[],
    -- The full record, as it is exported.
    json VARCHAR USING COMPRESSION zstd
);

-- One sentence that claims an event. words, actor_words, recipient_words: JSON lists of
-- [start, end].
CREATE TABLE claims (
    event VARCHAR, document VARCHAR, number INTEGER, sequence INTEGER,
    start_char INTEGER, end_char INTEGER, part VARCHAR,
    words VARCHAR, actor_words VARCHAR, recipient_words VARCHAR,
    frame VARCHAR, score DOUBLE
);

-- role is actor or recipient.
CREATE TABLE actors (
    event VARCHAR, document VARCHAR, role VARCHAR, number INTEGER, key VARCHAR,
    name VARCHAR, code VARCHAR, sectors VARCHAR[], office VARCHAR, identifier VARCHAR,
    text VARCHAR, start_char INTEGER, end_char INTEGER, known BOOLEAN
);

CREATE TABLE offices (
    id VARCHAR, document VARCHAR, number INTEGER, person VARCHAR, person_key VARCHAR,
    as_written VARCHAR, rank VARCHAR, post VARCHAR, country VARCHAR, sectors VARCHAR[],
    former BOOLEAN, reported VARCHAR, start_char INTEGER, end_char INTEGER
);

CREATE TABLE people (
    key VARCHAR, document VARCHAR, number INTEGER, name VARCHAR, also VARCHAR[],
    rank VARCHAR, postnominals VARCHAR, country VARCHAR, sectors VARCHAR[],
    identifier VARCHAR, known BOOLEAN
);

CREATE TABLE quotes (
    id VARCHAR, document VARCHAR, number INTEGER, speaker VARCHAR, speaker_key VARCHAR,
    country VARCHAR, start_char INTEGER, end_char INTEGER, text VARCHAR, date VARCHAR,
    part VARCHAR
);

CREATE TABLE places (
    document VARCHAR, number INTEGER, text VARCHAR, name VARCHAR, country VARCHAR,
    country_name VARCHAR, geonameid BIGINT, lat DOUBLE, lon DOUBLE, city VARCHAR,
    district VARCHAR, province VARCHAR, feature_class VARCHAR, feature_code VARCHAR,
    resolution VARCHAR, score DOUBLE, rivals BIGINT[], why VARCHAR
);
