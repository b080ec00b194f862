"""From values to rows of a database: through the generated models and their `to_row`, to columns.

Takes values, an imported package and tables, gives the columns of each row, owners before what is in their lists;
refuses to know connections. What the contract does not have (when a row was made, its version, whether it is deleted)
is filled in here.
"""

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from itertools import cycle
from typing import TYPE_CHECKING, Any, Final

from contractor.contract.travel import Direction
from contractor.frozen import changed, frozen
from contractor.imported import Imported
from contractor.model import TypeKey
from contractor.model.tables import Stored, Table
from contractor.seeding.chance import mixed, salt
from contractor.seeding.order import Unseedable, listed
from contractor.seeding.place import Place
from contractor.seeding.values import Values
from contractor.seeding.varying import before

if TYPE_CHECKING:
    import sqlalchemy as sa

_BEGIN: Final = datetime(2026, 3, 14, 9, 30, tzinfo=UTC)
#: One row in so many is marked as deleted.
_DELETED: Final = 32
_CREATED, _UPDATED, _GONE = salt("created"), salt("updated"), salt("deleted")


@frozen
class Line:
    """A row of a table of the database: what stands in its columns, by their names.

    `head`: it belongs to no row before it; those in its lists follow it.
    """

    table: "sa.Table"
    columns: dict[str, Any]
    head: bool = False


class Rows:
    """The rows of one model's tables."""

    def __init__(self, package: Imported, tables: Mapping[TypeKey, Table], values: Values) -> None:
        self._package = package
        self._tables = tables
        self._values = values
        self._listed = listed(tables)
        self._hiding: dict[TypeKey, bool] = {}
        self._kinds = {key: Kind(package, table, tables) for key, table in tables.items()}

    def kind(self, key: TypeKey) -> "Kind":
        """What is known of the rows of a table."""
        return self._kinds[key]

    def row(self, key: TypeKey, place: Place) -> Any:
        """The row of a place, as an instance of its class: what is in its lists hangs on it."""
        model = self._model(key, key, place, Direction.RESPONSE)
        sent = None
        if self._is_hiding(key):
            sent = self._model(key, f"{key}>sent", place, Direction.REQUEST)
        return self._made(key, model, sent)

    def lines(self, key: TypeKey, place: Place) -> Iterator[Line]:
        """The columns of the row of a place, and of those in its lists."""
        head, *others = self._lines(key, self.row(key, place), place, None, None)
        yield changed(head, head=True)
        yield from others

    # ── models ────────────────────────────────────────────────────────────────────────────────────

    def _model(self, key: TypeKey, source: TypeKey, place: Place, direction: Direction) -> Any:
        """The row of a place as a model: the first value that its type takes, which refuses some by intent."""
        kind = self._package.type(source)
        said = "no value is valid with the keys that it has to have"
        for value in self._values.values(key, place, direction):
            try:
                return kind.model_validate_json(json.dumps(value))
            except ValueError as why:
                said = f"its model refuses what its schema takes ({_first(why)})"
        table = self._tables[key]
        raise Unseedable(
            table.at,
            f"row {place.row} of {table.name!r} cannot be made: {said}",
            "constraints between its properties may be in the way; fill this table by other means",
        )

    def _is_hiding(self, key: TypeKey) -> bool:
        """Whether rows of a table, or in lists of theirs, hold what is never read."""
        if key not in self._hiding:
            self._hiding[key] = False  # where rows hold rows of their own table
            kind = self._kinds[key]
            inside = (one.rows for one, _ in kind.lists if one.rows is not None)
            self._hiding[key] = bool(kind.private) or any(map(self._is_hiding, list(inside)))
        return self._hiding[key]

    def _made(self, key: TypeKey, model: Any, sent: Any | None) -> Any:
        """The row of a model; what the model does not hold comes from the one that is sent."""
        row = self._converted(key, key, model, sent)
        if sent is not None:
            self._fill(key, row, self._converted(key, f"{key}>sent", sent, model))
        return row

    def _fill(self, key: TypeKey, row: Any, sent: Any) -> None:
        """Give a row what only a row that is sent has; the rows in its lists too, as far as there are others."""
        kind = self._kinds[key]
        for attribute in kind.private:
            if getattr(row, attribute) is None:
                setattr(row, attribute, getattr(sent, attribute))
        for one, attribute in kind.lists:
            if one.store == "rows":
                items, others = getattr(row, attribute), getattr(sent, attribute)
                for item, other in zip(items, cycle(others), strict=False):
                    self._fill(one.rows or "", item, other)

    def _converted(self, key: TypeKey, source: TypeKey, model: Any, other: Any | None) -> Any:
        said = self._package.to_row[source]
        given = {
            name: self._listed_rows(key, path[0], model, other)
            if name in said.lists
            else _reached(other, path)
            for name, path in said.given.items()
        }
        return self._package.tables.to_row(model, **given)

    def _listed_rows(self, key: TypeKey, name: str, model: Any, other: Any | None) -> list[Any]:
        """The rows of a list whose items do not hold all that a row needs."""
        stored = next(one for one in self._tables[key].stored if one.source.name == name)
        mine, theirs = (_reached(one, (name,)) or [] for one in (model, other))
        target = stored.rows or ""
        as_read = self._package.type(target)
        return [
            self._converted(
                target, target if isinstance(one, as_read) else f"{target}>sent", one, two
            )
            for one, two in zip(mine, cycle(theirs), strict=False)
        ]

    # ── columns ───────────────────────────────────────────────────────────────────────────────────

    def _lines(
        self, key: TypeKey, row: Any, place: Place, owner: Any | None, position: int | None
    ) -> Iterator[Line]:
        kind = self._kinds[key]
        (table, found), *added = kind.columns(row)
        if kind.owner is not None:
            column, read = kind.owner
            if owner is not None:
                found[column] = owner
            elif key not in self._listed and read is not None:
                above = self._values.settling.owner(key, place)
                found[column] = None if above is None else read(above)
        if "position" in kind.own:
            found["position"] = position
        found |= kind.beside(place)
        yield Line(table, found)
        for other, columns in added:
            yield Line(other, columns)
        for one, attribute in kind.lists:
            items = getattr(row, attribute)
            mine = getattr(row, kind.key) if kind.key else None
            for index, item in enumerate(items):
                if one.store == "values":
                    name, table = kind.values[one.source.name]
                    columns = {name: mine, "position": index, "value": item.value}
                    yield Line(table, columns)
                else:
                    target = one.rows or ""
                    within = place.row_of(target, salt(one.at), index)
                    yield from self._lines(target, item, within, mine, index)


class Kind:
    """What is known of the rows of one table."""

    def __init__(self, package: Imported, table: Table, tables: Mapping[TypeKey, Table]) -> None:
        import sqlalchemy as sa

        cls = package.rows[table.key]
        mapper: Any = sa.inspect(cls)
        names = package.columns[table.key]
        self._names = names
        self.table: sa.Table = mapper.local_table
        #: The tables of a row, those of all kinds first, and what stands in the columns of each.
        self.parts: list[tuple[sa.Table, list[tuple[str, str]]]] = [
            (
                part,
                [
                    (one.key, column.name)
                    for one in mapper.column_attrs
                    for column in one.columns
                    if column.table is part and column.name != "row_id"
                ],
            )
            for part in mapper.tables
        ]
        columns = {name: column for _, some in self.parts[::-1] for name, column in some}
        self.own = frozenset(columns) - frozenset(names.values())
        self._version = table.version
        self._timestamps = table.timestamps
        self._deleted = table.soft_delete
        self.private = [names[path] for path in _private(table) if path in names]
        self.key = names[(table.primary[0],)] if len(table.primary) == 1 else None
        self.lists = [
            (one, names[(one.source.name,)])
            for one in table.stored
            if one.store in ("rows", "values")
        ]
        self.values = {
            one.source.name: _value_table(package.lists[_holder(table, one), one.source.name])
            for one in table.stored
            if one.store == "values"
        }
        self.owner = self._owner(package, table, tables, columns, names)

    def _owner(
        self,
        package: Imported,
        table: Table,
        tables: Mapping[TypeKey, Table],
        columns: Mapping[str, str],
        names: Mapping[tuple[str, ...], str],
    ) -> tuple[str, Any] | None:
        """The column that says to which row a row belongs, and what reads its values."""
        if table.parent not in tables or table.parent is None:
            return None
        if table.owner is not None:
            # A property says it; its values are there.
            return columns[names[(table.owner,)]], None
        import sqlalchemy as sa
        from pydantic import TypeAdapter

        mapper: Any = sa.inspect(package.rows[table.parent])
        other = mapper.local_table
        for attribute in self.own:
            column = self.parts[0][0].columns[columns[attribute]]
            if any(one.column.table is other for one in column.foreign_keys):
                return str(column.name), TypeAdapter(column.type.python_type).validate_python
        return None

    def column(self, path: tuple[str, ...]) -> str:
        """The column of a stored property."""
        return self.place(path)[1]

    def place(self, path: tuple[str, ...]) -> "tuple[sa.Table, str]":
        """The table and the column of a stored property."""
        wanted = self._names[path]
        for table, some in self.parts:
            for attribute, column in some:
                if attribute == wanted:
                    return table, column
        raise KeyError(path)

    def columns(self, row: Any) -> "list[tuple[sa.Table, dict[str, Any]]]":
        """What stands in the columns of a row, table by table."""
        return [
            (table, {column: getattr(row, attribute) for attribute, column in some})
            for table, some in self.parts
        ]

    def beside(self, place: Place) -> dict[str, Any]:
        """What the contract does not have."""
        found: dict[str, Any] = {}
        created = _BEGIN - before(place)
        updated = created
        edits = mixed(place.state, _UPDATED) % 4
        if edits:
            updated += timedelta(minutes=mixed(place.state, _CREATED) % 40_000)
        if self._timestamps:
            found |= {"created_at": created, "updated_at": updated}
        if self._version is not None:
            found[self._version] = edits + 1
        if self._deleted:
            bits = mixed(place.state, _GONE)
            later = updated + timedelta(hours=bits % 1_000)
            found["deleted_at"] = later if bits % _DELETED == 0 else None
        return found


def _holder(table: Table, one: Stored) -> TypeKey:
    """The table whose rows a list belongs to: that of all kinds, where all have it."""
    inherits = one.source.name in table.inherited
    return table.inheritance.root if table.inheritance is not None and inherits else table.key


def _private(table: Table) -> Iterator[tuple[str, ...]]:
    """The paths of what is stored and never read."""

    def of(one: Stored, path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        here = (*path, one.source.name)
        if one.source.write_only and one.store not in ("none", "columns"):
            yield here
        for part in one.parts:
            yield from of(part, here)

    for one in table.stored:
        yield from of(one, ())


def _value_table(cls: type) -> "tuple[str, sa.Table]":
    """The column of the owner, and the table, of a list of values."""
    import sqlalchemy as sa

    mapper: Any = sa.inspect(cls)
    table: sa.Table = mapper.local_table
    others = {"row_id", "position", "value"}
    return next(one.name for one in table.columns if one.name not in others), table


def _first(why: ValueError) -> str:
    """The first thing that a model refuses, and why."""
    for one in why.errors() if hasattr(why, "errors") else ():
        where = ".".join(map(str, one["loc"]))
        return f"{where}: {one['msg']}"
    return str(why)


def _reached(model: Any, path: tuple[str, ...]) -> Any:
    """What names on the wire lead to in a model."""
    for name in path:
        if model is None:
            return None
        fields = type(model).model_fields
        attribute = next(
            key for key, one in fields.items() if name in (one.alias, one.serialization_alias, key)
        )
        model = getattr(model, attribute)
    return model
