CREATE DOMAIN isbn AS text CHECK (length(VALUE) = 13);
