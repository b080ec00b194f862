"""Pieces of the JSON Schemas that describe what is printed as JSON.

Takes schemas, gives schemas; refuses to know what is printed.
"""

from typing import Any, Final

Json = dict[str, Any]

TEXT: Final[Json] = {"type": "string"}
MAYBE_TEXT: Final[Json] = {"type": ["string", "null"]}
COUNT: Final[Json] = {"type": "integer", "minimum": 0}
_POSITION: Final[Json] = {"type": ["integer", "null"], "minimum": 1}
#: Members that say where something stands, as `place` of `report/json` writes them.
SPAN: Final[Json] = {
    "file": MAYBE_TEXT,
    "line": _POSITION,
    "column": _POSITION,
    "end_line": _POSITION,
    "end_column": _POSITION,
}


def object_of(description: str, /, **properties: Any) -> Json:
    """An object with all of these members; more may come in later releases."""
    return {
        "description": description,
        "type": "object",
        "required": list(properties),
        "properties": properties,
    }


def list_of(items: Json) -> Json:
    """A list of such."""
    return {"type": "array", "items": items}


def defined(name: str) -> Json:
    """What `$defs` has by this name."""
    return {"$ref": f"#/$defs/{name}"}


def or_null(schema: Json) -> Json:
    """The same, or null."""
    return {"anyOf": [schema, {"type": "null"}]}


def document(title: str, whole: Json, **definitions: Json) -> Json:
    """A whole JSON Schema."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        **whole,
        "$defs": definitions,
    }
