PRAGMA foreign_keys = OFF;
BEGIN;
CREATE TABLE b (id INTEGER PRIMARY KEY, pages INTEGER);
INSERT INTO b (id, pages) SELECT id, pages FROM book;
DROP TABLE book;
ALTER TABLE b RENAME TO book;
PRAGMA foreign_key_check;
COMMIT;
