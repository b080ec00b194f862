CREATE TABLE book (code char(3), flag character);
