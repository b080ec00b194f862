"""The table of one record: its properties, its columns alone, its key and indexes.

Takes what is asked for and a record, gives a `Table`; refuses to know the other tables, but for their names.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from contractor.frozen import changed
from contractor.model.plain import properties, undeclared
from contractor.model.tables.asked import Asked
from contractor.model.tables.columns import stored
from contractor.model.tables.doubles import without_doubles, without_row_id
from contractor.model.tables.naming import columns
from contractor.model.tables.table import Stored, Table
from contractor.model.tables.vocabulary import expressions
from contractor.model.types import Anything, Docs, Kind, MapOf, Nullable, Property, Record, Scalar
from contractor.source import join
from contractor.text import nearest, snake, words


def table_of(asked: Asked, record: Record, said: Mapping[str, Any], at: str) -> Table:
    """The table that a record asks for by itself."""
    held = [
        stored(asked, one, place, (record.key,)) for one, place in properties(asked.model, record)
    ]
    held += _alone(asked, record, said, at, {one.source.name for one in held})
    table = without_doubles(
        asked,
        changed(
            begun(record, said, at, held),
            parent=asked.table_named(said.get("parent"), join(at, "parent")),
            timestamps=said.get("timestamps", False),
            soft_delete=said.get("soft-delete", False),
            version=said.get("version-column"),
            extra=_undeclared(said.get("extra"), record, join(at, "extra")),
            single=said.get("single", False),
        ),
    )
    primary = _primary(asked, table, said.get("key"), join(at, "key"))
    names = indexable(table.stored)
    return changed(
        table if primary else without_row_id(asked, table),
        primary=primary,
        indexes=groups(asked, said.get("indexes", ()), names, join(at, "indexes")),
        unique=groups(asked, said.get("unique", ()), names, join(at, "unique")),
    )


def is_open(asked: Asked, table: Table, records: Iterable[Record]) -> bool:
    """Whether some of the records that are rows hold what no property declares; tells where none does."""
    if any(undeclared(record) is not None for record in records):
        return True
    why = f"nothing would stand in {table.name!r} beside its properties: no others are allowed"
    help = "leave `extra` out, or `additionalProperties: false`"
    asked.wrong("invalid-table", why, join(table.at, "extra"), help)
    return False


def begun(record: Record, said: Mapping[str, Any], at: str, held: Iterable[Stored]) -> Table:
    """A table as far as it knows nothing of itself but what it holds, what it is called, and what it was."""
    return Table(
        key=record.key,
        name=said.get("name") or f"{snake(record.name)}s",
        at=at,
        record=record,
        stored=tuple(held),
        primary=(),
        renamed_from=said.get("renamed-from"),
        former={name: expressions(sql) for name, sql in said.get("former", {}).items()},
    )


def indexable(held: Iterable[Stored]) -> list[str]:
    """The names of the properties that have columns in the table, which keys and indexes may name."""
    return [
        one.source.name for one in held if one.store in ("column", "columns") and any(columns(one))
    ]


def groups(
    asked: Asked, wanted: Iterable[list[str]], names: list[str], at: str
) -> tuple[tuple[str, ...], ...]:
    """The groups of properties that there are, of those that indexes are wanted for."""
    found = [_known(asked, group, names, join(at, index)) for index, group in enumerate(wanted)]
    return tuple(group for group in found if group)


def _alone(
    asked: Asked, record: Record, said: Mapping[str, Any], at: str, taken: set[str]
) -> Iterator[Stored]:
    """The columns that no property is for. `taken` are the names of properties."""
    for name, schema in said.get("columns", {}).items():
        place = join(at, "columns", name)
        if name in taken:
            why = f"{name!r} is a property already, and so no column of the table alone"
            asked.wrong("invalid-table", why, place, "say what its column is at the property")
        else:
            yield stored(asked, _property(name, schema), place, (record.key,), private=True)


def _undeclared(name: str | None, record: Record, at: str) -> Stored | None:
    """The column of what no property declares."""
    if name is None:
        return None
    held = undeclared(record) or MapOf(Anything())
    return Stored(Property(name, words(name), held, required=False), "json", at, column=name)


def _property(name: str, schema: Mapping[str, Any]) -> Property:
    """A column that no property is for, as a property that nobody sends or reads."""
    kinds = schema["type"]
    several: list[Any] = [kinds] if isinstance(kinds, str) else kinds
    kind: Kind = next(one for one in several if one != "null")
    scalar = Scalar(
        kind,
        schema.get("format"),
        schema.get("minimum"),
        schema.get("maximum"),
        schema.get("exclusiveMinimum"),
        schema.get("exclusiveMaximum"),
        schema.get("multipleOf"),
        schema.get("minLength"),
        schema.get("maxLength"),
        schema.get("pattern"),
    )
    return Property(
        name,
        words(name),
        scalar if isinstance(kinds, str) else Nullable(scalar),
        required=True,
        docs=Docs(description=schema.get("description")),
        write_only=True,
    )


def _primary(asked: Asked, table: Table, wanted: list[str] | None, at: str) -> tuple[str, ...]:
    """The properties that are the key: those that are wanted, or else `id`; none where that cannot be."""
    names = indexable(table.stored)
    several = {one.source.name for one in table.stored if one.store == "columns"}
    if wanted is None:
        return ("id",) if "id" in names and "id" not in several else ()
    found = _known(asked, wanted, names, at)
    for index, name in enumerate(wanted):
        if name in several:
            why = f"{name!r} cannot be a key: it is stored as columns of its own"
            asked.wrong("invalid-table", why, join(at, index), "name single columns")
            found = ()
    return found


def _known(asked: Asked, wanted: list[str], names: list[str], at: str) -> tuple[str, ...]:
    """The wanted properties, if there are all of them."""
    strange = [index for index, name in enumerate(wanted) if name not in names]
    for index in strange:
        near = nearest(wanted[index], names)
        why = f"there is no stored property {wanted[index]!r}"
        why += f"; did you mean {near}?" if near else ""
        asked.wrong("unknown-column", why, join(at, index), f"it has: {', '.join(names)}")
    return () if strange else tuple(wanted)
