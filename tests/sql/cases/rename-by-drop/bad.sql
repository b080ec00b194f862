ALTER TABLE book DROP COLUMN title, ADD COLUMN name text;
