-- Copies among reports, and the same event across reports. All of it is worked out of what
-- reports say and of what people judged, and can be worked out anew.

-- What is worked in: a report with the reader whose events were compared.
CREATE TABLE incident_documents (document VARCHAR, reader VARCHAR);

-- MinHash of the text, and the keys by which prints are found.
CREATE TABLE prints (document VARCHAR, print BLOB, bands UBIGINT[]);

-- Pairs of reports nearly the same, the lower id first; likeness 0 to 1.
CREATE TABLE copy_pairs (one VARCHAR, two VARCHAR, likeness DOUBLE);

-- An event as it is compared: stems of its sentences, of the report's title, of the words
-- that name the act and of those around them;
-- keys by which events find one another, for some weeks and (loose) for all time; its days, counted from year 1.
CREATE TABLE incident_events (
    event VARCHAR, document VARCHAR, words VARCHAR[], title VARCHAR[], triggers VARCHAR[],
    near VARCHAR[], timed UBIGINT[], loose UBIGINT[], dated BOOLEAN, first_day INTEGER, last_day INTEGER, slack INTEGER
);

-- Pairs of events that may be one, the lower id first; score 0 to 1.
CREATE TABLE incident_pairs (
    one VARCHAR, two VARCHAR, one_document VARCHAR, two_document VARCHAR, score DOUBLE
);

-- Every event is in one incident.
CREATE TABLE incident_members (event VARCHAR, document VARCHAR, incident VARCHAR);
