"""Verdicts on pairs of schemas, each pair for one rule, and values that show them."""

import json
from importlib.metadata import version
from typing import Any

import pytest

from contractor.containment import Containment, Relation, Verdict
from contractor.containment.engine import WRITTEN_FOR
from contractor.containment.instances import values
from contractor.containment.verdict import Counterexample
from contractor.contract.travel import Direction
from tests.soundness import AT, Components, contract, judge, run

STRING, INTEGER = {"type": "string"}, {"type": "integer"}
PERSON = {"type": "object", "properties": {"name": STRING, "age": INTEGER}, "required": ["name"]}


def asked(
    old: Any,
    new: Any,
    direction: Direction = Direction.REQUEST,
    *,
    strict: bool = False,
    **others: Any,
) -> tuple[Verdict, Counterexample | None]:
    base, revision = contract({"A": old, **others}), contract({"A": new, **others})
    one = Containment(base, revision, strict=strict)
    pair = base.schemas[f"{AT}A"], revision.schemas[f"{AT}A"]
    return one.relate(*pair, direction), one.counterexample(*pair, direction)


def relation(old: Any, new: Any, **manner: Any) -> Relation:
    return asked(old, new, **manner)[0].relation


def tagged(*names: str) -> dict[str, Any]:
    return {
        "oneOf": [
            {
                "type": "object",
                "required": ["kind"],
                "properties": {"kind": {"const": name}, "size": INTEGER},
            }
            for name in names
        ]
    }


NARROWER: list[tuple[Any, Any]] = [
    (STRING, {**STRING, "maxLength": 5}),
    (STRING, {**STRING, "minLength": 2}),
    (STRING, {**STRING, "pattern": "^[a-z]+$"}),
    (STRING, {**STRING, "format": "date"}),
    ({"type": "number"}, INTEGER),
    (INTEGER, {**INTEGER, "minimum": 3}),
    (INTEGER, {**INTEGER, "exclusiveMaximum": 3}),
    (INTEGER, {**INTEGER, "multipleOf": 4}),
    ({"enum": ["a", "b"]}, {"enum": ["a"]}),
    ({"type": ["string", "null"]}, STRING),
    (PERSON, {**PERSON, "required": ["name", "age"]}),
    (PERSON, {**PERSON, "additionalProperties": False}),
    (PERSON, {**PERSON, "maxProperties": 3}),
    (PERSON, {**PERSON, "minProperties": 2}),
    (PERSON, {**PERSON, "dependentRequired": {"age": ["unit"]}}),
    (PERSON, {**PERSON, "propertyNames": {"maxLength": 4}}),
    (PERSON, {**PERSON, "patternProperties": {"^x-": INTEGER}}),
    (PERSON, {**PERSON, "dependentSchemas": {"age": {"required": ["unit"]}}}),
    (PERSON, {**PERSON, "unevaluatedProperties": False}),
    ({"type": "array"}, {"type": "array", "items": STRING}),
    ({"type": "array"}, {"type": "array", "prefixItems": [STRING]}),
    ({"type": "array"}, {"type": "array", "uniqueItems": True}),
    ({"type": "array"}, {"type": "array", "minItems": 1}),
    ({"type": "array"}, {"type": "array", "maxItems": 2}),
    ({"type": "array"}, {"type": "array", "contains": STRING}),
    ({"type": "array"}, {"type": "array", "contains": STRING, "maxContains": 1, "minContains": 0}),
    (tagged("cat", "dog", "cow"), tagged("cat", "dog")),
    ({"anyOf": [STRING, INTEGER]}, STRING),
    ({}, {"not": STRING}),
    ({}, {"if": STRING, "then": {"minLength": 1}}),
    ({}, False),
]


@pytest.mark.parametrize(("wide", "narrow"), NARROWER, ids=lambda one: json.dumps(one)[:60])
def test_narrower_and_wider(wide: Any, narrow: Any) -> None:
    verdict, found = asked(wide, narrow)
    assert verdict.relation is Relation.NARROWER
    assert found is not None
    assert found.accepted == "old"
    shows({"A": wide}, {"A": narrow}, found.value)
    verdict, found = asked(narrow, wide, Direction.RESPONSE)
    assert verdict.relation is Relation.WIDER
    assert found is not None
    assert found.accepted == "new"
    shows({"A": wide}, {"A": narrow}, found.value)


def shows(wide: Components, narrow: Components, value: Any) -> None:
    one, other = judge(wide, "A"), judge(narrow, "A")
    assert one is not None
    assert other is not None
    assert one.is_valid(value)
    assert not other.is_valid(value)


def test_a_value_is_small_and_speaks_the_documents_words() -> None:
    old = {
        "type": "object",
        "required": ["status", "guest"],
        "properties": {
            "status": {"enum": ["pending", "paid", "checked-in"]},
            "guest": {"type": "string", "examples": ["Ada"]},
            "note": STRING,
        },
    }
    new = json.loads(json.dumps(old))
    new["properties"]["status"]["enum"].remove("checked-in")
    _, found = asked(old, new)
    assert found == Counterexample({"status": "checked-in", "guest": "Ada"}, "old", "enum")


def test_nothing_is_shown_where_nothing_breaks() -> None:
    assert asked({**STRING, "maxLength": 5}, STRING)[1] is None
    assert asked(STRING, {**STRING, "maxLength": 5}, Direction.RESPONSE)[1] is None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (STRING, INTEGER),
        ({"enum": ["a", "b"]}, {"enum": ["b", "c"]}),
        ({**STRING, "format": "date"}, {**STRING, "format": "uuid"}),
        (PERSON, {**PERSON, "properties": {"name": INTEGER, "age": INTEGER}}),
    ],
)
def test_incomparable(old: Any, new: Any) -> None:
    assert relation(old, new) is Relation.INCOMPARABLE


def test_formats_of_integers_are_bounds() -> None:
    pair = {**INTEGER, "format": "int64"}, {**INTEGER, "format": "int32"}
    verdict, found = asked(*pair)
    assert verdict.relation is Relation.NARROWER
    assert found is not None
    assert abs(found.value) >= 2**31
    assert relation(*reversed(pair)) is Relation.WIDER
    floats = [{"type": "number", "format": name} for name in ("double", "float")]
    assert relation(*floats) is Relation.UNKNOWN  # no value of JSON shows it


def test_undeclared_properties_are_not_promised() -> None:
    less = {**PERSON, "properties": {"name": STRING}}
    assert relation(PERSON, less) is Relation.EQUAL
    assert relation(PERSON, less, strict=True) is Relation.WIDER
    closed = [{**one, "additionalProperties": False} for one in (PERSON, less)]
    assert relation(*closed) is Relation.NARROWER
    # What is required counts, declared or not.
    assert relation(less, {**less, "required": ["name", "age"]}) is Relation.NARROWER
    # A schema for the rest is a promise.
    rest = {**less, "additionalProperties": STRING}
    assert relation(rest, PERSON) is Relation.INCOMPARABLE


def test_a_property_that_only_members_of_a_union_declare_is_compared() -> None:
    flat = {"type": "object", "properties": {"a": INTEGER}}
    union = {"oneOf": [{"type": "object", "properties": {"a": STRING}}, {"type": "null"}]}
    assert relation(flat, union) is Relation.INCOMPARABLE


def test_recursive_schemas() -> None:
    def tree(value: Any) -> dict[str, Any]:
        return {
            "type": "object",
            "properties": {
                "value": value,
                "children": {"type": "array", "items": {"$ref": f"{AT}A"}},
            },
        }

    assert relation(tree(INTEGER), tree(INTEGER)) is Relation.EQUAL
    assert relation(tree({"type": "number"}), tree(INTEGER)) is Relation.NARROWER
    assert relation(tree(INTEGER), tree(STRING)) is Relation.INCOMPARABLE


def test_directions() -> None:
    old = {"type": "object", "properties": {"id": {**STRING, "readOnly": True}, "name": STRING}}
    new = {**old, "required": ["id"]}
    assert relation(old, new) is Relation.EQUAL
    assert relation(old, new, direction=Direction.RESPONSE) is Relation.NARROWER


def test_members_of_a_tagged_union_take_the_values_of_their_tag() -> None:
    def pet(name: str) -> dict[str, Any]:
        return {
            "type": "object",
            "required": ["kind"],
            "properties": {"kind": STRING, name: INTEGER},
        }

    union = {
        "oneOf": [{"$ref": f"{AT}Cat"}, {"$ref": f"{AT}Dog"}],
        "discriminator": {"propertyName": "kind", "mapping": {"cat": f"{AT}Cat"}},
    }
    verdict, found = asked(
        union, {**union, "oneOf": union["oneOf"][:1]}, Cat=pet("lives"), Dog=pet("tricks")
    )
    assert verdict.relation is Relation.NARROWER
    assert found is not None
    assert found.value == {"kind": "Dog"}


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ({**STRING, "pattern": "^a"}, {**STRING, "pattern": "^ab"}, "pattern"),
        (STRING, {**STRING, "format": "colour"}, "format"),
        ({**STRING, "pattern": "(?<a>x"}, {**STRING, "pattern": "(?<b>x"}, "pattern"),
        ({"$ref": f"{AT}A"}, STRING, "leads back"),
        (
            {"$dynamicRef": "#n", "$defs": {"n": {"$dynamicAnchor": "n", **INTEGER}}},
            {"$dynamicRef": "#n", "$defs": {"n": {"$dynamicAnchor": "n", **STRING}}},
            "$dynamicRef",
        ),
        ({"$ref": f"{AT}Gone"}, {"$ref": f"{AT}Lost"}, "`$ref`"),
    ],
)
def test_what_is_not_known_is_said(old: Any, new: Any, said: str) -> None:
    verdict, _ = asked(old, new)
    assert verdict.relation is Relation.UNKNOWN
    assert said in verdict.reason


def test_the_engine_is_the_one_that_this_was_written_for() -> None:
    assert version("jsonschema-rs") == WRITTEN_FOR


# ── hostile schemas ───────────────────────────────────────────────────────────────────────────────


def _nested(word: str) -> Any:
    said: Any = INTEGER
    for index in range(60):
        said = {word: [said, {"minimum": index}]}
    return said


def _doubling() -> Components:
    found: Components = {"A": {"$ref": f"{AT}N24"}, "N0": INTEGER}
    for index in range(1, 25):
        below = {"$ref": f"{AT}N{index - 1}"}
        one, other = {"allOf": [below, {"minimum": index}]}, {"allOf": [below, {"maximum": index}]}
        found[f"N{index}"] = {"anyOf": [one, other]}
    return found


_MANY = [
    {"anyOf": [{"properties": {f"a{index}": STRING}}, {"minProperties": index}]}
    for index in range(25)
]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ({"A": _nested("anyOf")}, {"A": {"anyOf": [_nested("anyOf"), {"type": "null"}]}}),
        ({"A": _nested("allOf")}, {"A": {"allOf": [_nested("allOf"), {"maximum": 100}]}}),
        (_doubling(), {**_doubling(), "N0": {"type": "number"}}),
        ({"A": {"allOf": _MANY}}, {"A": {"allOf": _MANY[1:]}}),
        (
            {"A": {"enum": [*range(10_000)]}},
            {"A": {"oneOf": [{"const": one} for one in range(9_999)]}},
        ),
        (
            {"A": {"type": "array", "minItems": 10**15}},
            {"A": {"type": "array", "minItems": 10**16}},
        ),
        ({"A": {**STRING, "minLength": 10**30}}, {"A": {**STRING, "maxLength": 10**6}}),
        ({"A": {**INTEGER, "minimum": 10**400}}, {"A": {**INTEGER, "minimum": -(10**400)}}),
        (
            {"A": {**STRING, "pattern": "^((a{1000}){1000}){1000}$"}},
            {"A": {**STRING, "pattern": "^(a+)+$"}},
        ),
        ({"A": {"allOf": [STRING, INTEGER]}}, {"A": {"allOf": [{"type": "boolean"}, INTEGER]}}),
        (
            {"A": {"type": "strong", "minLength": -1, "required": "a"}},
            {"A": {**STRING, "enum": "x"}},
        ),
    ],
    ids=lambda one: json.dumps(one)[:40],
)
def test_hostile_schemas_are_judged_or_not_known(old: Components, new: Components) -> None:
    base, revision = contract(old), contract(new)
    one = Containment(base, revision)
    pair = base.schemas[f"{AT}A"], revision.schemas[f"{AT}A"]
    verdict = one.relate(*pair, Direction.REQUEST)
    found = one.counterexample(*pair, Direction.REQUEST)
    assert bool(verdict.reason) is (verdict.relation is Relation.UNKNOWN)
    if verdict.relation in (Relation.EQUAL, Relation.WIDER):
        assert found is None


# ── values ────────────────────────────────────────────────────────────────────────────────────────


def test_values_are_judged_and_the_same_for_a_seed() -> None:
    one = contract({"A": PERSON})
    schema = one.schemas[f"{AT}A"]
    found = values(one, schema, Direction.REQUEST, count=8, seed=3)
    assert len(found.valid) == len(found.near) == 8
    validator = judge({"A": PERSON}, "A")
    assert validator is not None
    assert all(map(validator.is_valid, found.valid))
    assert not any(map(validator.is_valid, found.near))
    assert found == values(one, schema, Direction.REQUEST, count=8, seed=3)
    assert found != values(one, schema, Direction.REQUEST, count=8, seed=4)


def test_no_instance_contradicts_a_verdict() -> None:
    for tally in run(1_500, 5).values():
        assert tally.instances >= 1_500
        assert not tally.contradictions
        assert {"equal", "narrower", "wider"} <= tally.verdicts.keys()
