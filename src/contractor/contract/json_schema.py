"""A `Schema` as a plain JSON Schema 2020-12 document, for engines that check values.

Takes a contract and a schema, gives JSON; refuses to check anything. Targets of references stand under
`$defs` by their key. What dynamic scope decides (`$dynamicRef`) is left open: it refuses nothing here.
"""

from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import quote

from contractor.contract.nodes import Contract
from contractor.contract.schema import ONE_SCHEMA, SCHEMA_LIST, SCHEMA_MAP, Schema
from contractor.source import escape

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_OPENAPI: Final = frozenset({"discriminator", "xml", "externalDocs", "example", "nullable"})


def to_json(contract: Contract, schema: Schema) -> dict[str, Any]:
    """The schema, and under `$defs` every schema that it reaches."""
    reached: dict[str, Any] = {}
    top = spell(contract, schema)
    pending = references(schema)
    while pending:
        key = pending.pop()
        if key not in reached and key in contract.schemas:
            target = contract.schemas[key]
            reached[key] = spell(contract, target)
            pending |= references(target)
    whole: dict[str, Any] = {"$schema": DIALECT}
    whole |= top if isinstance(top, dict) else {"allOf": [top]}
    if reached:
        whole["$defs"] = {**whole.get("$defs", {}), **dict(sorted(reached.items()))}
    return whole


def references(schema: Schema) -> set[str]:
    """Keys that the schema refers to, itself or in a part of it."""
    found: set[str] = set()
    pending = [schema]
    while pending:
        part = pending.pop()
        if part.ref is not None:
            found.add(part.ref)
        pending += part.children()
    return found


def pointer(key: str, base: str = "") -> str:
    """The `$ref` to a key's place under `$defs`."""
    return f"{base}#/$defs/{quote(escape(key), safe='~')}"


def spell(
    contract: Contract, schema: Schema, *, base: str = "", one_way: bool = False
) -> dict[str, Any] | bool:
    """One schema, its references as pointers below `base`.

    With `one_way`, properties that travel in one direction only are not required: what is read lacks the
    write-only ones, and the other way round.
    """
    if schema.boolean is not None:
        return schema.boolean
    out: dict[str, Any] = {}
    for keyword, value in schema.keywords.items():
        if keyword == "$ref":
            if value in contract.schemas:
                out["$ref"] = pointer(value, base)
        elif keyword in ONE_SCHEMA:
            out[keyword] = spell(contract, value, base=base, one_way=one_way)
        elif keyword in SCHEMA_LIST:
            out[keyword] = [spell(contract, part, base=base, one_way=one_way) for part in value]
        elif keyword in SCHEMA_MAP:
            out[keyword] = {
                name: spell(contract, part, base=base, one_way=one_way)
                for name, part in value.items()
            }
        elif keyword == "required":
            out["required"] = [
                name
                for name in value
                if not (one_way and _travels_one_way(contract, schema.properties.get(name)))
            ]
        elif not keyword.startswith(("$", "x-")) and keyword not in _OPENAPI:
            out[keyword] = _plain(value)
    return out


def _travels_one_way(contract: Contract, schema: Schema | None) -> bool:
    seen: set[str] = set()
    while schema is not None:
        if schema.read_only or schema.write_only:
            return True
        if schema.ref is None or schema.ref in seen:
            return False
        seen.add(schema.ref)
        schema = contract.schemas.get(schema.ref)
    return False


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, Mapping):
        return {name: _plain(item) for name, item in value.items()}
    return value
