-- Claims keep the readings that lost; the store keeps what each run read and refused.

-- A JSON list of {"frame", "type", "score"}.
ALTER TABLE claims ADD COLUMN rivals VARCHAR DEFAULT '[]';

-- options, counts: JSON objects; refusals: a JSON list of [input, reason]. Clock times are
-- only there where the caller gives them.
CREATE TABLE runs (
    number INTEGER, version VARCHAR, options VARCHAR, counts VARCHAR, refusals VARCHAR,
    started VARCHAR, finished VARCHAR
);
