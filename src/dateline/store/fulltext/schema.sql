-- The index of one store. held: what it has of which report, as read by which reader. The
-- texts themselves stay in the store. number is the row in words.
CREATE TABLE held (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, reader TEXT NOT NULL,
    title TEXT NOT NULL, publisher TEXT NOT NULL, people TEXT NOT NULL, places TEXT NOT NULL
);
CREATE VIRTUAL TABLE words USING fts5(
    title, text, publisher, people, places,
    content = '', tokenize = 'unicode61 remove_diacritics 2'
);
-- state: that of the store's reports which the index is in step with.
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL);
