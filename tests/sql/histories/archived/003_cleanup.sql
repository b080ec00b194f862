DROP TABLE archive_book;
