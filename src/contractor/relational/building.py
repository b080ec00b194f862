"""The database of a model: its tables as a database has them.

Takes a model, gives a `Database`; refuses to know Python code, to infer a table, and how properties become columns.
Which tables there are and how properties are stored `model/tables` says.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from contractor.frozen import changed
from contractor.model import Model, TypeKey
from contractor.model.tables import Reference, Stored, Table, is_nested, tables
from contractor.relational.columns import NOW, Columns
from contractor.relational.database import Column, ColumnType, Database, Relation, Sql, Unique
from contractor.relational.distinct import distinct
from contractor.relational.guarding import sharing
from contractor.relational.kinds import added, kinds, narrowed
from contractor.relational.naming import constraint, list_table, owner_column, table_name
from contractor.relational.parts import Parts, asked, index, names, together
from contractor.relational.undeclared import others
from contractor.source import join

_INSTANT: Final = ColumnType("instant")
_COUNT: Final = ColumnType("bigint")


def relational(model: Model) -> Database:
    """The database of a model's tables."""
    found = tables(model).tables
    return Database({one.name: one for one in distinct(list(_Building(model, found).all()))})


class _Building:
    def __init__(self, model: Model, found: Mapping[TypeKey, Table]) -> None:
        self._model = model
        self._tables = found
        self._columns = Columns(model, found)
        #: Tables whose rows stand in a list of their parent.
        self._listed = {one.rows for table in found.values() for one in table.stored}

    def all(self) -> Iterator[Relation]:
        for table in self._tables.values():
            if not table.is_member:
                yield self._whole(table)
            elif table.inheritance is not None and table.inheritance.style == "joined":
                yield self._joined(table, table.inheritance.root)
            for one in table.own:
                if one.store == "values":
                    yield self._list(table, one)

    # ── a table ───────────────────────────────────────────────────────────────────────────────────

    def _whole(self, table: Table) -> Relation:
        """The rows of a table, of whichever kinds they are."""
        name = table_name(table)
        made = self._columns.properties(table, name, table.stored)
        called = names(made)
        shared = sharing(table, name, self._tables)
        several = kinds(self._columns, shared)
        belonging = self._belonging(table, name)
        parts = [
            *made.values(),
            narrowed(self._model, self._columns, shared),
            added(shared, several),
            others(self._model, self._columns, shared),
            belonging,
            _extra(table),
            asked(table, name, called, [key.columns[0] for key in belonging.keys]),
            *(asked(one.table, name, one.names) for one in several),
        ]
        primary = tuple(called[one][0] for one in table.primary) or ("row_id",)
        return _relation(table, name, primary, together(parts))

    def _joined(self, table: Table, root: TypeKey) -> Relation:
        """The rows of one kind, where each refers to the one of all kinds that it is a part of."""
        name = table_name(table)
        one, held = self._columns.holding.key(root)
        key = changed(self._columns.column(table, (one,), held), counts=False, default=None)
        to_root = self._columns.foreign_key(name, key, Reference(root, "cascade"))
        made = {
            one.source.name: Parts(columns=(key,), keys=(changed(to_root, circular=False),)),
            **self._columns.properties(table, name, table.own),
        }
        parts = together([*made.values(), asked(table, name, names(made))])
        return _relation(table, name, (key.name,), parts)

    # ── lists ─────────────────────────────────────────────────────────────────────────────────────

    def _list(self, table: Table, one: Stored) -> Relation:
        """The rows of a list of values: whose they are, at which position, and the value."""
        name = list_table(table, one)
        owner = self._owner(name, table, one.at)
        value = self._value(name, one)
        uniques: list[Unique] = []
        if self._columns.holding.is_set(one):
            columns = (owner.columns[0].name, value.columns[0].name)
            uniques.append(Unique(constraint("uq", name, *columns), columns, one.at))
        parts = together(
            [
                Parts(columns=(_row_id(one.at),)),
                owner,
                Parts(columns=(_position(one.at),)),
                value,
                Parts(uniques=tuple(uniques)),
            ]
        )
        made = _relation(table, name, ("row_id",), parts)
        return changed(made, at=one.at, items=one.source.name, renamed_from=None, former={})

    def _value(self, name: str, one: Stored) -> Parts:
        """The column of the values of a list."""
        held = self._columns.holding.value(one)
        value = Column("value", held.type, False, one.at, path=(one.source.name,))
        checks = self._columns.checks(name, value, held, self._columns.holding.item(one))
        if one.reference is None:
            return Parts((value,), tuple(checks))
        key = self._columns.foreign_key(name, value, one.reference)
        return Parts((value,), tuple(checks), (key,), (index(name, ["value"], one.at),))

    # ── columns that the contract does not have ───────────────────────────────────────────────────

    def _belonging(self, table: Table, name: str) -> Parts:
        """What tells the rows of a table apart and says whose they are, as far as no property does."""
        parts = Parts() if table.primary else Parts(columns=(_row_id(table.at),))
        parent = self._tables.get(table.parent or "")
        if parent is None:
            return parts
        nested = is_nested(table, self._tables)
        at = join(table.at, "parent")
        several = [parts]
        if table.owner is None:
            owner = self._owner(name, parent, at)
            column = changed(owner.columns[0], nullable=nested)
            found = () if table.single else owner.indexes
            several.append(changed(owner, columns=(column,), indexes=found))
        if table.key in self._listed:
            several.append(Parts(columns=(changed(_position(at), nullable=nested),)))
        return together(several)

    def _owner(self, name: str, parent: Table, at: str) -> Parts:
        """The column that says to which row a row belongs."""
        key, held = self._columns.holding.key(parent.key)
        column = Column(owner_column(parent, key.source), held.type, False, at)
        leading = self._columns.foreign_key(name, column, Reference(parent.key, "cascade"))
        return Parts(columns=(column,), keys=(leading,), indexes=(index(name, [column.name], at),))


def _relation(table: Table, name: str, primary: tuple[str, ...], parts: Parts) -> Relation:
    return Relation(
        name=name,
        key=table.key,
        at=table.at,
        columns=parts.columns,
        primary=primary,
        primary_name=constraint("pk", name),
        checks=parts.checks,
        uniques=parts.uniques,
        indexes=parts.indexes,
        foreign_keys=parts.keys,
        renamed_from=table.renamed_from,
        former={one: Sql(sql["postgresql"], sql["sqlite"]) for one, sql in table.former.items()},
    )


def _row_id(at: str) -> Column:
    return Column("row_id", _COUNT, False, at, counts=True)


def _position(at: str) -> Column:
    return Column("position", ColumnType("integer"), False, at)


def _extra(table: Table) -> Parts:
    """The columns that a table asks for beside its properties."""
    columns: list[Column] = []
    if table.version is not None:
        at = join(table.at, "version-column")
        columns.append(Column(table.version, _COUNT, False, at, default=Sql("'1'", "'1'")))
    if table.soft_delete:
        columns.append(Column("deleted_at", _INSTANT, True, join(table.at, "soft-delete")))
    if table.timestamps:
        at = join(table.at, "timestamps")
        columns += [
            Column(name, _INSTANT, False, at, default=NOW) for name in ("created_at", "updated_at")
        ]
    return Parts(columns=tuple(columns))
