"""What a live database has, and in what two of them differ.

Takes a connection, gives a `Catalogue`; refuses to know contracts, and changes nothing. Two databases that were made
in different ways have equal catalogues where they hold and enforce the same; the order of columns does not count.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import field
from typing import TYPE_CHECKING, Final, Literal

from contractor.frozen import frozen
from contractor.relational.database import Dialect

if TYPE_CHECKING:
    from sqlalchemy import Connection

PartKind = Literal[
    "table",
    "column",
    "primary key",
    "foreign key",
    "unique constraint",
    "check",
    "exclusion constraint",
    "constraint",
    "index",
    "trigger",
    "policy",
    "view",
    "sequence",
    "type",
    "function",
]


@frozen
class Part:
    """One thing that a database has. `facets` are what it says of it, by what each of them is.

    `table` is the one that it belongs to; empty where it stands by itself, and for tables. `name` is empty where
    nobody gave it one.
    """

    kind: PartKind
    table: str
    name: str
    facets: Mapping[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        owner = f" of {self.table}" if self.table else ""
        name = f" {self.name or self.said}"
        return f"{self.kind}{name}{owner}"

    @property
    def said(self) -> str:
        """All that the database says of it."""
        return ", ".join(f"{what} {value}".strip() for what, value in self.facets.items() if value)


@frozen
class Catalogue:
    """What a database has, in the order of kinds, tables and names."""

    dialect: Dialect
    parts: tuple[Part, ...] = ()

    @property
    def tables(self) -> frozenset[str]:
        """The names of its tables."""
        return frozenset(one.name for one in self.parts if one.kind == "table")


@frozen
class Difference:
    """What is otherwise in one database than it was expected: `found` is None where it is missing, `expected` where
    nothing was expected. Both are there where it says something else, or is called otherwise."""

    found: Part | None
    expected: Part | None

    @property
    def part(self) -> Part:
        """What it is about, as it was expected if it was."""
        found = self.expected or self.found
        if found is None:
            raise ValueError("a difference is about something")
        return found

    def __str__(self) -> str:
        is_told = self.part.name and self.part.facets != {"kind": "table"}
        said = f": {self.part.said}" if self.part.said and is_told else ""
        if self.found is None:
            return f"{self.part} is missing{said}"
        if self.expected is None:
            return f"{self.part} is not expected{said}"
        if self.found.facets == self.expected.facets:
            return f"{self.expected} is called {self.found.name or 'nothing'}"
        return f"{self.part}: {'; '.join(self._facets(self.found, self.expected))}"

    def _facets(self, found: Part, expected: Part) -> Iterator[str]:
        for what in {**expected.facets, **found.facets}:
            here, there = found.facets.get(what), expected.facets.get(what)
            if here != there:
                yield f"{what} is {_value(here)}, expected {_value(there)}".strip()


def catalogue(connection: "Connection", names: Collection[str] | None = None) -> Catalogue:
    """What the database of a connection has, in the schema that it stands in: on PostgreSQL as the database itself
    writes it, on SQLite as the statements say that made it.

    `names` are the tables to look at, all of them where it is None; what stands by itself (functions, views, types)
    is always there. Raises ValueError on a database that is neither.
    """
    dialect = connection.dialect.name
    if dialect == "postgresql":
        from contractor.relational.postgresql import parts

        found = parts(connection)
        return Catalogue("postgresql", _sorted(found, names))
    if dialect == "sqlite":
        from contractor.relational.sqlite import parts as sqlite_parts

        return Catalogue("sqlite", _sorted(sqlite_parts(connection), names))
    raise ValueError(f"no catalogue of {dialect}: PostgreSQL and SQLite have one")


def differences(found: Catalogue, expected: Catalogue) -> list[Difference]:
    """In what the first of two databases is otherwise than the second; empty where they are the same."""
    here, there = _keyed(found), _keyed(expected)
    missing = [one for key, one in there.items() if key not in here]
    surplus = [one for key, one in here.items() if key not in there]
    told = [
        Difference(here[key], one)
        for key, one in there.items()
        if key in here and here[key].facets != one.facets
    ]
    for one in missing:
        twin = _twin(one, surplus)
        if twin is not None:
            surplus.remove(twin)
        told.append(Difference(twin, one))
    gone = {one.name for one in missing if one.kind == "table"}
    new = {one.name for one in surplus if one.kind == "table"}
    told += [Difference(one, None) for one in surplus]
    # A table that is missing has no columns that are.
    return sorted(
        (one for one in told if one.part.table not in (gone if one.found is None else new)),
        key=lambda one: _place(one.part),
    )


#: Kinds of which two are the same thing where they say the same of one table under two names.
_ALIKE: Final = frozenset(
    {"primary key", "foreign key", "unique constraint", "check", "index", "exclusion constraint"}
)
_ORDER: Final[tuple[PartKind, ...]] = PartKind.__args__  # type: ignore[attr-defined]


def _twin(one: Part, others: list[Part]) -> Part | None:
    if one.kind not in _ALIKE:
        return None
    for other in others:
        if (other.kind, other.table) == (one.kind, one.table) and other.facets == one.facets:
            return other
    return None


def _keyed(found: Catalogue) -> dict[tuple[str, ...], Part]:
    # Names of SQLite differ in more than capitals.
    fold = str.lower if found.dialect == "sqlite" else str
    return {
        (one.kind, fold(one.table), fold(one.name), "" if one.name else one.said): one
        for one in found.parts
    }


def _sorted(found: Iterator[Part], names: Collection[str] | None) -> tuple[Part, ...]:
    def is_asked_for(one: Part) -> bool:
        if names is None:
            return True
        return one.name in names if one.kind == "table" else not one.table or one.table in names

    return tuple(sorted(filter(is_asked_for, found), key=_place))


def _place(one: Part) -> tuple[bool, str, int, str, str]:
    table = one.name if one.kind == "table" else one.table
    return (not table, table, _ORDER.index(one.kind), one.name, one.said)


def _value(said: str | None) -> str:
    return "absent" if said is None else said or "said"
