ALTER TABLE book ADD CONSTRAINT book_pages CHECK (pages > 0) NOT VALID;
ALTER TABLE book VALIDATE CONSTRAINT book_pages;
BEGIN;
CREATE TABLE shelf (id bigint PRIMARY KEY, place text);
ALTER TABLE shelf ADD CONSTRAINT shelf_place CHECK (place <> '');
COMMIT;
