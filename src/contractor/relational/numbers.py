"""What a contract says of numbers, as conditions in SQL that compare them digit by digit.

Takes a number as SQL and the type of its column, gives conditions, None for a database that cannot say one exactly;
refuses to know tables. SQLite keeps exact numbers as text, with as many digits behind the point as their type has,
so that two texts of one number are the same.
"""

import sys
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from typing import Final, Literal

from contractor.model import Scalar
from contractor.relational.database import ColumnType, Sql

Sign = Literal[">=", ">", "<=", "<"]
#: How many digits 64 bits hold, whichever they are.
_WHOLE: Final = 18
#: Below these, 64 bits hold a binary number without its fraction, and binary numbers hold each digit of decimals.
_INTEGERS, _DIGITS = 2**63 - 1, 15
#: The largest binary number.
_LARGEST: Final = sys.float_info.max
#: SQLite rounds to so many digits behind the point at most.
_MOST_ROUNDED: Final = 9


def bounds(scalar: Scalar) -> Iterator[tuple[str, Sign, float]]:
    """The limits of a number, each with its keyword and on which side of it the number is."""
    found: tuple[tuple[str, Sign, float | None], ...] = (
        ("minimum", ">=", scalar.minimum),
        ("exclusiveMinimum", ">", scalar.exclusive_minimum),
        ("maximum", "<=", scalar.maximum),
        ("exclusiveMaximum", "<", scalar.exclusive_maximum),
    )
    return ((keyword, sign, limit) for keyword, sign, limit in found if limit is not None)


def bound(number: str, type: ColumnType, sign: Sign, limit: float) -> Sql:
    """The condition that a number is on one side of a limit."""
    said = f"{number} {sign} {spelled(limit)}"
    if type.kind == "double" and abs(limit) > _LARGEST:
        # PostgreSQL refuses to compare with what is no binary number.
        holds = sign.startswith("<") is (limit > 0)
        return Sql(None, None) if holds else Sql(f"{number} IS NULL", f"{number} IS NULL")
    if type.kind != "exact":
        return Sql(said, said)
    value = Fraction(spelled(limit))
    precision, scale = type.precision, type.scale
    if precision is None or scale is None:
        return Sql(said, None)
    closest = value * 10**scale
    strict = sign in (">", "<") and closest.denominator == 1
    whole = ceil(closest) if sign.startswith(">") else floor(closest)
    closed: Sign = sign if strict else ">=" if sign.startswith(">") else "<="
    if precision <= _WHOLE:
        return Sql(said, f"{_scaled(number, scale)} {closed} {whole}")
    return Sql(said, _compared(number, closed, _digits(whole, scale)))


def multiple(number: str, type: ColumnType, step: float) -> Sql:
    """The condition that a number is a multiple of another."""
    text = spelled(step)
    whole = Fraction(text)
    match type.kind:
        case "integer" | "bigint":
            if whole.denominator > 1:
                whole = Fraction(whole.numerator)
            if whole >= 2**63:
                return Sql(f"{number} = 0", f"{number} = 0")
            return Sql(f"{number} % {whole} = 0", f"{number} % {whole} = 0")
        case "exact":
            return Sql(f"mod({number}, {text}) = 0", _exact_multiple(number, type, whole))
        case _:
            # As text, a binary number has the digits that JSON has of it.
            said = f"mod(CAST(CAST({number} AS text) AS numeric), {text}) = 0"
            return Sql(said, binary_multiple(number, whole))


def sized(number: str, type: ColumnType, least: int, most: int) -> Sql:
    """The condition that an integer is one of so many bits, as far as its column takes others."""
    own = {"integer": 32, "bigint": 64}
    said = f"{number} BETWEEN {least} AND {most}"
    if type.kind not in own:
        return Sql(said, None) if type.kind == "exact" else Sql(said, said)
    bits = own[type.kind]
    on_postgresql = least <= -(2 ** (bits - 1)) and most >= 2 ** (bits - 1) - 1
    if most >= 2**63:
        said = f"{number} >= {least}"
    on_sqlite = least <= -(2**63) and most >= 2**63 - 1
    return Sql(None if on_postgresql else said, None if on_sqlite else said)


def kept(value: Decimal, type: ColumnType) -> str:
    """An exact number as SQLite keeps it."""
    number = value if value else abs(value)
    return f"{number:f}" if type.scale is None else f"{number:.{type.scale}f}"


def spelled(number: float) -> str:
    """A number as SQL and JSON have it, without an exponent."""
    return format(Decimal(repr(number)), "f").removesuffix(".0")


# ── exact numbers on SQLite ───────────────────────────────────────────────────────────────────────


def _scaled(number: str, scale: int) -> str:
    """An exact number as an integer, in the smallest unit that it has."""
    text = f"replace({number}, '.', '')" if scale else number
    return f"CAST({text} AS INTEGER)"


def _digits(whole: int, scale: int) -> str:
    """An integer of the smallest unit as a number with its point."""
    text = str(abs(whole)).rjust(scale + 1, "0")
    point = f"{text[:-scale]}.{text[-scale:]}" if scale else text
    return f"-{point}" if whole < 0 else point


def _compared(number: str, sign: Sign, limit: str) -> str:
    """Two texts of numbers compared, with as many digits behind the point: by sign, by length, then as texts."""
    is_below = limit.startswith("-")
    negative, positive = f"{number} GLOB '-*'", f"{number} NOT GLOB '-*'"
    if not limit.strip("0."):
        return {
            ">=": positive,
            "<": negative,
            ">": f"{positive} AND {number} <> '{limit}'",
            "<=": f"({negative} OR {number} = '{limit}')",
        }[sign]
    upward = sign.startswith(">") is not is_below
    beyond, equal = (">" if upward else "<"), ("" if sign in (">", "<") else "=")
    size = f"length({number})"
    sized = (
        f"{size} {beyond} {len(limit)} OR "
        f"({size} = {len(limit)} AND {number} {beyond}{equal} '{limit}')"
    )
    if sign.startswith(">"):
        return f"{positive} OR {sized}" if is_below else f"{positive} AND ({sized})"
    return f"{negative} AND ({sized})" if is_below else f"{negative} OR {sized}"


def _exact_multiple(number: str, type: ColumnType, step: Fraction) -> str | None:
    precision, scale = type.precision, type.scale
    if precision is None or scale is None:
        return None
    unit = (step * 10**scale).numerator
    if unit == 1:
        # Whatever has so many digits is one.
        return f"substr({number}, {-scale - 1}, 1) = '.'" if scale else f"{number} NOT GLOB '*.*'"
    if unit >= 10**precision:
        return f"{number} = '{_digits(0, scale)}'"
    if precision <= _WHOLE:
        return f"{_scaled(number, scale)} % {unit} = 0"
    zeros = len(str(unit)) - 1
    if unit != 10**zeros or zeros > scale:
        return None
    # The last digits are zeros; the point may stand between them.
    return f"{_without_point(number, scale)} GLOB '*{'0' * zeros}'"


def _without_point(number: str, scale: int) -> str:
    return f"replace({number}, '.', '')" if scale else number


def binary_multiple(number: str, step: Fraction) -> str | None:
    """The condition that a binary number is a multiple, on SQLite; None where it cannot say so exactly."""
    if step.denominator == 1:
        integer = f"CAST({number} AS INTEGER)"
        rest = f" AND {integer} % {step} = 0" if step > 1 else ""
        return f"{beyond(number, _INTEGERS)} OR ({number} = {integer}{rest})"
    digits = len(str(step.denominator)) - 1
    if step != Fraction(1, 10**digits) or digits > _MOST_ROUNDED:
        return None
    return f"{beyond(number, 10 ** (_DIGITS - digits))} OR {number} = round({number}, {digits})"


def beyond(number: str, limit: int) -> str:
    """The condition that a number is far from zero; there is no `abs` of the least integer."""
    return f"{number} NOT BETWEEN -{limit} AND {limit}"
