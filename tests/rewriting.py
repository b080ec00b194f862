"""Other ways to write a document that promises the same.

Takes the data of an OpenAPI document, gives data that means the same on the wire, each function in one way; refuses
to know how documents are compared. Every one leaves what it was given as it is.
"""

import copy
import random
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

Json = Any
Rewrite = Callable[[Json], Json]

_ONE: Final = frozenset(
    "additionalProperties contains else if items not propertyNames then unevaluatedItems "
    "unevaluatedProperties contentSchema".split()
)
_MANY: Final = frozenset({"allOf", "anyOf", "oneOf", "prefixItems"})
_NAMED: Final = frozenset(
    {"$defs", "definitions", "dependentSchemas", "patternProperties", "properties"}
)
#: Members outside of schemas that hold values, not objects of the specification.
_VALUES: Final = frozenset({"example", "examples", "value", "default", "enum"})
_SECTIONS: Final = ("schemas", "parameters", "responses", "headers", "requestBodies", "examples")
#: How much of what references lead to is written out, in members.
_ROOM: Final = 20_000


# ── walking ───────────────────────────────────────────────────────────────────────────────────────────


def schemas(document: Json, change: Rewrite) -> Json:
    """The document with every schema changed, the innermost first."""

    def outside(value: Json, key: str = "") -> Json:
        if isinstance(value, list):
            return [outside(item) for item in value]
        if not isinstance(value, dict):
            return value
        return {name: within(name, item, key) for name, item in value.items()}

    def within(name: str, item: Json, around: str) -> Json:
        if around == "components" and name == "schemas" and isinstance(item, dict):
            return {one: inside(schema) for one, schema in item.items()}
        if name in ("schema", "itemSchema") and around not in ("components", *_SECTIONS):
            return inside(item)
        if name in _VALUES or name.startswith("x-"):
            return item
        return outside(item, name)

    def inside(schema: Json) -> Json:
        if not isinstance(schema, dict):
            return change(schema) if isinstance(schema, bool) else schema
        return change({name: part(name, value) for name, value in schema.items()})

    def part(name: str, value: Json) -> Json:
        if name in _ONE and isinstance(value, (dict, bool)):
            # In 3.0 a boolean here is a setting, and no schema.
            return inside(value) if isinstance(value, dict) else value
        if name in _MANY and isinstance(value, list):
            return [inside(item) for item in value]
        if name in _NAMED and isinstance(value, dict):
            return {one: inside(item) for one, item in value.items()}
        return value

    return outside(document)


def references(value: Json) -> Iterator[str]:
    """Every reference in a part of a document."""
    if isinstance(value, dict):
        if isinstance(value.get("$ref"), str):
            yield value["$ref"]
        for item in value.values():
            yield from references(item)
    elif isinstance(value, list):
        for item in value:
            yield from references(item)


# ── names ─────────────────────────────────────────────────────────────────────────────────────────────


def renamed(document: Json) -> Json:
    """Every component under another name; those of security schemes stay, since operations call them so."""
    return _named_anew(
        document, lambda section, names: [f"Renamed{i}" for i, _ in enumerate(names)]
    )


def swapped(document: Json) -> Json:
    """Every component under the name of another one."""
    return _named_anew(document, lambda section, names: [*names[1:], *names[:1]])


def _named_anew(document: Json, call: Callable[[str, list[str]], list[str]]) -> Json:
    components = document.get("components", {})
    called: dict[str, str] = {}
    found = dict(components)
    for section in _SECTIONS:
        names = list(components.get(section, ()))
        others = dict(zip(names, call(section, names), strict=True))
        if others:
            found[section] = {others[name]: item for name, item in components[section].items()}
        for name, other in others.items():
            start = f"#/components/{section}/"
            called[start + _escaped(name)] = start + _escaped(other)
    bare = {
        reference.rpartition("/")[2]: other.rpartition("/")[2]
        for reference, other in called.items()
        if reference.startswith("#/components/schemas/")
    }

    def anew(value: Json) -> Json:
        if isinstance(value, list):
            return [anew(item) for item in value]
        if not isinstance(value, dict):
            return value
        made = {name: anew(item) for name, item in value.items()}
        if isinstance(value.get("$ref"), str):
            made["$ref"] = _moved(value["$ref"], called)
        if isinstance(value.get("discriminator"), dict):
            made["discriminator"] = _by_name(
                value, made["discriminator"], called, components.get("schemas", {})
            )
        mapping = value.get("mapping")
        if isinstance(mapping, dict) and isinstance(value.get("propertyName"), str):
            made["mapping"] = {tag: bare.get(to, _moved(to, called)) for tag, to in mapping.items()}
        return made

    rest = {name: anew(item) for name, item in document.items() if name != "components"}
    return {**document, **rest, **({"components": anew(found)} if found else {})}


def _by_name(union: Json, tag: Json, called: Mapping[str, str], schemas: Json) -> Json:
    """A discriminator with the tags that members had by their old names, where these say nothing of their tag."""
    told = set(union["discriminator"].get("mapping", {}).values())
    members = [one for word in ("oneOf", "anyOf") for one in union.get(word, ())]
    found = {}
    for reference in filter(None, (one.get("$ref") for one in members)):
        name = reference.rpartition("/")[2]
        if reference not in told and name not in told and reference in called:
            if not _is_any_text({"$ref": reference}, tag.get("propertyName"), schemas):
                continue
            found[name.replace("~1", "/").replace("~0", "~")] = called[reference]
    return {**tag, "mapping": {**found, **tag.get("mapping", {})}} if found else tag


def _is_any_text(member: Json, tag: str, schemas: Json) -> bool:
    """Whether a member says of its tag only that it is text: else what it says is the tag, whatever it is called."""
    pending, said, entered = [member], [], set()
    for part in pending:
        said += [part["properties"][tag]] if tag in part.get("properties", {}) else []
        pending += part.get("allOf", [])
        name = str(part.get("$ref", "")).rpartition("/")[2].replace("~1", "/").replace("~0", "~")
        if name in schemas and name not in entered:
            entered.add(name)
            pending.append(schemas[name])
    words = {"type", "title", "description", "example", "examples", "default", "deprecated"}
    return bool(said) and all(one.get("type") == "string" and one.keys() <= words for one in said)


def _escaped(name: str) -> str:
    return name.replace("~", "~0").replace("/", "~1")


def _moved(reference: str, called: Mapping[str, str]) -> str:
    steps = reference.split("/")
    start = "/".join(steps[:4])
    return "/".join([called.get(start, start), *steps[4:]])


def inlined(document: Json) -> Json:
    """References to schemas written out, where they do not lead back and as far as there is room."""
    components = document.get("components", {}).get("schemas", {})
    targets = {f"#/components/schemas/{_escaped(name)}": item for name, item in components.items()}
    below = {key: {to for to in references(item) if to in targets} for key, item in targets.items()}
    circular = {key for key in targets if key in _reached(below, below[key])}
    room = [_ROOM]

    def written(schema: Json, depth: int = 0) -> Json:
        if not isinstance(schema, dict) or set(schema) != {"$ref"} or depth > 20:
            return schema
        reference = schema["$ref"]
        if reference not in targets or reference in circular or room[0] < 0:
            return schema
        target = targets[reference]
        room[0] -= str(target).count(":")
        found = {"schema": copy.deepcopy(target)}
        return schemas(found, lambda inner: written(inner, depth + 1))["schema"]

    return schemas(document, written)


def _reached(below: Mapping[str, set[str]], start: set[str]) -> set[str]:
    found, pending = set(start), list(start)
    while pending:
        for key in below.get(pending.pop(), ()):
            if key not in found:
                found.add(key)
                pending.append(key)
    return found


# ── order ─────────────────────────────────────────────────────────────────────────────────────────────


def reordered(document: Json, chance: random.Random) -> Json:
    """Members of objects, and lists whose order means nothing, in another order."""

    def shuffled(items: Any) -> list[Any]:
        found = list(items)
        chance.shuffle(found)
        return found

    def lists(schema: Json) -> Json:
        if not isinstance(schema, dict):
            return schema
        return {
            name: shuffled(value)
            if name in ("allOf", "anyOf", "oneOf", "required", "enum", "type")
            and isinstance(value, list)
            else value
            for name, value in schema.items()
        }

    def members(value: Json) -> Json:
        if isinstance(value, list):
            return [members(item) for item in value]
        if not isinstance(value, dict):
            return value
        found = {name: members(item) for name, item in shuffled(value.items())}
        for name in ("parameters", "security", "tags"):
            if isinstance(found.get(name), list):
                found[name] = shuffled(found[name])
        return found

    return members(schemas(document, lists))


# ── spelling ──────────────────────────────────────────────────────────────────────────────────────────


def upgraded(document: Json) -> Json:
    """A 3.0 document as 3.1 writes the same."""
    found = schemas(document, _modern)
    return {**found, "openapi": "3.1.1"}


def _modern(schema: Json) -> Json:
    if not isinstance(schema, dict):
        return schema
    if "$ref" in schema:
        return {"$ref": schema["$ref"]}  # 3.0 ignores what stands beside it
    found = {name: value for name, value in schema.items() if name != "nullable"}
    if "example" in found:
        found["examples"] = [found.pop("example")]
    for bound, exclusive in (("minimum", "exclusiveMinimum"), ("maximum", "exclusiveMaximum")):
        if isinstance(found.get(exclusive), bool) and found.pop(exclusive) and bound in found:
            found[exclusive] = found.pop(bound)
    if schema.get("nullable") is True and isinstance(schema.get("type"), str):
        found["type"] = [schema["type"], "null"]
    return found


def null_beside(document: Json) -> Json:
    """Lists of types that hold null, as a union with null (the values of an `enum` say themselves what they are)."""

    def spread(schema: Json) -> Json:
        types = schema.get("type") if isinstance(schema, dict) else None
        if not isinstance(types, list) or "null" not in types or len(types) < 2:
            return schema
        others = [name for name in types if name != "null"]
        told = {name: schema[name] for name in _TOLD if name in schema}
        inner = {name: value for name, value in schema.items() if name not in told}
        if "enum" in inner or "const" in inner or "discriminator" in inner:
            return schema
        inner["type"] = others[0] if len(others) == 1 else others
        return {**told, "anyOf": [inner, {"type": "null"}]}

    return schemas(document, spread)


_TOLD: Final = (
    *("title", "description", "default", "examples", "deprecated", "readOnly", "writeOnly"),
    *("x-stability-level", "x-sunset"),
)


def wrapped(document: Json, keyword: str) -> Json:
    """Every schema X as `allOf: [X]`, or another union of one."""
    return schemas(document, lambda schema: {keyword: [schema]})


def single_constants(document: Json) -> Json:
    """`enum: [a]` as `const: a`."""

    def constant(schema: Json) -> Json:
        if not isinstance(schema, dict) or len(schema.get("enum", ())) != 1 or "const" in schema:
            return schema
        rest = {name: value for name, value in schema.items() if name != "enum"}
        return {**rest, "const": schema["enum"][0]}

    return schemas(document, constant)


def single_enumerations(document: Json) -> Json:
    """`const: a` as `enum: [a]`."""

    def listed(schema: Json) -> Json:
        if not isinstance(schema, dict) or "const" not in schema or "enum" in schema:
            return schema
        rest = {name: value for name, value in schema.items() if name != "const"}
        return {**rest, "enum": [schema["const"]]}

    return schemas(document, listed)


# ── words ─────────────────────────────────────────────────────────────────────────────────────────────


def reworded(document: Json) -> Json:
    """Other titles, descriptions and examples in schemas, and other descriptions around them."""

    def words(schema: Json) -> Json:
        if not isinstance(schema, dict) or "$ref" in schema:
            return schema
        more = {"title": "Another title", "description": "Other words", "example": 1}
        return {**schema, **more, "externalDocs": {"url": "https://example.com"}}

    def around(value: Json, key: str = "") -> Json:
        if isinstance(value, list):
            return [around(item) for item in value]
        if not isinstance(value, dict):
            return value
        found = {
            name: item if name in _VALUES else around(item, name) for name, item in value.items()
        }
        for name in ("description", "summary"):
            if isinstance(found.get(name), str):
                found[name] = "Other words"
        return found

    return schemas(around(document), words)


def with_idle_components(document: Json) -> Json:
    """Components added that nothing leads to."""
    components = document.get("components", {})
    idle: dict[str, dict[str, Any]] = {
        "schemas": {"IdleOne": {"type": "object", "properties": {"a": {"enum": [1, 2]}}}},
        "parameters": {"IdleTwo": {"name": "idle", "in": "query", "schema": {"type": "string"}}},
        "responses": {"IdleThree": {"description": "Idle"}},
        "headers": {"IdleFour": {"schema": {"type": "integer"}}},
    }
    return {
        **document,
        "components": {
            **components,
            **{section: {**components.get(section, {}), **more} for section, more in idle.items()},
        },
    }


def without_idle_components(document: Json) -> Json:
    """Without the components that nothing leads to."""
    components = document.get("components", {})
    sections = [section for section in _SECTIONS if section in components]
    below = {
        f"#/components/{section}/{_escaped(name)}": {_component(to) for to in _led(item)}
        for section in sections
        for name, item in components[section].items()
    }
    rest = {name: item for name, item in document.items() if name != "components"}
    others = {name: item for name, item in components.items() if name not in sections}
    kept = _reached(below, {_component(to) for part in (rest, others) for to in _led(part)})
    left = {
        section: {
            name: item
            for name, item in components[section].items()
            if f"#/components/{section}/{_escaped(name)}" in kept
        }
        for section in sections
    }
    return {**rest, **({"components": {**others, **left}} if components else {})}


def _component(reference: str) -> str:
    return "/".join(reference.split("/")[:4])


def _led(value: Json) -> Iterator[str]:
    """What a part leads to: references, and the schemas of a mapping."""
    yield from references(value)
    if isinstance(value, dict):
        mapping = value.get("mapping")
        if isinstance(mapping, dict):
            for to in mapping.values():
                if isinstance(to, str):
                    yield to if "/" in to else f"#/components/schemas/{to}"
        for item in value.values():
            yield from _led(item)
    elif isinstance(value, list):
        for item in value:
            yield from _led(item)


def laws(document: Json, chance: random.Random) -> dict[str, Callable[[], Json]]:
    """Each way to write the document anew that has something to say about it, by its name."""
    old = str(document.get("openapi", "")).startswith("3.0")
    found: dict[str, Callable[[], Json]] = {
        "itself": lambda: copy.deepcopy(document),
        "components renamed": lambda: renamed(document),
        "components renamed round": lambda: swapped(document),
        "references written out": lambda: inlined(document),
        "reordered": lambda: reordered(document, chance),
        "allOf of one": lambda: wrapped(document, "allOf"),
        "oneOf of one": lambda: wrapped(document, "oneOf"),
        "anyOf of one": lambda: wrapped(document, "anyOf"),
        "enum of one as const": lambda: single_constants(document),
        "const as enum of one": lambda: single_enumerations(document),
        "other words": lambda: reworded(document),
        "idle components added": lambda: with_idle_components(document),
        "idle components removed": lambda: without_idle_components(document),
    }
    if old:
        del found["enum of one as const"], found["const as enum of one"]  # 3.0 has no `const`
        found["upgraded to 3.1"] = lambda: upgraded(document)
        found["upgraded, null beside"] = lambda: null_beside(upgraded(document))
        found["upgraded, enum of one as const"] = lambda: single_constants(upgraded(document))
    else:
        found["null beside"] = lambda: null_beside(document)
    return found
