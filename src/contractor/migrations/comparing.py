"""How two conditions relate: which of them lets more values through.

Takes conditions as they are written, gives what is certain; refuses to guess. A condition that is neither of the known
forms is compared with none.
"""

import re
from decimal import Decimal
from typing import Final

from contractor.relational import Check, Sql

_TEXT: Final = r"'(?:[^']|'')*'"
_NUMBER: Final = r"-?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?"
_LISTED: Final = re.compile(rf"(?P<what>.+?) IN \((?P<values>(?:{_TEXT}|{_NUMBER}|, )+)\)")
_BOUND: Final = re.compile(rf"(?P<what>.+?) (?P<sign>[<>]=?) (?P<bound>{_NUMBER})")
_VALUE: Final = re.compile(rf"{_TEXT}|{_NUMBER}")


def implies(one: str | None, other: str | None) -> bool:
    """Whether whatever meets one condition meets the other one; None is met by everything."""
    if other is None or one == other:
        return True
    if one is None:
        return False
    listed, wanted = _LISTED.fullmatch(one), _LISTED.fullmatch(other)
    if listed and wanted and listed["what"] == wanted["what"]:
        return set(_VALUE.findall(listed["values"])) <= set(_VALUE.findall(wanted["values"]))
    bound, limit = _BOUND.fullmatch(one), _BOUND.fullmatch(other)
    if bound and limit and (bound["what"], bound["sign"]) == (limit["what"], limit["sign"]):
        mine, yours = Decimal(bound["bound"]), Decimal(limit["bound"])
        return mine <= yours if bound["sign"][0] == "<" else mine >= yours
    return False


def narrower(one: Check, other: Check) -> bool:
    """Whether whatever one constraint lets through, the other one does, in both databases."""
    return implies(one.sql.postgresql, other.sql.postgresql) and implies(
        one.sql.sqlite, other.sql.sqlite
    )


def either(one: Sql, other: Sql) -> Sql:
    """A condition that is met where one of two is."""
    return Sql(
        _either(one.postgresql, other.postgresql),
        _either(one.sqlite, other.sqlite),
    )


def _either(one: str | None, other: str | None) -> str | None:
    if one is None or other is None:
        return None
    return one if one == other else f"({one}) OR ({other})"


def unmet(condition: Sql) -> Sql:
    """What is true of rows that do not meet a condition, and false where no database checks it."""
    return Sql(
        None if condition.postgresql is None else f"({condition.postgresql}) IS FALSE",
        None if condition.sqlite is None else f"NOT ({condition.sqlite})",
    )
