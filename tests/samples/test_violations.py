"""Values that violate one keyword: every keyword is violated, alone, and what is not is said."""

import json
from collections.abc import Iterator
from typing import Any

import jsonschema_rs
import pytest

from contractor.contract import Contract, Schema, read
from contractor.contract.schema import ASSERTED
from contractor.contract.travel import Direction
from contractor.profile import INTEGERS
from contractor.samples import Samples, Unviolated, Violation
from contractor.source import Files, resolve
from tests.documents import contract
from tests.samples.judges import asked
from tests.samples.test_corpus import DOCUMENTS, opened
from tests.soundness import AT, judge
from tests.soundness import contract as of_schemas

STRING, INTEGER = {"type": "string"}, {"type": "integer"}
SENT = Direction.REQUEST


def violated(said: Any, value: Any, **others: Any) -> list[Violation]:
    """The violations of a schema, each of which the engine refuses by the schema as it is written."""
    components = {"A": said, **others}
    contract_ = of_schemas(components)
    found = list(Samples(contract_).violations(contract_.schemas[f"{AT}A"], value, SENT))
    judged = judge(components, "A")
    assert judged is not None
    assert judged.is_valid(value)
    # Formats of integers are bounds to us, and nothing to the engine.
    told = [one for one in found if not (one.keyword == "format" and isinstance(one.value, int))]
    assert not any(judged.is_valid(one.value) for one in told)
    return found


def of(keyword: str, said: Any, value: Any, **others: Any) -> list[Any]:
    """The values that violate a keyword."""
    return [one.value for one in violated(said, value, **others) if one.keyword == keyword]


ONE_AND_TWO = {"oneOf": [{"required": ["a"]}, {"required": ["b"]}], "type": "object"}


@pytest.mark.parametrize(
    ("keyword", "said", "value", "wrong"),
    [
        ("type", INTEGER, 1, ["1", 1.5, True, None, [1], {}]),
        ("type", {"type": "number"}, 1, ["1", True, None, [1], {}]),
        ("type", STRING, "a", [1, True, None, ["a"], {}]),
        ("type", {"type": ["string", "null"]}, "a", [1, True, ["a"], {}]),
        ("type", {"type": "boolean"}, True, ["true", 1, None, {}]),
        ("type", {"type": "array"}, [1], [{}, 1, "text", None]),
        ("type", {"type": "object"}, {}, [[{}], "text", 1, None]),
        ("type", {"type": "null"}, None, ["null", 0, False, {}, [], ""]),
        ("enum", {"enum": ["a", "b"]}, "a", ["not-listed", "A"]),
        ("enum", {"enum": [1, 5]}, 1, [6]),
        ("const", {"const": "card"}, "card", ["not-listed", "CARD"]),
        ("minimum", {"minimum": 3}, 5, [2]),
        ("maximum", {"maximum": 3, "multipleOf": 0.5}, 1, [3.5]),
        ("exclusiveMinimum", {"exclusiveMinimum": 0}, 1, [0]),
        ("exclusiveMaximum", {"exclusiveMaximum": 10}, 1, [10]),
        ("multipleOf", {"multipleOf": 5}, 10, [11]),
        ("minLength", {"minLength": 3}, "abc", ["ab"]),
        ("maxLength", {"maxLength": 3}, "abc", ["abca"]),
        ("maxLength", {"maxLength": 3, "pattern": "^[a-z]+$"}, "abc", ["abca"]),
        ("pattern", {"pattern": "^[a-z]+$"}, "abc", ["abc!", "ABC"]),
        ("format", {"format": "int32", "type": "integer"}, 1, [-(2**31) - 1, 2**31]),
        (
            "format",
            {"format": "email"},
            "a@b.co",
            ["ab.co", "@example.com", "someone@", "some one@example.com"],
        ),
        ("minItems", {"minItems": 2}, [1, 2], [[1]]),
        ("maxItems", {"maxItems": 2}, [1, 2], [[1, 2, 1]]),
        ("maxItems", {"maxItems": 2, "uniqueItems": True, "items": INTEGER}, [1, 2], [[1, 2, 12]]),
        ("uniqueItems", {"uniqueItems": True}, [1, 2], [[1, 2, 1]]),
        ("uniqueItems", {"uniqueItems": True, "maxItems": 2}, [1, 2], [[1, 1]]),
        ("contains", {"contains": INTEGER}, ["a", 1], [["a"]]),
        ("minContains", {"contains": INTEGER, "minContains": 2}, ["a", 1, 2], [[1, "a"]]),
        ("maxContains", {"contains": {"const": 1}, "maxContains": 1}, [1], [[1, 1]]),
        ("items", {"prefixItems": [INTEGER], "items": False}, [1], [[1, "undeclared"]]),
        ("items", {"items": INTEGER}, [], [["undeclared"]]),
        (
            "unevaluatedItems",
            {"prefixItems": [INTEGER], "unevaluatedItems": False},
            [1],
            [[1, "undeclared"]],
        ),
        ("required", {"required": ["a", "b"]}, {"a": 1, "b": 2}, [{"b": 2}, {"a": 1}]),
        (
            "additionalProperties",
            {"properties": {"a": True}, "additionalProperties": False},
            {"a": 1},
            [{"a": 1, "undeclared": "text"}],
        ),
        (
            "additionalProperties",
            {"additionalProperties": INTEGER},
            {},
            [{"undeclared": "undeclared"}],
        ),
        (
            "unevaluatedProperties",
            {"allOf": [{"properties": {"a": True}}], "unevaluatedProperties": False},
            {"a": 1},
            [{"a": 1, "undeclared": "text"}],
        ),
        ("patternProperties", {"patternProperties": {"^x$": INTEGER}}, {}, [{"x": "undeclared"}]),
        (
            "propertyNames",
            {"propertyNames": {"maxLength": 9}},
            {"a": 1},
            [{"a": 1, "not a name": "text"}],
        ),
        ("properties", {"properties": {"a": False}}, {}, [{"a": "undeclared"}]),
        ("minProperties", {"minProperties": 2}, {"a": 1, "b": 2}, [{"a": 1}]),
        ("maxProperties", {"maxProperties": 1}, {"a": 1}, [{"a": 1, "undeclared0": "text"}]),
        ("dependentRequired", {"dependentRequired": {"a": ["b"]}}, {"a": 1, "b": 2}, [{"a": 1}]),
        ("dependentRequired", {"dependentRequired": {"a": ["b"]}}, {}, [{"a": "text"}]),
        ("dependentSchemas", {"dependentSchemas": {"a": {"required": ["b"]}}}, {}, [{"a": "text"}]),
        ("not", {"not": {"required": ["a"]}}, {"b": 1}, [{"b": 1, "a": "text"}]),
        ("not", {"not": {"const": 3}}, 4, [3]),
        ("oneOf", ONE_AND_TWO, {"a": 1}, [{}, {"b": {}, "a": 1}]),
        (
            "anyOf",
            {"anyOf": [{"required": ["a"]}, {"required": ["b"]}], "type": "object"},
            {"a": 1},
            [{}],
        ),
        (
            "if",
            {"if": {"required": ["a"]}, "then": {"required": ["b"]}},
            {"a": 1, "b": 1},
            [{"a": 1}],
        ),
    ],
)
def test_each_keyword_is_violated_alone(
    keyword: str, said: Any, value: Any, wrong: list[Any]
) -> None:
    found = [one for one in violated(said, value) if one.keyword == keyword]
    assert [one.value for one in found] == wrong
    assert not any(one.also for one in found)
    assert all(one.said for one in found)


def test_every_wrong_text_of_a_format_is_refused_by_the_engine() -> None:
    uuid = "8c0f2b0e-6a3d-4f27-9c9e-0b6f7a1d2e34"
    assert f"urn:uuid:{uuid}" in of("format", {"format": "uuid", **STRING}, uuid)
    moments = of("format", {"format": "date-time", **STRING}, "2026-03-14T09:30:00Z")
    assert "2026-03-14T09:30:00" in moments
    assert "2026-03-14 09:30:00" in moments
    for format, value in {
        "date": "2026-03-14",
        "time": "09:30:00Z",
        "duration": "P1D",
        "hostname": "example.com",
        "ipv4": "192.0.2.1",
        "ipv6": "2001:db8::1",
        "uri": "https://example.com/a",
        "uri-reference": "/a",
        "iri": "https://example.com/a",
        "uri-template": "/a/{b}",
        "json-pointer": "/a",
        "relative-json-pointer": "1/a",
        "regex": "^a$",
        "idn-email": "a@b.co",
    }.items():
        assert of("format", {"format": format, **STRING}, value), format


def test_a_violation_says_where_and_by_whom() -> None:
    address = {
        "type": "object",
        "required": ["city"],
        "properties": {"city": {"type": "string", "maxLength": 4}},
    }
    order = {
        "type": "object",
        "properties": {"to": {"$ref": f"{AT}B"}, "a/b": {"type": "array", "items": INTEGER}},
    }
    found = violated(order, {"to": {"city": "Oslo"}, "a/b": [1, 2]}, B=address)
    told = {(one.keyword, one.pointer): (one.at, one.said) for one in found}
    assert told["maxLength", "/to/city"] == (
        f"{AT}B/properties/city",
        "maxLength is 4; 5 characters were sent",
    )
    assert told["required", "/to/city"] == (f"{AT}B", "`city` is required; it is missing")
    assert told["type", "/a~1b/0"][0] == f"{AT}A/properties/a~1b/items"
    # Items that the same schema holds for are one place; that the last is judged too, `items` shows.
    assert ("type", "/a~1b/1") not in told
    assert ("items", "/a~1b/2") in told


def test_of_unions_the_member_that_takes_the_value_is_violated() -> None:
    members = [
        {
            "type": "object",
            "required": ["kind"],
            "properties": {"kind": {"const": kind}, "n": {"type": "integer", "minimum": 3}},
        }
        for kind in ("one", "two")
    ]
    found = violated({"oneOf": members}, {"kind": "two", "n": 3})
    assert {one.at for one in found if one.keyword == "minimum"} == {f"{AT}A/oneOf/1/properties/n"}
    assert [one.value for one in found if one.keyword == "minimum"] == [{"kind": "two", "n": 2}]


def test_an_unknown_tag_violates_the_discriminator() -> None:
    read_ = contract("""
        components:
          schemas:
            A:
              oneOf: [{$ref: '#/components/schemas/Cat'}]
              discriminator: {propertyName: kind}
            Cat: {type: object, required: [kind], properties: {kind: {type: string}}}
    """)
    found = Samples(read_).violations(read_.schemas[f"{AT}A"], {"kind": "Cat"}, SENT)
    assert [one.value for one in found if one.keyword == "discriminator"] == [
        {"kind": "unknown-tag"}
    ]


def test_keywords_that_refuse_it_too_are_told() -> None:
    found = violated({"type": "string", "enum": ["a"]}, "a")
    assert {one.also for one in found if one.keyword == "type"} == {("enum",)}
    assert {one.also for one in found if one.keyword == "enum"} == {()}


def test_what_does_not_travel_is_not_missing() -> None:
    read_ = contract("""
        components:
          schemas:
            A:
              type: object
              required: [id, name]
              properties: {id: {type: string, readOnly: true}, name: {type: string}}
    """)
    samples, schema = Samples(read_), read_.schemas[f"{AT}A"]
    names = [
        one.pointer
        for one in samples.violations(schema, {"name": "a"}, SENT)
        if one.keyword == "required"
    ]
    assert names == ["/name"]
    assert not _parted(samples.matrix(schema, SENT, [{"name": "a"}]))[1]
    answer = {"id": "1", "name": "a"}
    found = samples.violations(schema, answer, Direction.RESPONSE)
    assert [one.pointer for one in found if one.keyword == "required"] == ["/id", "/name"]


def test_what_cannot_be_violated_is_told() -> None:
    read_ = of_schemas(
        {
            "A": {
                "type": "object",
                "properties": {"a": {"type": "string", "format": "custom"}, "b": {"minimum": 1}},
            }
        }
    )
    schema = read_.schemas[f"{AT}A"]
    found, left = _parted(Samples(read_).matrix(schema, SENT, [{"a": "x"}]))
    assert left == [("format", f"{AT}A/properties/a")]
    # A second value is built for what the given one has not.
    assert {(one.keyword, one.pointer, "b" in one.before) for one in found} >= {
        ("type", "/a", False),
        ("minimum", "/b", True),
    }


def test_a_refused_value_cannot_be_violated() -> None:
    read_ = of_schemas({"A": INTEGER})
    with pytest.raises(ValueError, match="refuses the value"):
        Samples(read_).violations(read_.schemas[f"{AT}A"], "a", SENT)


def test_a_matrix_meets_all_members_of_a_union() -> None:
    read_ = opened("bookshop")
    payment = read_.schemas[f"{AT}Payment"]
    found, left = _parted(Samples(read_).matrix(payment, SENT))
    assert {one.before["method"] for one in found} == {"card", "bank-transfer", "voucher"}
    assert not left
    samples = Samples(read_)
    assert not any(samples.takes(payment, one.value, SENT) for one in found)


def _parted(
    told: Iterator[Violation | Unviolated],
) -> tuple[list[Violation], list[tuple[str, str]]]:
    found = list(told)
    left = [(one.keyword, one.at) for one in found if isinstance(one, Unviolated)]
    return [one for one in found if isinstance(one, Violation)], left


# ── real documents ────────────────────────────────────────────────────────────────────────────────

#: What no value violates, with the reason.
LEFT: dict[str, set[tuple[str, str]]] = {
    # The other member of the union takes whatever is not listed here.
    "bookshop": {("enum", f"{AT}Language/anyOf/1")},
}


def bodies(contract_: Contract) -> list[tuple[Schema, Direction]]:
    return [
        (schema, direction)
        for _, schema, direction in asked(contract_)
        if "/requestBody/" in schema.at or "/requestBodies/" in schema.at
    ]


@pytest.mark.parametrize("name", DOCUMENTS[:4])
def test_every_assertion_of_a_request_body_is_violated_or_told(name: str) -> None:
    contract_ = opened(name)
    samples = Samples(contract_)
    seen = 0
    for schema, direction in bodies(contract_):
        found, left = _parted(samples.matrix(schema, direction))
        done = {(one.keyword, one.at) for one in found}
        values = {json.dumps(one.value) for one in found}
        assert len(values) == len(found)
        assert set(left) <= LEFT.get(name, set())
        for promise in _asserted(contract_, schema, direction):
            seen += 1
            told = promise in done or promise in left
            # One value may violate two schemas that say the same; it is given once.
            assert told or any(_is_refused(contract_, promise, one) for one in found), promise
    assert seen > 10 or name == "petstore-expanded.yaml"


#: Formats that no text and no number is refused by.
NOT_ASSERTED = {"float", "double", "password", "binary"}


def _says_nothing(part: Schema) -> bool:
    """Whether a format refuses nothing that its schema does not refuse without it."""
    bounded = {"minimum", "maximum"} <= part.keywords.keys()
    return part.format in NOT_ASSERTED or (part.format in INTEGERS and bounded)


def _is_refused(contract_: Contract, promise: tuple[str, str], one: Violation) -> bool:
    """Whether what a violation changed is refused by a keyword of another schema, by itself."""
    keyword, at = promise
    if one.keyword != keyword:
        return False
    written = resolve(contract_.files.root.data, at.partition("#")[2])
    try:
        changed = resolve(one.value, one.pointer)
    except (LookupError, TypeError, ValueError):
        return False
    alone = jsonschema_rs.Draft202012Validator({keyword: written[keyword]}, validate_formats=True)
    return not alone.is_valid(changed)


def _asserted(contract_: Contract, root: Schema, direction: Direction) -> set[tuple[str, str]]:
    """Every assertion that a schema leads to, found without the room that is tested."""
    found: set[tuple[str, str]] = set()
    pending, seen = [root], set[str]()
    while pending:
        part = pending.pop()
        if part.at in seen:
            continue
        seen.add(part.at)
        away = part.read_only if direction is SENT else part.write_only
        if away and not (part.read_only and part.write_only):
            continue
        found |= {
            (one, part.at)
            for one in part.keywords
            if one in ASSERTED and not (one == "format" and _says_nothing(part))
        }
        pending += part.children()
        pending += [
            contract_.schemas[key]
            for key in (part.ref, part.dynamic_ref)
            if key in contract_.schemas
        ]
    return found


@pytest.mark.parametrize("name", DOCUMENTS[:3])
def test_without_the_keyword_the_value_is_taken(name: str) -> None:
    """One keyword is the only reason: taken out of the document, nothing refuses the value any more."""
    contract_ = opened(name)
    document = contract_.files.root.data
    checked = 0
    for schema, direction in bodies(contract_):
        found, _ = _parted(Samples(contract_).matrix(schema, direction))
        alone = [one for one in found if not one.also and one.keyword != "discriminator"]
        groups: dict[tuple[str, str, str], list[Violation]] = {}
        for one in alone:
            name_ = one.pointer.rpartition("/")[2] if one.keyword == "required" else ""
            groups.setdefault((one.keyword, one.at, name_), []).append(one)
        for (keyword, at, missing), group in list(groups.items())[::3]:
            loose = _without(document, at, keyword, missing)
            again = read(Files.of_text(json.dumps(loose)))
            here = next(
                (one, way) for one, way in bodies(again) if (one.at, way) == (schema.at, direction)
            )
            samples = Samples(again)
            for one in group:
                checked += 1
                assert samples.takes(here[0], one.value, direction), one
    assert checked > 20


def _untagged(said: Any) -> Any:
    """A copy without discriminators."""
    if isinstance(said, dict):
        return {key: _untagged(one) for key, one in said.items() if key != "discriminator"}
    return [_untagged(one) for one in said] if isinstance(said, list) else said


def _without(document: Any, at: str, keyword: str, missing: str) -> Any:
    """The document without a keyword of a schema; of `required`, without a name."""
    document = _untagged(document)  # a tag takes what the mapping gives, whatever its schema says
    schema = document
    for token in at.partition("#")[2].split("/")[1:]:
        token = token.replace("~1", "/").replace("~0", "~")
        schema = schema[int(token)] if isinstance(schema, list) else schema[token]
    if keyword == "required":
        schema["required"].remove(missing)
    elif keyword == "type":
        del schema["type"]
        if schema.get("format") in INTEGERS:
            del schema["format"]
    else:
        del schema[keyword]
    return document
