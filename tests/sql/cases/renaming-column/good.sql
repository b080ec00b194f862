ALTER TABLE book RENAME COLUMN title TO name;
ALTER TABLE book ADD COLUMN title text GENERATED ALWAYS AS (name) VIRTUAL;
ALTER TABLE author RENAME COLUMN born TO birthday;
CREATE VIEW author_before AS SELECT id, birthday AS born FROM author;
CREATE TABLE shelf (place text);
ALTER TABLE shelf RENAME COLUMN place TO spot;
