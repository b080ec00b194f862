CREATE TABLE book (pages bigint, "integer" bigint);
