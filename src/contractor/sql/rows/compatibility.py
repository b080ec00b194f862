"""What breaks the version of the application that still runs."""

from contractor.diagnostic import Severity
from contractor.sql.rule import BOTH, POSTGRESQL, Rule

TITLE = "The version that still runs"
RULES = (
    Rule(
        "renaming-column",
        Severity.ERROR,
        BOTH,
        "A column is renamed",
        "{column} of {table} is called {to} from now on, and whoever asks for it by its old name fails",
        "Between the migration and the end of the last old process both names are needed.",
        "keep the column's name and rename the attribute in the code, or add a column, keep both alike, and drop the"
        " old one later",
        "ALTER TABLE book RENAME COLUMN title TO name;",
        """
        ALTER TABLE book RENAME COLUMN title TO name;
        ALTER TABLE book ADD COLUMN title text GENERATED ALWAYS AS (name) VIRTUAL;
        """,
        squawk=True,
        also=("BC102",),
    ),
    Rule(
        "renaming-table",
        Severity.ERROR,
        BOTH,
        "A table is renamed",
        "{table} is called {to} from now on, and whoever asks for it by its old name fails",
        "Between the migration and the end of the last old process both names are needed.",
        "keep the table's name and rename the class in the code, or make a view with the old name in the same file",
        "ALTER TABLE book RENAME TO volume;",
        """
        ALTER TABLE book RENAME TO volume;
        CREATE VIEW book AS SELECT * FROM volume;
        """,
        squawk=True,
        also=("BC101",),
    ),
    Rule(
        "ban-drop-column",
        Severity.WARNING,
        BOTH,
        "A column is dropped that may be in use",
        "whoever still reads or writes {column} of {table} fails",
        "A column can go when no running version names it. Files of the contract and the cleanup phase (a word in the"
        " file's name) run when that is so, and are not told of it.",
        "stop using it first, and drop it in a file of the contract phase",
        "ALTER TABLE book DROP COLUMN note;",
        "ALTER TABLE book ALTER COLUMN note DROP DEFAULT;",
        squawk=True,
    ),
    Rule(
        "ban-drop-table",
        Severity.WARNING,
        BOTH,
        "A table is dropped that may be in use",
        "whoever still reads or writes {table} fails",
        "A table can go when no running version names it. Files of the contract and the cleanup phase (a word in the"
        " file's name) run when that is so, and are not told of it.",
        "stop using it first, and drop it in a file of the contract phase",
        "DROP TABLE book;",
        """
        CREATE TABLE book_new (id bigint PRIMARY KEY);
        DROP TABLE book_new;
        """,
        squawk=True,
    ),
    Rule(
        "ban-drop-not-null",
        Severity.WARNING,
        BOTH,
        "NULL may appear where there was none",
        "{column} of {table} may be NULL from now on, and whoever reads it may not expect that",
        "Loosening does not break who writes, but readers that never saw NULL may fail on the first one.",
        "let every reader know NULL first",
        "ALTER TABLE book ALTER COLUMN title DROP NOT NULL;",
        "ALTER TABLE book ALTER COLUMN title SET DEFAULT '';",
        squawk=True,
    ),
    Rule(
        "ban-drop-constraint",
        Severity.WARNING,
        BOTH,
        "A constraint is dropped",
        "{table} no longer promises {constraint}",
        "Code may count on what the database promises. A constraint that the same file adds again, in other words or"
        " otherwise, and the helper of a SET NOT NULL, are not told.",
        "say why it can go: -- contractor: allow ban-drop-constraint: reason",
        "ALTER TABLE book DROP CONSTRAINT book_pages;",
        """
        ALTER TABLE book DROP CONSTRAINT book_pages;
        ALTER TABLE book ADD CONSTRAINT book_pages CHECK (pages >= 0) NOT VALID;
        """,
        squawk=True,
    ),
    Rule(
        "foreign-key-dropped",
        Severity.WARNING,
        BOTH,
        "A foreign key is dropped",
        "{constraint} no longer keeps rows of {table} from pointing to nothing",
        "Once rows point to nothing the key cannot be added again.",
        "say why it can go: -- contractor: allow foreign-key-dropped: reason",
        "ALTER TABLE book DROP CONSTRAINT book_author_fkey;",
        """
        ALTER TABLE book DROP CONSTRAINT book_author_fkey;
        ALTER TABLE book ADD CONSTRAINT book_author_fkey
            FOREIGN KEY (author_id) REFERENCES author (id) ON DELETE CASCADE NOT VALID;
        """,
        also=("CD101",),
    ),
    Rule(
        "ban-drop-function",
        Severity.WARNING,
        POSTGRESQL,
        "A function is dropped that may be in use",
        "whoever still calls {function} fails",
        "Triggers, views, defaults and applications call functions. What these migrations made themselves they may"
        " remove.",
        "see who calls it first, then say so: -- contractor: allow ban-drop-function: reason",
        "DROP FUNCTION IF EXISTS book_sync();",
        """
        CREATE FUNCTION book_sync() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
        DROP FUNCTION IF EXISTS book_sync();
        """,
        squawk=True,
    ),
    Rule(
        "tightened-in-expand",
        Severity.ERROR,
        BOTH,
        "A file of the expand phase tightens or removes",
        "{what}: while the expand phase lasts, the version before still writes, and this refuses or breaks it at once",
        "A constraint that is NOT VALID is not checked against old rows, but it is against every write from that moment"
        " on. A file whose name has the word expand runs before the version before is gone, so it may add and loosen,"
        " and not tighten or remove.",
        "move it to a file of the contract phase, which runs when the version before has gone",
        "ALTER TABLE book ADD CONSTRAINT book_title_given CHECK (title IS NOT NULL) NOT VALID;",
        """
        ALTER TABLE book ADD COLUMN note text;
        ALTER TABLE book ADD CONSTRAINT book_note CHECK (length(note) <= 9) NOT VALID;
        """,
        also=("CT003", "ban-new-write-restriction"),
    ),
)
