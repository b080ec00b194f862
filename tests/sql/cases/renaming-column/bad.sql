ALTER TABLE book RENAME COLUMN title TO name;
ALTER TABLE author RENAME born TO birthday;
