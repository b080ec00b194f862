PRAGMA foreign_keys = OFF;
BEGIN;
CREATE TABLE b (id INTEGER PRIMARY KEY, title TEXT);
INSERT INTO b SELECT book.id, book.title FROM book;
DROP TABLE book;
ALTER TABLE b RENAME TO book;
PRAGMA foreign_key_check;
COMMIT;
