"""Laws of containment that need no oracle, on schemas of tests and of real documents."""

import copy
import json
from random import Random
from typing import Any

import pytest

from contractor.containment import Containment, Relation
from contractor.contract import Contract, read
from contractor.contract.travel import Direction
from contractor.source import Files
from tests.documents import CORPUS, corpus
from tests.exactness.schemas import Schemas
from tests.soundness import AT, Components, contract, random_pair

DIRECTIONS = (Direction.REQUEST, Direction.RESPONSE)
PAIRS = 60


def relation(
    old: Components,
    new: Components,
    name: str = "A",
    other: str | None = None,
    *,
    strict: bool = True,
) -> Relation:
    base, revision = contract(old), contract(new)
    before, after = base.schemas[AT + name], revision.schemas[AT + (other or name)]
    return (
        Containment(base, revision, strict=strict).relate(before, after, Direction.REQUEST).relation
    )


def is_circular(components: Components) -> bool:
    return any(one.id == "circular-reference" for one in contract(components).findings)


def pairs() -> list[tuple[Components, Components]]:
    random = Random(7)
    found = [random_pair(random) for _ in range(PAIRS)]
    return [pair for pair in found if not any(map(is_circular, pair))]


def test_every_schema_is_equal_to_itself() -> None:
    for old, _ in pairs():
        assert relation(old, copy.deepcopy(old)) is Relation.EQUAL


def test_swapping_the_sides_mirrors_the_relation() -> None:
    for old, new in pairs():
        for strict in (True, False):
            one, other = relation(old, new, strict=strict), relation(new, old, strict=strict)
            assert one.mirrored is other


def test_relations_are_transitive() -> None:
    """What is narrower than something narrower is narrower, as far as it is known."""
    random = Random(11)
    seen = 0
    for first, second in pairs():
        schemas = Schemas(random, [f"{AT}{name}" for name in first])
        third = {**second, "A": {"allOf": [second["A"], schemas.schema(2)]}}
        if is_circular(third):
            continue
        one, other = relation(first, second), relation(second, third)
        down = {Relation.EQUAL, Relation.NARROWER}
        if one in down and other in down:
            seen += 1
            assert relation(first, third) in {*down, Relation.UNKNOWN}
    assert seen > 10


@pytest.mark.parametrize("word", ["allOf", "anyOf", "oneOf"])
def test_a_composition_of_one_is_that_one(word: str) -> None:
    for old, _ in pairs():
        assert relation(old, {**old, "A": {word: [old["A"]]}}) is Relation.EQUAL


def test_a_reference_is_what_it_leads_to() -> None:
    for old, _ in pairs():
        extended = {**old, "Z": {"$ref": f"{AT}A"}}
        assert relation(extended, extended, "Z", "A") is Relation.EQUAL
        if isinstance(old["A"], dict):
            assert relation(old, {**old, "A": _inlined(old["A"], old)}) is Relation.EQUAL


def _inlined(said: Any, components: Components) -> Any:
    """A schema whose own reference is written out, once."""
    if "$ref" not in said:
        return said
    target = components[said["$ref"].removeprefix(AT)]
    rest = {keyword: value for keyword, value in said.items() if keyword != "$ref"}
    return (
        {**rest, "allOf": [*rest.get("allOf", ()), target]}
        if "unevaluatedProperties" not in rest and "unevaluatedItems" not in rest
        else said
    )


def test_a_renamed_component_is_the_same() -> None:
    for old, _ in pairs():
        text = json.dumps(old)
        for name in ("A", "B", "C"):
            text = text.replace(f'"{AT}{name}"', f'"{AT}New{name}"')
        renamed = {f"New{name}": one for name, one in json.loads(text).items()}
        assert relation(old, renamed, "A", "NewA") is Relation.EQUAL


def test_order_says_nothing() -> None:
    for old, _ in pairs():
        assert relation(old, _reversed(old)) is Relation.EQUAL


def _reversed(said: Any, *, lists: bool = False) -> Any:
    """Keys, and members of compositions, enumerations and lists of names, the other way round."""
    if isinstance(said, dict):
        turned = ("allOf", "anyOf", "oneOf", "enum", "required", "type")
        return {key: _reversed(value, lists=key in turned) for key, value in reversed(said.items())}
    if isinstance(said, list):
        return [_reversed(one) for one in (reversed(said) if lists else said)]
    return said


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"enum": ["a"]}, {"const": "a"}),
        ({"type": ["string", "null"]}, {"anyOf": [{"type": "string"}, {"type": "null"}]}),
        ({"type": ["string", "null"]}, {"oneOf": [{"type": "null"}, {"type": "string"}]}),
        (
            {"type": ["string", "null"], "enum": ["a", None]},
            {"anyOf": [{"type": "null"}, {"type": "string", "enum": ["a"]}]},
        ),
        ({"type": "number"}, {"type": ["integer", "number"]}),
        ({"oneOf": [{"const": "a"}, {"const": "b"}]}, {"enum": ["b", "a"]}),
        ({"type": "string", "pattern": "^(a|b)$"}, {"enum": ["a", "b"]}),
        ({"exclusiveMinimum": 4, "type": "integer"}, {"minimum": 5, "type": "integer"}),
        (True, {}),
        (False, {"not": {}}),
    ],
)
def test_two_spellings_of_the_same(one: Any, other: Any) -> None:
    assert relation({"A": one}, {"A": other}) is Relation.EQUAL
    wrapped = [
        {"A": {"type": "object", "properties": {"p": {"type": "array", "items": said}}}}
        for said in (one, other)
    ]
    assert relation(*wrapped) is Relation.EQUAL


def test_nullable_is_a_list_of_types() -> None:
    def written(version: str, said: Any) -> Contract:
        info = {"title": "Test", "version": "1"}
        schemas = {"E": {"type": "string", "enum": ["a"]}, "A": said}
        document = {
            "openapi": version,
            "info": info,
            "paths": {},
            "components": {"schemas": schemas},
        }
        return read(Files.of_text(json.dumps(document)))

    old = written(
        "3.0.3", {"type": "object", "properties": {"p": {"type": "string", "nullable": True}}}
    )
    new = written("3.1.1", {"type": "object", "properties": {"p": {"type": ["string", "null"]}}})
    key = f"{AT}A"
    asked = Containment(old, new, strict=True)
    assert (
        asked.relate(old.schemas[key], new.schemas[key], Direction.REQUEST).relation
        is Relation.EQUAL
    )


# ── real documents ────────────────────────────────────────────────────────────────────────────────


@corpus
@pytest.mark.parametrize(
    "name",
    ["museum.yaml", "petstore-expanded.yaml", "train-travel.yaml", "discord.json", "openai.yaml"],
)
@pytest.mark.parametrize("law", ["allOf", "anyOf", "oneOf", "keys", "renamed"])
def test_laws_hold_on_real_documents(name: str, law: str) -> None:
    old = read(Files.of_text((CORPUS / name).read_text("utf-8")))
    document = copy.deepcopy(next(iter(old.files.loaded.values())).data)
    new = read(Files.of_text(json.dumps(_rewritten(document, law))))
    suffix = "Renamed" if law == "renamed" else ""
    asked = Containment(old, new)
    keys = [key for key in old.schemas if key.startswith(AT) and key.count("/") == 3][:150]
    assert keys
    for key in keys:
        for direction in DIRECTIONS:
            verdict = asked.relate(old.schemas[key], new.schemas[key + suffix], direction)
            assert verdict.relation is Relation.EQUAL, (key, direction, verdict)


def _rewritten(document: dict[str, Any], law: str) -> dict[str, Any]:
    schemas = document["components"]["schemas"]
    if law == "keys":
        document["components"]["schemas"] = _reversed(schemas)
    elif law == "renamed":
        text = json.dumps(document)
        for name in schemas:
            text = text.replace(f'"{AT}{name}"', f'"{AT}{name}Renamed"')
        document = json.loads(text)
        renamed = {f"{name}Renamed": one for name, one in document["components"]["schemas"].items()}
        document["components"]["schemas"] = renamed
    else:
        # A discriminator's mapping names members, and does not see through a wrapper around them.
        for one in schemas.values():
            for member, said in one.get("properties", {}).items():
                one["properties"][member] = {law: [said]} if not _travels(said) else said
    return document


def _travels(said: Any) -> bool:
    return "readOnly" in said or "writeOnly" in said
