"""Transactions and settings."""

from contractor.sql.cursor import Cursor, spelled
from contractor.sql.kinds import Begin, Change, Commit, Configure, Pragma, Rollback


def begin(cursor: Cursor) -> Change:
    """BEGIN, and START TRANSACTION."""
    return Begin()


def commit(cursor: Cursor) -> Change:
    """COMMIT, and END."""
    return Commit()


def rollback(cursor: Cursor) -> Change | None:
    """ROLLBACK of a whole transaction; one to a savepoint stays in it."""
    cursor.take_any("WORK", "TRANSACTION")
    return None if cursor.at("TO") else Rollback()


def configure(cursor: Cursor) -> Change | None:
    """SET of a setting."""
    local = cursor.take("LOCAL")
    cursor.take("SESSION")
    name = cursor.name()
    if name is None or not (cursor.take("=") or cursor.take("TO")):
        return None
    value = spelled(cursor.rest).strip("'")
    return Configure(str(name), None if value == "default" else value, local)


def reset(cursor: Cursor) -> Change | None:
    """RESET of a setting."""
    name = cursor.name()
    return None if name is None else Configure(str(name), None)


def pragma(cursor: Cursor) -> Change | None:
    """PRAGMA, which SQLite has for settings and questions."""
    name = cursor.name()
    if name is None:
        return None
    if cursor.take("="):
        return Pragma(name.name, spelled(cursor.rest).strip("'\"").lower())
    inner = cursor.inside()
    return Pragma(name.name, spelled(inner).strip("'\"").lower() if inner else None)
