-- What an earlier file made has rows by now.
CREATE TABLE book (id bigint PRIMARY KEY, title text);
CREATE INDEX book_id ON book (title);
