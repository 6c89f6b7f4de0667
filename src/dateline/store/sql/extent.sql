-- How many events were found, and the dates of the first and the last.
SELECT count(*), min(nullif(date, '')), max(date) FROM found
