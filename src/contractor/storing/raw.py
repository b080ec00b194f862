"""Values as raw SQL writes them, past all that stands before a database.

Takes the type of a column, a JSON value and a dialect, gives what a driver is handed; and values that no column of a
type should hold. Refuses to know contracts.
"""

import base64
import binascii
import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from typing import Any, Final
from uuid import UUID

from contractor.relational import ColumnType, Dialect
from contractor.relational.database import Kind

_BAD: Final[Mapping[Dialect, Mapping[Kind, tuple[Any, ...]]]] = {
    "sqlite": {
        "text": (b"\xff\x00",),
        "uuid": ("zz", "0" * 31, "A" * 32, "f81d4fae-7dec-11d0-a765-00a0c91e6bf6", b"\x00" * 16),
        "instant": (
            "x",
            "2026-02-30T00:00:00.000000Z",
            "2026-01-01T24:00:00.000000Z",
            "2026-01-01T00:60:00.000000Z",
            "0000-01-01T00:00:00.000000Z",
            "2026-01-01 00:00:00",
            "2026-01-01T00:00:00Z",
            5,
        ),
        "date": ("x", "2026-02-30", "0000-01-01", "2026-1-1", 5),
        "integer": ("x", 1.5, b"\x01", 2**31),
        "bigint": ("x", 1.5, b"\x01"),
        "double": ("x", float("inf"), b"\x01"),
        "exact": ("x", "", "-", ".", "1.2.3", "1-2", "NaN", b"\x01"),
        "boolean": (2, -1, "x"),
        "bytes": ("x", 5),
        "json": ("{", "", "{'a': 1}", b"\xff"),
    },
    "postgresql": {
        "text": ("a\0b",),
        "uuid": ("zz", "0" * 31),
        "instant": (
            "x", "2026-02-30T00:00:00Z", "infinity", "-infinity", "0044-03-15T00:00:00Z BC", "10001-01-01T00:00:00Z",
        ),
        "date": ("x", "2026-02-30", "infinity", "0044-03-15 BC", "10001-01-01"),
        "integer": ("x", 2**31),
        "bigint": ("x", 2**63),
        "double": ("x", "NaN", "Infinity"),
        "exact": ("x", "NaN", "Infinity"),
        "boolean": ("x", 2),
        "bytes": ("\\xzz", 5),
        "json": ("{", ""),
    },
}  # fmt: skip


def bad(kind: ColumnType, dialect: Dialect) -> tuple[Any, ...]:
    """What no column of a type should hold."""
    return _BAD[dialect][kind.kind]


def raw(kind: ColumnType, value: Any, dialect: Dialect, exact: Callable[[Decimal], Any]) -> Any:
    """A JSON value as a column of a type has it; as it is, where it is none of that type. `exact` writes numbers that
    keep their digits, and raises ValueError where it cannot."""
    if value is None:
        return None
    if kind.kind == "json":
        return json.dumps(value)
    if isinstance(value, (dict, list)):
        return json.dumps(value)
    if isinstance(value, bool):
        return int(value) if dialect == "sqlite" else value
    if kind.kind == "exact" and isinstance(value, (int, float, str)):
        return _exact(value, dialect, exact)
    if isinstance(value, str):
        return _text(kind.kind, value, dialect)
    if isinstance(value, float) and value.is_integer() and kind.kind in ("integer", "bigint"):
        return int(value)
    return value


def _exact(value: float | str, dialect: Dialect, exact: Callable[[Decimal], Any]) -> Any:
    try:
        number = Decimal(value if isinstance(value, str) else repr(value))
    except InvalidOperation:
        return value
    try:
        return exact(number)
    except ValueError:
        return format(number, "f") if dialect == "sqlite" else number


def _text(kind: Kind, value: str, dialect: Dialect) -> Any:
    try:
        match kind:
            case "uuid" if dialect == "sqlite":
                return UUID(value).hex
            case "instant" if dialect == "sqlite":
                instant = datetime.fromisoformat(value.upper()).astimezone(UTC)
                return f"{instant:%Y}".zfill(4) + f"{instant:-%m-%dT%H:%M:%S.%fZ}"
            case "bytes":
                return base64.b64decode(value, validate=True)
            case _:
                return value
    except (ValueError, OverflowError, binascii.Error):
        return value
