"""What text of a parameter is to be read as, before its schema checks it.

Takes a contract and schemas, gives shapes (`runtime/boundary/description.py`); refuses to know where the text
comes from. Only what can be told from a schema and from those that apply with it counts; the schema decides.
"""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from contractor.contract import Contract, Schema

#: The order in which text is tried; text itself is what is left.
_ORDER: Final = ("integer", "number", "boolean", "null", "array", "object", "string")
#: Lists of lists and the like have no style; what is deeper is text.
_DEEPEST: Final = 3
_TYPE_OF: Final = {str: "string", bool: "boolean", int: "integer", float: "number", dict: "object"}


def shape(contract: Contract, schema: Schema | None, depth: int = 0) -> dict[str, Any]:
    """The shape of a schema's values."""
    parts = [] if schema is None else list(applied(contract, schema))
    types = types_of(parts)
    found: dict[str, Any] = {"types": types}
    if depth == _DEEPEST:
        return found
    if "array" in types:
        item = next(
            (one for part in parts for one in (*part.prefix_items, part.items) if one), None
        )
        found["items"] = shape(contract, item, depth + 1)
    if "object" in types:
        declared: dict[str, Schema] = {}
        for part in parts:
            for name, one in part.properties.items():
                declared.setdefault(name, one)
        if declared:
            found["properties"] = {
                name: shape(contract, one, depth + 1) for name, one in declared.items()
            }
        rest = next((part.additional for part in parts if part.additional is not None), None)
        if rest is not None and rest.boolean is not False:
            found["rest"] = shape(contract, rest, depth + 1)
        elif rest is None and not declared:
            found["rest"] = {"types": ["string"]}
    return found


def types_of(parts: Iterable[Schema]) -> list[str]:
    """The types of values that schemas apply to together, in the order in which text is tried."""
    types = {kind for part in parts for kind in _types(part)}
    return [kind for kind in _ORDER if kind in types]


def applied(contract: Contract, schema: Schema) -> Iterator[Schema]:
    """The schema and all that apply to the same value with it, or instead of one another."""
    seen: set[str] = set()
    pending = [schema]
    while pending:
        part = pending.pop(0)
        yield part
        pending += [*part.all_of, *part.any_of, *part.one_of]
        if part.ref is not None and part.ref not in seen and part.ref in contract.schemas:
            seen.add(part.ref)
            pending.append(contract.schemas[part.ref])


def _types(schema: Schema) -> Iterator[str]:
    if schema.types:
        yield from schema.types
        return
    values = [*(schema.enum or ()), *([schema.get("const")] if schema.has("const") else [])]
    for value in values:
        yield "null" if value is None else _TYPE_OF.get(type(value), "array")
    if not values:
        yield from ("object",) if schema.properties else ()
        yield from ("array",) if schema.items is not None or schema.prefix_items else ()
