CREATE TABLE book (pages int, copies integer, scores int4[]);
ALTER TABLE author ADD COLUMN books integer;
