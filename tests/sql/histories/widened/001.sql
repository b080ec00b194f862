-- A type that an earlier file tells may become a wider one without reading a row.
CREATE TABLE book (title varchar(20), price numeric(6, 2), pages bigint);
