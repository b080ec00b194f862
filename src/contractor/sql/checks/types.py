"""Types that are likely to be regretted."""

from collections.abc import Iterator
from typing import Final

from contractor.sql.kinds import AddColumn, ChangeType, CreateTable, Type
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
    for column, type in _types(step):
        plain = type.name.removesuffix("[]")
        rules = _RULES.get(plain, ())
        if plain == "character varying" and type.arguments:
            rules = ("prefer-text-field",)
        for rule in rules:
            yield Fact(rule, {"column": column, "type": type})


def _types(step: Step) -> Iterator[tuple[str, Type]]:
    match step.said.change:
        case CreateTable(columns=columns):
            yield from ((one.name, one.type) for one in columns if one.type is not None)
        case AddColumn(_, column) if column.type is not None:
            yield column.name, column.type
        case ChangeType(_, column, type) if type is not None:
            yield column, type
