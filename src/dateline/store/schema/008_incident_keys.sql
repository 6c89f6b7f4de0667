-- Keys of events that too many events hold to tell one act by, as the pairs kept take them.
CREATE TABLE incident_common_keys (key UBIGINT);

-- Events that are indexed and whose pairs are still to be worked out.
CREATE TABLE incident_uncompared (event VARCHAR, document VARCHAR);
