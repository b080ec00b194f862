SET lock_timeout TO '2s';
SET statement_timeout = '10s';
ALTER TABLE book ADD COLUMN IF NOT EXISTS note text;
