CREATE INDEX CONCURRENTLY book_title ON book (title);
CREATE TABLE shop.shelf (id bigint PRIMARY KEY, place text);
CREATE INDEX shelf_place ON shop.shelf (place);
