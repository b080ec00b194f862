BEGIN;
SET LOCAL lock_timeout = '1s';
SET LOCAL statement_timeout = '1s';
COMMIT;
ALTER TABLE book ADD COLUMN IF NOT EXISTS b text;
