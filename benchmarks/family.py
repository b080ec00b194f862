"""A family of documents that differ only in size: the same service, 1, 2, 4, 8 times.

Each part is one resource as people describe them: a record with scalars, enums, nested objects,
lists, maps and references (also to its neighbours), a page of them, the body that creates one, and
five operations. Nothing is random, so that the same size is the same bytes everywhere.
"""

import json
from pathlib import Path
from typing import Any

PARTS = 60  # resources in the document of size 1
Json = dict[str, Any]

KINDS = ("account", "invoice", "parcel", "ticket", "vehicle", "meeting", "contract", "sensor")
TRAITS = ("amber", "brisk", "calm", "dense", "early", "fair", "grand", "high", "inner", "just")


def write(folder: Path, size: int) -> Path:
    path = folder / f"family-{size}.json"
    path.write_text(json.dumps(document(size * PARTS), indent=1), encoding="utf-8")
    return path


def document(parts: int) -> Json:
    names = [name(number) for number in range(parts)]
    schemas: Json = {"Problem": problem(), "Money": money()}
    paths: Json = {}
    for number, own in enumerate(names):
        neighbour = names[(number * 7 + 3) % parts]
        schemas |= resource(own, neighbour)
        paths |= operations(own)
    return {
        "openapi": "3.1.0",
        "info": {"title": f"A service of {parts} resources", "version": "1.0.0"},
        "paths": paths,
        "components": {"schemas": schemas},
    }


def name(number: int) -> str:
    """Words only, and another one for every number."""
    words = [KINDS[number % len(KINDS)]]
    number //= len(KINDS)
    while number:
        words.insert(0, TRAITS[number % len(TRAITS)])
        number //= len(TRAITS)
    return "".join(word.capitalize() for word in words)


def ref(target: str) -> Json:
    return {"$ref": f"#/components/schemas/{target}"}


def record(properties: Json, required: list[str], **more: Any) -> Json:
    return {"type": "object", "properties": properties, "required": required, **more}


def problem() -> Json:
    text = {"type": "string"}
    return record({"title": text, "status": {"type": "integer"}, "detail": text}, ["title"])


def money() -> Json:
    amount = {"type": "integer", "format": "int64", "minimum": 0}
    currency = {"type": "string", "pattern": "^[A-Z]{3}$"}
    return record({"amount": amount, "currency": currency}, ["amount", "currency"])


def resource(own: str, neighbour: str) -> Json:
    status = {"type": "string", "enum": ["draft", "open", "closed", "archived"]}
    address = record(
        {
            "street": {"type": "string", "maxLength": 200},
            "city": {"type": "string"},
            "country": {"type": "string", "minLength": 2, "maxLength": 2},
            "kind": {"type": "string", "enum": ["home", "work", "other"]},
        },
        ["street", "city"],
    )
    line = record(
        {
            "title": {"type": "string"},
            "quantity": {"type": "integer", "minimum": 1},
            "price": ref("Money"),
        },
        ["title", "quantity"],
    )
    fields: Json = {
        "title": {"type": "string", "minLength": 1, "description": f"What people call this {own}."},
        "status": status,
        "address": address,
        "lines": {"type": "array", "items": line, "maxItems": 100},
        "total": ref("Money"),
        "related": {"anyOf": [ref(neighbour), {"type": "null"}]},
        "parent": ref(own),
        "labels": {"type": "object", "additionalProperties": {"type": "string"}},
        "rating": {"type": ["number", "null"], "minimum": 0, "maximum": 5},
        "note": {"type": "string", "default": ""},
    }
    identity: Json = {
        "id": {"type": "string", "format": "uuid", "readOnly": True},
        "created_at": {"type": "string", "format": "date-time", "readOnly": True},
    }
    return {
        own: record(identity | fields, ["id", "created_at", "title", "status"]),
        f"New{own}": record(fields, ["title"], additionalProperties=False),
        f"{own}Page": record(
            {
                "items": {"type": "array", "items": ref(own)},
                "next": {"type": ["string", "null"]},
            },
            ["items"],
        ),
    }


def operations(own: str) -> Json:
    path = f"/{own.lower()}"
    by_id = {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}
    cursor = {"name": "cursor", "in": "query", "schema": {"type": "string"}}
    order = {"name": "sort", "in": "query", "schema": {"type": "string", "enum": ["new", "old"]}}

    def operation(verb: str, status: str, answer: str | None, body: str | None = None) -> Json:
        reply: Json = {"description": "Done."}
        if answer:
            reply["content"] = {"application/json": {"schema": ref(answer)}}
        failure = {"application/problem+json": {"schema": ref("Problem")}}
        made: Json = {
            "operationId": f"{verb}{own}",
            "summary": f"{verb.capitalize()} {own}",
            "tags": [own],
            "responses": {status: reply, "default": {"description": "Failed.", "content": failure}},
        }
        if body:
            content = {"application/json": {"schema": ref(body)}}
            made["requestBody"] = {"required": True, "content": content}
        return made

    return {
        path: {
            "get": operation("list", "200", f"{own}Page") | {"parameters": [cursor, order]},
            "post": operation("create", "201", own, f"New{own}"),
        },
        f"{path}/{{id}}": {
            "parameters": [by_id],
            "get": operation("get", "200", own),
            "put": operation("replace", "200", own, f"New{own}"),
            "delete": operation("delete", "204", None),
        },
    }
