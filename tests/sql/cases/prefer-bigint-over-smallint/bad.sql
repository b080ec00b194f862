CREATE TABLE book (pages smallint, copies int2);
