"""A document with any number of tables, as people describe what they keep: nothing is random.

Each is a record with a key that the server gives, texts with bounds, an enumeration, a moment, money, a flag, an object
that is kept as JSON, and a reference to another table.
"""

from typing import Any

Json = dict[str, Any]
KINDS = ("Account", "Invoice", "Parcel", "Ticket", "Vehicle", "Meeting", "Contract", "Sensor")


def document(tables: int) -> Json:
    names = [f"{KINDS[number % len(KINDS)]}{number // len(KINDS) + 1}" for number in range(tables)]
    schemas = {
        name: record(names[(number * 7 + 3) % number] if number > 3 else None)
        for number, name in enumerate(names)
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": f"A service with {tables} tables", "version": "1"},
        "paths": {},
        "components": {"schemas": schemas},
    }


def record(other: str | None) -> Json:
    properties: Json = {
        "id": {"type": "string", "format": "uuid", "readOnly": True},
        "title": {"type": "string", "minLength": 1, "maxLength": 200},
        "reference": {"type": "string", "maxLength": 40},
        "state": {"type": "string", "enum": ["open", "waiting", "done", "gone"]},
        "madeAt": {"type": "string", "format": "date-time"},
        "dueOn": {"type": "string", "format": "date"},
        "amount": {
            "type": "number",
            "minimum": 0,
            "x-contractor-column": {"type": "numeric(12,2)"},
        },
        "count": {"type": "integer", "minimum": 0, "maximum": 1000},
        "urgent": {"type": "boolean", "default": False},
        "details": {"type": "object", "properties": {"note": {"type": "string"}}},
    }
    table: Json = {"indexes": [["state", "madeAt"]], "unique": [["reference"]], "timestamps": True}
    if other is not None:
        properties["belongsTo"] = {
            "type": "string",
            "format": "uuid",
            "x-contractor-column": {"references": other},
        }
    return {
        "type": "object",
        "required": ["id", "title", "reference", "state", "madeAt"],
        "x-contractor-table": table,
        "properties": properties,
    }
