DROP INDEX IF EXISTS book_title, shop.book_isbn;
