ALTER TABLE book ALTER COLUMN pages TYPE bigint USING pages::bigint;
ALTER TABLE book ALTER note SET DATA TYPE jsonb;
