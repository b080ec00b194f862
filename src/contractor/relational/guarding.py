"""What rows of one kind have to be in a table that several kinds share.

Takes the tables of a family and conditions, gives conditions that other kinds meet anyway; refuses to know how
properties are stored.
"""

from collections.abc import Iterator, Mapping, Sequence

from contractor.frozen import changed, frozen
from contractor.model import TypeKey
from contractor.model.tables import Table
from contractor.relational.conditions import literal, quoted
from contractor.relational.database import Check, Column, Sql
from contractor.relational.naming import column_of, constraint, usual
from contractor.text import snake


@frozen
class Sharing:
    """The table of a whole family and what it is called, the tables of its kinds, and what tells their rows apart."""

    root: Table
    name: str
    kinds: tuple[Table, ...]
    tags: Mapping[TypeKey, str]

    @property
    def members(self) -> tuple[Table, ...]:
        """The kinds that the table itself is not of."""
        return tuple(one for one in self.kinds if one.key != self.root.key)

    @property
    def tag(self) -> str:
        """The column that says of which kind a row is."""
        family = self.root.inheritance
        return next(
            column_of((one,))
            for one in self.root.stored
            if family is not None and one.source.name == family.tag
        )

    def guarded(self, kind: Table, check: Check) -> Check:
        """A condition that rows of one kind meet."""
        own = check.name.removeprefix(usual("ck", self.name, ""))
        return changed(
            check,
            name=constraint("ck", self.name, f"{snake(kind.record.name)}_{own}"),
            sql=Sql(self._unless(kind, check.sql.postgresql), self._unless(kind, check.sql.sqlite)),
            columns=(self.tag, *check.columns),
        )

    def required(self, kind: Table, column: Column) -> Check:
        """The condition that a column holds something in rows of one kind."""
        sql = f"{quoted(column.name)} IS NOT NULL"
        name = constraint("ck", self.name, f"{column.name}_required")
        check = Check(name, Sql(sql, sql), (column.name,), "required", column.at)
        return self.guarded(kind, check)

    def only(self, kinds: Sequence[Table], column: Column) -> Iterator[Check]:
        """The condition that a column holds nothing in rows of other kinds than some, where there are others."""
        if len(kinds) == len(self.tags):
            return
        listed = [literal(self.tags[one.key]) for one in kinds]
        among = f"= {listed[0]}" if len(listed) == 1 else f"IN ({', '.join(listed)})"
        sql = f"{quoted(self.tag)} {among} OR {quoted(column.name)} IS NULL"
        name = constraint("ck", self.name, f"{column.name}_kind")
        yield Check(name, Sql(sql, sql), (self.tag, column.name), "discriminator", column.at)

    def _unless(self, kind: Table, sql: str | None) -> str | None:
        """A condition that rows of other kinds meet, whatever they hold."""
        if sql is None:
            return None
        is_one = " AND " not in sql and " OR " not in sql
        other = f"{quoted(self.tag)} <> {literal(self.tags[kind.key])}"
        return f"{other} OR {sql if is_one else f'({sql})'}"


def sharing(root: Table, name: str, tables: Mapping[TypeKey, Table]) -> Sharing:
    """The kinds of rows whose whole is a table: none where they are all of one."""
    tags = root.inheritance.tags if root.inheritance is not None else {}
    return Sharing(root, name, tuple(tables[key] for key in tags), tags)
