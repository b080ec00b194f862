ALTER TABLE book ADD COLUMN token uuid DEFAULT gen_random_uuid();
ALTER TABLE book ADD COLUMN total numeric GENERATED ALWAYS AS (price * pages) STORED;
ALTER TABLE book ADD COLUMN number bigserial;
