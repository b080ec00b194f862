BEGIN IMMEDIATE;
CREATE TABLE author_new (id INTEGER PRIMARY KEY, name TEXT);
INSERT INTO author_new SELECT id, name FROM author;
DROP TABLE author;
ALTER TABLE author_new RENAME TO author;
COMMIT;
