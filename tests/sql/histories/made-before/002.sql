CREATE INDEX book_title ON book (title);
ALTER TABLE book ADD COLUMN code text NOT NULL;
