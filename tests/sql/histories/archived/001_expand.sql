-- A copy in an earlier file makes a drop reversible; the archive itself may go later.
CREATE TABLE archive_book AS SELECT id, note FROM book;
ALTER TABLE book ADD COLUMN total bigint GENERATED ALWAYS AS (id * 2) STORED;
