"""Transactions, and what becomes of a migration that fails midway."""

from contractor.diagnostic import Severity
from contractor.sql.rule import BOTH, POSTGRESQL, SQLITE, Rule

TITLE = "Transactions"
RULES = (
    Rule(
        "ban-concurrent-index-creation-in-transaction",
        Severity.ERROR,
        POSTGRESQL,
        "CONCURRENTLY inside of a transaction",
        "PostgreSQL refuses {index} here: CONCURRENTLY cannot run inside of a transaction",
        "It commits several times by itself.",
        "a file of its own without BEGIN; in Alembic: with op.get_context().autocommit_block()",
        """
        BEGIN;
        CREATE INDEX CONCURRENTLY book_title ON book (title);
        COMMIT;
        """,
        "CREATE INDEX CONCURRENTLY book_title ON book (title);",
        squawk=True,
    ),
    Rule(
        "transaction-nesting",
        Severity.ERROR,
        BOTH,
        "A transaction begins in another one, or ends where there is none",
        "{what}",
        "The second BEGIN begins nothing (SQLite refuses it), and the first COMMIT ends everything: what comes behind"
        " it stands outside. With --assume-in-transaction the tool that runs the file has begun one.",
        "let the file or the tool own the transaction, not both",
        """
        BEGIN;
        BEGIN;
        CREATE TABLE book_new (id bigint);
        COMMIT;
        """,
        """
        BEGIN;
        CREATE TABLE book_new (id bigint);
        COMMIT;
        """,
        squawk=True,
    ),
    Rule(
        "ban-uncommitted-transaction",
        Severity.ERROR,
        BOTH,
        "A transaction that nobody commits",
        "nothing ends this transaction, so nothing of it is kept",
        "When the connection closes, the database takes everything back.",
        "COMMIT at the end",
        """
        BEGIN;
        CREATE TABLE book_new (id bigint);
        """,
        """
        BEGIN;
        CREATE TABLE book_new (id bigint);
        COMMIT;
        """,
        squawk=True,
    ),
    Rule(
        "prefer-robust-stmts",
        Severity.INFO,
        POSTGRESQL,
        "A statement that cannot run twice",
        "if the file fails behind {what}, it cannot be run again",
        "Outside of a transaction every statement counts by itself. A file with one statement alone needs nothing,"
        " unless that is CONCURRENTLY.",
        "IF NOT EXISTS or IF EXISTS, or one transaction around all",
        """
        CREATE TABLE shelf (id bigint);
        CREATE TABLE IF NOT EXISTS place (id bigint);
        """,
        """
        CREATE TABLE IF NOT EXISTS shelf (id bigint);
        CREATE TABLE IF NOT EXISTS place (id bigint);
        """,
        squawk=True,
    ),
    Rule(
        "half-applied",
        Severity.WARNING,
        SQLITE,
        "Several changes without a transaction",
        "if this file fails midway, what it did before stays",
        "SQLite runs each statement by itself where nobody begins a transaction. Python's sqlite3 begins none for DDL"
        " and commits before a script, so a migration that fails leaves half of itself.",
        "BEGIN IMMEDIATE at the beginning and COMMIT at the end; in SQLAlchemy isolation_level=None and an explicit"
        " BEGIN",
        """
        CREATE TABLE shelf (id INTEGER PRIMARY KEY);
        CREATE TABLE place (id INTEGER PRIMARY KEY);
        """,
        """
        BEGIN IMMEDIATE;
        CREATE TABLE shelf (id INTEGER PRIMARY KEY);
        CREATE TABLE place (id INTEGER PRIMARY KEY);
        COMMIT;
        """,
        also=("CT002",),
    ),
)
