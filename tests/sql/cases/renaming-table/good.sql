ALTER TABLE book RENAME TO volume;
CREATE VIEW book AS SELECT * FROM volume;
CREATE TABLE shelf_new (id bigint);
ALTER TABLE shelf_new RENAME TO shelf;
