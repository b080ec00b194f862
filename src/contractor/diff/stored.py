"""The tables of a model as a database has them: every column with what it holds and what is demanded of it.

Takes a model, gives tables; refuses to know Python, and to compare. Columns that a table has without the
contract are columns as well, and so are the tables of lists of values tables.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from contractor.frozen import changed, frozen
from contractor.model import (
    Constants,
    Enumeration,
    ListOf,
    Model,
    Ref,
    Scalar,
    Type,
    TypeKey,
)
from contractor.model.plain import plain
from contractor.model.tables import (
    COLUMN,
    TABLE,
    Stored,
    Table,
    leaf_words,
    leaves,
    list_words,
    owner_words,
    tables,
)
from contractor.source import resolve
from contractor.text import Words, snake

#: Format of a text → what databases call its type.
_TEXTS: Final = {
    "uuid": "uuid",
    "date-time": "timestamp",
    "date": "date",
    "decimal": "numeric",
    "binary": "bytes",
    "byte": "bytes",
}
_SMALL: Final = frozenset({"int8", "int16", "int32", "uint8", "uint16"})
_NUMBERS: Final = ("minimum", "maximum", "exclusive_minimum", "exclusive_maximum", "multiple_of")
_LENGTHS: Final = ("min_length", "max_length", "pattern")
#: Types that keep what JSON says of them in CHECKs.
_KINDS: Final = {"number": "double", "boolean": "boolean"}


@frozen
class Column:
    """A column. `at` is the key of the schema that it comes from, the table's where it comes from none.

    `values` are those of a closed enumeration, which stands at `listed`; None where any may be. `checks` are
    bounds by the names that the model has for them. `filled`: a row that does not say it gets a value.
    `reference` is the table that it refers to, and what happens when the row there is deleted.
    """

    name: str
    type: str
    nullable: bool
    at: str
    filled: bool = False
    default: str = ""
    values: tuple[Any, ...] | None = None
    listed: str = ""
    checks: tuple[tuple[str, Any], ...] = ()
    reference: tuple[str, str] | None = None
    renamed_from: str = ""


@frozen
class Stock:
    """A table. `primary`, `indexes` and `unique` name columns."""

    name: str
    at: str
    key: TypeKey
    columns: Mapping[str, Column]
    primary: tuple[str, ...]
    indexes: tuple[tuple[str, ...], ...] = ()
    unique: tuple[tuple[str, ...], ...] = ()
    renamed_from: str = ""


def stocks(model: Model) -> dict[str, Stock]:
    """The tables of a model by their names."""
    found = tables(model).tables
    made = _Stocks(model, found)
    return {one.name: one for table in found.values() for one in made.of(table)}


class _Stocks:
    def __init__(self, model: Model, found: Mapping[TypeKey, Table]) -> None:
        self._model = model
        self._tables = found
        self._listed = {one.rows for table in found.values() for one in table.stored}

    def of(self, table: Table) -> Iterator[Stock]:
        """A table, and those of its lists of values; kinds of rows may stand in the table of all kinds."""
        inheritance = table.inheritance
        if not table.is_member or (inheritance is not None and inheritance.style == "joined"):
            yield self._stock(table)
        for one in table.own:
            if one.store == "values":
                yield self._list(table, one)

    def _stock(self, table: Table) -> Stock:
        columns = {one.name: one for one in self._columns(table)}
        kinds = self._kinds(table)
        for one in kinds:
            for column in self._stored(one.own):
                columns.setdefault(column.name, changed(column, nullable=True, default=""))
        names = {
            one.source.name: tuple(snake(leaf_words(path)) for path in leaves(one))
            for one in table.stored
        }

        def spelled(groups: tuple[tuple[str, ...], ...]) -> tuple[tuple[str, ...], ...]:
            return tuple(tuple(name for one in group for name in names[one]) for group in groups)

        indexes, unique = spelled(table.indexes), spelled(table.unique)
        primary = spelled((table.primary,))[0] if table.primary else ("row_id",)
        for one in kinds:
            names = {
                each.source.name: tuple(snake(leaf_words(path)) for path in leaves(each))
                for each in one.own
            }
            indexes, unique = (*indexes, *spelled(one.indexes)), (*unique, *spelled(one.unique))
        return Stock(
            name=table.name,
            at=table.at,
            key=table.key,
            columns=columns,
            primary=primary,
            indexes=indexes,
            unique=unique,
            renamed_from=self._said(table.key, TABLE).get("renamed-from", ""),
        )

    def _kinds(self, table: Table) -> list[Table]:
        """The kinds of rows that stand in a table beside those that are of it."""
        inheritance = table.inheritance
        if inheritance is None or inheritance.style == "joined" or table.is_member:
            return []
        return [self._tables[key] for key in inheritance.tags if key != table.key]

    def _list(self, table: Table, one: Stored) -> Stock:
        item = plain(self._model, one.source.type)
        value = self._column(one, ("value",), item.item if isinstance(item, ListOf) else item)
        columns = [
            Column("row_id", "bigint", nullable=False, at=one.at, filled=True),
            self._owner(table, one.at),
            Column("position", "integer", nullable=False, at=one.at),
            changed(value, nullable=False, renamed_from=""),
        ]
        return Stock(
            name=snake(list_words(table.record, one.source)),
            at=one.at,
            key=f"{table.key}>{one.source.name}",
            columns={column.name: column for column in columns},
            primary=("row_id",),
            unique=((columns[1].name, "value"),)
            if isinstance(item, ListOf) and item.unique and value.type != "json"
            else (),
        )

    # ── columns ───────────────────────────────────────────────────────────────────────────────────

    def _columns(self, table: Table) -> Iterator[Column]:
        if not table.primary:
            yield Column("row_id", "bigint", nullable=False, at=table.at, filled=True)
        if table.is_member and table.inheritance is not None:
            [key] = (one for one in table.stored if one.source.name in table.primary)
            root = self._tables[table.inheritance.root]
            for column in self._stored((key,)):
                yield changed(column, reference=(root.name, "cascade"), filled=False)
            yield from self._stored(table.own)
            return
        parent = self._tables.get(table.parent or "")
        if parent is not None and table.owner is None:
            yield self._owner(parent, table.at)
        if parent is not None and table.key in self._listed:
            yield Column("position", "integer", nullable=False, at=table.at)
        yield from self._stored(table.stored)
        if table.version is not None:
            yield Column(table.version, "bigint", nullable=False, at=table.at)
        if table.timestamps:
            for name in ("created_at", "updated_at"):
                yield Column(name, "timestamp", nullable=False, at=table.at, filled=True)
        if table.soft_delete:
            yield Column("deleted_at", "timestamp", nullable=True, at=table.at)

    def _stored(self, stored: Iterable[Stored]) -> Iterator[Column]:
        for one in stored:
            if one.store in ("column", "json", "columns"):
                for path in leaves(one):
                    yield self._column(path[-1], leaf_words(path), path[-1].source.type, path)

    def _owner(self, parent: Table, at: str) -> Column:
        """The column that says to which row of a table a row belongs."""
        key = next(one for one in parent.stored if one.source.name == parent.primary[0])
        return Column(
            snake(owner_words(parent, key.source)),
            self._type(key, key.source.type),
            nullable=False,
            at=at,
            reference=(parent.name, "cascade"),
        )

    def _column(
        self, one: Stored, path: Words, kind: Type, inside: tuple[Stored, ...] = ()
    ) -> Column:
        scalar = None if one.store == "json" else self._scalar(kind)
        type = self._type(one, kind)
        nullable = any(not part.required for part in inside)
        target = None if one.reference is None else self._tables.get(one.reference.table)
        values, listed = _values(scalar, one.at)
        return Column(
            name=snake(path),
            type=type,
            nullable=nullable,
            at=one.at,
            filled=one.now or bool(one.default),
            default="now" if one.now else _shown(one.default),
            values=values,
            listed=listed,
            checks=_checks(scalar, type),
            reference=None
            if target is None or one.reference is None
            else (target.name, one.reference.on_delete),
            renamed_from=self._said(one.at, COLUMN).get("renamed-from", ""),
        )

    def _type(self, one: Stored, kind: Type, seen: frozenset[TypeKey] = frozenset()) -> str:
        """What a database calls the type of a column; a column that refers to a key holds what the key does."""
        if one.store == "json":
            return "json"
        target = None if one.reference is None else self._tables.get(one.reference.table)
        if target is not None and len(target.primary) == 1 and target.key not in seen:
            key = next(each for each in target.stored if each.source.name == target.primary[0])
            return self._type(key, key.source.type, seen | {target.key})
        found = self._scalar(kind)
        if one.numeric is not None:
            return "numeric({}, {})".format(*one.numeric)
        match found:
            case None:
                return "json"
            case Enumeration(members=members):
                return "text" if isinstance(members[0].value, str) else "bigint"
            case Constants():
                return "text"
            case Scalar(kind="integer", format=given):
                return "integer" if given in _SMALL else "bigint"
            case Scalar(kind="string", format=given):
                return _TEXTS.get(given or "", "text")
            case Scalar(kind=named):
                return _KINDS.get(named, "json")

    def _scalar(self, kind: Type) -> Scalar | Enumeration | Constants | None:
        found = plain(self._model, kind)
        if isinstance(found, Ref):
            definition = self._model.definitions.get(found.key)
            return definition if isinstance(definition, Enumeration) else None
        if isinstance(found, Constants):
            return found if all(isinstance(one, str) for one in found.values) else None
        return found if isinstance(found, Scalar) and found.kind != "null" else None

    def _said(self, at: str, member: str) -> Mapping[str, Any]:
        """What the document says of how something is stored; nothing where it says it wrongly."""
        file, _, pointer = at.partition("#")
        try:
            said = resolve(self._model.contract.files.load(file).data, pointer)
        except LookupError:
            return {}
        found = said.get(member) if isinstance(said, Mapping) else None
        return found if isinstance(found, Mapping) else {}


def _values(
    scalar: Scalar | Enumeration | Constants | None, at: str
) -> tuple[tuple[Any, ...] | None, str]:
    match scalar:
        case Enumeration(others=None):
            return tuple(member.value for member in scalar.members), scalar.at
        case Constants(values):
            return values, at
        case _:
            return None, ""


def _checks(scalar: object, type: str) -> tuple[tuple[str, Any], ...]:
    if not isinstance(scalar, Scalar):
        return ()
    names = _LENGTHS if type == "text" else _NUMBERS if scalar.kind in ("integer", "number") else ()
    found = ((name, getattr(scalar, name)) for name in names)
    return tuple(
        (name, bound)
        for name, bound in found
        if bound is not None and (name != "min_length" or bound)
    )


def _shown(default: tuple[Any, ...]) -> str:
    return json.dumps(default[0], ensure_ascii=False, default=str) if default else ""
