"""The database of a model: its tables as a database has them.

Takes a model, gives a `Database`; refuses to know Python code, and to infer a table. Which tables there are and how
properties are stored `model/tables` says.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final, TypeVar

from contractor.frozen import changed
from contractor.model import Model, Type, TypeKey
from contractor.model.plain import properties, undeclared
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
from contractor.relational.inside import Inner, inside
from contractor.relational.naming import (
    column_name,
    column_of,
    constraint,
    fitted,
    leaf_words,
    leaves,
    list_table,
    owner_column,
    table_name,
    usual,
)
from contractor.relational.numbers import kept
from contractor.source import join
from contractor.text import snake, words

#: The server's clock, as columns of instants are written.
NOW: Final = Sql("CURRENT_TIMESTAMP", "(strftime('%Y-%m-%dT%H:%M:%f', 'now') || '000Z')")
_INSTANT: Final = ColumnType("instant")
_COUNT: Final = ColumnType("bigint")
N = TypeVar("N", Check, ForeignKey, Index, Unique)


def relational(model: Model) -> Database:
    """The database of a model's tables."""
    found = tables(model).tables
    return Database({one.name: one for one in _distinct(list(_Building(model, found).all()))})


class _Building:
    def __init__(self, model: Model, found: Mapping[TypeKey, Table]) -> None:
        self._model = model
        self._tables = found
        self._holding = Holding(model, found)
        #: Tables whose rows stand in a list of their parent.
        self._listed = {one.rows for table in found.values() for one in table.stored}

    def all(self) -> Iterator[Relation]:
        for table in self._tables.values():
            if not table.is_member:
                yield self._relation(table)
            elif table.inheritance is not None and table.inheritance.style == "joined":
                yield self._joined(table)
            for one in table.own:
                if one.store == "values":
                    yield self._list(table, one)

    # ── a table ───────────────────────────────────────────────────────────────────────────────────

    def _relation(self, table: Table) -> Relation:
        name = table_name(table)
        parts = _Parts()
        first = {group[0] for group in (*table.indexes, *table.unique, table.primary) if group}
        for one in table.stored:
            parts.add(one, self._property(table, name, one, is_first=one.source.name in first))
        for member in self._members(table):
            parts.checks += self._narrowed(name, table, member)
        if table.inheritance is not None and table.inheritance.style == "single":
            self._several(name, table, parts)
        if table.extra is not None:
            parts.take(self._undeclared(table, name, table.extra))
        own, key, index = self._belonging(table, name)
        return Relation(
            name=name,
            key=table.key,
            at=table.at,
            columns=(*parts.columns, *own, *_extra(table)),
            primary=tuple(parts.names[one][0] for one in table.primary) or ("row_id",),
            primary_name=constraint("pk", name),
            checks=tuple(_apart(parts.checks)),
            uniques=(
                *self._uniques(table, name, parts.names, key),
                *(one for each in parts.members for one in self._uniques(*each, [])),
            ),
            indexes=(
                *parts.indexes,
                *index,
                *_indexes(table, name, parts.names),
                *(one for each in parts.members for one in _indexes(*each)),
            ),
            foreign_keys=(*parts.keys, *key),
            renamed_from=table.renamed_from,
            former=_former(table),
        )

    def _property(
        self, table: Table, name: str, one: Stored, *, is_first: bool = False
    ) -> "_Parts":
        """The columns of a property, and what the database knows of each."""
        made = _Parts()
        if one.store not in ("column", "json", "columns"):
            return made
        for path in leaves(one):
            held = self._holding.column(path[-1])
            column = self._column(table, path, held)
            made.columns.append(column)
            tags = table.inheritance
            if tags is not None and one.source.name == tags.tag:
                made.checks.append(_tag(name, column, tags.tags.values()))
            else:
                made.checks += self._checks(name, column, held, path[-1].source.type)
            reference = path[-1].reference
            if reference is not None:
                made.keys.append(self._foreign_key(name, column, reference))
                if len(path) > 1 or not is_first:
                    made.indexes.append(_index(name, [column.name], column.at))
        made.checks += _together(name, (one,))
        return made

    def _undeclared(self, table: Table, name: str, one: Stored) -> "_Parts":
        """The column of what no property declares, and what the contract says of it."""
        made = self._column(table, (one,), self._holding.column(one))
        column = changed(made, path=(), undeclared=True)
        parts = _Parts(columns=[column])
        family = table.inheritance
        kinds = [table] if family is None else [self._tables[key] for key in family.tags]
        common = list(self._members_checks(name, column, table, one.source.type))
        parts.checks += common
        for kind in kinds if family is not None else ():
            held = undeclared(kind.record)
            own = [_nothing(name, column)]
            if held is not None:
                own = list(self._members_checks(name, column, kind, held))
            parts.checks += [
                self._guarded(name, self._tag_column(table), kind, check)
                for check in own
                if check.sql not in {one.sql for one in common}
            ]
        return parts

    def _members_checks(
        self, name: str, column: Column, table: Table, kind: Type
    ) -> Iterator[Check]:
        """What the contract says of members that no property declares."""
        for inner in inside(self._model, kind, quoted(column.name), table.record.at):
            at = inner.at if inner.words else column.at
            yield _inner(name, column, changed(inner, at=at))

    # ── a family ──────────────────────────────────────────────────────────────────────────────────

    def _members(self, root: Table) -> list[Table]:
        """The other tables of the family whose first one this is."""
        if root.inheritance is None or root.is_member:
            return []
        return [self._tables[key] for key in root.inheritance.tags if key != root.key]

    def _joined(self, table: Table) -> Relation:
        """The rows of one kind, where each refers to the one of all kinds that it is a part of."""
        name = table_name(table)
        root = table.inheritance.root if table.inheritance is not None else ""
        one, held = self._holding.key(root)
        key = changed(self._column(table, (one,), held), counts=False, default=None)
        parts = _Parts()
        parts.add(one, _Parts(columns=[key]))
        first = {group[0] for group in (*table.indexes, *table.unique) if group}
        for own in table.own:
            parts.add(own, self._property(table, name, own, is_first=own.source.name in first))
        to_root = self._foreign_key(name, key, Reference(root, "cascade"))
        return Relation(
            name=name,
            key=table.key,
            at=table.at,
            columns=tuple(parts.columns),
            primary=(key.name,),
            primary_name=constraint("pk", name),
            checks=tuple(_apart(parts.checks)),
            uniques=tuple(self._uniques(table, name, parts.names, [])),
            indexes=(*parts.indexes, *_indexes(table, name, parts.names)),
            foreign_keys=(changed(to_root, circular=False), *parts.keys),
            renamed_from=table.renamed_from,
            former=_former(table),
        )

    def _several(self, name: str, root: Table, parts: "_Parts") -> None:
        """Add the columns of each kind to the table of all: other kinds have nothing in them."""
        tag = self._tag_column(root)
        holders: dict[str, list[Table]] = {}
        for member in self._members(root):
            for one in member.own:
                for path in leaves(one) if one.store in ("column", "json", "columns") else ():
                    holders.setdefault(column_of(path), []).append(member)
        for member in self._members(root):
            names: dict[str, tuple[str, ...]] = {}
            first = {group[0] for group in (*member.indexes, *member.unique) if group}
            for one in member.own:
                made = self._property(member, name, one, is_first=one.source.name in first)
                names[one.source.name] = tuple(column.name for column in made.columns)
                for column in made.columns:
                    among = holders[column.name]
                    checks = [each for each in made.checks if each.columns == (column.name,)]
                    if len(among) > 1:
                        checks = [self._guarded(name, tag, member, each) for each in checks]
                    parts.checks += checks
                    if not column.nullable:
                        parts.checks.append(self._required(name, tag, member, column))
                    if among[0] is not member:
                        continue
                    parts.columns.append(changed(column, nullable=True, default=None))
                    parts.keys += [each for each in made.keys if each.columns == (column.name,)]
                    parts.indexes += [
                        each for each in made.indexes if each.columns == (column.name,)
                    ]
                    parts.checks += self._only(name, tag, root, column, among)
            parts.members.append((member, name, names))

    def _narrowed(self, name: str, root: Table, member: Table) -> Iterator[Check]:
        """What one kind says of columns that all kinds have."""
        tag = self._tag_column(root)
        said = {one.name: one for one, _ in properties(self._model, member.record)}
        for one in root.stored:
            mine = said.get(one.source.name)
            if mine is None or one.store != "column" or column_of((one,)) == tag:
                continue
            held, narrow = self._holding.column(one), changed(one, source=mine)
            column = self._column(root, (one,), held)
            if is_nullable(one) and not is_nullable(narrow):
                yield self._required(name, tag, member, column)
            known = set(conditions(column.name, held.type, held.scalar))
            told = self._holding.of(mine.type, one.numeric).scalar
            for each in conditions(column.name, held.type, told):
                if each not in known:
                    check = Check(
                        constraint("ck", name, each.name),
                        each.sql,
                        (column.name,),
                        each.keyword,
                        column.at,
                    )
                    yield self._guarded(name, tag, member, check)

    def _tag_column(self, root: Table) -> str:
        inheritance = root.inheritance
        return column_of(
            next(
                (one,) for one in root.stored if inheritance and one.source.name == inheritance.tag
            )
        )

    def _guarded(self, table: str, tag: str, member: Table, check: Check) -> Check:
        """A condition that rows of one kind meet."""
        name = check.name.removeprefix(usual("ck", table, ""))
        name = constraint("ck", table, f"{snake(member.record.name)}_{name}")
        return changed(
            check,
            name=name,
            sql=Sql(
                _unless(tag, member, check.sql.postgresql), _unless(tag, member, check.sql.sqlite)
            ),
            columns=(tag, *check.columns),
        )

    def _required(self, table: str, tag: str, member: Table, column: Column) -> Check:
        """The condition that a column holds something in rows of one kind."""
        sql = f"{quoted(column.name)} IS NOT NULL"
        name = constraint("ck", table, f"{column.name}_required")
        check = Check(name, Sql(sql, sql), (column.name,), "required", column.at)
        return self._guarded(table, tag, member, check)

    def _only(
        self, table: str, tag: str, root: Table, column: Column, members: Sequence[Table]
    ) -> Iterator[Check]:
        """The condition that a column holds nothing in rows of other kinds."""
        tags = root.inheritance.tags if root.inheritance is not None else {}
        if len(members) == len(tags):
            return
        listed = [literal(tags[one.key]) for one in members]
        among = f"= {listed[0]}" if len(listed) == 1 else f"IN ({', '.join(listed)})"
        sql = f"{quoted(tag)} {among} OR {quoted(column.name)} IS NULL"
        name = constraint("ck", table, f"{column.name}_kind")
        yield Check(name, Sql(sql, sql), (tag, column.name), "discriminator", column.at)

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
            circular=self._is_circular(name, reference.table),
        )

    def _is_circular(self, table: str, target: TypeKey) -> bool:
        """Whether rows of another table lead back to a table: databases create one of two such tables first."""
        seen: set[TypeKey] = set()
        pending = [] if table_name(self._tables[target]) == table else self._leads(target)
        while pending:
            key = pending.pop()
            if key in self._tables and table_name(self._tables[key]) == table:
                return True
            if key not in seen:
                seen.add(key)
                pending += self._leads(key)
        return False

    def _leads(self, key: TypeKey) -> list[TypeKey]:
        table = self._tables.get(key)
        if table is None:
            return []
        tables = [table]
        if table.inheritance is not None and table.inheritance.style == "single":
            tables = [
                self._tables[one] for one in (table.inheritance.root, *table.inheritance.tags)
            ]
        found = [
            path[-1].reference.table
            for each in tables
            for one in each.own
            for path in leaves(one)
            if one.store != "values" and path[-1].reference is not None
        ]
        if table.is_member and table.inheritance is not None:
            found.append(table.inheritance.root)
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
            yield _inner(table, column, inner)

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
        uniques: list[Unique] = []
        if self._holding.is_set(one):
            columns = (owner[0].name, value.name)
            uniques.append(Unique(constraint("uq", name, *columns), columns, one.at))
        return Relation(
            name=name,
            key=table.key,
            at=one.at,
            columns=(_row_id(one.at), owner[0], _position(one.at), value),
            primary=("row_id",),
            primary_name=constraint("pk", name),
            items=one.source.name,
            uniques=tuple(uniques),
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


@dataclass(slots=True)
class _Parts:
    """The parts of a table while it is built. `members` are kinds of rows, the table and their columns by property."""

    columns: list[Column] = field(default_factory=list)
    checks: list[Check] = field(default_factory=list)
    keys: list[ForeignKey] = field(default_factory=list)
    indexes: list[Index] = field(default_factory=list)
    names: dict[str, tuple[str, ...]] = field(default_factory=dict)
    members: list[tuple[Table, str, Mapping[str, tuple[str, ...]]]] = field(default_factory=list)

    def take(self, made: "_Parts") -> None:
        """Add what is no property's."""
        self.columns += made.columns
        self.checks += made.checks
        self.keys += made.keys
        self.indexes += made.indexes

    def add(self, one: Stored, made: "_Parts") -> None:
        """Add what a property is stored in."""
        self.take(made)
        self.names[one.source.name] = tuple(column.name for column in made.columns)


def _together(table: str, path: tuple[Stored, ...]) -> Iterator[Check]:
    """The conditions that objects which may be absent have all that they need, or nothing."""
    one = path[-1]
    if one.store != "columns":
        return
    columns = list(leaves(one, path[:-1]))
    needed = [leaf for leaf in columns if all(each.witness for each in leaf[len(path) :])]
    if is_nullable(one) and needed and len(columns) > 1:
        absent = " AND ".join(f"{quoted(column_of(leaf))} IS NULL" for leaf in columns)
        there = " AND ".join(f"{quoted(column_of(leaf))} IS NOT NULL" for leaf in needed)
        sql = f"({absent}) OR ({there})"
        name = constraint("ck", table, f"{column_name(leaf_words(path))}_required")
        names = tuple(column_of(leaf) for leaf in columns)
        yield Check(name, Sql(sql, sql), names, "required", one.at)
    for part in one.parts:
        yield from _together(table, (*path, part))


def _tag(table: str, column: Column, values: Iterable[str]) -> Check:
    """The condition that rows are of a kind that there is."""
    listed = ", ".join(map(literal, values))
    sql = f"{quoted(column.name)} IN ({listed})"
    name = constraint("ck", table, f"{column.name}_discriminator")
    return Check(name, Sql(sql, sql), (column.name,), "discriminator", column.at)


def _inner(table: str, column: Column, inner: Inner) -> Check:
    """The condition of a place inside of a column."""
    parts = [column.name, *(snake(words(part)) for part in (*inner.words, inner.keyword))]
    name = constraint("ck", table, "_".join(filter(None, parts)))
    return Check(name, inner.sql, (column.name,), inner.keyword, inner.at)


def _nothing(table: str, column: Column) -> Check:
    """The condition that there is nothing in a column."""
    sql = f"{quoted(column.name)} IS NULL"
    name = constraint("ck", table, f"{column.name}_additional_properties")
    return Check(name, Sql(sql, sql), (column.name,), "additionalProperties", column.at)


def _unless(tag: str, member: Table, sql: str | None) -> str | None:
    if sql is None or member.inheritance is None:
        return None
    value = literal(member.inheritance.tags[member.key])
    is_one = " AND " not in sql and " OR " not in sql
    return f"{quoted(tag)} <> {value} OR {sql if is_one else f'({sql})'}"


def _former(table: Table) -> dict[str, Sql]:
    return {name: Sql(sql["postgresql"], sql["sqlite"]) for name, sql in table.former.items()}


def _distinct(relations: Sequence[Relation]) -> Iterator[Relation]:
    """Tables whose indexes have names of their own: all tables and indexes of a database share one room for names.

    SQLite does not tell capitals apart there.
    """
    taken = {name.lower() for one in relations for name in (one.name, one.primary_name)}
    for one in relations:
        yield changed(
            one,
            uniques=tuple(_apart(one.uniques, taken)),
            indexes=tuple(_apart(one.indexes, taken)),
            foreign_keys=tuple(_apart(one.foreign_keys)),
        )


def _apart(named: Iterable[N], taken: set[str] | None = None) -> Iterator[N]:
    """What has a name, under names of its own: columns and places in JSON may spell theirs alike."""
    taken = set() if taken is None else taken
    for one in named:
        name, turn = one.name, 2
        while name.lower() in taken:
            name, turn = fitted(f"{one.name}_{turn}"), turn + 1
        taken.add(name.lower())
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
