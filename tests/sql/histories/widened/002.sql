ALTER TABLE book ALTER COLUMN title TYPE varchar(40), ALTER COLUMN price TYPE numeric(8, 2);
ALTER TABLE book ALTER COLUMN title TYPE text;
ALTER TABLE book ALTER COLUMN price TYPE numeric(8, 3), ALTER COLUMN title TYPE varchar(40);
