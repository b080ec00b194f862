"""What tables do not hold as the document has it: a warning for each, where it stands.

Takes a model, gives findings; refuses to know SQLAlchemy.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from contractor.diagnostic import Finding, Severity
from contractor.model import Constants, Enumeration, Model, Nullable, Scalar
from contractor.model.plain import plain
from contractor.model.tables import Stored, tables
from contractor.relational.conditions import is_storable
from contractor.relational.patterns import pattern


def losses(model: Model) -> Iterator[Finding]:
    """The warnings, in the order of the tables."""
    for table in tables(model).tables.values():
        for one in table.own:
            if one.store != "none":
                yield from _stored(model, one)


def _stored(model: Model, one: Stored) -> Iterator[Finding]:
    kind = plain(model, one.source.type)
    if isinstance(one.source.type, Nullable) and not one.source.required:
        why = f"{one.source.name!r} may be absent or null; its column only knows NULL, which is read as null"
        yield Finding("null-for-absent", Severity.INFO, why, one.at)
    listed: Iterable[Any] = ()
    if one.store == "column" and isinstance(kind, Enumeration):
        listed = (member.value for member in kind.members)
    elif one.store == "column" and isinstance(kind, Constants):
        listed = kind.values
    if not all(map(is_storable, listed)):
        why = f"a value of {one.source.name!r} cannot be stored: no database holds U+0000 in text"
        yield _finding(why, one.at, "store it as JSON, or leave the value out")
    said = kind.pattern if isinstance(kind, Scalar) and one.store == "column" else None
    if said is not None:
        yield from _unchecked(said, one)
    for part in one.parts:
        yield from _stored(model, part)


def _unchecked(text: str, one: Stored) -> Iterator[Finding]:
    """Which databases do not check a pattern."""
    said = pattern("", text)
    help = "the models and the server check it"
    if said.postgresql is None and said.sqlite is None:
        why = f"no database checks the pattern of {one.source.name!r} as JSON Schema reads it"
        yield _finding(why, one.at, help)
    elif said.postgresql is None or said.sqlite is None:
        name = "PostgreSQL" if said.postgresql is None else "SQLite"
        why = f"{name} does not check the pattern of {one.source.name!r}"
        yield Finding("approximated", Severity.INFO, why, one.at, help)


def _finding(message: str, at: str, help: str) -> Finding:
    return Finding("approximated", Severity.WARNING, message, at, help)
