"""Values of schemas, each for one keyword or one way to compose, and what reads as if a person had written it."""

import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from itertools import islice
from typing import Any

import pytest

from contractor.contract import Contract, Schema
from contractor.contract.travel import Direction
from contractor.samples import NoSample, Samples
from tests.documents import contract
from tests.soundness import AT, judge
from tests.soundness import contract as of_schemas

Components = dict[str, Any]


def sampled(said: Any, variant: int = 0, **others: Any) -> Any:
    """A value of a schema, which the engine takes as it is written."""
    components: Components = {"A": said, **others}
    read = of_schemas(components)
    found = Samples(read).value(read.schemas[f"{AT}A"], Direction.NONE, variant)
    judged = judge(components, "A")
    assert judged is not None
    assert judged.is_valid(found)
    return found


STRING, INTEGER = {"type": "string"}, {"type": "integer"}


@pytest.mark.parametrize(
    "said",
    [
        {"type": "string", "minLength": 30, "maxLength": 32},
        {"type": "string", "maxLength": 3},
        {"type": "string", "pattern": "^[A-Z]{3}-[0-9]{4}$"},
        {"type": "string", "pattern": "^[A-Z]+$", "minLength": 12},
        {"type": "string", "pattern": "(?<=x)y(?!z)"},
        {"type": "string", "pattern": "(?<!x)y(?=[0-9]{2})"},
        {"type": "string", "format": "uuid"},
        {"type": "string", "format": "date-time"},
        {"type": "string", "format": "ipv6"},
        {"type": "string", "format": "email", "maxLength": 12},
        {"type": "string", "not": {"enum": ["Text", "text"]}},
        {"type": "integer", "minimum": 400, "maximum": 599},
        {"type": "integer", "multipleOf": 7, "exclusiveMinimum": 7, "maximum": 20},
        {"type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 0.1},
        {"type": "number", "multipleOf": 0.01, "minimum": 0.333},
        {"type": "integer", "format": "int32", "minimum": 2_147_483_647},
        {"type": "array", "items": INTEGER, "minItems": 5, "uniqueItems": True},
        {"type": "array", "items": {"enum": ["a", "b"]}, "uniqueItems": True},
        {"type": "array", "contains": {"const": 7}, "items": INTEGER, "minContains": 2},
        {"type": "array", "contains": {"const": 7}, "maxContains": 1, "minItems": 3},
        {"type": "array", "prefixItems": [STRING, INTEGER], "items": False},
        {"type": "array", "prefixItems": [STRING], "unevaluatedItems": False},
        {"type": "object", "required": ["a", "b"], "properties": {"a": INTEGER}},
        {"type": "object", "additionalProperties": INTEGER, "minProperties": 3},
        {
            "type": "object",
            "propertyNames": {"pattern": "^[a-z]{2}$"},
            "additionalProperties": STRING,
        },
        {"type": "object", "patternProperties": {"^x-": INTEGER}, "additionalProperties": False},
        {
            "type": "object",
            "properties": {"a": STRING, "b": STRING, "c": STRING},
            "maxProperties": 2,
        },
        {"type": "object", "properties": {"a": STRING}, "dependentRequired": {"a": ["b"]}},
        {
            "type": "object",
            "properties": {"a": STRING},
            "dependentSchemas": {"a": {"required": ["b"], "properties": {"b": {"const": 3}}}},
        },
        {
            "type": "object",
            "properties": {"kind": {"enum": ["x", "y"]}},
            "required": ["kind"],
            "if": {"properties": {"kind": {"const": "x"}}},
            "then": {"required": ["size"], "properties": {"size": INTEGER}},
            "else": {"required": ["name"]},
        },
        {"type": "object", "properties": {"a": STRING}, "not": {"required": ["a"]}},
        {
            "allOf": [
                {"type": "object", "required": ["a"]},
                {"properties": {"a": {"maxLength": 2, "type": "string"}}},
            ]
        },
        {"oneOf": [{"type": "string"}, {"type": "string", "maxLength": 1}]},
        {
            "oneOf": [{"required": ["a"]}, {"required": ["b"]}],
            "type": "object",
            "properties": {"a": STRING, "b": STRING},
        },
        {"anyOf": [False, {"type": "null"}, {"type": "integer"}]},
        {
            "type": "object",
            "unevaluatedProperties": False,
            "oneOf": [{"properties": {"a": STRING}}, {"required": ["b"]}],
        },
        {"const": {"a": [1, None]}},
        {"enum": [None, "b"]},
        {"type": ["null", "integer"]},
        {"minimum": 3},
        {},
        True,
    ],
)
def test_every_keyword_is_met(said: Any) -> None:
    for variant in range(4):
        sampled(said, variant)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (False, "it takes no value at all"),
        ({"type": "string", "enum": []}, "its `enum` lists nothing"),
        ({"type": "integer", "enum": ["a"]}, "what it lists is refused by what stands beside it"),
        (
            {"type": "object", "required": ["a"], "properties": {"a": False}},
            "it takes no value at all",
        ),
        ({"allOf": [STRING, INTEGER]}, "it takes no value at all"),
        (
            {"type": "object", "required": ["a"], "properties": {"a": {"$ref": f"{AT}A"}}},
            "has no end",
        ),
        ({"allOf": [{"$ref": f"{AT}A"}]}, "it refers to itself for the same value"),
        ({"type": "string", "minLength": 3, "maxLength": 2}, "no text that was tried"),
    ],
)
def test_where_nothing_can_be_built_it_is_said_why(said: Any, why: str) -> None:
    read = of_schemas({"A": said})
    with pytest.raises(NoSample) as told:
        Samples(read).value(read.schemas[f"{AT}A"], Direction.REQUEST)
    assert why in told.value.why
    assert told.value.at.startswith(f"{AT}A")


@pytest.mark.parametrize(
    "pattern", ["^[a-z]{3,8}$", "^[a-z-]+$", "^[A-Z]{2,3}$", "^[a-z]{3}[.][0-9]$"]
)
def test_instances_differ_where_a_pattern_leaves_room(pattern: str) -> None:
    components: Components = {"Org": {"type": "string", "pattern": pattern}}
    read = of_schemas(components)
    samples, schema = Samples(read), read.schemas[f"{AT}Org"]
    found = {samples.value(schema, Direction.NONE, variant) for variant in range(20)}
    assert len(found) > 15


def test_recursion_stops() -> None:
    tree = {
        "type": "object",
        "required": ["children"],
        "properties": {"children": {"type": "array", "items": {"$ref": f"{AT}A"}}},
    }
    assert sampled(tree) == {"children": []}
    linked = {"type": "object", "properties": {"name": STRING, "next": {"$ref": f"{AT}A"}}}
    assert sampled(linked).keys() == {"name"}
    chosen = {"anyOf": [{"$ref": f"{AT}B"}, INTEGER]}
    pair = {"type": "object", "required": ["left"], "properties": {"left": {"$ref": f"{AT}A"}}}
    assert isinstance(sampled(chosen, B=pair)["left"], int)


# ── as a person would write them ──────────────────────────────────────────────────────────────────

SHOP = """
paths:
  /people:
    post:
      parameters:
        - {name: search, in: query, schema: {type: string}}
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Person'}}}}
      responses:
        '404': {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/Error'}}}}
        '200':
          description: d
          headers: {Location: {schema: {type: string, format: uri-reference}}}
          content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Person'}}}}
components:
  schemas:
    Person:
      type: object
      required: [id, old]
      properties:
        id: {type: string, format: uuid, readOnly: true}
        name: {type: string}
        email: {type: string, format: email}
        city: {type: string, maxLength: 40}
        country: {type: string, pattern: '^[A-Z]{2}$'}
        bornOn: {type: string, format: date}
        createdAt: {type: string, format: date-time}
        updatedAt: {type: string, format: date-time}
        nickname: {type: string, examples: [Countess, Ada]}
        old: {type: string, deprecated: true}
        older: {type: string, deprecated: true}
        secret: {type: string, writeOnly: true}
        plan: {type: string, enum: [free, paid], default: paid}
        score: {type: integer, minimum: 1, maximum: 5}
        price: {type: number}
        labels: {type: object, additionalProperties: {type: string}}
        tags: {type: array, items: {type: string}}
        note: {type: [string, 'null']}
    Error: {type: object, properties: {status: {type: integer}, title: {type: string}}}
    Thing: {type: object, properties: {name: {type: string}}, example: {name: Vase, secret: 1}}
    Shut:
      type: object
      required: [hidden]
      properties: {hidden: {type: string, readOnly: true}, name: {type: string}}
      example: {hidden: x, name: y}
"""


@pytest.fixture(scope="module")
def shop() -> Contract:
    return contract(SHOP)


def test_people_are_consistent_and_differ(shop: Contract) -> None:
    person = shop.schemas[f"{AT}Person"]
    found = Samples(shop).value(person, Direction.RESPONSE)
    assert found == {
        "id": found["id"],
        "name": "Ada Lovelace",
        "email": "ada.lovelace@example.com",
        "city": "London",
        "country": "GB",
        "bornOn": "1984-05-17",
        "createdAt": "2026-03-14T09:30:00Z",
        "updatedAt": "2026-03-15T11:30:00Z",
        "nickname": "Countess",
        "old": "Old",
        "plan": "paid",
        "score": found["score"],
        "price": 19.99,
        "labels": {"key": "Label 1"},
        "tags": ["Tag", "Tag 2"],
        "note": "Note",
    }
    other = Samples(shop).value(person, Direction.RESPONSE, 1)
    assert other["name"] == "Grace Hopper"
    assert other["email"] == "grace.hopper@example.com"
    assert (other["nickname"], other["plan"]) == ("Ada", "free")
    assert other["id"] != found["id"]


def test_what_does_not_travel_stays(shop: Contract) -> None:
    samples, person = Samples(shop), shop.schemas[f"{AT}Person"]
    assert "id" not in samples.value(person, Direction.REQUEST)
    assert "secret" in samples.value(person, Direction.REQUEST)
    assert "secret" not in samples.value(person, Direction.RESPONSE)
    shut = shop.schemas[f"{AT}Shut"]
    assert samples.value(shut, Direction.REQUEST) == {"name": "y"}
    assert samples.value(shut, Direction.RESPONSE) == {"hidden": "x", "name": "y"}


def test_places_tell_what_a_value_is_about(shop: Contract) -> None:
    samples = Samples(shop)
    operation = shop.endpoints[0].operation
    parameter = shop.endpoints[0].parameters[0]
    assert samples.of(parameter, Direction.REQUEST) == "example"
    answer = shop.resolve(operation.responses["404"])
    assert answer is not None
    media = shop.resolve(answer.content["application/json"])
    assert media is not None
    assert samples.of(media, Direction.RESPONSE) == {"status": 404, "title": "Not Found"}
    listed = shop.resolve(operation.responses["200"])
    assert listed is not None
    people = shop.resolve(listed.content["application/json"])
    assert people is not None
    assert [one["name"] for one in samples.of(people, Direction.RESPONSE)] == [
        "Ada Lovelace",
        "Grace Hopper",
    ]


def test_the_example_of_an_object_is_taken_and_told_apart(shop: Contract) -> None:
    samples, thing = Samples(shop), shop.schemas[f"{AT}Thing"]
    assert samples.value(thing, Direction.RESPONSE) == {"name": "Vase", "secret": 1}
    assert samples.value(thing, Direction.RESPONSE, 1) == {"name": "Vase 2", "secret": 1}


def test_a_schema_that_is_not_there_takes_anything(shop: Contract) -> None:
    samples = Samples(shop)
    assert samples.takes(None, object(), Direction.REQUEST)
    assert samples.value(None, Direction.REQUEST) == {}


TAGGED = """
components:
  schemas:
    Pet:
      oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]
      discriminator: {propertyName: kind, mapping: {feline: '#/components/schemas/Cat'}}
    Cat: {type: object, required: [kind], properties: {kind: {type: string}, lives: {type: integer}}}
    Dog: {type: object, required: [kind], properties: {kind: {type: string}, tricks: {type: integer}}}
    Base:
      type: object
      required: [type]
      properties: {type: {type: string}}
      discriminator: {propertyName: type, mapping: {one: '#/components/schemas/One'}}
    One: {allOf: [{$ref: '#/components/schemas/Base'}, {type: object, properties: {a: {type: integer}}}]}
"""


def test_tags_are_those_of_the_mapping() -> None:
    read = contract(TAGGED)
    samples = Samples(read)

    def value(name: str, variant: int = 0) -> Any:
        return samples.value(read.schemas[f"{AT}{name}"], Direction.REQUEST, variant)

    assert value("Pet")["kind"] == "feline"
    assert value("Pet", 1)["kind"] == "Dog"
    assert value("Cat")["kind"] == "feline"
    assert value("One")["type"] == "one"
    cat = read.schemas[f"{AT}Cat"]
    assert not samples.takes(cat, {"kind": "Dog"}, Direction.REQUEST)


def test_an_example_that_is_refused_is_left_out() -> None:
    read = contract("""
        paths:
          /a:
            get:
              parameters:
                - name: n
                  in: query
                  schema: {type: integer, default: 4, examples: [7]}
                  examples: {x: {value: bad}, y: {value: 5}}
              responses: {'200': {description: d}}
    """)
    samples = Samples(read)
    parameter = read.endpoints[0].parameters[0]
    assert samples.examples(parameter, Direction.REQUEST) == (5, 7, 4)
    assert [samples.of(parameter, Direction.REQUEST, n) for n in range(3)] == [5, 7, 4]


def test_text_that_holds_json_holds_what_its_schema_takes() -> None:
    read = contract("""
        components:
          schemas:
            A:
              type: string
              contentMediaType: application/json
              contentSchema: {type: object, properties: {name: {type: string}}}
    """)
    schema: Schema = read.schemas[f"{AT}A"]
    assert Samples(read).value(schema, Direction.REQUEST) == '{"name": "Example 1"}'


# ── documents that mean no good ───────────────────────────────────────────────────────────────────


def nested(levels: int) -> Any:
    said: Any = STRING
    for _ in range(levels):
        said = {"type": "object", "required": ["a"], "properties": {"a": said}}
    return said


@pytest.mark.parametrize(
    "said",
    [
        {"type": "array", "items": STRING, "minItems": 10**9},
        {"type": "string", "minLength": 10**12},
        {"type": "object", "minProperties": 10**7},
        {"type": "string", "pattern": "^(a+)+$", "minLength": 4_000},
        {"type": "number", "minimum": 1e308, "multipleOf": 1e-300},
        {"type": "number", "exclusiveMinimum": 1.7e308, "maximum": 1.75e308},
        {"type": "integer", "minimum": 10**40},
        {"type": "string", "pattern": "(?<=x)(" + "a?" * 40 + ")" + "a" * 40},
        {"type": "object", "required": [f"p{index}" for index in range(400)]},
        {"oneOf": [{"type": "object", "required": [f"p{index}"]} for index in range(400)]},
        nested(150),
    ],
)
def test_nothing_takes_long_or_falls_over(said: Any) -> None:
    read = of_schemas({"A": said})
    samples, schema = Samples(read), read.schemas[f"{AT}A"]
    began = time.process_time()
    with suppress(NoSample):  # that there is none may be said, too
        value = samples.value(schema, Direction.REQUEST)
        assert samples.takes(schema, value, Direction.REQUEST)
        assert not any(
            samples.takes(schema, one.value, Direction.REQUEST)
            for one in islice(samples.violations(schema, value, Direction.REQUEST), 20)
        )
    assert time.process_time() - began < 20


def test_many_may_ask_at_once() -> None:
    read = contract(SHOP)
    samples, person = Samples(read), read.schemas[f"{AT}Person"]
    with ThreadPoolExecutor(8) as pool:
        asked = [pool.submit(samples.value, person, Direction.RESPONSE, n % 4) for n in range(40)]
        found = [one.result() for one in asked]
    alone = Samples(read)
    for index, value in enumerate(found):
        assert value == alone.value(person, Direction.RESPONSE, index % 4)
