"""What loses rows, or fails because of those that are there."""

from contractor.diagnostic import Severity
from contractor.sql.rule import BOTH, POSTGRESQL, Rule

TITLE = "Rows that are there"
RULES = (
    Rule(
        "irreversible-drop",
        Severity.ERROR,
        BOTH,
        "Data is dropped that no copy has",
        "{what} is dropped, and no earlier statement copied what is in it",
        "The way back can make the column or the table again, but not what was in it. A copy that an earlier statement"
        " or an earlier file made (INSERT … SELECT or CREATE TABLE … AS, of all rows) makes it reversible.",
        "copy it into an archive table before, and drop that in a cleanup some time later",
        "ALTER TABLE book DROP COLUMN note;",
        """
        CREATE TABLE archive_book_note AS SELECT id, note FROM book;
        ALTER TABLE book DROP COLUMN note;
        """,
        also=("DS102", "DS103", "CT008"),
    ),
    Rule(
        "ban-drop-schema",
        Severity.ERROR,
        POSTGRESQL,
        "A schema is dropped",
        "schema {schema} is dropped, with whatever is in it if CASCADE says so",
        "What else lives in a schema is seldom known to whoever drops it.",
        "archive and drop its tables one by one, and the empty schema in a later migration with a waiver",
        "DROP SCHEMA shop CASCADE;",
        "CREATE SCHEMA IF NOT EXISTS shop;",
        squawk=True,
        also=("DS101",),
    ),
    Rule(
        "ban-truncate-cascade",
        Severity.ERROR,
        POSTGRESQL,
        "TRUNCATE empties tables that it does not name",
        "TRUNCATE {tables} CASCADE also empties every table that refers to them",
        "Which tables refer to one changes over the years; the statement does not.",
        "name every table that is to be empty",
        "TRUNCATE author CASCADE;",
        "TRUNCATE author, book;",
        squawk=True,
    ),
    Rule(
        "rename-by-drop",
        Severity.ERROR,
        BOTH,
        "A column goes and another of its type comes: perhaps a rename",
        "{column} of {table} is dropped and {to} is added: if that is one column with a new name, its data is lost",
        "Tools that compare tables see a rename as a drop and an addition, and write that down.",
        "rename it, or copy the data first; where they are two things: -- contractor: allow rename-by-drop: reason",
        """
        ALTER TABLE book ADD COLUMN name text;
        ALTER TABLE book DROP COLUMN title;
        """,
        """
        ALTER TABLE book ADD COLUMN name text;
        """,
        also=("CT004",),
    ),
    Rule(
        "adding-required-field",
        Severity.ERROR,
        BOTH,
        "A required column without a value for rows that are there",
        "{column} is NOT NULL without a default: adding it fails if {table} has a row, and old INSERTs fail afterwards",
        "Rows that are there would have NULL. A version that does not know the column leaves it out when it inserts.",
        "add it without NOT NULL, fill it, and make it NOT NULL when nobody leaves it out; or give it a default",
        "ALTER TABLE book ADD COLUMN isbn text NOT NULL;",
        "ALTER TABLE book ADD COLUMN isbn text NOT NULL DEFAULT '';",
        squawk=True,
        also=("MF103",),
    ),
    Rule(
        "not-null-unfilled",
        Severity.ERROR,
        BOTH,
        "A column becomes NOT NULL that nobody filled",
        "{column} of {table} becomes NOT NULL, which fails if a row has NULL; no earlier statement fills it",
        "An UPDATE of the column, a default that it was added with, or a validated CHECK in an earlier statement or"
        " file shows that somebody thought of the rows.",
        "fill it first; this has to find nothing: {query}",
        "ALTER TABLE book ALTER COLUMN title SET NOT NULL;",
        """
        UPDATE book SET title = '' WHERE title IS NULL;
        ALTER TABLE book ALTER COLUMN title SET NOT NULL;
        """,
        also=("MF104",),
    ),
    Rule(
        "unique-on-rows",
        Severity.WARNING,
        BOTH,
        "Rows become unique that may not be",
        "{columns} of {table} become unique, which fails if two rows are alike",
        "Whether there are duplicates only the data tells. With CONCURRENTLY a failure leaves an invalid index behind.",
        "this has to find nothing: {query}; then say so: -- contractor: allow unique-on-rows: reason",
        "CREATE UNIQUE INDEX CONCURRENTLY book_isbn ON book (isbn);",
        """
        CREATE TABLE book_copy (isbn text);
        CREATE UNIQUE INDEX book_copy_isbn ON book_copy (isbn);
        """,
        also=("MF101",),
    ),
    Rule(
        "index-made-unique",
        Severity.WARNING,
        BOTH,
        "A plain index becomes a unique one",
        "{columns} of {table} had a plain index and become unique, which fails if two rows are alike",
        "Whoever made the index plain may have known of duplicates.",
        "this has to find nothing: {query}; then say so: -- contractor: allow index-made-unique: reason",
        """
        CREATE INDEX CONCURRENTLY book_isbn ON book (isbn);
        DROP INDEX CONCURRENTLY IF EXISTS book_isbn;
        CREATE UNIQUE INDEX CONCURRENTLY book_isbn ON book (isbn);
        """,
        """
        CREATE UNIQUE INDEX CONCURRENTLY book_isbn ON book (isbn);
        """,
        also=("MF102",),
    ),
    Rule(
        "rows-may-violate-check",
        Severity.INFO,
        BOTH,
        "Rows that are there may violate a new check",
        "checking {constraint} against all rows of {table} fails if one violates it; no earlier statement changes them",
        "An enumeration that lost a value, a lower maximum, a shorter text: rows of before may have what is no longer"
        " allowed.",
        "this has to find nothing: {query}",
        "ALTER TABLE book ADD CONSTRAINT book_pages CHECK (pages < 5000);",
        """
        UPDATE book SET pages = 4999 WHERE pages > 4999;
        ALTER TABLE book ADD CONSTRAINT book_pages CHECK (pages < 5000);
        """,
        also=("CT007",),
    ),
    Rule(
        "invalid-index-kept",
        Severity.WARNING,
        POSTGRESQL,
        "An index that failed to build is taken for one that is there",
        "if building {index} failed before, IF NOT EXISTS keeps the invalid index that was left behind",
        "CREATE INDEX CONCURRENTLY that fails leaves an index which costs every write and serves no query. Run again,"
        " IF NOT EXISTS sees that the name is taken and does nothing.",
        "DROP INDEX CONCURRENTLY IF EXISTS before it",
        "CREATE INDEX CONCURRENTLY IF NOT EXISTS book_title ON book (title);",
        """
        DROP INDEX CONCURRENTLY IF EXISTS book_title;
        CREATE INDEX CONCURRENTLY IF NOT EXISTS book_title ON book (title);
        """,
    ),
)
