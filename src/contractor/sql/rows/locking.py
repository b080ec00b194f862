"""What keeps readers and writers of a table waiting."""

from contractor.diagnostic import Severity
from contractor.sql.rule import POSTGRESQL, Rule

TITLE = "Locks"
RULES = (
    Rule(
        "require-concurrent-index-creation",
        Severity.ERROR,
        POSTGRESQL,
        "An index is built while writers wait",
        "building {index} keeps everybody from writing to {table} until it is done",
        "CREATE INDEX takes a SHARE lock for as long as it reads the table: reads go on, writes wait. On a table that"
        " is made in the same file nobody waits.",
        "CREATE INDEX CONCURRENTLY, in a file without a transaction",
        "CREATE INDEX book_title ON book (title);",
        "CREATE INDEX CONCURRENTLY book_title ON book (title);",
        squawk=True,
    ),
    Rule(
        "require-concurrent-index-deletion",
        Severity.WARNING,
        POSTGRESQL,
        "An index is dropped while everybody waits",
        "dropping {index} waits for an ACCESS EXCLUSIVE lock, and whoever comes later waits behind it",
        "DROP INDEX needs the table for itself. That is quick, but it waits for the longest query that runs, and every"
        " query behind it waits too.",
        "DROP INDEX CONCURRENTLY, in a file without a transaction",
        "DROP INDEX book_title;",
        "DROP INDEX CONCURRENTLY IF EXISTS book_title;",
        squawk=True,
    ),
    Rule(
        "constraint-missing-not-valid",
        Severity.ERROR,
        POSTGRESQL,
        "A constraint is checked while writers wait",
        "adding {constraint} to {table} reads all its rows under a lock",
        "Without NOT VALID the constraint is checked against every row while nobody can write; NOT VALID and VALIDATE"
        " in one transaction are no better, since the lock is held to its end.",
        "ADD CONSTRAINT … NOT VALID, then VALIDATE CONSTRAINT in a later transaction",
        "ALTER TABLE book ADD CONSTRAINT book_pages CHECK (pages > 0);",
        """
        ALTER TABLE book ADD CONSTRAINT book_pages CHECK (pages > 0) NOT VALID;
        ALTER TABLE book VALIDATE CONSTRAINT book_pages;
        """,
        squawk=True,
    ),
    Rule(
        "adding-foreign-key-constraint",
        Severity.ERROR,
        POSTGRESQL,
        "A foreign key is checked while writers of both tables wait",
        "adding {constraint} to {table} reads all its rows while nobody can write to either table",
        "ADD FOREIGN KEY takes a SHARE ROW EXCLUSIVE lock on both tables, and looks every row up before it lets go.",
        "ADD CONSTRAINT … FOREIGN KEY … NOT VALID, then VALIDATE CONSTRAINT in a later transaction",
        "ALTER TABLE book ADD CONSTRAINT book_author_fkey FOREIGN KEY (author_id) REFERENCES author (id);",
        """
        ALTER TABLE book
            ADD CONSTRAINT book_author_fkey FOREIGN KEY (author_id) REFERENCES author (id) NOT VALID;
        ALTER TABLE book VALIDATE CONSTRAINT book_author_fkey;
        """,
        squawk=True,
    ),
    Rule(
        "disallowed-unique-constraint",
        Severity.ERROR,
        POSTGRESQL,
        "A unique constraint builds its index while everybody waits",
        "adding {constraint} to {table} keeps everybody from it until its index is built",
        "ADD UNIQUE builds an index under an ACCESS EXCLUSIVE lock, so that nobody reads or writes meanwhile.",
        "CREATE UNIQUE INDEX CONCURRENTLY, then ADD CONSTRAINT … UNIQUE USING INDEX",
        "ALTER TABLE book ADD CONSTRAINT book_isbn UNIQUE (isbn);",
        """
        CREATE UNIQUE INDEX CONCURRENTLY book_isbn ON book (isbn);
        ALTER TABLE book ADD CONSTRAINT book_isbn UNIQUE USING INDEX book_isbn;
        """,
        squawk=True,
    ),
    Rule(
        "adding-serial-primary-key-field",
        Severity.ERROR,
        POSTGRESQL,
        "A primary key builds its index while everybody waits",
        "adding {constraint} to {table} keeps everybody from it until its index is built",
        "ADD PRIMARY KEY builds an index, and checks for NULL, under an ACCESS EXCLUSIVE lock.",
        "CREATE UNIQUE INDEX CONCURRENTLY, then ADD CONSTRAINT … PRIMARY KEY USING INDEX",
        "ALTER TABLE book ADD CONSTRAINT book_pkey PRIMARY KEY (id);",
        """
        CREATE UNIQUE INDEX CONCURRENTLY book_pkey ON book (id);
        ALTER TABLE book ADD CONSTRAINT book_pkey PRIMARY KEY USING INDEX book_pkey;
        """,
        squawk=True,
    ),
    Rule(
        "adding-not-nullable-field",
        Severity.ERROR,
        POSTGRESQL,
        "SET NOT NULL reads the table while everybody waits",
        "making {column} of {table} NOT NULL reads all rows while nobody else reads or writes",
        "SET NOT NULL looks for NULL under an ACCESS EXCLUSIVE lock. Since PostgreSQL 12 it does not where a validated"
        " CHECK proves that there is none, which an earlier file may have brought.",
        "ADD CONSTRAINT … CHECK ({column} IS NOT NULL) NOT VALID, VALIDATE it later, then SET NOT NULL, then drop the"
        " check",
        "ALTER TABLE book ALTER COLUMN title SET NOT NULL;",
        """
        ALTER TABLE book ADD CONSTRAINT book_title_given CHECK (title IS NOT NULL) NOT VALID;
        ALTER TABLE book VALIDATE CONSTRAINT book_title_given;
        ALTER TABLE book ALTER COLUMN title SET NOT NULL;
        ALTER TABLE book DROP CONSTRAINT IF EXISTS book_title_given;
        """,
        squawk=True,
    ),
    Rule(
        "adding-field-with-default",
        Severity.ERROR,
        POSTGRESQL,
        "A new column writes every row while everybody waits",
        "{what} makes column {column} different in each row, so adding it writes all of {table} anew",
        "A default that is the same for all rows is kept once. One that is not, as random() or nextval(), and a stored"
        " generated column, is computed row by row under an ACCESS EXCLUSIVE lock. A function that contractor does not"
        " know is taken for such a one.",
        "add the column without a default, set the default for new rows, and fill old ones in batches",
        "ALTER TABLE book ADD COLUMN token uuid DEFAULT gen_random_uuid();",
        """
        ALTER TABLE book ADD COLUMN token uuid;
        ALTER TABLE book ALTER COLUMN token SET DEFAULT gen_random_uuid();
        """,
        squawk=True,
    ),
    Rule(
        "changing-column-type",
        Severity.ERROR,
        POSTGRESQL,
        "A column gets another type",
        "changing {column} of {table} to {type} may write every row anew while everybody waits, and the version"
        " before reads what it does not expect",
        "ALTER COLUMN TYPE takes an ACCESS EXCLUSIVE lock, and writes the table and its indexes unless every value is"
        " stored the same way in both types. A longer varchar is, and so is text: where an earlier file tells the old"
        " type, that is seen.",
        "add a column of the new type, keep both alike by a trigger, fill it in batches, and drop the old one later",
        "ALTER TABLE book ALTER COLUMN pages TYPE bigint;",
        """
        ALTER TABLE book ADD COLUMN pages_new bigint;
        """,
        squawk=True,
    ),
    Rule(
        "require-lock-timeout",
        Severity.WARNING,
        POSTGRESQL,
        "Nothing ends the wait for a lock",
        "this waits for a lock on {table} for as long as it takes, and every later query waits behind it",
        "A change of a table waits for the queries that run. Whoever comes later waits behind the change: one slow"
        " report is enough to stop everybody.",
        "SET lock_timeout = '2s'; at the beginning, and try again where it runs out",
        "ALTER TABLE book ADD COLUMN IF NOT EXISTS note text;",
        """
        SET lock_timeout = '2s';
        SET statement_timeout = '10s';
        ALTER TABLE book ADD COLUMN IF NOT EXISTS note text;
        """,
        squawk=True,
        also=("require-timeout-settings",),
    ),
    Rule(
        "require-statement-timeout",
        Severity.WARNING,
        POSTGRESQL,
        "Nothing ends a change that takes too long",
        "this holds a lock on {table} for as long as it takes",
        "What was quick on a small table may take minutes on a large one, with everybody waiting. Filling columns,"
        " VALIDATE and CONCURRENTLY may take long, and are not asked for one.",
        "SET statement_timeout = '10s'; at the beginning",
        "ALTER TABLE book ADD COLUMN IF NOT EXISTS note text;",
        """
        SET lock_timeout = '2s';
        SET statement_timeout = '10s';
        ALTER TABLE book ADD COLUMN IF NOT EXISTS note text;
        """,
        squawk=True,
    ),
)
