CREATE TABLE book (id bigserial PRIMARY KEY);
