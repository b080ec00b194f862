ALTER TABLE book ADD CONSTRAINT book_pages CHECK (pages < 5000);
ALTER TABLE book ADD CONSTRAINT book_state CHECK (state IN ('new', 'used')) NOT VALID;
ALTER TABLE book VALIDATE CONSTRAINT book_state;
