"""How what was sent to change parts of a row is written into it: statement by statement.

Takes tables and the record that says what changes, gives statements; refuses to know operations. What was not sent
stays as it is, null is null (RFC 7396).
"""

import re
from typing import Final

from contractor.frozen import frozen
from contractor.model import Nullable, Property, Record, Type
from contractor.model.plain import plain
from contractor.model.tables import Stored, Table, leaf_words
from contractor.relational.holding import is_nullable
from contractor.targets.python.literals import string
from contractor.targets.python.statements import statement
from contractor.targets.sqlalchemy.columns import Kind
from contractor.targets.sqlalchemy.conversions import Conversions, Needed
from contractor.targets.sqlalchemy.names import column_attribute

REPOSITORIES: Final = "._repositories"
ROWS: Final = ".tables"
_CONVERTS: Final = re.compile(r"\b_\w+_to_row\(")


@frozen
class Change:
    """The body of a function that changes a `row` by a `model`; `left` are properties that it does not write."""

    lines: tuple[str, ...]
    left: tuple[str, ...]


class Changes(Conversions):
    """The changes of one module."""

    def change(self, table: Table, record: Record) -> Change:
        """What a record changes of a row."""
        lines: list[str] = []
        left: list[str] = []
        dumped = False
        stored = {one.source.name: one for one in table.stored}
        for name, attribute in self._held(record).items():
            one = stored.get(name)
            source = self._property(record, name)
            made = None
            if one is not None and name not in table.primary and name != table.owner:
                made = self._written(table, one, source, attribute)
            if made is None:
                left.append(name)
                continue
            dumped |= any("sent[" in line for line in made)
            lines.append(f'    if "{attribute}" in model.model_fields_set:')
            lines += made
        if table.extra is not None and record.extra is not None:
            lines += self._beside(table, table.extra, record)
        if dumped:
            lines.insert(0, '    sent = model.model_dump(mode="json")')
        return Change(tuple(lines), tuple(left))

    def _beside(self, table: Table, one: Stored, record: Record) -> list[str]:
        """The statements that write what no property declares."""
        target = f"row.{column_attribute(one.source.words)}"
        merged = self._module.use(REPOSITORIES, "merged")
        return [
            *statement(f"beside = {self._undeclared(table, record)}", 4),
            "    if beside is not None:",
            *statement(f"{target} = {merged}({target}, beside) or None", 8),
        ]

    def _written(
        self, table: Table, one: Stored, source: Property, attribute: str
    ) -> list[str] | None:
        """The statements that write a property; None where a row holds something else."""
        target = f"row.{column_attribute(one.source.words)}"
        value = f"model.{attribute}"
        if one.store == "none":
            return None
        if one.store == "json":
            merged = self._module.use(REPOSITORIES, "merged")
            text = f"{target} = {merged}({target}, sent[{string(source.name)}])"
            return statement(text, 8)
        if not self._is_same(source.type, one.source.type):
            return None
        if one.store in ("rows", "values"):
            made = self._list_to_rows(table, one, source, value)
            return None if made is None else statement(f"{target} = {self._public(made)}", 8)
        if one.store == "columns":
            return self._columns_of((one,), source, value, 8)
        kind = self._columns.kind(one)
        return statement(f"{target} = {self._sent(one, kind, source, value)}", 8)

    def _sent(self, one: Stored, kind: Kind, source: Property, value: str) -> str:
        """What stands in a column, where something was sent."""
        if is_nullable(one):
            return self._value(one, kind, value, optional=not source.required)
        if source.required and self._is_there(source):
            return kind.to.replace("{}", value)
        there = self._columns_use("there")
        value = value if source.required else f"{self._columns_use('given')}({value})"
        return kind.to.replace("{}", f"{there}({value})")

    def _columns_of(
        self, path: tuple[Stored, ...], source: Property, value: str, indent: int
    ) -> list[str] | None:
        """The statements that write an object whose parts are columns; parts that were not sent stay."""
        record = self._record_of(source)
        if any(map(is_nullable, path)):
            needed: list[Needed] = []
            made = list(self._parts(path, source, value, needed, optional=not source.required))
            if needed:
                return None
            return [
                line for name, text in made for line in statement(f"row.{name} = {text}", indent)
            ]
        name = column_attribute(leaf_words(path))
        there = self._columns_use("there")
        value = value if source.required else f"{self._columns_use('given')}({value})"
        lines = statement(f"{name} = {there}({value})", indent)
        names = self._attributes.names(record)
        for part in path[-1].parts:
            if part.source.name not in names or part.store == "none":
                continue
            own = names[part.source.name]
            inner = self._part_written((*path, part), name, own, record, indent)
            if inner is None:
                return None
            lines += inner
        return lines

    def _part_written(
        self, path: tuple[Stored, ...], whole: str, attribute: str, record: Record, indent: int
    ) -> list[str] | None:
        part = path[-1]
        source = self._property(record, part.source.name)
        head: list[str] = []
        if not source.required:
            head = [f'{" " * indent}if "{attribute}" in {whole}.model_fields_set:']
            indent += 4
        value = f"{whole}.{attribute}"
        if part.store == "columns":
            inner = self._columns_of(path, source, value, indent)
            return None if inner is None else [*head, *inner]
        target = f"row.{column_attribute(leaf_words(path))}"
        if part.store == "json":
            text = f"{self._columns_use('dumped')}({whole}, {string(part.source.name)})"
        else:
            text = self._sent(part, self._columns.kind(part), source, value)
        return [*head, *statement(f"{target} = {text}", indent)]

    def _public(self, made: str) -> str:
        """A conversion that another module has, by the name that is for all."""
        found, count = _CONVERTS.subn("to_row(", made)
        if count or "to_row(" in found:
            self._module.use(ROWS, "to_row")
        return found

    def _is_there(self, source: Property) -> bool:
        """Whether a value is never null."""
        return not isinstance(source.type, Nullable) and "None" not in {
            part.strip() for part in self._types.code(source.type).flat.split("|")
        }

    def _is_same(self, sent: Type, stored: Type) -> bool:
        """Whether values of both types are alike, whether they are read or sent."""
        return self._spelled(sent) == self._spelled(stored)

    def _spelled(self, kind: Type) -> str:
        record = self._record_of_type(kind)
        if record is not None:
            return record.key.removesuffix(">sent")
        item = self._record_of_type(self._item_of(kind))
        if item is not None:
            return f"list of {item.key.removesuffix('>sent')}"
        return self._types.code(plain(self._model, kind)).flat

    def _item_of(self, kind: Type) -> Type:
        return self._item(Property("", ("item",), kind, required=True))
