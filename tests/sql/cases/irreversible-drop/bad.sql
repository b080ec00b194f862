DROP TABLE IF EXISTS book;
ALTER TABLE author DROP COLUMN IF EXISTS note;
CREATE TABLE some AS SELECT id, note FROM shelf WHERE id > 5;
ALTER TABLE shelf DROP COLUMN note;
INSERT INTO archive (id) SELECT id FROM place;
ALTER TABLE place DROP COLUMN note;
INSERT INTO archive (id) SELECT p.note FROM place p JOIN shelf ON true;
