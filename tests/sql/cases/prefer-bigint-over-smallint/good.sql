CREATE TABLE book (pages bigint);
