"""What a contract says of the value in one column, as conditions.

Takes a column's name and the scalar that it holds, gives conditions in SQL of each database; refuses to know tables.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

from contractor.frozen import frozen
from contractor.model import Constants, Enumeration, Scalar
from contractor.relational.database import Sql
from contractor.text import snake, words

#: What engines of patterns read alike: literals, classes, groups, quantifiers, anchors at the ends.
_PLAIN: Final = re.compile(
    r"\^?(?:[A-Za-z0-9 _@:;,<>=!%&~#'\"/-]|\\[.+*?()\[\]{}|^$/-]|\\d|\(\?:|[()|.]"
    r"|\[\^?(?:[A-Za-z0-9 _@:;,.<>=!%&~#'\"/+*?(){}|$]|[A-Za-z0-9]-[A-Za-z0-9]|\\[.\[\]^/-]|\\d)+-?\]"
    r"|[*+?](?![*+?])|\{[0-9]+(?:,[0-9]*)?\}(?![*+?]))*\$?"
)


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
    column: str, scalar: Scalar | Enumeration | Constants | None, *, exact: bool
) -> Iterator[Condition]:
    """The conditions on a column; `exact` where its numbers keep their digits."""
    name = quoted(column)
    match scalar:
        case Enumeration():
            yield _listed(column, name, "enum", [member.value for member in scalar.members])
        case Constants(values):
            keyword = "const" if len(values) == 1 else "enum"
            yield _listed(column, name, keyword, values)
        case Scalar(kind="string"):
            yield from _text(column, name, scalar)
        case Scalar(kind="integer" | "number"):
            yield from _number(column, name, scalar, exact=exact)


def quoted(name: str) -> str:
    """A name as both databases quote it."""
    return '"' + name.replace('"', '""') + '"'


def is_said(pattern: str) -> bool:
    """Whether a database can check a pattern as ECMA-262 reads it."""
    return _PLAIN.fullmatch(pattern) is not None and "\\d" not in _classes(pattern)


def is_storable(value: Any) -> bool:
    """Whether a database can hold a value: no text of one has U+0000."""
    return not isinstance(value, str) or "\0" not in value


def _listed(column: str, name: str, keyword: str, values: Iterable[Any]) -> Condition:
    storable = ", ".join(literal(value) for value in values if is_storable(value))
    return _alike(column, keyword, f"{name} IN ({storable})" if storable else f"{name} IS NULL")


def _classes(pattern: str) -> str:
    return "".join(re.findall(r"\[[^\]]*\]", pattern))


def _text(column: str, name: str, scalar: Scalar) -> Iterator[Condition]:
    if scalar.format in _PARSED:
        return
    if scalar.min_length:
        yield _alike(column, "minLength", f"length({name}) >= {scalar.min_length}")
    if scalar.max_length is not None:
        yield _alike(column, "maxLength", f"length({name}) <= {scalar.max_length}")
    if scalar.pattern is not None and is_said(scalar.pattern):
        translated = scalar.pattern.replace("\\d", "[0-9]")
        yield _condition(column, "pattern", f"{name} ~ {literal(translated)}", None)


def _number(column: str, name: str, scalar: Scalar, *, exact: bool) -> Iterator[Condition]:
    bounds = (
        ("minimum", ">=", scalar.minimum),
        ("exclusiveMinimum", ">", scalar.exclusive_minimum),
        ("maximum", "<=", scalar.maximum),
        ("exclusiveMaximum", "<", scalar.exclusive_maximum),
    )
    for keyword, sign, bound in bounds:
        if bound is None:
            continue
        said = f"{name} {sign} {literal(bound)}"
        # SQLite keeps exact numbers as text.
        cast = f"CAST({name} AS REAL) {sign} {literal(bound)}"
        yield _condition(column, keyword, said, cast if exact else said)
    step = scalar.multiple_of
    if step is not None and scalar.kind == "integer" and float(step).is_integer() and not exact:
        yield _alike(column, "multipleOf", f"{name} % {int(step)} = 0")
    elif step is not None and exact:
        yield _condition(column, "multipleOf", f"mod({name}, {literal(step)}) = 0", None)


def _alike(column: str, keyword: str, sql: str) -> Condition:
    """A condition that both databases read alike."""
    return _condition(column, keyword, sql, sql)


def _condition(column: str, keyword: str, postgresql: str, sqlite: str | None) -> Condition:
    return Condition(f"{column}_{snake(words(keyword))}", keyword, Sql(postgresql, sqlite))


def literal(value: Any) -> str:
    """A value as SQL has it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return "'" + value.replace("'", "''") + "'"
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        return str(int(value))
    return repr(value)
