"""What is wrong with the files themselves, and with what is said about them."""

from contractor.diagnostic import Severity
from contractor.sql.rule import BOTH, Rule

TITLE = "Files and waivers"
RULES = (
    Rule(
        "syntax-error",
        Severity.ERROR,
        BOTH,
        "A statement cannot be read",
        "{what}",
        "contractor sees strings, names, comments and parentheses that do not end; squawk, which reads all of"
        " PostgreSQL, sees more.",
        "end it",
        "SELECT 'and so on;",
        "SELECT 'and so on';",
        squawk=True,
    ),
    Rule(
        "non-linear",
        Severity.WARNING,
        BOTH,
        "Two files of one number",
        "{first} and this file both have the number {number}: which one runs first is chance",
        "Two branches added a migration each. What was tried in one order may run in the other.",
        "give the later one a number of its own, behind the other",
        "-- 0003_b.sql beside 0003_a.sql",
        "-- 0004_b.sql beside 0003_a.sql",
    ),
    Rule(
        "unused-ignore",
        Severity.WARNING,
        BOTH,
        "A waiver that allows nothing",
        "{id} does not happen here",
        "A waiver that is left over hides the next thing of its kind.",
        "remove the comment",
        """
        -- contractor: allow irreversible-drop: it was never filled
        CREATE TABLE IF NOT EXISTS book (id bigint);
        """,
        """
        CREATE TABLE IF NOT EXISTS book (id bigint);
        """,
        squawk=True,
    ),
    Rule(
        "invalid-waiver",
        Severity.ERROR,
        BOTH,
        "A waiver that says not what, or not why",
        "{what}",
        "Whoever reads it in a year wants to know what was allowed, and why.",
        "-- contractor: allow ID: reason",
        """
        -- contractor: allow irreversible-drop
        ALTER TABLE book DROP COLUMN note;
        """,
        """
        -- contractor: allow irreversible-drop: it was never filled
        ALTER TABLE book DROP COLUMN note;
        """,
    ),
)
