-- Keys of events that several events hold: how far one of them tells that two events may be
-- one act, as the pairs kept take it. Keys that are missing here tell it alone.
CREATE TABLE incident_common_keys (key UBIGINT, points INTEGER);

-- Events that are indexed and whose pairs are still to be worked out.
CREATE TABLE incident_uncompared (event VARCHAR, document VARCHAR);
