"""What a contract says of values, as CHECK constraints.

Takes a column's name and the scalar that it holds, gives conditions in SQL that SQLite and PostgreSQL read
alike, or that only one of them reads; refuses to know how they are written down in Python.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

from contractor.frozen import frozen
from contractor.model import Constants, Enumeration, Scalar

#: What engines of patterns read alike: literals, classes, groups, quantifiers, anchors at the ends.
_PLAIN: Final = re.compile(
    r"\^?(?:[A-Za-z0-9 _@:;,<>=!%&~#'\"/-]|\\[.+*?()\[\]{}|^$/-]|\\d|\(\?:|[()|.]"
    r"|\[\^?(?:[A-Za-z0-9 _@:;,.<>=!%&~#'\"/+*?(){}|$]|[A-Za-z0-9]-[A-Za-z0-9]|\\[.\[\]^/-]|\\d)+-?\]"
    r"|[*+?](?![*+?])|\{[0-9]+(?:,[0-9]*)?\}(?![*+?]))*\$?"
)


@frozen
class Check:
    """A condition. `dialect` is the only one that reads it; None where both do."""

    name: str
    sql: str
    dialect: str | None = None


def checks(
    column: str, scalar: Scalar | Enumeration | Constants | None, *, exact: bool
) -> Iterator[Check]:
    """The conditions on a column."""
    name = f'"{column}"'
    match scalar:
        case Enumeration():
            yield _listed(column, name, [member.value for member in scalar.members])
        case Constants(values):
            yield _listed(column, name, values)
        case Scalar(kind="string"):
            yield from _text(column, name, scalar)
        case Scalar(kind="integer" | "number"):
            yield from _number(column, name, scalar, exact=exact)


def is_said(pattern: str) -> bool:
    """Whether a database can check a pattern as ECMA-262 reads it."""
    return _PLAIN.fullmatch(pattern) is not None and "\\d" not in _classes(pattern)


def is_storable(value: Any) -> bool:
    """Whether a database can hold a value: no text of one has U+0000."""
    return not isinstance(value, str) or "\0" not in value


def _listed(column: str, name: str, values: Iterable[Any]) -> Check:
    storable = ", ".join(_value(value) for value in values if is_storable(value))
    return Check(f"{column}_enum", f"{name} IN ({storable})" if storable else f"{name} IS NULL")


def _classes(pattern: str) -> str:
    return "".join(re.findall(r"\[[^\]]*\]", pattern))


def _text(column: str, name: str, scalar: Scalar) -> Iterator[Check]:
    if scalar.format in ("uuid", "date-time", "date", "binary", "byte", "decimal"):
        return
    if scalar.min_length:
        yield Check(f"{column}_min_length", f"length({name}) >= {scalar.min_length}")
    if scalar.max_length is not None:
        yield Check(f"{column}_max_length", f"length({name}) <= {scalar.max_length}")
    if scalar.pattern is not None and is_said(scalar.pattern):
        translated = scalar.pattern.replace("\\d", "[0-9]")
        yield Check(f"{column}_pattern", f"{name} ~ {_value(translated)}", "postgresql")


def _number(column: str, name: str, scalar: Scalar, *, exact: bool) -> Iterator[Check]:
    bounds = (
        ("minimum", ">=", scalar.minimum),
        ("exclusive_minimum", ">", scalar.exclusive_minimum),
        ("maximum", "<=", scalar.maximum),
        ("exclusive_maximum", "<", scalar.exclusive_maximum),
    )
    for keyword, sign, bound in bounds:
        if bound is None:
            continue
        if not exact:
            yield Check(f"{column}_{keyword}", f"{name} {sign} {_value(bound)}")
            continue
        # SQLite keeps exact numbers as text.
        cast = f"CAST({name} AS REAL)"
        yield Check(f"{column}_{keyword}", f"{name} {sign} {_value(bound)}", "postgresql")
        yield Check(f"{column}_{keyword}", f"{cast} {sign} {_value(bound)}", "sqlite")
    step = scalar.multiple_of
    if step is not None and scalar.kind == "integer" and float(step).is_integer() and not exact:
        yield Check(f"{column}_multiple_of", f"{name} % {int(step)} = 0")
    elif step is not None and exact:
        text = f"mod({name}, {_value(step)}) = 0"
        yield Check(f"{column}_multiple_of", text, "postgresql")


def _value(value: Any) -> str:
    """A value as SQL has it. What SQLAlchemy takes for a parameter is escaped."""
    if isinstance(value, str):
        escaped = value.replace("'", "''")
        return "'" + escaped.replace(":", "\\:") + "'"
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        return str(int(value))
    return repr(value)
