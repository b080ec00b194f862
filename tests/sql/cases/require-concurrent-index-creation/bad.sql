CREATE INDEX book_title ON book (lower(title));
CREATE UNIQUE INDEX IF NOT EXISTS book_isbn ON ONLY shop.book USING btree (isbn) WHERE isbn <> '';
