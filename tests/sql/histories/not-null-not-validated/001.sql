-- NOT VALID proves nothing of the rows that are there.
ALTER TABLE book ADD CONSTRAINT code_given CHECK (code IS NOT NULL) NOT VALID;
