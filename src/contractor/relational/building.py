"""The database of a model: its tables as a database has them.

Takes a model, gives a `Database`; refuses to know Python code, and to infer a table. Which tables there are and how
properties are stored `model/tables` says.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

from contractor.frozen import changed
from contractor.model import Model, Type, TypeKey
from contractor.model.tables import Reference, Stored, Table, tables
from contractor.relational.conditions import conditions, is_storable, literal, quoted
from contractor.relational.database import (
    Check,
    Column,
    ColumnType,
    Database,
    ForeignKey,
    Index,
    Relation,
    Sql,
    Unique,
)
from contractor.relational.holding import Held, Holding, is_nullable
from contractor.relational.inside import inside
from contractor.relational.naming import (
    column_of,
    constraint,
    fitted,
    leaves,
    list_table,
    owner_column,
    table_name,
)
from contractor.relational.numbers import kept
from contractor.source import join
from contractor.text import snake, words

#: The server's clock, as columns of instants are written.
NOW: Final = Sql("CURRENT_TIMESTAMP", "(strftime('%Y-%m-%dT%H:%M:%f', 'now') || '000Z')")
_INSTANT: Final = ColumnType("instant")
_COUNT: Final = ColumnType("bigint")


def relational(model: Model) -> Database:
    """The database of a model's tables."""
    found = tables(model).tables
    return Database({one.name: one for one in _Building(model, found).all()})


class _Building:
    def __init__(self, model: Model, found: Mapping[TypeKey, Table]) -> None:
        self._model = model
        self._tables = found
        self._holding = Holding(model, found)
        #: Tables whose rows stand in a list of their parent.
        self._listed = {one.rows for table in found.values() for one in table.stored}

    def all(self) -> Iterator[Relation]:
        for table in self._tables.values():
            yield self._relation(table)
            for one in table.stored:
                if one.store == "values":
                    yield self._list(table, one)

    # ── a table ───────────────────────────────────────────────────────────────────────────────────

    def _relation(self, table: Table) -> Relation:
        name = table_name(table)
        columns: list[Column] = []
        checks: list[Check] = []
        keys: list[ForeignKey] = []
        indexes: list[Index] = []
        names: dict[str, tuple[str, ...]] = {}
        first = {group[0] for group in (*table.indexes, *table.unique, table.primary) if group}
        for one in table.stored:
            if one.store not in ("column", "json", "columns"):
                continue
            made = []
            for path in leaves(one):
                held = self._holding.column(path[-1])
                column = self._column(table, path, held)
                made.append(column)
                checks += self._checks(name, column, held, path[-1].source.type)
                reference = path[-1].reference
                if reference is not None:
                    keys.append(self._foreign_key(name, column, reference))
                    if len(path) > 1 or one.source.name not in first:
                        indexes.append(_index(name, [column.name], column.at))
            columns += made
            names[one.source.name] = tuple(column.name for column in made)
        own, key, index = self._belonging(table, name)
        columns += [*own, *_extra(table)]
        keys += key
        indexes += index
        return Relation(
            name=name,
            key=table.key,
            at=table.at,
            columns=tuple(columns),
            primary=tuple(names[one][0] for one in table.primary) or ("row_id",),
            primary_name=constraint("pk", name),
            checks=tuple(_apart(checks)),
            uniques=tuple(self._uniques(table, name, names, key)),
            indexes=(*indexes, *_indexes(table, name, names)),
            foreign_keys=tuple(keys),
            renamed_from=table.renamed_from,
            former={
                name: Sql(sql["postgresql"], sql["sqlite"]) for name, sql in table.former.items()
            },
        )

    def _column(self, table: Table, path: tuple[Stored, ...], held: Held) -> Column:
        one = path[-1]
        nullable = any(map(is_nullable, path))
        is_key = len(path) == 1 and one.source.name in table.primary
        return Column(
            name=column_of(path),
            type=held.type,
            nullable=nullable,
            at=one.at,
            path=tuple(step.source.name for step in path),
            default=None if is_key and counts(table, one, held) else _default(one, held, nullable),
            counts=is_key and counts(table, one, held),
            renamed_from=one.renamed_from,
            fill=_sql(one.fill),
        )

    def _foreign_key(self, name: str, column: Column, reference: Reference) -> ForeignKey:
        target = table_name(self._tables[reference.table])
        key, _ = self._holding.key(reference.table)
        return ForeignKey(
            name=constraint("fk", name, column.name, target),
            columns=(column.name,),
            table=target,
            target=(column_of((key,)),),
            on_delete=reference.on_delete,
            at=column.at,
            circular=self._is_circular(reference.table),
        )

    def _is_circular(self, table: TypeKey) -> bool:
        """Whether rows of a table lead back to it: databases create one of two such tables first."""
        seen: set[TypeKey] = set()
        pending = self._leads(table)
        while pending:
            key = pending.pop()
            if key == table:
                return True
            if key not in seen:
                seen.add(key)
                pending += self._leads(key)
        return False

    def _leads(self, key: TypeKey) -> list[TypeKey]:
        table = self._tables.get(key)
        if table is None:
            return []
        found = [
            path[-1].reference.table
            for one in table.stored
            for path in leaves(one)
            if one.store != "values" and path[-1].reference is not None
        ]
        return [*found, *([table.parent] if table.parent else [])]

    def _uniques(
        self,
        table: Table,
        name: str,
        names: Mapping[str, tuple[str, ...]],
        owner: Sequence[ForeignKey],
    ) -> Iterator[Unique]:
        groups = [
            ([column for one in group for column in names[one]], join(table.at, "unique", index))
            for index, group in enumerate(table.unique)
        ]
        if table.single:
            columns = [key.columns[0] for key in owner] or list(names.get(table.owner or "", ()))
            groups.append((columns, join(table.at, "single")))
        for columns, at in groups:
            if table.soft_delete:
                yield Unique(constraint("ix", name, *columns), tuple(columns), at, present=True)
            else:
                yield Unique(constraint("uq", name, *columns), tuple(columns), at)

    def _checks(self, table: str, column: Column, held: Held, kind: Type) -> Iterator[Check]:
        """What the contract says of the values of a column."""
        own = (column.name,)
        for one in conditions(column.name, held.type, held.scalar):
            yield Check(constraint("ck", table, one.name), one.sql, own, one.keyword, column.at)
        if held.type.kind != "json":
            return
        for inner in inside(self._model, kind, quoted(column.name), column.at):
            parts = [column.name, *(snake(words(part)) for part in (*inner.words, inner.keyword))]
            name = constraint("ck", table, "_".join(filter(None, parts)))
            yield Check(name, inner.sql, own, inner.keyword, inner.at)

    # ── lists ─────────────────────────────────────────────────────────────────────────────────────

    def _list(self, table: Table, one: Stored) -> Relation:
        """The rows of a list of values: whose they are, at which position, and the value."""
        name = list_table(table, one)
        owner = self._owner(name, table, one.at)
        held = self._holding.value(one)
        value = Column("value", held.type, False, one.at, path=(one.source.name,))
        keys, indexes = [owner[1]], [owner[2]]
        if one.reference is not None:
            keys.append(self._foreign_key(name, value, one.reference))
            indexes.append(_index(name, ["value"], one.at))
        return Relation(
            name=name,
            key=table.key,
            at=one.at,
            columns=(_row_id(one.at), owner[0], _position(one.at), value),
            primary=("row_id",),
            primary_name=constraint("pk", name),
            items=one.source.name,
            checks=tuple(_apart(self._checks(name, value, held, self._holding.item(one)))),
            indexes=tuple(indexes),
            foreign_keys=tuple(keys),
        )

    # ── columns that the contract does not have ───────────────────────────────────────────────────

    def _belonging(
        self, table: Table, name: str
    ) -> tuple[list[Column], list[ForeignKey], list[Index]]:
        columns = [] if table.primary else [_row_id(table.at)]
        parent = self._tables.get(table.parent or "")
        if parent is None:
            return columns, [], []
        keys: list[ForeignKey] = []
        indexes: list[Index] = []
        nested = is_nested(table, self._tables)
        at = join(table.at, "parent")
        if table.owner is None:
            column, key, index = self._owner(name, parent, at)
            columns.append(changed(column, nullable=nested))
            keys.append(key)
            if not table.single:
                indexes.append(index)
        if table.key in self._listed:
            columns.append(changed(_position(at), nullable=nested))
        return columns, keys, indexes

    def _owner(self, name: str, parent: Table, at: str) -> tuple[Column, ForeignKey, Index]:
        key, held = self._holding.key(parent.key)
        column = Column(owner_column(parent, key.source), held.type, False, at)
        leading = self._foreign_key(name, column, Reference(parent.key, "cascade"))
        return column, leading, _index(name, [column.name], at)


def is_nested(table: Table, found: Mapping[TypeKey, Table]) -> bool:
    """Whether rows belong, in the end, to rows of the same table: the first of them belongs to none."""
    seen: set[TypeKey] = set()
    above = table.parent
    while above is not None and above != table.key and above not in seen:
        seen.add(above)
        above = found[above].parent if above in found else None
    return above == table.key


def counts(table: Table, one: Stored, held: Held) -> bool:
    """Whether the database numbers the rows of a table by a property that only the server gives."""
    return (
        table.primary == (one.source.name,)
        and one.source.read_only
        and one.reference is None
        and held.type.kind in ("integer", "bigint")
    )


def _apart(checks: Iterable[Check]) -> Iterator[Check]:
    """Checks under names of their own: places in JSON may spell theirs alike."""
    taken: set[str] = set()
    for one in checks:
        name, turn = one.name, 2
        while name in taken:
            name, turn = fitted(f"{one.name}_{turn}"), turn + 1
        taken.add(name)
        yield changed(one, name=name)


def _default(one: Stored, held: Held, nullable: bool) -> Sql | None:
    if one.now:
        return NOW
    if not one.default or nullable or not is_storable(one.default[0]):
        return None
    [value] = one.default
    if isinstance(value, bool):
        return Sql(literal(value), str(int(value)))
    text = value if isinstance(value, str) else literal(value)
    if held.type.kind == "exact":
        text = kept(Decimal(text), held.type)
    return Sql(literal(text), literal(text))


def _sql(each: Mapping[str, str]) -> Sql | None:
    return Sql(each["postgresql"], each["sqlite"]) if each else None


def _index(table: str, columns: Sequence[str], at: str) -> Index:
    return Index(constraint("ix", table, *columns), tuple(columns), at)


def _indexes(table: Table, name: str, names: Mapping[str, tuple[str, ...]]) -> Iterator[Index]:
    # What is unique has an index already, of the same name where rows are marked as deleted.
    for index, group in enumerate(table.indexes):
        if group not in table.unique:
            columns = [column for one in group for column in names[one]]
            yield _index(name, columns, join(table.at, "indexes", index))


def _row_id(at: str) -> Column:
    return Column("row_id", _COUNT, False, at, counts=True)


def _position(at: str) -> Column:
    return Column("position", ColumnType("integer"), False, at)


def _extra(table: Table) -> Iterator[Column]:
    if table.version is not None:
        at = join(table.at, "version-column")
        yield Column(table.version, _COUNT, False, at, default=Sql("'1'", "'1'"))
    if table.soft_delete:
        yield Column("deleted_at", _INSTANT, True, join(table.at, "soft-delete"))
    if table.timestamps:
        at = join(table.at, "timestamps")
        yield Column("created_at", _INSTANT, False, at, default=NOW)
        yield Column("updated_at", _INSTANT, False, at, default=NOW)
