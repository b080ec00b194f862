ALTER DOMAIN isbn ADD CONSTRAINT isbn_length CHECK (length(VALUE) = 13);
