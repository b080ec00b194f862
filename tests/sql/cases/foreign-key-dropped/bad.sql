ALTER TABLE book DROP CONSTRAINT book_author_fkey;
ALTER TABLE book DROP CONSTRAINT fk_book_shelf;
