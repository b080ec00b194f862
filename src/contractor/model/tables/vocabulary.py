"""What a document may say of tables, in `x-contractor-table` and `x-contractor-column`.

Takes what stands in a document, gives what is ill-typed there, and what single members mean; refuses to know the
model.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Final, Literal

from jsonschema_rs import Draft202012Validator

from contractor.diagnostic import Finding, Severity
from contractor.source import join
from contractor.text import nearest

TABLE: Final = "x-contractor-table"
COLUMN: Final = "x-contractor-column"
_NAME: Final = {"type": "string", "pattern": r"^[A-Za-z_][A-Za-z0-9_]{0,62}$"}
_NAMES: Final = {
    "type": "array",
    "items": {"type": "string"},
    "minItems": 1,
    "uniqueItems": True,
}
#: An expression of other columns of the row, in SQL that both databases read or for each of them.
_SQL: Final = {
    "anyOf": [
        {"type": "string", "minLength": 1},
        {
            "type": "object",
            "additionalProperties": False,
            "required": ["postgresql", "sqlite"],
            "properties": {
                "postgresql": {"type": "string", "minLength": 1},
                "sqlite": {"type": "string", "minLength": 1},
            },
        },
    ]
}
#: The schema of a column that no property is for: one scalar, or null as well.
_OWN: Final = {
    "type": "object",
    "additionalProperties": False,
    "required": ["type"],
    "properties": {
        "type": {
            "anyOf": [
                {"enum": ["string", "integer", "number", "boolean"]},
                {
                    "type": "array",
                    "minItems": 2,
                    "maxItems": 2,
                    "uniqueItems": True,
                    "contains": {"const": "null"},
                    "items": {"enum": ["string", "integer", "number", "boolean", "null"]},
                },
            ]
        },
        "format": {"type": "string"},
        "minimum": {"type": "number"},
        "maximum": {"type": "number"},
        "exclusiveMinimum": {"type": "number"},
        "exclusiveMaximum": {"type": "number"},
        "multipleOf": {"type": "number", "exclusiveMinimum": 0},
        "minLength": {"type": "integer", "minimum": 0},
        "maxLength": {"type": "integer", "minimum": 0},
        "pattern": {"type": "string", "format": "regex"},
        "description": {"type": "string"},
        COLUMN: True,
    },
}
#: What `x-contractor-table` may hold.
_TABLE: Final[Mapping[str, Any]] = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "name": _NAME,
        "key": _NAMES,
        "indexes": {"type": "array", "items": _NAMES, "uniqueItems": True},
        "unique": {"type": "array", "items": _NAMES, "uniqueItems": True},
        "parent": {"type": "string"},
        "single": {"type": "boolean"},
        "timestamps": {"type": "boolean"},
        "soft-delete": {"type": "boolean"},
        "version-column": _NAME,
        "extra": _NAME,
        "renamed-from": _NAME,
        "former": {"type": "object", "additionalProperties": _SQL, "propertyNames": _NAME},
        "columns": {"type": "object", "additionalProperties": _OWN},
        "inheritance": {"enum": ["single", "joined"]},
    },
    "dependentRequired": {"single": ["parent"]},
}
#: What `x-contractor-column` may hold.
_COLUMN: Final[Mapping[str, Any]] = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "references": {"type": "string"},
        "on-delete": {"enum": ["restrict", "cascade", "set-null", "no-action"]},
        "type": {"type": "string", "pattern": r"^numeric\((?:[1-9][0-9]?)(?:, *[0-9]{1,2})?\)$"},
        "default": True,
        "store": {"enum": ["json", "children", "columns", "none"]},
        "private": {"type": "boolean"},
        "name": _NAME,
        "renamed-from": _NAME,
        "fill": _SQL,
    },
    "dependentRequired": {"on-delete": ["references"]},
}
#: What one kind of a family may say of its rows by itself, by how the family stands.
OF_KINDS: Final = {
    "single": ("indexes", "unique"),
    "joined": ("indexes", "unique", "name", "renamed-from", "former"),
}
_SCHEMAS: Final = {TABLE: _TABLE, COLUMN: _COLUMN}
OnDelete = Literal["restrict", "cascade", "set-null", "no-action"]


def ill_typed(keyword: str, said: Any, at: str) -> Iterator[Finding]:
    """What is wrong with the value of one of the two keywords by itself."""
    known = list(_SCHEMAS[keyword]["properties"])
    strange = [name for name in said if name not in known] if isinstance(said, Mapping) else []
    for name in strange:
        near = nearest(str(name), known)
        why = f"`{keyword}` has no member {name!r}" + (f"; did you mean {near}?" if near else "")
        yield _wrong(why, join(at, name), f"it has: {', '.join(known)}")
    for error in _validator(keyword).iter_errors(said):
        path = [str(token) for token in error.instance_path]
        if path or not strange:
            yield _wrong(f"`{keyword}`: {error.message}", join(at, *path))


def expressions(sql: str | Mapping[str, str]) -> Mapping[str, str]:
    """An expression in the SQL of each database."""
    return {"postgresql": sql, "sqlite": sql} if isinstance(sql, str) else sql


def precision_and_scale(text: str) -> tuple[int, int]:
    """The two numbers of `numeric(12, 2)`."""
    precision, _, scale = text.removeprefix("numeric(").removesuffix(")").partition(",")
    return int(precision), int(scale or 0)


@cache
def _validator(keyword: str) -> Draft202012Validator:
    return Draft202012Validator(dict(_SCHEMAS[keyword]))


def _wrong(message: str, at: str, help: str | None = None) -> Finding:
    return Finding("invalid-table", Severity.ERROR, message, at, help)
