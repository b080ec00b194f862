-- A proof that is gone proves nothing.
ALTER TABLE book ADD CONSTRAINT code_given CHECK (code IS NOT NULL);
ALTER TABLE book DROP CONSTRAINT code_given;
