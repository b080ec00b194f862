-- The check of one file, and the validation of the next, prove what the third needs.
ALTER TABLE book ADD COLUMN code text;
ALTER TABLE book ADD CONSTRAINT code_given CHECK ("code" IS NOT NULL) NOT VALID;
