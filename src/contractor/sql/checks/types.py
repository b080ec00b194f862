"""Types that are likely to be regretted."""

from collections.abc import Iterator
from typing import Final

from contractor.sql.kinds import AddColumn, ChangeType, Column, CreateTable
from contractor.sql.rule import Fact, Step

_RULES: Final = {
    "integer": ("prefer-bigint-over-int",),
    "smallint": ("prefer-bigint-over-smallint",),
    "serial": ("prefer-bigint-over-int", "prefer-identity"),
    "smallserial": ("prefer-bigint-over-smallint", "prefer-identity"),
    "bigserial": ("prefer-identity",),
    "character": ("ban-char-field",),
    "timestamp": ("prefer-timestamp-tz",),
}


def check(step: Step) -> Iterator[Fact]:
    """Types of columns that are made or changed."""
    match step.said.change:
        case CreateTable(columns=columns):
            for column in columns:
                yield from _typed(column)
        case AddColumn(_, column):
            yield from _typed(column)
        case ChangeType(_, name, type) if type is not None:
            yield from _typed(
                Column(name, type, start=step.said.read.start, end=step.said.read.end)
            )


def _typed(column: Column) -> Iterator[Fact]:
    type = column.type
    if type is None:
        return
    plain = type.name.removesuffix("[]")
    rules = _RULES.get(plain, ())
    if plain == "character varying" and type.arguments:
        rules = ("prefer-text-field",)
    if plain == '"char"':
        answer = 'the quoted "char" is a type of its own, of one byte'
        yield Fact("ban-char-field", answer=answer, start=column.start, end=column.end)
    for rule in rules:
        values = {"column": column.name, "type": type}
        yield Fact(rule, values, start=column.start, end=column.end)
