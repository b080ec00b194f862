"""An answer is judged by what its document says of it, and by nothing else."""

from typing import Any

import pytest

from contractor.contract.travel import Direction
from contractor.testing.exchange import Exchange, Request, Response
from contractor.testing.failure import Failure
from contractor.testing.faults import Faults
from contractor.testing.judging import Judge
from tests.documents import contract

FOUND = contract(
    """
openapi: 3.2.0
info: {title: T, version: '1'}
paths:
  /a:
    get:
      responses:
        '200':
          description: Fine
          headers:
            X-Count: {required: true, schema: {type: integer, maximum: 9}}
            X-List: {schema: {type: array, items: {type: integer}}}
            X-Json: {content: {application/json: {schema: {type: object, required: [a]}}}}
            Content-Type: {required: true, schema: {const: nothing}}
          content:
            application/json: {schema: {$ref: '#/components/schemas/A'}}
            text/*: {schema: {type: string, maxLength: 3}}
            application/jsonl: {itemSchema: {type: integer}}
            text/event-stream: {itemSchema: {properties: {data: {type: string}, id: {const: '1'}}}}
        '204': {description: Nothing}
        4XX: {description: No, content: {application/problem+json: {}}}
components:
  schemas:
    A:
      type: object
      properties: {b: {$ref: '#/components/schemas/B'}, w: {type: string, writeOnly: true}}
      required: [b, w]
    B: {type: [string, 'null'], maxLength: 2}
"""
)


def found(status: int, headers: dict[str, str], body: bytes = b"", **more: Any) -> list[Failure]:
    endpoint = FOUND.endpoints[0]
    response = Response(status, tuple(headers.items()), body, more.pop("crash", None))
    exchange = Exchange(endpoint.operation.at, Request("GET", "/a"), response)
    judge = Judge(FOUND, Faults(FOUND, Direction.RESPONSE))
    told = [*judge.judged(endpoint, exchange)]
    assert [*judge.judged(endpoint, exchange)] == []  # and says it once
    return [one for one in told if isinstance(one, Failure)]


GOOD = {"x-count": "3", "content-type": "application/json"}


@pytest.mark.parametrize(
    ("status", "headers", "body"),
    [
        (200, GOOD, b'{"b": "ab"}'),
        (200, GOOD, b'{"b": null, "more": 1}'),
        (200, {**GOOD, "x-list": "1, 2,3", "x-json": '{"a": 1}'}, b'{"b": ""}'),
        (200, {**GOOD, "content-type": "text/plain; charset=utf-8"}, b"abc"),
        (200, {**GOOD, "content-type": "application/jsonl"}, b"1\n2\n"),
        (200, {**GOOD, "content-type": "text/event-stream"}, b"id: 1\ndata: x\ndata: y\n\nid: 2"),
        (204, {}, b""),
        (418, {"content-type": "application/problem+json"}, b"{}"),
    ],
)
def test_what_is_documented_is_fine(status: int, headers: dict[str, str], body: bytes) -> None:
    assert found(status, headers, body) == []


@pytest.mark.parametrize(
    ("status", "headers", "body", "check", "at"),
    [
        (200, GOOD, b'{"b": "abc"}', "response_schema_conformance", "#/components/schemas/B/maxLength"),
        (200, GOOD, b"{}", "response_schema_conformance", "#/components/schemas/A/required"),
        (200, GOOD, b'{"b": NaN}', "response_schema_conformance",
         "#/paths/~1a/get/responses/200/content/application~1json"),
        (200, GOOD, b'{"b"', "response_schema_conformance",
         "#/paths/~1a/get/responses/200/content/application~1json"),
        (200, {**GOOD, "content-type": "text/plain"}, b"abcd", "response_schema_conformance",
         "#/paths/~1a/get/responses/200/content/text~1*/schema/maxLength"),
        (200, {**GOOD, "content-type": "application/jsonl"}, b'1\n"2"\n', "response_schema_conformance",
         "#/paths/~1a/get/responses/200/content/application~1jsonl/itemSchema/type"),
        (200, {**GOOD, "content-type": "text/event-stream"}, b"id: 2\n\n", "response_schema_conformance",
         "#/paths/~1a/get/responses/200/content/text~1event-stream/itemSchema/properties/id/const"),
        (200, {**GOOD, "content-type": "image/png"}, b"x", "content_type_conformance",
         "#/paths/~1a/get/responses/200/content"),
        (200, {"x-count": "3"}, b"", "content_type_conformance", "#/paths/~1a/get/responses/200/content"),
        (200, {"content-type": "application/json"}, b'{"b": ""}', "response_headers_conformance",
         "#/paths/~1a/get/responses/200/headers/X-Count"),
        (200, {**GOOD, "x-count": "10"}, b'{"b": ""}', "response_headers_conformance",
         "#/paths/~1a/get/responses/200/headers/X-Count"),
        (200, {**GOOD, "x-count": "many"}, b'{"b": ""}', "response_headers_conformance",
         "#/paths/~1a/get/responses/200/headers/X-Count"),
        (200, {**GOOD, "x-list": "1,a"}, b'{"b": ""}', "response_headers_conformance",
         "#/paths/~1a/get/responses/200/headers/X-List"),
        (200, {**GOOD, "x-json": "{}"}, b'{"b": ""}', "response_headers_conformance",
         "#/paths/~1a/get/responses/200/headers/X-Json"),
        (302, {}, b"", "status_code_conformance", "#/paths/~1a/get/responses"),
        (500, {}, b"", "not_a_server_error", "#/paths/~1a/get"),
    ],
)  # fmt: skip
def test_what_is_not_is_found_where_the_document_says_it(
    status: int, headers: dict[str, str], body: bytes, check: str, at: str
) -> None:
    [one] = found(status, headers, body)
    assert (one.check, one.at) == (check, at)


def test_a_crash_is_told_as_the_application_tells_it() -> None:
    [one] = found(500, {}, crash="KeyError: 'x' (app.py:3, in get)")
    assert one.why == "In the application: KeyError: 'x' (app.py:3, in get)"


def test_no_answer_is_a_failure() -> None:
    endpoint = FOUND.endpoints[0]
    exchange = Exchange(endpoint.operation.at, Request("GET", "/a"), None, "no answer within 1 s")
    [one] = Judge(FOUND, Faults(FOUND, Direction.RESPONSE)).judged(endpoint, exchange)
    assert isinstance(one, Failure)
    assert (one.check, one.why) == ("no-answer", "no answer within 1 s.")
