"""How SQLite gets from one side to the middle, and from the middle to one side.

Takes joined tables, gives steps; refuses to know which phase they belong to. SQLite changes no constraint of a table
that is there, so such a table is made anew beside the old one, filled from it, and given its name, in one transaction
in which foreign keys are looked at only at the end.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable, MetaData

from contractor.frozen import changed
from contractor.migrations.keeping import (
    archiving,
    elsewhere,
    expecting,
    filling,
    listed,
    repairing,
    restoring,
)
from contractor.migrations.renaming import begun_on_sqlite, view_ended
from contractor.migrations.spelling import laid_out
from contractor.migrations.syncing import begun, ended
from contractor.migrations.values import Joined, Side, Statement, Step
from contractor.relational import Database, Relation
from contractor.relational.conditions import quoted
from contractor.relational.metadata import metadata
from contractor.relational.naming import fitted

_DIALECT: Final = sqlite.dialect()

#: Rules of the linter that a statement breaks, and why.
Allowed = tuple[tuple[str, str], ...]

_VIEW: Final = "a view of its name follows, through which it is read and written"
#: What the linter is told of a table that gets another name.
_VIEWED: Final[Allowed] = (("ban-drop-table", _VIEW), ("tightened-in-expand", _VIEW))


class SQLite:
    """The steps of one plan: what `found` needs, of `every` table that there is."""

    dialect: Final = "sqlite"

    def __init__(self, plan: str, found: Sequence[Joined], every: Sequence[Joined]) -> None:
        self._plan = plan
        self._found = found
        self._middle = metadata(Database({one.name: one.middle for one in every}))
        self._sides: dict[Side, MetaData] = {
            "old": metadata(_before(every)),
            "new": metadata(Database({one.name: one.new for one in every if one.new is not None})),
        }

    def loosened(self, side: Side) -> Iterator[Step]:
        """From what one side is to what both can use."""
        statements: list[Statement] = []
        names = [one.name for one in self._found if one.side(side) is None]
        tables = [table.name for table in self._middle.sorted_tables if table.name in names]
        by_name = {one.name: one for one in self._found}
        for name in tables:
            statements += _created(self._middle, name)
            statements += restoring(by_name[name], side, self._plan, self.dialect)
        for one in self._found:
            relation = one.side(side)
            if relation is None:
                continue
            values = {each.column: each.back.sqlite or "NULL" for each in one.recasts[side]}
            values |= dict.fromkeys(one.filled_later(side), "NULL")
            if one.before is not None and side == "old":
                statements += _made_anew(one.before, one.middle, self._middle, values, _VIEWED)
            else:
                statements += self._changed(
                    relation, one.middle, self._sides[side], self._middle, values
                )
            statements += restoring(one, side, self._plan, self.dialect)
            statements += begun(one, self.dialect)
            if one.before is not None:
                statements += begun_on_sqlite(one, one.before)
        if statements:
            why = "What both versions can write, and what the other one needs"
            yield Step("together", tuple(statements), why)

    def filled(self, side: Side) -> Iterator[Step]:
        """The columns of one side, in rows that the other side wrote."""
        statements = [
            statement for one in self._found for statement in filling(one, side, self.dialect)
        ]
        if statements:
            why = "What is missing in rows that are there, some at a time"
            yield Step("batches", tuple(statements), why)

    def tightened(self, side: Side) -> Iterator[Step]:
        """From what both can use to what one side is."""
        yield from self.filled(side)
        kept = [statement for one in self._found for statement in archiving(one, side, self._plan)]
        if kept:
            why = "What would be lost is kept in tables of its own, which `cleanup` drops"
            yield Step("together", tuple(kept), why, long=True)
        common = [one for one in self._found if one.side(side) is not None]
        repairs = [statement for one in common for statement in repairing(one, side, self.dialect)]
        if repairs:
            why = "Values that are not allowed any more, some at a time"
            yield Step("batches", tuple(repairs), why)
        statements = [
            statement for one in common for statement in expecting(one, side, self.dialect)
        ]
        for one in common:
            relation = one.side(side)
            if relation is None:
                continue
            statements += ended(one, self.dialect)
            values = {each.column: each.there.sqlite or "NULL" for each in one.recasts[side]}
            allow = _allowed(one, relation, side)
            if one.before is not None:
                statements.append(view_ended(one.before, self.dialect))
            if one.before is not None and side == "old":
                statements += _made_anew(one.middle, one.before, self._sides["old"], values, allow)
            else:
                statements += self._changed(
                    one.middle, relation, self._middle, self._sides[side], values, allow
                )
        gone = {one.name for one in self._found if one.side(side) is None}
        statements += [
            Statement(f"DROP TABLE {quoted(table.name)}")
            for table in reversed(self._middle.sorted_tables)
            if table.name in gone
        ]
        if statements:
            why = "What is left is what the version has; nothing is done while there are rows that it would refuse"
            yield Step("together", tuple(statements), why)

    def _changed(
        self,
        before: Relation,
        after: Relation,
        was: MetaData,
        becomes: MetaData,
        values: Mapping[str, str],
        allow: Allowed = (),
    ) -> Iterator[Statement]:
        """A table as it is to be. `values` are those of columns that do not stay as they are."""
        if _parts(was, before.name) != _parts(becomes, after.name):
            yield from _made_anew(before, after, becomes, values, allow)
            return
        known, wanted = _indexes(was, before.name), _indexes(becomes, after.name)
        for name in known.keys() - wanted.keys():
            yield Statement(f"DROP INDEX {quoted(name)}")
        for name, text in wanted.items():
            if known.get(name) != text:
                if name in known:
                    yield Statement(f"DROP INDEX {quoted(name)}")
                yield Statement(text)


def _before(every: Sequence[Joined]) -> Database:
    """The old tables, as they are called there, and as others call them."""
    names = {one.name: one.before.name for one in every if one.before is not None}
    found = [one.before or one.old for one in every]
    return Database(
        {
            one.name: changed(
                one,
                foreign_keys=tuple(
                    changed(key, table=names.get(key.table, key.table)) for key in one.foreign_keys
                ),
            )
            for one in found
            if one is not None
        }
    )


def _allowed(one: Joined, relation: Relation, side: Side) -> Allowed:
    """What the linter cannot know of a table that is made anew."""
    found = [
        ("irreversible-drop", where)
        for name in one.leaving(side)
        if (where := elsewhere(one, name, side, "sqlite"))
    ]
    filled = {*one.fills[side], *(each.column for each in one.repairs[side] if each.value)}
    if any(
        one.middle.column(each.name).nullable and not each.nullable and each.name not in filled
        for each in relation.columns
    ):
        found.append(
            ("rebuild-not-null", "rows without a value were asked for before, and there are none")
        )
    return tuple(dict(found).items())


def _created(found: MetaData, name: str) -> Iterator[Statement]:
    yield Statement(_table(found, name))
    for text in _indexes(found, name).values():
        yield Statement(text)


def _made_anew(
    before: Relation,
    after: Relation,
    becomes: MetaData,
    values: Mapping[str, str],
    allow: Allowed = (),
) -> Iterator[Statement]:
    name = quoted(after.name)
    beside = quoted(fitted(f"contractor_new_{after.name}"))
    head, rest = f"CREATE TABLE {name} (", _table(becomes, after.name)
    if not rest.startswith(head):
        head = f"CREATE TABLE {after.name} ("
    yield Statement(f"CREATE TABLE {beside} ({rest.removeprefix(head)}")
    there = {one.name for one in before.columns}
    columns = [one.name for one in after.columns if one.name in there or one.name in values]
    taken = ", ".join(
        f"({values[column]})" if column in values else quoted(column) for column in columns
    )
    yield Statement(
        f"INSERT INTO {beside} ({listed(columns)})\nSELECT {taken} FROM {quoted(before.name)}"
    )
    yield Statement(f"DROP TABLE {quoted(before.name)}", allow=allow)
    yield Statement(f"ALTER TABLE {beside} RENAME TO {name}")
    for text in _indexes(becomes, after.name).values():
        yield Statement(text)


def _table(found: MetaData, name: str) -> str:
    return laid_out(_compiled(CreateTable(found.tables[name])))


def _parts(found: MetaData, name: str) -> list[str]:
    """Columns and constraints of a table, in no order."""
    return sorted(line.removesuffix(",") for line in _table(found, name).split("\n"))


def _indexes(found: MetaData, name: str) -> dict[str, str]:
    made = {str(one.name): _compiled(CreateIndex(one)) for one in found.tables[name].indexes}
    return dict(sorted(made.items()))


def _compiled(made: Any) -> str:
    return str(made.compile(dialect=_DIALECT)).strip()
