CREATE UNIQUE INDEX CONCURRENTLY book_isbn ON book (isbn);
ALTER TABLE book ADD CONSTRAINT book_title UNIQUE (title, "Year");
CREATE UNIQUE INDEX CONCURRENTLY author_name ON author (name) WHERE name <> '';
CREATE UNIQUE INDEX CONCURRENTLY author_names ON author (name);
