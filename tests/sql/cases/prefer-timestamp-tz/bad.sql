CREATE TABLE book (sold timestamp, bought timestamp(3) without time zone);
