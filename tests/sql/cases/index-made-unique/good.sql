CREATE INDEX CONCURRENTLY book_isbn ON book (title);
CREATE INDEX CONCURRENTLY author_isbn ON author (isbn);
CREATE UNIQUE INDEX CONCURRENTLY book_isbn_u ON book (isbn);
