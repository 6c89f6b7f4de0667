-- What people judge of what reports say: only ever added to, an undoing is one more row.

-- made: clock time given by the caller; judge: who; detail: JSON object with all that the
-- judgement needs when the rows that it was made of are read again; undoes: a number.
CREATE TABLE judgements (
    number INTEGER, made VARCHAR, judge VARCHAR, kind VARCHAR, subject VARCHAR,
    detail VARCHAR, undoes INTEGER
);
