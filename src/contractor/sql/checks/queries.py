"""Queries that tell before a migration whether it can succeed: each has to answer with no row."""

import re
from typing import Final

from contractor.sql.kinds import Name

_PLAIN: Final = re.compile(r"[a-z_][a-z0-9_]*")


def duplicates(table: Name, columns: tuple[str, ...]) -> str:
    """Rows that would not be unique."""
    listed = ", ".join(quoted(one) for one in columns)
    return f"SELECT {listed} FROM {named(table)} GROUP BY {listed} HAVING count(*) > 1"  # noqa: S608  nobody runs it here


def missing(table: Name, column: str) -> str:
    """Rows that have no value."""
    return f"SELECT 1 FROM {named(table)} WHERE {quoted(column)} IS NULL LIMIT 1"  # noqa: S608


def violating(table: Name, condition: str) -> str:
    """Rows that a condition refuses."""
    return f"SELECT 1 FROM {named(table)} WHERE NOT ({condition}) LIMIT 1"  # noqa: S608


def named(table: Name) -> str:
    """A table as it is written."""
    name = quoted(table.name)
    return name if table.schema is None else f"{quoted(table.schema)}.{name}"


def quoted(name: str) -> str:
    """A column as it is written; an expression stays as it is."""
    if _PLAIN.fullmatch(name) or "(" in name:
        return name
    return '"' + name.replace('"', '""') + '"'
