CREATE TABLE book (code text, flag boolean, kind "char");
