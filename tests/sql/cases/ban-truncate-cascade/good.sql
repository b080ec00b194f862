TRUNCATE TABLE author, book;
