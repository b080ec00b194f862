-- SQLite loosens a constraint by building the table anew, which takes nothing from anybody.
CREATE TABLE book (id INTEGER PRIMARY KEY, pages INTEGER CHECK (pages > 0));
