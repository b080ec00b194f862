ALTER TABLE book ADD COLUMN pages_new bigint;
