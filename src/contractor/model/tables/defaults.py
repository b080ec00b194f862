"""Defaults of columns: the one that is asked for, or else the document's where a column can have it.

Takes a stored property and what is asked of its column, gives its default; refuses to know how a database spells it.
"""

import json
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from jsonschema_rs import Draft202012Validator

from contractor.contract.patterns import is_compiled
from contractor.model.plain import scalar
from contractor.model.tables.asked import Asked
from contractor.model.tables.comparing import TYPED
from contractor.model.tables.table import Stored
from contractor.model.types import Constants, Enumeration, Model, Scalar
from contractor.source import join
from contractor.text import short


def default(asked: Asked, found: Stored, said: Mapping[str, Any], at: str) -> tuple[Any, ...]:
    """The default of a column in a tuple; an empty one where it has none."""
    if found.now:
        return ()
    wanted = (said["default"],) if "default" in said else found.source.default
    if found.store == "column" and _takes(asked.model, found, wanted):
        return wanted
    if "default" in said:
        given = short(json.dumps(said["default"], ensure_ascii=False, default=str))
        why = f"{given} is no default that the column of {found.source.name!r} can have"
        help = "give a string, number or boolean of its type, or leave it out"
        asked.wrong("invalid-column", why, join(at, "default"), help)
    return ()


def _takes(model: Model, found: Stored, default: tuple[Any, ...]) -> bool:
    """Whether a default is a value of a column: typed texts have none."""
    if not default:
        return True
    [value] = default
    if value is None:
        return not found.required
    match scalar(model, found.source.type):
        case Enumeration(members=members, others=others):
            return value in [one.value for one in members] or (
                others is not None and takes(others, value)
            )
        case Constants(values):
            return value in values
        case Scalar(kind="string", format="decimal"):
            return isinstance(value, str) and _is_decimal(value)
        case Scalar(format=given) as kind:
            return given not in TYPED and takes(kind, value)
        case None:
            return False


def takes(kind: Scalar, value: Any) -> bool:
    """Whether a value is one of a scalar's, its format aside."""
    return bool(Draft202012Validator(_schema(kind)).is_valid(value))


def _schema(kind: Scalar) -> dict[str, Any]:
    """The JSON Schema of a scalar; a pattern that no engine reads refuses nothing."""
    pattern = kind.pattern if kind.pattern is not None and is_compiled(kind.pattern) else None
    said = {
        "type": kind.kind,
        "minimum": kind.minimum,
        "maximum": kind.maximum,
        "exclusiveMinimum": kind.exclusive_minimum,
        "exclusiveMaximum": kind.exclusive_maximum,
        "minLength": kind.min_length,
        "maxLength": kind.max_length,
        "pattern": pattern,
    }
    return {name: value for name, value in said.items() if value is not None}


def _is_decimal(text: str) -> bool:
    try:
        return Decimal(text).is_finite()
    except InvalidOperation:
        return False
