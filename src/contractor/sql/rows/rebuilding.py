"""Tables of SQLite that are built anew."""

from contractor.diagnostic import Severity
from contractor.sql.rule import SQLITE, Rule

TITLE = "Tables that SQLite builds anew"
_REBUILD = """
        BEGIN IMMEDIATE;
        CREATE TABLE author_new (id INTEGER PRIMARY KEY, name TEXT);
        INSERT INTO author_new SELECT id, name FROM author;
        DROP TABLE author;
        ALTER TABLE author_new RENAME TO author;
"""
_SAFE = f"""
        PRAGMA foreign_keys = OFF;{_REBUILD}        PRAGMA foreign_key_check;
        COMMIT;
"""
RULES = (
    Rule(
        "rebuild-deletes-children",
        Severity.ERROR,
        SQLITE,
        "Rows of other tables are deleted with the old table",
        "foreign keys may be on: dropping {table} deletes the rows that refer to it with ON DELETE CASCADE",
        "DROP TABLE deletes the rows first, and with foreign keys on that reaches the tables below. Measured: a rebuild"
        " of the parent, and its only child row was gone. The pragma is of the connection, and does nothing inside of a"
        " transaction.",
        "PRAGMA foreign_keys = OFF before BEGIN, and PRAGMA foreign_key_check before COMMIT",
        f"{_REBUILD}        COMMIT;",
        _SAFE,
        also=("CT001",),
    ),
    Rule(
        "rebuild-unchecked",
        Severity.WARNING,
        SQLITE,
        "Foreign keys are off and nobody looks afterwards",
        "foreign keys are off while {table} is built anew, and nothing checks them before COMMIT",
        "Rows that point to nothing would be found by whoever deletes or changes them, perhaps in a year.",
        "PRAGMA foreign_key_check before COMMIT, and ROLLBACK if it gives a row",
        f"        PRAGMA foreign_keys = OFF;{_REBUILD}        COMMIT;",
        _SAFE,
        also=("CT001",),
    ),
    Rule(
        "pragma-in-transaction",
        Severity.ERROR,
        SQLITE,
        "A pragma that does nothing inside of a transaction",
        "PRAGMA {pragma} does nothing inside of a transaction",
        "SQLite says nothing, and foreign keys stay as they were.",
        "write it before BEGIN",
        """
        BEGIN;
        PRAGMA foreign_keys = OFF;
        COMMIT;
        """,
        """
        PRAGMA foreign_keys = OFF;
        BEGIN;
        COMMIT;
        """,
        also=("CT001",),
    ),
    Rule(
        "rebuild-not-null",
        Severity.ERROR,
        SQLITE,
        "A column becomes NOT NULL while its table is built anew",
        "{column} of {table} becomes NOT NULL without a default, and copying fails if a row has NULL",
        "No earlier statement fills the column, and an earlier one declared it without NOT NULL.",
        "UPDATE the rows first, or give it a default",
        f"        CREATE TABLE IF NOT EXISTS author (id INTEGER PRIMARY KEY, name TEXT);{_SAFE}".replace(
            "author_new (id INTEGER PRIMARY KEY, name TEXT)",
            "author_new (id INTEGER PRIMARY KEY, name TEXT NOT NULL)",
        ),
        _SAFE,
        also=("LT101",),
    ),
)
