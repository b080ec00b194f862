"""What is written into a request is what a reader by another author reads out of it."""

import json
from collections.abc import Iterator
from functools import cache
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from contractor.contract import Contract
from contractor.testing.asgi import Asgi
from contractor.testing.call import Body, Call, Text, Twice
from contractor.testing.styles import Unwritable
from contractor.testing.writing import written
from tests.documents import contract
from tests.testing.echoing import echo

#: Place → style → whether both values of `explode` are of use.
STYLES = {
    "path": ["simple", "label", "matrix"],
    "query": ["form", "spaceDelimited", "pipeDelimited", "deepObject"],
    "header": ["simple"],
    "cookie": ["form"],
}
SHAPES = {
    "text": {"type": "string"},
    "whole": {"type": "integer"},
    "number": {"type": "number"},
    "truth": {"type": "boolean"},
    "list": {"type": "array", "items": {"type": "integer"}},
    "words": {"type": "array", "items": {"type": "string"}},
    "object": {
        "type": "object",
        "properties": {"n": {"type": "integer"}, "t": {"type": "string"}, "ü x": {}},
        "additionalProperties": False,
    },
    "map": {"type": "object", "additionalProperties": {"type": "integer"}},
}
TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20)
NUMBERS = st.floats(allow_nan=False, allow_infinity=False)
VALUES = {
    "text": TEXT,
    "whole": st.integers(),
    "number": NUMBERS,
    "truth": st.booleans(),
    "list": st.lists(st.integers(), max_size=4),
    "words": st.lists(TEXT, max_size=4),
    "object": st.fixed_dictionaries({}, optional={"n": st.integers(), "t": TEXT, "ü x": TEXT}),
    "map": st.dictionaries(
        TEXT.filter(lambda name: name and "[" not in name and "]" not in name), st.integers()
    ),
}


def _variants() -> Iterator[tuple[str, str, bool, str]]:
    for place, styles in STYLES.items():
        for style in styles:
            for explode in (False, True):
                for shape in SHAPES:
                    scalar = shape in ("text", "whole", "number", "truth")
                    if style.endswith("Delimited") and (explode or scalar):
                        continue  # OpenAPI 3.2 §4.12.4 has no text for these
                    if style == "deepObject" and (not explode or shape in ("list", "words")):
                        continue
                    if style == "deepObject" and scalar:
                        continue
                    yield place, style, explode, shape


NEWEST = "openapi: 3.2.0\ninfo: {title: T, version: '1'}\n"
#: The application, as long as it serves: Hypothesis would print what it is given.
SERVING: list[Asgi] = []
VARIANTS = list(_variants())
CASES = st.one_of([st.tuples(st.just(index), VALUES[one[3]]) for index, one in enumerate(VARIANTS)])


def _name(index: int) -> str:
    return f"p{index}"


@cache
def styled() -> Contract:
    """A document with an operation for each variant."""
    paths: dict[str, Any] = {}
    for index, (place, style, explode, shape) in enumerate(VARIANTS):
        name = _name(index)
        path = f"/{index}/{{{name}}}/end" if place == "path" else f"/{index}"
        one = {"name": name, "in": place, "style": style, "explode": explode}
        one |= {"required": place == "path", "schema": SHAPES[shape]}
        answers = {"200": {"description": "Echo"}}
        paths[path] = {"get": {"parameters": [one], "responses": answers}}
    return contract(NEWEST + f"paths: {json.dumps(paths)}")


@pytest.fixture(scope="module")
def serving() -> Iterator[list[Asgi]]:
    with echo(styled()) as one:
        SERVING.append(one)
        yield SERVING
        SERVING.clear()


@pytest.mark.usefixtures("serving")
@settings(max_examples=600, deadline=None)
@given(CASES)
def test_a_reader_reads_what_was_written_in_every_style(case: tuple[int, Any]) -> None:
    index, value = case
    place, style, explode, _ = VARIANTS[index]
    # Names of cookies are tokens, which nobody decodes.
    assume(place != "cookie" or not isinstance(value, dict) or all(map(str.isalnum, value)))
    assume(place != "cookie" or not isinstance(value, dict) or all(map(str.isascii, value)))
    try:
        call = Call({(place, _name(index)): value})
        request = written(styled(), styled().endpoints[index], "", call)
    except Unwritable:
        assume(False)
    assert request.target.isascii()
    response = SERVING[0].send(request, 10)
    assert response.status == 200, (style, explode, request, response.body)
    got = json.loads(response.body)["values"][f"{place} {_name(index)}"]
    assert got == value, (style, explode, request)


# ── bodies and documents ──────────────────────────────────────────────────────────────────────────

BODIES = (
    NEWEST
    + """
paths:
  /forms:
    post: &body
      requestBody: &form
        required: true
        content:
          application/x-www-form-urlencoded:
            schema: &fields
              type: object
              properties:
                n: {type: integer}
                t: {type: string}
                tags: {type: array, items: {type: string}}
                point: {type: object, properties: {x: {type: number}}, required: [x]}
                points: {type: array, items: {type: object, properties: {x: {type: number}}, required: [x]}}
                piped: {type: array, items: {type: integer}}
                file: {type: string, contentMediaType: image/png}
            encoding: {piped: {style: pipeDelimited, explode: false}}
      responses: {'200': {description: Echo}}
  /parts:
    post:
      requestBody:
        required: true
        content:
          multipart/form-data:
            schema: *fields
            encoding: {file: {contentType: 'image/png, image/jpeg'}}
      responses: {'200': {description: Echo}}
  /json:
    post:
      requestBody:
        required: true
        content: {application/vnd.a+json: {schema: {}}, text/plain: {schema: {type: string}}}
      responses: {'200': {description: Echo}}
  /bytes:
    put:
      requestBody: {required: true, content: {image/*: {schema: {type: string, format: binary}}}}
      responses: {'200': {description: Echo}}
  /documents:
    get:
      parameters:
        - {name: q, in: query, content: {application/json: {schema: {}}}}
        - {name: H, in: header, content: {application/json: {schema: {}}}}
      responses: {'200': {description: Echo}}
  /whole:
    get:
      parameters:
        - name: all
          in: querystring
          content:
            application/x-www-form-urlencoded:
              schema: {type: object, properties: {a: {type: integer}, b: {type: string}}}
      responses: {'200': {description: Echo}}
  /reserved/{p}:
    get:
      parameters:
        - {name: p, in: path, required: true, schema: {type: string}}
        - {name: q, in: query, allowReserved: true, schema: {type: string}}
      responses: {'200': {description: Echo}}
"""
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | NUMBERS | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=8,
)
FIELDS = st.fixed_dictionaries(
    {"t": TEXT},
    optional={
        "n": st.integers(),
        "tags": st.lists(TEXT, min_size=1, max_size=3),
        "point": st.fixed_dictionaries({"x": NUMBERS}),
        "points": st.lists(st.fixed_dictionaries({"x": NUMBERS}), min_size=1, max_size=3),
        "piped": st.lists(st.integers(), min_size=1, max_size=3),
    },
)


@cache
def bodies() -> Contract:
    return contract(BODIES)


@pytest.fixture(scope="module")
def echoing() -> Iterator[list[Asgi]]:
    with echo(bodies()) as one:
        SERVING.append(one)
        yield SERVING
        SERVING.clear()


def told(place: int, call: Call) -> Any:
    """What the boundary reads from a call of an operation, by its place in the document."""
    request = written(bodies(), bodies().endpoints[place], "", call)
    response = SERVING[-1].send(request, 10)
    assert response.status == 200, (request, response.body)
    return json.loads(response.body)


@pytest.mark.usefixtures("echoing")
@settings(max_examples=100, deadline=None)
@given(FIELDS)
def test_a_form_is_read_as_it_was(value: dict[str, Any]) -> None:
    form = "application/x-www-form-urlencoded"
    assert told(0, Call({}, Body(form, form, value)))["body"] == value


@pytest.mark.usefixtures("echoing")
@settings(max_examples=100, deadline=None)
@given(FIELDS, st.binary(max_size=40))
def test_parts_are_read_as_they_were_bytes_among_them(value: dict[str, Any], file: bytes) -> None:
    value = {**value, "file": file.decode("latin-1")}
    form = "multipart/form-data"
    assert told(1, Call({}, Body(form, form, value)))["body"] == value


@pytest.mark.usefixtures("echoing")
@settings(max_examples=100, deadline=None)
@given(JSON)
def test_json_is_read_as_it_was_in_bodies_and_in_parameters(value: Any) -> None:
    assert told(2, Call({}, Body("application/vnd.a+json", "application/vnd.a+json", value)))[
        "body"
    ] == (value)
    assume(value is not None)
    values = {("query", "q"): value, ("header", "H"): value}
    assert told(4, Call(values))["values"] == {"query q": value, "header H": value}


@pytest.mark.usefixtures("echoing")
def test_text_bytes_and_whole_queries_travel_too() -> None:
    assert told(2, Call({}, Body("text/plain", "text/plain", "grün\n")))["body"] == "grün\n"
    assert told(3, Call({}, Body("image/*", "image/png", "\x89PNG\0")))["body"] == "\x89PNG\0"
    whole = {"a": 1, "b": "x y&z=é"}
    assert told(5, Call({("querystring", "all"): whole}))["values"] == {"querystring all": whole}
    reserved = "a/b?c:d&e=f+g#h[i]%20"
    values = {("path", "p"): reserved, ("query", "q"): reserved}
    assert told(6, Call(values))["values"] == {"path p": reserved, "query q": reserved}


def test_reserved_characters_stay_where_the_document_lets_them() -> None:
    values = {("path", "p"): "a:b/c", ("query", "q"): "a:b/c&d"}
    request = written(bodies(), bodies().endpoints[6], "/v1", Call(values))
    assert request.target == "/v1/reserved/a%3Ab%2Fc?q=a:b/c%26d"


def test_what_is_wrong_is_written_as_it_is() -> None:
    endpoint = bodies().endpoints[6]
    call = Call({("path", "p"): "x", ("query", "q"): Twice("a")})
    assert written(bodies(), endpoint, "", call).target == "/reserved/x?q=a&q=a"
    call = call.having(("query", "q"), Text(" +1"))
    assert written(bodies(), endpoint, "", call).target == "/reserved/x?q=%20%2B1"
    assert written(bodies(), endpoint, "", call.lacking(("query", "q"))).target == "/reserved/x"
    with pytest.raises(Unwritable, match="`p`"):
        written(bodies(), endpoint, "", Call())
    for value in ("", ".", ".."):
        with pytest.raises(Unwritable):
            written(bodies(), endpoint, "", Call({("path", "p"): value}))


XML = (
    NEWEST
    + """
paths:
  /x:
    post:
      requestBody:
        content: {application/xml: {schema: {$ref: '#/components/schemas/Order'}}}
      responses: {'200': {description: Fine}}
components:
  schemas:
    Order:
      type: object
      xml: {namespace: 'urn:shop', prefix: s}
      properties:
        id: {type: integer, xml: {attribute: true}}
        note: {type: [string, 'null']}
        lines: {type: array, xml: {wrapped: true, name: all}, items: {$ref: '#/components/schemas/Line'}}
        tags: {type: array, items: {type: string, xml: {name: tag}}}
    Line:
      type: object
      xml: {name: line}
      properties: {isbn: {type: string}, gift: {type: boolean}}
"""
)


def test_xml_is_what_xml_objects_say() -> None:
    found = contract(XML)
    value = {
        "id": 7,
        "note": None,
        "lines": [{"isbn": "a<b&c", "gift": True}, {"isbn": "", "gift": False}],
        "tags": ["x", "y"],
    }
    call = Call({}, Body("application/xml", "application/xml", value))
    root = ET.fromstring(written(found, found.endpoints[0], "", call).body)
    assert root.tag == "{urn:shop}Order"
    assert root.attrib == {"id": "7"}
    assert [child.tag for child in root] == ["note", "all", "tag", "tag"]
    assert root[0].attrib == {"{http://www.w3.org/2001/XMLSchema-instance}nil": "true"}
    assert [(line.tag, line[0].text, line[1].text) for line in root[1]] == [
        ("line", "a<b&c", "true"),
        ("line", None, "false"),
    ]
