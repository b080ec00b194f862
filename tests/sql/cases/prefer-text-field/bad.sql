CREATE TABLE book (title varchar(200), code character varying(9) NOT NULL);
