-- An index that was built before makes the constraint quick.
CREATE UNIQUE INDEX CONCURRENTLY book_isbn ON book (isbn);
