-- Where reports came from, the raw sources, and what is known of the feeds that are watched.
-- None of it is part of what reports say: it stays out of the digest of the content.

-- One row a report: where it was found first. fetched is NULL where nobody says; key stands for
-- the raw source and all that its extraction depends on; digest is a SHA-256.
CREATE TABLE sources (
    document VARCHAR, kind VARCHAR, container VARCHAR, record VARCHAR, digest VARCHAR,
    fetched VARCHAR, extractor VARCHAR, key VARCHAR
);

-- Raw sources by their digest, each once: packed is a zlib stream of size bytes.
CREATE TABLE archives (digest VARCHAR, media VARCHAR, size BIGINT, packed BLOB);

-- What a watched feed said when it was last asked. checked, due: clock times given by the
-- caller, ISO 8601 in UTC; failures: how many times in a row it did not answer.
CREATE TABLE feeds (
    address VARCHAR, etag VARCHAR, modified VARCHAR, checked VARCHAR, due VARCHAR,
    status VARCHAR, failures INTEGER
);

-- Entries of watched feeds that need no fetching any more: outcome is "read", "known", or why not.
CREATE TABLE feed_entries (feed VARCHAR, entry VARCHAR, document VARCHAR, outcome VARCHAR);
