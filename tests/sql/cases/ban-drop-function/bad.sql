DROP FUNCTION IF EXISTS book_sync(integer, text);
