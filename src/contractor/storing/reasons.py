"""What a database, or what stands before it, says where it refuses something.

Takes an exception and a dialect, gives which constraint refused, and a sentence without values; refuses to know
contracts.
"""

import re
from typing import Any, Final, Literal

from contractor.frozen import frozen

What = Literal["check", "not null", "unique", "foreign key", "type", "before"]
_SQLITE: Final[tuple[tuple[re.Pattern[str], What], ...]] = (
    (re.compile(r"CHECK constraint failed: (?P<name>.+)"), "check"),
    (re.compile(r"NOT NULL constraint failed: (?P<name>.+)"), "not null"),
    (re.compile(r"UNIQUE constraint failed: (?:index ')?(?P<name>[^']+)"), "unique"),
    (re.compile(r"FOREIGN KEY constraint failed(?P<name>)"), "foreign key"),
    (re.compile(r"datatype mismatch(?P<name>)"), "type"),
)
#: What the states of SQL say that PostgreSQL gives.
_STATES: Final[dict[str, What]] = {
    "23514": "check",
    "23502": "not null",
    "23505": "unique",
    "23503": "foreign key",
}


@frozen
class Reason:
    """Who refused: `name` is that of the constraint, or the columns where SQLite says those alone; `said` a sentence.

    `before`: the value did not get as far as the database.
    """

    what: What
    name: str
    said: str


def reason(why: BaseException, dialect: str) -> Reason:
    """What an exception says."""
    original: Any = getattr(why, "orig", None)
    if original is None or not _is_of_the_database(original):
        cause = original or why
        return Reason("before", "", _first(cause))
    if dialect == "sqlite":
        for pattern, what in _SQLITE:
            found = pattern.search(str(original))
            if found:
                return Reason(what, found["name"], _first(original))
        return Reason("type", "", _first(original))
    state = getattr(original, "sqlstate", None)
    if state is None:
        return Reason("before", "", _first(original))
    told = original.diag
    name = told.constraint_name or (
        f"{told.table_name}.{told.column_name}" if told.column_name else ""
    )
    return Reason(_STATES.get(state, "type"), name, _first(original))


def _is_of_the_database(original: Any) -> bool:
    """Whether the driver raised it: what a type raises before is wrapped alike."""
    return type(original).__module__.partition(".")[0] in (
        "sqlite3",
        "psycopg",
        "psycopg2",
        "asyncpg",
    )


def _first(why: BaseException) -> str:
    """The first line of what is said; Pydantic says in its third line what is wrong, and shows values behind it."""
    errors = getattr(why, "errors", None)
    if callable(errors):
        [one, *_] = errors(include_url=False, include_input=False)
        return str(one["msg"])
    lines = str(why).strip().splitlines()
    return lines[0] if lines else type(why).__name__
