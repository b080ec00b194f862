-- Each file is a session, and SET LOCAL ends with its transaction.
SET lock_timeout = '1s';
SET statement_timeout = '1s';
ALTER TABLE book ADD COLUMN IF NOT EXISTS a text;
