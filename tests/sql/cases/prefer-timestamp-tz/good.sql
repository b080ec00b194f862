CREATE TABLE book (sold timestamptz, bought timestamp(3) with time zone);
