"""What is said of values inside of JSON: databases refuse what violates it, and nothing that the engine takes."""

import json
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from jsonschema_rs import Draft202012Validator, ReferencingError

import contractor
from contractor.contract import Contract, read
from contractor.contract.travel import Direction
from contractor.model import Model, build
from contractor.model.types import Record, Ref, Type
from contractor.relational.inside import Inner, inside
from contractor.relational.places import Given, Member
from contractor.samples import NoSample, Samples, Violation
from contractor.source import Files, split
from tests.documents import contract
from tests.exactness.schemas import Schemas, value
from tests.relational.asking import Database

ROOT = Path(__file__).parents[2]
COLUMN = '"v"'


@pytest.fixture
def asked(database: str) -> Iterator[Database]:
    found = Database(database)
    yield found
    found.close()


def said(asked: Database, model: Model, kind: Type, at: str) -> list[Inner]:
    """The conditions that a database has."""
    return [one for one in inside(model, kind, COLUMN, at) if one.sql.of(asked.dialect)]  # type: ignore[arg-type]


def met(asked: Database, conditions: list[Inner], values: list[Any]) -> list[bool]:
    """Whether each value meets all of them."""
    if not conditions or not values:
        return [True] * len(values)
    every = " AND ".join(
        f"coalesce({sql}, true)"
        for one in conditions
        if (sql := one.sql.of(asked.dialect)) is not None  # type: ignore[arg-type]
    )
    return asked.documents(every, values)


def is_storable(given: Any) -> bool:
    """Whether a value is stored as JSON: NULL is no JSON, and text has no U+0000."""
    return given is not None and "\\u0000" not in json.dumps(given)


def is_claimed(violation: Violation, one: Inner) -> bool:
    """Whether a condition says the keyword of the place that a value violates."""
    tokens = list(split(violation.pointer))
    if violation.keyword == "required" and tokens.pop() not in str(one.sql):
        return False
    if violation.keyword == "additionalProperties":
        tokens.pop()
    steps = [step for step in one.place.steps if not isinstance(step, Given)]
    return (
        (one.keyword, one.at) == (violation.keyword, violation.at)
        and len(steps) == len(tokens)
        and all(
            step in ("items", "values")
            or token == (step.name if isinstance(step, Member) else str(step))
            for step, token in zip(steps, tokens, strict=True)
        )
    )


def judged(
    asked: Database, found: Contract, model: Model, kind: Type, key: str, values: list[Any]
) -> int:
    """Hold conditions against values that the engine takes, and violations; gives how many of these were refused."""
    conditions = said(asked, model, kind, key)
    samples = Samples(found)
    schema = found.schemas[key]
    try:
        values = [*values, *(samples.value(schema, Direction.NONE, turn) for turn in range(3))]
        violations = [
            one
            for one in samples.matrix(schema, Direction.NONE)
            if isinstance(one, Violation) and not one.also and is_storable(one.value)
        ]
    except NoSample:
        violations = []
    good = [one for one in values if is_storable(one)]
    refused = [
        one for one, is_met in zip(good, met(asked, conditions, good), strict=True) if not is_met
    ]
    assert not refused, (
        key,
        refused[0],
        [one for one in conditions if not met(asked, [one], refused[:1])[0]],
    )
    taken = met(asked, conditions, [one.value for one in violations])
    for violation, is_met in zip(violations, taken, strict=True):
        claimed = any(is_claimed(violation, one) for one in conditions)
        assert not (claimed and is_met), (key, violation.keyword, violation.at, violation.value)
    return taken.count(False)


def test_random_schemas(asked: Database) -> None:
    refused = 0
    for seed in range(60):
        random = Random(seed)
        names = ["A", "B", "C"][: random.randint(1, 3)]
        schemas = Schemas(random, [f"#/components/schemas/{name}" for name in names])
        components: dict[str, Any] = {name: schemas.schema() for name in names}
        holders = {
            f"Hold{name}": {
                "type": "object",
                "properties": {"v": {"$ref": f"#/components/schemas/{name}"}},
            }
            for name in names
        }
        document = {
            "openapi": "3.1.0",
            "info": {"title": "Random", "version": "1"},
            "components": {"schemas": {**components, **holders}},
        }
        found = read(Files.of_data(document))
        if any(finding.id == "circular-reference" for finding in found.findings):
            continue
        model = build(found)
        for name in names:
            key = f"#/components/schemas/{name}"
            holder = model.definitions[f"#/components/schemas/Hold{name}"]
            assert isinstance(holder, Record)
            try:
                engine = Draft202012Validator(
                    {"$ref": key, "components": {"schemas": components}}, validate_formats=True
                )
            except (ValueError, ReferencingError):
                continue
            values = [one for one in (value(random) for _ in range(40)) if engine.is_valid(one)]
            refused += judged(asked, found, model, holder.properties[0].type, key, values)
    assert refused > 60


@pytest.mark.parametrize(
    "name", ["Book", "Money", "Order", "Payment", "ShippingAddress", "Category"]
)
def test_the_bookshop(asked: Database, name: str) -> None:
    found = contractor.read(ROOT / "specs" / "bookshop.yaml")
    model = build(found)
    key = f"#/components/schemas/{name}"
    assert judged(asked, found, model, Ref(key), key, []) >= 5


SPEC = """
paths: {}
components:
  schemas:
    Thing:
      type: object
      additionalProperties: false
      required: [kind, "it's", size]
      properties:
        kind: {const: thing}
        "it's": {type: [string, 'null'], minLength: 2}
        "a b": {type: integer, format: int64}
        été: {type: string, maxLength: 3}
        '"q"': {type: boolean}
        null: {type: string, enum: ["a:b", "it's"]}
        size: {type: number, minimum: -1.5, exclusiveMaximum: 10, multipleOf: 0.5}
        either: {anyOf: [{type: integer, minimum: 3}, {type: string, pattern: '^x+$'}, {type: 'null'}]}
        grid: {type: array, maxItems: 2, items: {type: array, minItems: 1, items: {type: integer, maximum: 9}}}
        mixed: {enum: [1, "one", true, null, 2.5]}
        # Constants tell these apart, and nothing else does.
        form: {oneOf: [{$ref: '#/components/schemas/Circle'}, {$ref: '#/components/schemas/Square'}]}
        forms:
          type: array
          items: {anyOf: [{$ref: '#/components/schemas/Circle'}, {$ref: '#/components/schemas/Square'}]}
    Box:
      type: object
      additionalProperties: false
      properties:
        size: {type: integer, maximum: 10}
        parts: {type: array, items: {$ref: '#/components/schemas/Part'}}
        next: {$ref: '#/components/schemas/Box'}
        shapes: {type: object, additionalProperties: {$ref: '#/components/schemas/Shape'}, minProperties: 1}
    Part:
      type: object
      required: [code]
      additionalProperties: false
      properties: {code: {type: string, pattern: '^\\d{3}$'}, note: {type: [string, 'null'], maxLength: 300}}
    Shape:
      oneOf: [{$ref: '#/components/schemas/Circle'}, {$ref: '#/components/schemas/Square'}]
      discriminator: {propertyName: form}
    Circle:
      type: object
      required: [form, radius]
      properties: {form: {const: Circle}, radius: {type: number, minimum: 0}}
    Square:
      type: object
      required: [form]
      properties: {form: {const: Square}, sides: {type: array, items: {type: number}}}
"""
THING = {"kind": "thing", "it's": None, "size": 2}


@pytest.mark.parametrize(
    ("change", "on_sqlite"),
    [
        ({"kind": "thin"}, True),
        ({"it's": "x"}, True),
        ({"a b": 1.5}, True),
        ({"a b": 2**63}, True),
        ({"a b": -(2**63) - 1}, True),
        ({"été": "long"}, False),
        ({'"q"': 1}, False),
        ({"null": "b"}, True),
        ({"size": 10}, True),
        ({"size": 0.25}, False),
        ({"size": -2}, True),
        ({"either": 2}, True),
        ({"either": "y"}, True),
        ({"either": []}, True),
        ({"grid": [[1], [2], [3]]}, True),
        ({"grid": [[]]}, False),
        ({"grid": [[1], [10]]}, False),
        ({"grid": [1]}, False),
        ({"mixed": "two"}, True),
        ({"mixed": 1.5}, True),
        ({"mixed": False}, True),
        ({"other": 1}, False),
        ({"form": {"form": "Oval"}}, True),
        ({"form": {"radius": 1}}, True),
        ({"form": {"form": "Circle"}}, True),
        ({"form": {"form": "Circle", "radius": -1}}, True),
        ({"forms": [{"form": "Square"}, {"form": "Circle", "radius": -1}]}, False),
        ({"forms": [{"form": "Oval"}]}, False),
    ],
)  # fmt: skip
def test_what_databases_refuse(asked: Database, change: dict[str, Any], on_sqlite: bool) -> None:
    good: list[dict[str, Any]] = [
        {},
        {"it's": "xx", "a b": -(2**63), "été": "été", "null": "it's", "size": 9.5},
        {"either": 3},
        {"either": "xx"},
        {"either": None, "grid": [[9], [0]]},
        {"mixed": True},
        {"form": {"form": "Circle", "radius": 0}, "forms": []},
        {"form": {"form": "Square"}, "forms": [{"form": "Square", "sides": []}]},
    ]
    refuses(
        asked, "Thing", [{**THING, **one} for one in good], {**THING, **change}, on_sqlite=on_sqlite
    )


@pytest.mark.parametrize(
    ("bad", "on_sqlite"),
    [
        ({"parts": [{"code": "123"}, {}]}, False),
        ({"parts": [{"code": "12"}]}, False),
        ({"parts": [{"code": "123", "more": 1}]}, False),
        ({"parts": [{"code": "123", "note": "x" * 301}]}, False),
        ({"next": {"size": 11}}, True),
        ({"next": {"other": 1}}, True),
        ({"shapes": {}}, True),
        ({"shapes": {"a": {"form": "Line"}}}, False),
        ({"shapes": {"a": {"form": "Circle"}}}, False),
        ({"shapes": {"a": {"form": "Circle", "radius": -1}}}, False),
        ({"shapes": {"a": {"form": "Square", "sides": ["1"]}}}, False),
        ({"other": 1}, True),
        ([], True),
    ],
)  # fmt: skip
def test_what_databases_refuse_further_in(asked: Database, bad: Any, on_sqlite: bool) -> None:
    good = [
        {"parts": [{"code": "123", "note": None}], "next": {"size": 10, "next": {"next": {}}}},
        {"shapes": {"a": {"form": "Square", "sides": [1]}, "b": {"form": "Circle", "radius": 0}}},
    ]
    refuses(asked, "Box", good, bad, on_sqlite=on_sqlite)


def refuses(asked: Database, name: str, good: list[Any], bad: Any, *, on_sqlite: bool) -> None:
    """Values that are good are taken, and the bad one is not, where the database can say so."""
    key = f"#/components/schemas/{name}"
    conditions = said(asked, build(contract(SPEC)), Ref(key), key)
    assert met(asked, conditions, good) == [True] * len(good)
    is_refused = on_sqlite or asked.dialect == "postgresql"
    assert met(asked, conditions, [bad]) == [not is_refused]


def test_what_is_no_json_is_refused_before_anybody_looks_into_it() -> None:
    model = build(contract(SPEC))
    key = "#/components/schemas/Thing"
    first = next(iter(inside(model, Ref(key), COLUMN, key)))
    asked = Database("sqlite://")
    assert first.keyword == "type"
    assert first.sql.sqlite is not None
    assert asked.texts(first.sql.sqlite.replace(COLUMN, "v"), ["{", "[]", "{}"]) == [
        False,
        False,
        True,
    ]
    assert asked.texts(first.sql.sqlite.replace(COLUMN, "NULL"), [""]) == [True]
    asked.close()


def test_conditions_are_bounded_and_told_apart() -> None:
    model = build(contract(SPEC))
    key = "#/components/schemas/Thing"
    found = list(inside(model, Ref(key), COLUMN, key))
    assert len(found) <= 60
    assert all(
        len(sql) <= 1000 for one in found for sql in (one.sql.postgresql, one.sql.sqlite) if sql
    )
    depths = [len(one.place.steps) for one in found]
    assert max(depths) <= 6
    assert {one.keyword for one in found} >= {
        "type",
        "required",
        "additionalProperties",
        "minLength",
    }


@pytest.mark.parametrize(
    "listed", ["{enum: [4, 5]}", "{const: 4}", "{const: true}", "{enum: [a, b]}", "{enum: [1, a]}"]
)
def test_null_stands_beside_what_is_listed(asked: Database, listed: str) -> None:
    spec = f"""
paths: {{}}
components:
  schemas:
    Listed: {listed}
    Maybe: {{oneOf: [{{type: 'null'}}, {{$ref: '#/components/schemas/Listed'}}]}}
    Thing:
      type: object
      properties:
        one: {{$ref: '#/components/schemas/Maybe'}}
        several: {{type: array, items: {{$ref: '#/components/schemas/Maybe'}}}}
"""
    key = "#/components/schemas/Thing"
    conditions = said(asked, build(contract(spec)), Ref(key), key)
    good = [{"one": None, "several": [None]}, {}, {"several": []}]
    assert met(asked, conditions, good) == [True] * len(good)
    assert met(asked, conditions, [{"one": "other"}]) == [False]


TAGGED = """
paths: {}
components:
  schemas:
    Card:
      type: object
      required: [number]
      properties: {object: {type: string, const: card}, number: {type: string, maxLength: 4}}
    Bank:
      type: object
      required: [iban]
      properties: {object: {type: string, const: bank}, iban: {type: string}}
    Source: {oneOf: [{$ref: '#/components/schemas/Card'}, {$ref: '#/components/schemas/Bank'}]}
"""


@pytest.mark.parametrize(
    ("value", "holds"),
    [
        ({"object": "card", "number": "1234"}, True),
        ({"number": "1234"}, True),  # what tells them apart need not be there
        ({"iban": "GB1"}, True),
        ({"object": "bank", "iban": "GB1"}, True),
        ({"object": "coin"}, False),
        ({"object": 5, "number": "1234"}, False),
        ({"object": "card", "number": "12345"}, False),
        ({"object": "bank", "number": "1234"}, False),
    ],
)
def test_what_tells_members_apart_may_be_absent(asked: Database, value: Any, holds: bool) -> None:
    key = "#/components/schemas/Source"
    conditions = said(asked, build(contract(TAGGED)), Ref(key), key)
    assert met(asked, conditions, [value]) == [holds]
