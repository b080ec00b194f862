ALTER TABLE book ADD COLUMN note text;
ALTER TABLE book ADD CONSTRAINT book_note CHECK (length(note) <= 9) NOT VALID;
ALTER TABLE book DROP CONSTRAINT book_state;
ALTER TABLE book ADD CONSTRAINT book_state CHECK (state IN ('new', 'used', 'worn')) NOT VALID;
CREATE TABLE shelf (id bigint PRIMARY KEY, place text);
ALTER TABLE shelf ALTER COLUMN place SET NOT NULL;
