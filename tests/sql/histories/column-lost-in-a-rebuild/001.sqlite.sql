-- A table built anew without a column loses it.
CREATE TABLE book (id INTEGER PRIMARY KEY, title TEXT, note TEXT);
