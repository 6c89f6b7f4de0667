-- Searches that people keep to come back to, or to be told of what is new.

-- address: path and query of the desk's front page, as in the browser.
CREATE TABLE searches (number INTEGER, made VARCHAR, judge VARCHAR, name VARCHAR, address VARCHAR);
