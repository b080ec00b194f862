CREATE TABLE shelf (id bigint PRIMARY KEY);
CREATE INDEX CONCURRENTLY book_title ON book (title);
ALTER TABLE book ADD COLUMN note text, ADD COLUMN code text;
