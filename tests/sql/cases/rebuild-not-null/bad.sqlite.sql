CREATE TABLE author (id INTEGER PRIMARY KEY, name TEXT);
PRAGMA foreign_keys = OFF;
BEGIN IMMEDIATE;
CREATE TABLE author_new (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
INSERT INTO author_new SELECT id, name FROM author;
DROP TABLE author;
ALTER TABLE author_new RENAME TO author;
PRAGMA foreign_key_check;
COMMIT;
