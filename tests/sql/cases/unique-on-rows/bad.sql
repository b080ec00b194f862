CREATE UNIQUE INDEX CONCURRENTLY book_isbn ON book (isbn);
ALTER TABLE book ADD CONSTRAINT book_title UNIQUE (title, "Year");
