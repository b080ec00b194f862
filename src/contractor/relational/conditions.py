"""What a contract says of the value in one column, as conditions.

Takes a column's name and the scalar that it holds, gives conditions in SQL of each database; refuses to know tables.
"""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from contractor.frozen import changed, frozen
from contractor.model import Constants, Enumeration, Scalar
from contractor.model.tables.defaults import takes
from contractor.profile import INTEGERS
from contractor.relational.database import ColumnType, Sql
from contractor.relational.numbers import bound, bounds, multiple, sized
from contractor.relational.patterns import pattern
from contractor.text import snake, words

#: Formats whose values are not stored as the text that the document speaks of.
_PARSED: Final = frozenset(
    {"uuid", "date-time", "date", "binary", "byte", "decimal", "time", "ipv4", "ipv6"}
)


@frozen
class Condition:
    """What a keyword of a schema says. `name` tells it apart from others of its table."""

    name: str
    keyword: str
    sql: Sql


def conditions(
    column: str, type: ColumnType, scalar: Scalar | Enumeration | Constants | None
) -> Iterator[Condition]:
    """The conditions on a column of a type."""
    name = quoted(column)
    match scalar:
        case Enumeration(others=Scalar() as others):
            yield from _open(column, type, scalar, others)
        case Enumeration():
            yield _listed(column, name, "enum", [member.value for member in scalar.members])
        case Constants(values):
            keyword = "const" if len(values) == 1 else "enum"
            yield _listed(column, name, keyword, values)
        case Scalar(kind="string"):
            yield from _text(column, name, scalar)
        case Scalar(kind="integer" | "number"):
            yield from _number(column, name, type, scalar)


def is_said(scalar: Enumeration) -> bool:
    """Whether what an enumeration says of other values holds for those that it lists, too."""
    others = scalar.others
    return others is not None and all(takes(others, one.value) for one in scalar.members)


def quoted(name: str) -> str:
    """A name as both databases quote it."""
    return '"' + name.replace('"', '""') + '"'


def is_storable(value: Any) -> bool:
    """Whether a database can hold a value: no text of one has U+0000."""
    return not isinstance(value, str) or "\0" not in value


def _open(
    column: str, type: ColumnType, scalar: Enumeration, others: Scalar
) -> Iterator[Condition]:
    """What is said of values that need not be among those which are listed."""
    listed = _listed(column, quoted(column), "enum", [one.value for one in scalar.members]).sql
    for each in conditions(column, type, others):
        either = Sql(
            _either(listed.postgresql, each.sql.postgresql), _either(listed.sqlite, each.sql.sqlite)
        )
        yield each if is_said(scalar) else changed(each, sql=either)


def _either(one: str | None, other: str | None) -> str | None:
    return None if one is None or other is None else f"{one} OR ({other})"


def _listed(column: str, name: str, keyword: str, values: Iterable[Any]) -> Condition:
    storable = ", ".join(literal(value) for value in values if is_storable(value))
    return _alike(column, keyword, f"{name} IN ({storable})" if storable else f"{name} IS NULL")


def _text(column: str, name: str, scalar: Scalar) -> Iterator[Condition]:
    if scalar.format in _PARSED:
        return
    if scalar.min_length:
        yield _alike(column, "minLength", f"length({name}) >= {scalar.min_length}")
    if scalar.max_length is not None:
        yield _alike(column, "maxLength", f"length({name}) <= {scalar.max_length}")
    if scalar.pattern is not None:
        yield from _said(column, "pattern", pattern(name, scalar.pattern))


def _number(column: str, name: str, type: ColumnType, scalar: Scalar) -> Iterator[Condition]:
    for keyword, sign, limit in bounds(scalar):
        yield from _said(column, keyword, bound(name, type, sign, limit))
    if scalar.multiple_of is not None:
        yield from _said(column, "multipleOf", multiple(name, type, scalar.multiple_of))
    bits = INTEGERS.get(scalar.format or "") if scalar.kind == "integer" else None
    if bits is not None:
        yield from _said(column, "format", sized(name, type, *bits))


def _said(column: str, keyword: str, sql: Sql) -> Iterator[Condition]:
    """A condition that one database has at least."""
    if sql != Sql(None, None):
        yield Condition(f"{column}_{snake(words(keyword))}", keyword, sql)


def _alike(column: str, keyword: str, sql: str) -> Condition:
    """A condition that both databases read alike."""
    return Condition(f"{column}_{snake(words(keyword))}", keyword, Sql(sql, sql))


def literal(value: Any) -> str:
    """A value as SQL has it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return "'" + value.replace("'", "''") + "'"
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        return str(int(value))
    return repr(value)
