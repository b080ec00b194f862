CREATE TABLE shelf (code text, place text UNIQUE);
CREATE UNIQUE INDEX shelf_code ON shelf (code);
ALTER TABLE shelf ADD CONSTRAINT shelf_code UNIQUE USING INDEX shelf_code;
CREATE INDEX CONCURRENTLY book_title ON book (title);
