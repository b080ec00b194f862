# Made by contractor. Changes made here are lost.
"""Why a database did not do what it was asked, in the words of the contract.

A constraint that does not hold is a `Violation`, which knows where in the document the constraint comes from.
Nothing here says any of the values that were sent.
"""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Literal, TypedDict

from sqlalchemy import exc

Kind = Literal["unique", "foreign-key", "restrict", "check", "not-null", "value"]
"""What does not hold: there is one already; what is referred to is not there; something refers to it; a value is
none that the contract allows, or none at all; no column holds it."""


class Constraint(TypedDict):
    """A constraint of a table. `at` is the place in the document that says it, by the `keyword` there.

    `pointer` leads to it in a record; empty where it is about several properties, or about none. `refers` is
    the table whose keys the columns hold; empty where they hold none.
    """

    kind: Kind
    table: str
    columns: Sequence[str]
    at: str
    keyword: str
    pointer: str
    refers: str


@dataclass(frozen=True)
class Violation:
    """A constraint that does not hold, by its name. What nobody told is empty."""

    kind: Kind
    name: str = ""
    at: str = ""
    keyword: str = ""
    pointer: str = ""

    @property
    def is_conflict(self) -> bool:
        """Whether it is the state of things that does not allow it, and not a contract that was broken.

        A value that no column holds may be one that the contract allows.
        """
        return self.kind not in ("check", "not-null")

    @property
    def detail(self) -> str:
        """What is wrong, for a person."""
        what = self.pointer.lstrip("/").replace("/", ".")
        match self.kind:
            case "unique":
                return f"there is one with this {what or 'key'} already"
            case "foreign-key":
                return f"what {what or 'it'} refers to is not there"
            case "restrict":
                return "something refers to it"
            case "check":
                said = f" ({self.keyword})" if self.keyword else ""
                return f"{what or 'a value'} is not as it has to be{said}"
            case "not-null":
                return f"{what or 'a value'} is missing"
            case "value":
                return "that cannot be stored"


class StaleRow(Exception):
    """A row that somebody else changed, or removed, since it was seen. `asked`: by whoever said which one they saw."""

    def __init__(self, *, asked: bool = False) -> None:
        super().__init__("somebody changed it")
        self.asked = asked


class Violations:
    """The constraints of a package by what databases call them. `read` gives what `_constraints.json` holds."""

    def __init__(self, read: Callable[[], bytes]) -> None:
        self._read = read

    @classmethod
    def of(cls, module: str) -> "Violations":
        """The constraints of the package that a module stands in, by the module's file."""
        path = Path(module).with_name("_constraints.json")
        return cls(path.read_bytes)

    @cached_property
    def constraints(self) -> Mapping[str, Constraint]:
        """All of them. That a column is not null is called as the column, `books.title`."""
        found: Mapping[str, Constraint] = json.loads(self._read())
        return found

    def __call__(self, error: BaseException) -> Violation | None:
        """What does not hold where a statement failed; None where it failed for another reason."""
        if isinstance(error, OverflowError):
            return Violation("value")  # SQLite was given a number beyond 64 bits
        if not isinstance(error, exc.StatementError):
            return None
        if not isinstance(error, exc.DBAPIError):
            # What our types refuse before it is sent.
            return Violation("value") if isinstance(error.orig, ValueError) else None
        state = _state(error.orig)
        if state is None and isinstance(error, exc.IntegrityError):
            return self._on_sqlite(error)
        if state == "23502":
            table, column = _said(error.orig, "table_name", "column_name")
            return self._named("not-null", f"{table}.{column}")
        kind = _KINDS.get(state or "")
        if kind is not None:
            (name,) = _said(error.orig, "constraint_name")
            return self._named(kind, name, error)
        if isinstance(error, exc.DataError) or (state or "").startswith("22"):
            return Violation("value")
        return None

    def _on_sqlite(self, error: exc.IntegrityError) -> Violation | None:
        what, _, names = str(error.orig).partition(" constraint failed")
        names = names.removeprefix(": ")
        match what:
            case "CHECK":
                return self._named("check", names)
            case "NOT NULL":
                return self._named("not-null", names)
            case "UNIQUE":
                columns = [one.rpartition(".")[2] for one in names.split(", ")]
                table = names.partition(".")[0]
                return self._found("unique", table=table, columns=columns)
            case "FOREIGN KEY":
                return self._unnamed(error)
            case _:
                return None

    def _unnamed(self, error: exc.IntegrityError) -> Violation:
        """A foreign key that SQLite does not name: told where only one comes into question."""
        statement = _STATEMENT.match(error.statement or "")
        verb, table = (statement["verb"], statement["table"]) if statement else ("", "")
        if verb == "DELETE":
            return self._found("restrict", refers=table)
        found = self._found("foreign-key", table=table)
        if verb == "UPDATE" and not found.name:
            # Either side of a key may be what was changed.
            return Violation("foreign-key")
        return found

    def _found(self, kind: Kind, **asked: Any) -> Violation:
        """The one constraint of which all this is true."""
        wanted = "foreign-key" if kind == "restrict" else kind
        names = [
            name
            for name, one in self.constraints.items()
            if one["kind"] == wanted and asked.items() <= one.items()
        ]
        return self._named(kind, names[0] if len(names) == 1 else "")

    def _named(
        self, kind: Kind, name: str, error: exc.DBAPIError | None = None
    ) -> Violation:
        one = self.constraints.get(name)
        if one is None:
            return Violation(kind, name)
        if kind == "foreign-key" and error is not None and _removes(error, one):
            kind = "restrict"
        pointer = "" if kind == "restrict" else one["pointer"]
        return Violation(kind, name, one["at"], one["keyword"], pointer)


def is_unavailable(error: BaseException) -> bool:
    """Whether a database did not answer, or could not now: it may when it is asked again."""
    if isinstance(error, exc.TimeoutError):
        return True  # all connections of the pool are taken
    if not isinstance(error, exc.DBAPIError):
        return False
    if error.connection_invalidated:
        return True
    name = getattr(error.orig, "sqlite_errorname", None)
    if name is not None:
        return str(name).startswith(_BUSY)
    state = _state(error.orig)
    if state is None:
        # A server that nobody could connect to says nothing.
        return isinstance(error, (exc.OperationalError, exc.InterfaceError))
    return state[:2] in _PASSING or state == "55P03"


#: Classes of SQLSTATE that pass: connections, transactions that stand in each other's way, resources, operators.
_PASSING = frozenset({"08", "40", "53", "57"})
_BUSY = ("SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_INTERRUPT", "SQLITE_CANTOPEN")
_KINDS: Mapping[str, Kind] = {
    "23505": "unique",
    "23503": "foreign-key",
    "23001": "restrict",
    "23514": "check",
}
_STATEMENT = re.compile(
    r'\s*(?P<verb>INSERT|UPDATE|DELETE)\s+(?:INTO\s+|FROM\s+)?"?(?P<table>\w+)"?', re.I
)


def _removes(error: exc.DBAPIError, one: Constraint) -> bool:
    """Whether a statement took away, or changed, what a foreign key refers to."""
    statement = _STATEMENT.match(error.statement or "")
    if statement is None or statement["table"] != one["refers"]:
        return False
    return statement["verb"].upper() == "DELETE" or one["table"] != one["refers"]


def _state(error: BaseException | None) -> str | None:
    """The SQLSTATE that a driver tells."""
    found = getattr(error, "sqlstate", None)
    return found if isinstance(found, str) else None


def _said(error: BaseException | None, *names: str) -> tuple[str, ...]:
    """What PostgreSQL tells beside its message: psycopg in `diag`, asyncpg in the error itself."""
    told = getattr(error, "diag", None) or getattr(error, "__cause__", None)
    return tuple(getattr(told, name, None) or "" for name in names)
