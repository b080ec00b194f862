DROP TABLE IF EXISTS book, author;
