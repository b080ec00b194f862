"""What can be wrong about a request: each boundary by an example, and the server's own reading as the judge."""

import json
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from contractor.contract import read
from contractor.lint.malformed import fault
from contractor.model import build
from contractor.runtime.boundary.parameters import Parameters, Sent
from contractor.runtime.boundary.refused import Refused
from contractor.runtime.boundary.schemas import Schemas
from contractor.source import Files
from contractor.targets.fastapi.described import Described

Json = dict[str, Any]
TEXT: Json = {"type": "string"}


def document(parameter: Json, **components: Any) -> Json:
    path = "/books/{p}" if parameter["in"] == "path" else "/books"
    responses = {"204": {"description": "done"}}
    return {
        "openapi": "3.1.1",
        "info": {"title": "Test", "version": "1"},
        "paths": {path: {"get": {"parameters": [parameter], "responses": responses}}},
        "components": {"schemas": components},
    }


def said(parameter: Json, **components: Any) -> str | None:
    contract = read(Files.of_data(document({"name": "p", **parameter}, **components)))
    [endpoint] = contract.endpoints
    return fault(contract, endpoint)


def query(schema: Any, **more: Any) -> Json:
    return {"in": "query", "schema": schema, **more}


FREE: list[Json] = [
    query(TEXT),
    query(True),
    query({}),
    query({"type": ["string", "null"]}),
    query({"type": "string", "minLength": 0, "format": "password", "example": "x"}),
    query({"$ref": "#/components/schemas/Text"}),
    query({"allOf": [TEXT, {"description": "d"}]}),
    query({"anyOf": [{"type": "integer"}, TEXT]}),
    query({"oneOf": [{"type": "integer"}, TEXT]}),
    query({"type": "array"}),
    query({"type": "array", "items": TEXT, "minItems": 1, "uniqueItems": False}),
    query({"type": "array", "items": TEXT}, style="pipeDelimited", explode=False),
    query({"type": "object", "additionalProperties": TEXT}),
    query({"type": "object", "properties": {"a": TEXT}, "additionalProperties": False}),
    query({"type": "object", "properties": {"a": TEXT}, "required": []}, style="deepObject"),
    query({}, style="deepObject"),
    {"in": "header", "schema": TEXT},
    {"in": "header", "schema": {"type": "array", "items": TEXT}},
    {"in": "header", "schema": {"type": "integer"}, "name": "Accept"},
    {"in": "cookie", "schema": TEXT},
    {"in": "path", "required": True, "schema": {"type": "string", "minLength": 1}},
    {"in": "path", "required": True, "schema": {"type": "array", "items": TEXT, "minItems": 1}},
    {"in": "path", "required": True, "schema": {"type": "integer"}, "name": "elsewhere"},
]
WRONG: list[Json] = [
    query(False),
    query(TEXT, style="deepObject"),
    query({"type": "integer"}),
    query({"type": "string", "minLength": 1}),
    query({"type": "string", "maxLength": 9}),
    query({"type": "string", "pattern": "^a"}),
    query({"type": "string", "format": "uuid"}),
    query({"type": "string", "format": "byte"}),
    query({"enum": ["a"]}),
    query({"const": None}),
    query({"not": TEXT}),
    query({"if": TEXT, "then": {"minLength": 2}}),
    query({"$ref": "#/components/schemas/Day"}),
    query({"allOf": [TEXT, {"maxLength": 1}]}),
    query({"anyOf": [{"type": "integer"}, {"type": "string", "minLength": 1}]}),
    query({"oneOf": [TEXT, {"type": "string", "maxLength": 3}]}),
    query({"type": "array", "items": {"type": "integer"}}),
    query({"type": "array", "items": TEXT, "minItems": 2}),
    query({"type": "array", "items": TEXT, "minItems": 1}, explode=False),
    query({"type": "array", "maxItems": 0}),
    query({"type": "array", "uniqueItems": True}),
    query({"type": "object"}, explode=False),
    query({"type": "object", "required": ["a"], "properties": {"a": TEXT}}, style="deepObject"),
    query({"type": "object", "additionalProperties": False}, style="deepObject"),
    query({"type": "object", "properties": {"a": {"type": "integer"}}}, style="deepObject"),
    query({"type": "object", "maxProperties": 0}, style="deepObject"),
    {"in": "query", "content": {"application/json": {}}},
    {"in": "header", "schema": {"type": "object"}},
    {"in": "header", "schema": {"type": "array", "items": TEXT, "minItems": 1}},
    {"in": "path", "required": True, "schema": {"type": "string", "minLength": 2}},
    {"in": "path", "required": True, "style": "label", "schema": TEXT},
    {"in": "path", "required": True, "style": "matrix", "schema": TEXT},
]
COMPONENTS: Json = {"Text": {"allOf": [TEXT]}, "Day": {"type": "string", "format": "date"}}


@pytest.mark.parametrize("parameter", FREE, ids=str)
def test_what_takes_everything_cannot_be_wrong(parameter: Json) -> None:
    assert said(parameter, **COMPONENTS) is None


@pytest.mark.parametrize("parameter", WRONG, ids=str)
def test_what_refuses_something_can_be(parameter: Json) -> None:
    name = {"path": "path", "query": "query", "header": "header"}[parameter["in"]]
    assert said(parameter, **COMPONENTS) == f"the {name} parameter `p` can be wrong"


@pytest.mark.parametrize("place", ["query", "header", "cookie"])
def test_what_is_required_can_be_missing(place: str) -> None:
    parameter = {"in": place, "required": True, "schema": TEXT}
    assert said(parameter) == f"the {place} parameter `p` can be missing"


def test_a_query_as_a_whole_can_be_wrong() -> None:
    whole = {"in": "querystring", "content": {"application/json": {"schema": {}}}}
    assert said(whole) == "the query can be wrong"
    assert said({**whole, "required": True}) == "the query can be missing"


def test_circles_and_what_leads_nowhere_end() -> None:
    circle = {"anyOf": [{"$ref": "#/components/schemas/A"}]}
    assert said(query({"$ref": "#/components/schemas/A"}), A=circle) is not None
    assert said(query({"$ref": "#/components/schemas/Nowhere"})) is None


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ({"content": {"application/json": {}}}, "its body can be wrong"),
        ({"content": {}}, None),
        ({"$ref": "#/components/requestBodies/Nowhere"}, None),
    ],
)
def test_bodies(body: Json, expected: str | None) -> None:
    data = document({"name": "p", **query(TEXT)})
    data["paths"]["/books"]["get"]["requestBody"] = body
    contract = read(Files.of_data(data))
    assert fault(contract, contract.endpoints[0]) == expected


# ── the server agrees ─────────────────────────────────────────────────────────────────────────────

PLAIN = st.fixed_dictionaries(
    {},
    optional={
        "type": st.sampled_from(["string", "integer", ["string", "null"], "boolean", "array"]),
        "minLength": st.integers(0, 2),
        "maxLength": st.integers(0, 30),
        "format": st.sampled_from(["date", "password", "uuid", "uri-reference"]),
        "pattern": st.sampled_from(["^a", ""]),
        "enum": st.just(["a", "b"]),
        "minItems": st.integers(0, 2),
        "maxItems": st.integers(0, 2),
        "uniqueItems": st.booleans(),
        "description": st.just("d"),
    },
)
SCHEMAS = st.recursive(
    PLAIN,
    lambda inner: st.one_of(
        st.fixed_dictionaries({"type": st.just("array"), "items": inner}),
        st.fixed_dictionaries({"allOf": st.lists(inner, min_size=1, max_size=2)}),
        st.fixed_dictionaries({"anyOf": st.lists(inner, min_size=1, max_size=2)}),
        st.fixed_dictionaries({"oneOf": st.lists(inner, min_size=1, max_size=2)}),
        st.fixed_dictionaries(
            {"type": st.just("object"), "properties": st.fixed_dictionaries({"a": inner})},
            optional={"additionalProperties": st.one_of(st.booleans(), inner)},
        ),
    ),
    max_leaves=4,
)
STYLES = st.sampled_from(
    [
        {"in": "query"},
        {"in": "query", "explode": False},
        {"in": "query", "style": "deepObject"},
        {"in": "query", "style": "pipeDelimited", "explode": False},
        {"in": "path", "required": True},
        {"in": "header"},
        {"in": "cookie"},
    ]
)
#: Whole texts, as they are sent.
WIRE = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=6)


def refused(data: Json, text: str, inner: str) -> bool:
    """Whether the server refuses a request that has this text in the parameter's place."""
    model = build(read(Files.of_data(data)))
    described = Described(model)
    [operation] = json.loads(described.operations(model.calls))["operations"]
    schemas = Schemas(lambda name: described.schemas().encode())
    [parameter] = operation["parameters"]
    encoded = quote(text, safe="")
    deep = parameter["style"] == "deepObject"
    queries = {"query": f"p[{quote(inner, safe='')}]={encoded}" if deep else f"p={encoded}"}
    headers = {
        "header": [(b"p", text.encode("utf-8"))],
        "cookie": [(b"cookie", f"p={encoded}".encode())],
    }
    place = parameter["place"]
    sent = Sent(
        {parameter["argument"]: encoded or "x"},
        queries.get(place, "").encode(),
        headers.get(place, []),
    )
    try:
        Parameters([parameter], schemas).read(sent)
    except Refused:
        return True
    return False


def kinds(schema: Json) -> set[str]:
    """What text of a schema may be read as."""
    branches = [one for name in ("allOf", "anyOf", "oneOf") for one in schema.get(name, ())]
    if branches:
        return {kind for one in branches for kind in kinds(one)}
    types = schema.get("type", "string")
    return {types} if isinstance(types, str) else {*types} - {"null"}


def mixed(schema: Any) -> bool:
    """Whether text of a schema, or of one inside it, may be read as two things."""
    if not isinstance(schema, dict):
        return False
    branches = [one for name in ("allOf", "anyOf", "oneOf") for one in schema.get(name, ())]
    inner = [schema.get("items"), schema.get("additionalProperties")]
    inner += [*branches, *schema.get("properties", {}).values()]
    several = sum(not kinds(one).isdisjoint(("array", "object")) for one in branches) > 1
    return several or len(kinds(schema)) > 1 or any(map(mixed, inner))


@settings(max_examples=200)
@given(SCHEMAS, STYLES, WIRE, WIRE)
def test_the_server_refuses_nothing_of_what_cannot_be_wrong(
    schema: Json, style: Json, text: str, inner: str
) -> None:
    data = document({"name": "p", **style, "schema": schema})
    contract = read(Files.of_data(data))
    [endpoint] = contract.endpoints
    # Text that can be read in two ways is read in the first of them, which need not be the one that is right.
    assume(not mixed(schema))
    if fault(contract, endpoint) is None:
        assert not refused(data, text, inner)
