"""All rows of a database, as the database itself writes their values.

Takes an engine and tables, gives rows by their keys; refuses to know Python's types, so that whatever differs in the
database differs here.
"""

import hashlib
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from contractor.frozen import frozen
from contractor.relational import Database, Relation
from contractor.relational.conditions import quoted

if TYPE_CHECKING:
    from sqlalchemy import Engine

#: The values of a row's key, and of its columns, as texts.
Values = tuple[str | None, ...]
#: How many rows that differ are told of.
_SHOWN = 3


@frozen
class Rows:
    """The rows of a table by their keys, and what their columns are called."""

    columns: tuple[str, ...]
    found: Mapping[Values, Values]


@frozen
class Snapshot:
    """The rows of each table."""

    tables: Mapping[str, Rows]

    @property
    def digest(self) -> str:
        """The same for the same rows."""
        made = hashlib.sha256()
        for name, rows in sorted(self.tables.items()):
            made.update(repr((name, rows.columns)).encode())
            for key in sorted(rows.found, key=repr):
                made.update(repr(rows.found[key]).encode("utf-8", "surrogatepass"))
        return made.hexdigest()[:16]

    def untouched(self, later: "Snapshot") -> dict[str, set[Values]]:
        """The keys of rows that are later as they were."""
        return {
            name: {
                key
                for key, row in rows.found.items()
                if name in later.tables and later.tables[name].found.get(key) == row
            }
            for name, rows in self.tables.items()
        }


def snapshot(
    engine: "Engine", database: Database, instead: Mapping[str, Mapping[str, str]] | None = None
) -> Snapshot:
    """All rows of the tables of a database; `instead` are expressions that are read instead of columns, by tables."""
    others = instead or {}
    with engine.connect() as connection:
        return Snapshot(
            {
                name: Rows(
                    _names(relation), dict(_read(connection, relation, others.get(name, {})))
                )
                for name, relation in database.relations.items()
            }
        )


def narrowed(found: Snapshot, other: Snapshot) -> Snapshot:
    """The columns that the tables of another one have."""
    tables: dict[str, Rows] = {}
    for name, rows in found.tables.items():
        columns = other.tables[name].columns
        places = [rows.columns.index(column) for column in columns]
        kept = {key: tuple(row[place] for place in places) for key, row in rows.found.items()}
        tables[name] = Rows(columns, kept)
    return Snapshot(tables)


def differences(
    found: Snapshot, expected: Snapshot, only: Mapping[str, set[Values]] | None = None
) -> Iterator[str]:
    """In what rows differ from those that were expected; `only` are the keys of those to look at, by tables."""
    for name, rows in expected.tables.items():
        other = found.tables[name].found
        keys = set(rows.found) if only is None else only.get(name, set()) & set(rows.found)
        missing = [key for key in keys if key not in other]
        if missing:
            yield f"{name}: {len(missing)} rows are not there"
        unequal = sorted(
            (key for key in keys - {*missing} if other[key] != rows.found[key]), key=repr
        )
        if unequal:
            shown = (_said(rows.columns, rows.found[key], other[key]) for key in unequal[:_SHOWN])
            yield f"{name}: {len(unequal)} rows differ: {'; '.join(shown)}"
        if only is None and (surplus := len(other.keys() - rows.found.keys())):
            yield f"{name}: {surplus} rows are not expected"


def _said(columns: tuple[str, ...], expected: Values, found: Values) -> str:
    return ", ".join(
        f"{name} is {here!r:.80} and was {there!r:.80}"
        for name, here, there in zip(columns, found, expected, strict=True)
        if here != there
    )


def _names(relation: Relation) -> tuple[str, ...]:
    return tuple(sorted(one.name for one in relation.columns))


def _read(
    connection: Any, relation: Relation, instead: Mapping[str, str]
) -> Iterator[tuple[Values, Values]]:
    is_sqlite = connection.dialect.name == "sqlite"

    def written(name: str) -> str:
        value = f"({instead[name]})" if name in instead else quoted(name)
        return f"quote({value})" if is_sqlite else f"{value}::text"

    names = [*relation.primary, *_names(relation)]
    sql = f"SELECT {', '.join(map(written, names))} FROM {quoted(relation.name)}"  # noqa: S608  names are quoted
    split = len(relation.primary)
    for row in connection.execution_options(no_parameters=True).exec_driver_sql(sql):
        yield tuple(row[:split]), tuple(row[split:])
