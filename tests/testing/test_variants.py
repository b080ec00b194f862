"""Variants of a call differ from it in one place, and only where their text means nothing else."""

import json
from typing import Any

import pytest

from contractor.mock import application
from contractor.samples import Samples
from contractor.testing.call import Body, Call, Text
from contractor.testing.variants import Variant, parameters, spread
from contractor.testing.variants.bodies import refused
from contractor.testing.variants.edges import Edges
from tests.documents import contract
from tests.testing.trying import tried


def test_each_keyword_of_each_place_comes_before_any_twice() -> None:
    call = Call()
    many = [
        Variant(call, keyword, "#", where, f"{number}")
        for keyword, where in (("type", "a"), ("type", "b"), ("enum", "a"))
        for number in range(3)
    ]
    chosen, left = spread(many, 4)
    assert [(one.keyword, one.where, one.said) for one in chosen] == [
        ("type", "a", "0"),
        ("type", "b", "0"),
        ("enum", "a", "0"),
        ("type", "a", "1"),
    ]
    assert len(left) == 5


def of_parameter(one: dict[str, Any], value: Any) -> list[Variant]:
    listed = json.dumps([{"name": "p", **one}])
    found = contract(
        f"paths: {{/a: {{get: {{parameters: {listed}, responses: {{'200': {{description: Fine}}}}}}}}}}"
    )
    call = Call({(one["in"], "p"): value})
    return [*parameters.refused(found, Samples(found), found.endpoints[0], call)]


def test_text_that_nothing_is_said_of_cannot_be_wrong() -> None:
    assert [
        one.keyword for one in of_parameter({"in": "query", "schema": {"type": "string"}}, "a")
    ] == ["twice"]
    assert of_parameter({"in": "header", "schema": {"type": "string"}}, "a") == []
    assert of_parameter({"in": "query", "schema": {}}, "a") == []


def test_a_number_that_text_may_be_is_not_misspelled() -> None:
    schema = {"anyOf": [{"type": "integer"}, {"type": "string"}]}
    texts = [
        one for one in of_parameter({"in": "query", "schema": schema}, 1) if one.keyword == "text"
    ]
    assert texts == []


def test_numbers_and_booleans_are_misspelled_as_lax_readers_take_them() -> None:
    found = of_parameter({"in": "query", "schema": {"type": "integer"}}, 20)
    texts = [
        value.text for one in found for value in one.call.values.values() if isinstance(value, Text)
    ]
    assert texts == ["2_0", "+20", " 20", "20x", "20.0"]
    found = of_parameter({"in": "query", "schema": {"type": "boolean"}}, True)
    texts = [
        value.text for one in found for value in one.call.values.values() if isinstance(value, Text)
    ]
    assert texts == ["TRUE", "yes", "on", "1"]


def test_an_undeclared_name_is_nobodys_where_an_object_has_no_name_of_its_own() -> None:
    schema = {
        "type": "object",
        "additionalProperties": False,
        "properties": {"a": {"type": "integer"}},
    }
    deep = of_parameter({"in": "query", "style": "deepObject", "schema": schema}, {"a": 1})
    assert "additionalProperties" in {one.keyword for one in deep}
    flat = of_parameter({"in": "query", "schema": schema}, {"a": 1})
    assert "additionalProperties" not in {one.keyword for one in flat}


BODY = """
paths:
  /a:
    post:
      requestBody:
        content:
          {media}:
            schema:
              type: object
              required: [n]
              properties:
                n: {{type: integer, maximum: 5}}
                t: {{type: string}}
                own: {{type: string, readOnly: true, maxLength: 3}}
      responses: {{'204': {{description: Done}}}}
"""


@pytest.mark.parametrize(
    "media", ["application/json", "application/x-www-form-urlencoded", "application/xml"]
)
def test_what_is_text_on_the_way_has_no_type(media: str) -> None:
    found = contract(BODY.format(media=media))
    body = Body(media, media, {"n": 3, "t": "a"})
    told = [*refused(found, Samples(found), found.endpoints[0], Call({}, body))]
    values = [
        one.call.body.value
        for one in told
        if one.call.body is not None and one.call.body.content is None
    ]
    assert {"n": 6, "t": "a"} in values
    assert {"t": "a"} in values
    # Text instead of a number stays wrong, a number instead of text only where there are types.
    wrong = [one["t"] for one in values if isinstance(one, dict) and "t" in one]
    assert (all(isinstance(one, str) for one in wrong)) is (media != "application/json")
    assert not any("own" in one for one in values if isinstance(one, dict))


def edges(schema: dict[str, Any], value: Any) -> list[Any]:
    found = contract(f"paths: {{}}\ncomponents: {{schemas: {{A: {json.dumps(schema)}}}}}")
    samples = Samples(found)
    one = found.schemas["#/components/schemas/A"]
    return [edge.value for edge in Edges(found, samples, lambda name: name == "ref").of(one, value)]


@pytest.mark.parametrize(
    ("schema", "value", "expected"),
    [
        ({"type": "string", "minLength": 2, "maxLength": 4}, "abc", ["ab", "abca", "O'Ne"]),
        ({"type": "integer", "minimum": 1, "exclusiveMaximum": 10}, 5, [1, 9]),
        ({"type": "number", "multipleOf": 0.5, "maximum": 2}, 1, [2]),
        ({"enum": ["a", "b", None]}, "a", ["b", None]),
        ({"type": ["boolean", "null"]}, True, [False, None]),
        ({"type": "string", "format": "uuid"}, "8c0f2b0e-6a3d-4f27-9c9e-0b6f7a1d2e34", []),
        ({"type": "integer", "format": "int32"}, 1, [-2147483648, 2147483647]),
        ({"type": "array", "items": {"const": 1}, "maxItems": 2}, [1], [[], [1, 1]]),
        ({"type": "array", "items": {"enum": [1, 2]}, "minItems": 1, "uniqueItems": True}, [1, 2], [[1]]),
        (
            {"type": "object", "properties": {"a": {"const": 1}, "b": {"const": 2}}, "required": ["a"]},
            {"a": 1, "b": 2},
            [{"a": 1}, {"a": 1, "b": 2, "contractorExtra": "extra"}],
        ),
        (
            {"type": "object", "properties": {"a": {"const": 1}, "b": {"const": 2}},
             "additionalProperties": False},
            {"a": 1},
            [{}, {"a": 1, "b": 2}],
        ),
        ({"type": "object", "properties": {"ref": {"type": "string"}}, "required": ["ref"],
          "additionalProperties": False}, {"ref": "a"}, []),
        ({"oneOf": [{"const": 1}, {"const": "a"}]}, 1, ["a"]),
    ],
)  # fmt: skip
def test_edges_are_what_a_schema_just_takes(
    schema: dict[str, Any], value: Any, expected: list[Any]
) -> None:
    assert edges(schema, value) == expected


def test_operations_of_one_request_are_not_judged_apart() -> None:
    text = """
    paths:
      /a#one: &one
        post:
          requestBody:
            required: true
            content: {application/json: {schema: {type: object, required: [one]}}}
          responses: {'204': {description: Done}, '400': {description: No}}
      /a#two:
        post:
          requestBody:
            required: true
            content: {application/json: {schema: {type: object, required: [two]}}}
          responses: {'204': {description: Done}, '400': {description: No}}
    """
    found = contract(text)
    outcome = tried(found, application(found), "reach", "positive", "negative", "values")
    assert outcome.failures == []
    said = [one for one in outcome.uncovered if "what follows a `#` is not sent" in one.why]
    assert {one.what for one in said} == {"positive", "negative", "values"}


def test_a_value_that_a_server_gave_may_be_text_or_none_that_is_allowed() -> None:
    schema = {"type": "integer", "minimum": 5}
    one = {"in": "query", "schema": schema}
    texts = ["1_2", "+12", " 12", "12x", "12.0"]
    found = [v for v in of_parameter(one, "12") if v.keyword == "text"]
    assert [v.call.values["query", "p"] for v in found] == [Text(text) for text in texts]
    assert {v.keyword for v in of_parameter(one, 3)} == {"type", "minimum", "text", "twice"}
