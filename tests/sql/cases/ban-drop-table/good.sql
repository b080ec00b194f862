CREATE TABLE book_new (id bigint PRIMARY KEY);
DROP TABLE book_new;
