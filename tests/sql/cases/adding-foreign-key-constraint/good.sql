ALTER TABLE book ADD CONSTRAINT book_author_fkey FOREIGN KEY (author_id) REFERENCES author (id) NOT VALID;
ALTER TABLE book VALIDATE CONSTRAINT book_author_fkey;
