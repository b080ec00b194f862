CREATE TABLE book (title text CHECK (length(title) <= 200), code varchar);
