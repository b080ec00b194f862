"""Bodies: which media types are taken, what of them is read, and what is refused before it costs anything."""

import asyncio
from time import perf_counter
from typing import Any

import pytest

from contractor.runtime.boundary import Upload
from contractor.runtime.boundary.parts import MOST
from tests.boundary.serving import Answer, Given, ask, asked, problem, read, served

DOCUMENT = """
paths:
  /{kind}:
    parameters: [{name: kind, in: path, required: true, schema: {type: string}}]
    delete: {operationId: delete, responses: {'204': {description: ok}}}
  /json:
    post:
      operationId: json
      requestBody:
        required: true
        content:
          application/json: {schema: {$ref: '#/components/schemas/Thing'}}
          application/vnd.thing+json;version=2: {schema: {type: integer}}
          application/vnd.thing+json;version=1: {schema: {type: string}}
      responses: {'200': {description: ok, content: {application/json: {}}}, '415': {description: no}}
  /optional:
    post:
      operationId: optional
      requestBody: {content: {application/json: {schema: {type: integer}}}}
      responses: {'200': {description: ok, content: {application/json: {}}}}
  /text:
    post:
      operationId: text
      requestBody:
        required: true
        content:
          text/plain: {schema: {type: string, maxLength: 5}}
          text/x-number: {schema: {type: [integer, 'null'], maximum: 9}}
          application/octet-stream: {}
          image/*: {}
      responses: {'200': {description: ok, content: {application/json: {}}}}
  /form:
    post:
      operationId: form
      requestBody:
        content:
          application/x-www-form-urlencoded:
            schema:
              type: object
              required: [name]
              properties:
                name: {type: string}
                age: {type: integer, format: int32}
                tags: {type: array, items: {type: string}}
                flag: {type: boolean}
                point: {type: object, properties: {x: {type: number}}, required: [x]}
              additionalProperties: {type: string}
      responses: {'200': {description: ok, content: {application/json: {}}}}
  /parts:
    post:
      operationId: parts
      requestBody:
        required: true
        content:
          multipart/form-data:
            schema:
              type: object
              required: [file]
              properties:
                file: {type: string, contentMediaType: image/png}
                many: {type: array, items: {type: string, contentMediaType: image/png}}
                count: {type: integer}
                about: {type: object, properties: {x: {type: number}}}
              additionalProperties: {type: string}
      responses: {'200': {description: ok, content: {application/json: {}}}}
components:
  schemas:
    Thing:
      type: object
      required: [name]
      properties:
        name: {type: string}
        count: {type: integer, format: int64}
        id: {type: integer, readOnly: true}
        at: {type: string, format: date-time}
"""


def echo(**given: Any) -> Given:
    def told(value: Any) -> Any:
        if isinstance(value, Upload):
            return {"file": value.filename, "type": value.media_type, "bytes": value.hex()}
        if isinstance(value, bytes):
            return {"bytes": value.hex()}
        if isinstance(value, list):
            return [told(one) for one in value]
        return (
            {name: told(one) for name, one in value.items()} if isinstance(value, dict) else value
        )

    return Given(200, told(given.get("body")))


CONTRACT = read(DOCUMENT)
APP = served(
    CONTRACT,
    dict.fromkeys(("json", "optional", "text", "form", "parts"), echo),
    largest_body=3_000_000,
    slowest_body=0.2,
)
JSON = {"Content-Type": "application/json"}
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
PARTS = {"Content-Type": 'multipart/form-data; charset=latin-1; boundary="a;b"'}


def post(path: str, headers: dict[str, str], body: bytes = b"") -> Answer:
    return ask(APP, "POST", path, headers, body)


@pytest.mark.parametrize(
    ("content", "value"),
    [
        (b'{"name": "\\ud83d\\ude00\xc3\xa9", "count": 1.0, "more": [1e2]}', None),
        (b'{"name": "", "count": 9223372036854775807}', None),
        (b' {"name":"x"}\r\n', None),
        (b'{"name": "' + b"[" * 500 + b'"}', None),
        (b'{"name": "x", "at": "2016-12-31t23:59:59.123456789z"}', None),
    ],
)
def test_json_is_taken(content: bytes, value: Any) -> None:
    answer = post("/json", JSON, content)
    assert answer.status == 200, answer.content


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b" ",
        b"{",
        b'{"name": "x"} 1',
        b"\xef\xbb\xbf{}",
        '{"name": "x"}'.encode("utf-16"),
        b'{"name": "\xff"}',
        b'{"name": "\xed\xa0\x80"}',
        b'{"name": "\\ud800"}',
        b'{"\\udfff": 1, "name": "x"}',
        b'{"name": "x", "name": "y"}',
        b'{"name": "x", "count": NaN}',
        b'{"name": "x", "count": -Infinity}',
        b'{"name": "x", "count": 1e400}',
        b'{"name": "x", "other": 1' + b"0" * 309 + b"}",
        b'{"name": "x", "other": ' + b"9" * 6000 + b"}",
        b'{"name": "x", "count": 9223372036854775808}',
        b'{"name": "x", "count": "1"}',
        b'{"name": "x", "count": true}',
        b'{"name": "x", "count": 1.5}',
        b'{"name": null}',
        b'{"name": "x", "at": "2016-12-31T23:59:60Z"}',
        b'{"name": "x", "at": "0000-01-01T00:00:00Z"}',
        b'{"name": "x", "at": "2023-01-01 00:00:00Z"}',
        b'{"name": "x", "other": ' + b"[" * 3000 + b"]" * 3000 + b"}",
        b'{"name": "x", "other": ' + b'{"a":' * 250 + b"1" + b"}" * 251,
        b"[" * 1_000_000,
        b"'name'",
    ],
)
def test_what_is_no_json_is_refused(content: bytes) -> None:
    answer = problem(post("/json", JSON, content), 400)
    assert len(answer.content) < 500


@pytest.mark.parametrize(
    ("media_type", "content", "status"),
    [
        ("APPLICATION/JSON ; Charset=UTF-8", b'{"name": "x"}', 200),
        ("application/vnd.thing+json; version=1", b'"x"', 200),
        ("application/vnd.thing+json; version=1", b"1", 400),
        ('application/vnd.thing+json; version="2"', b"1", 200),
        ("application/json; charset=iso-8859-1", b'{"name": "x"}', 415),
        ("text/json", b'{"name": "x"}', 415),
        ("application/xml", b"<x/>", 415),
        ("nonsense", b'{"name": "x"}', 415),
        ("", b'{"name": "x"}', 415),
    ],
)
def test_only_documented_media_types_are_taken(
    media_type: str, content: bytes, status: int
) -> None:
    headers = {"Content-Type": media_type} if media_type else {}
    assert post("/json", headers, content).status == status


def test_a_place_is_told_by_names_of_the_schema() -> None:
    found = ask(DEEP, "POST", "/x", JSON, b'{"one": {"a~/b": [{"hunter2": [{"one": 1}]}]}}')
    assert "/one/a~0~1b/0/*/0/one does not satisfy `type`" in problem(found, 400).json()["detail"]
    assert b"hunter2" not in found.content


def test_what_is_missing_is_named() -> None:
    assert (
        "`required`: name is missing" in problem(post("/json", JSON, b"{}"), 400).json()["detail"]
    )


DEEP = served(
    read("""
    paths:
      /x:
        post:
          operationId: x
          requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}
          responses: {'204': {description: ok}}
    components:
      schemas:
        A: {type: object, properties: {one: {$ref: '#/components/schemas/B'}}}
        B: {type: object, properties: {'a~/b': {items: {$ref: '#/components/schemas/C'}}}}
        C: {additionalProperties: {items: {$ref: '#/components/schemas/A'}}}
    """),
    {},
)


def test_a_body_is_not_unpacked() -> None:
    for coding in ("gzip", "br", "identity, gzip"):
        assert post("/json", {**JSON, "Content-Encoding": coding}, b'{"name": "x"}').status == 415
    assert post("/json", {**JSON, "Content-Encoding": "identity"}, b'{"name": "x"}').status == 200


def test_a_body_that_may_be_left_out() -> None:
    for headers in ({}, JSON, {"Content-Type": "application/json", "Content-Length": "0"}):
        assert post("/optional", headers).json() is None
    assert post("/optional", {}, b"5").json() == 5
    problem(post("/optional", JSON, b'"5"'), 400)


def test_a_body_that_nobody_wants_is_not_read() -> None:
    """RFC 9110 §9.3.5 gives content of such requests no meaning: it is the server's to skip, not ours to judge."""
    answer = ask(APP, "DELETE", "/x", {"Content-Type": "text/x"}, chunks=[b"{", float("inf")])
    assert answer.status == 204


@pytest.mark.parametrize(
    ("media_type", "content", "value"),
    [
        ("text/plain", b"a\xc3\xa9", "aé"),
        ("text/plain;charset=utf-8", b"1", "1"),
        ("text/x-number", b"7", 7),
        ("text/x-number", b"", None),
        ("application/octet-stream", b"\xff\x00", {"bytes": "ff00"}),
        ("image/png", b"\x89", {"bytes": "89"}),
        ("image/png; charset=latin-1", b"\x89", {"bytes": "89"}),
    ],
)
def test_texts_and_bytes_are_taken(media_type: str, content: bytes, value: Any) -> None:
    answer = post("/text", {"Content-Type": media_type}, content)
    assert (answer.status, answer.content and answer.json()) == (200, value), answer.content


@pytest.mark.parametrize(
    ("media_type", "content", "status"),
    [
        ("text/plain", b"\xff", 400),
        ("text/plain", b"123456", 400),
        ("text/plain;charset=latin-1", b"a", 415),
        ("text/x-number", b"10", 400),
        ("text/x-number", b"1_0", 400),
        ("text/html", b"", 415),
    ],
)
def test_texts_that_are_none(media_type: str, content: bytes, status: int) -> None:
    problem(post("/text", {"Content-Type": media_type}, content), status)


# ── forms ─────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("content", "value"),
    [
        (b"name=a+b%C3%A9&age=7", {"name": "a bé", "age": 7}),
        (b"name=&tags=a&tags=b&flag=true", {"name": "", "tags": ["a", "b"], "flag": True}),
        (b"name=x&point=%7B%22x%22%3A1%7D", {"name": "x", "point": {"x": 1}}),
        (b"name=x&other=1&", {"name": "x", "other": "1"}),
    ],
)
def test_forms_are_taken(content: bytes, value: Any) -> None:
    answer = post("/form", FORM, content)
    assert (answer.status, answer.json()) == (200, value), answer.content


@pytest.mark.parametrize(
    "content",
    [
        b"age=7",
        b"name=x&name=y",
        b"name=x&age=1_0",
        b"name=x&age=2147483648",
        b"name=x&flag=yes",
        b"name=%FF",
        b"name=\xff",
        b"%FF=1&name=x",
        b"name=x&point=%7B",
        b"name=x&point=%7B%22x%22%3A1%2C%22x%22%3A1%7D",
        b"name=x&point=%7B%22x%22%3ANaN%7D",
        b"name=x&other=1&other=2",
        b"name=x" + b"&a=1" * MOST,
        b"&" * 2_000_000,
    ],
)
def test_forms_that_are_refused(content: bytes) -> None:
    problem(post("/form", FORM, content), 400)


def part(name: str, content: bytes, more: str = "") -> bytes:
    return (
        f'--a;b\r\nContent-Disposition: form-data; name="{name}"{more}\r\n\r\n'.encode()
        + content
        + b"\r\n"
    )


FILE = part("file", b"\x89\xff", '; filename="\xe9.png"\r\nContent-Type: image/png')
END = b"--a;b--\r\n"


def test_parts_are_taken() -> None:
    content = FILE + part("many", b"\x00") + part("many", b"\x01") + part("count", b"7")
    content += part("about", b'{"x": 1}') + part("extra", b"\xc3\xa9") + END
    assert post("/parts", PARTS, content).json() == {
        "file": {"file": "\xe9.png", "type": "image/png", "bytes": "89ff"},
        "many": [{"bytes": "00"}, {"bytes": "01"}],
        "count": 7,
        "about": {"x": 1},
        "extra": "\xe9",
    }


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"x",
        END,
        FILE,
        FILE[:-10],
        FILE + b"--a;b",
        FILE + FILE + END,
        FILE + part("count", b"1_0") + END,
        FILE + part("count", b"\xff") + END,
        FILE + part("extra", b"\xff") + END,
        FILE + part("about", b"{") + END,
        FILE + part("about", b'{"x":1,"x":1}') + END,
        FILE + part("about", b"[" * 3000) + END,
        b'--a;b\r\nContent-Disposition: form-data; name="\xff"\r\n\r\n1\r\n' + END,
        b"--a;b\r\n\r\n1\r\n" + END,
        b"--a;b\r\nContent-Disposition: form-data\r\n\r\n1\r\n" + END,
        b"--a;b\r\n" + b"x" * 100_000 + b": 1\r\n\r\n" + END,
        b"--a;b\r\n" + b"x: 1\r\n" * 10_000 + b"\r\n" + END,
        FILE + part("extra", b"") * MOST + END,
    ],
)
def test_parts_that_are_refused(content: bytes) -> None:
    problem(post("/parts", PARTS, content), 400)


def test_parts_need_a_boundary() -> None:
    for said in (
        "multipart/form-data",
        "multipart/form-data; boundary=",
        "multipart/form-data; boundary=\xff",
    ):
        assert post("/parts", {"Content-Type": said}, FILE + END).status == 400
    assert post("/parts", {"Content-Type": "multipart/mixed; boundary=x"}, FILE).status == 415


# ── how much, and how long ────────────────────────────────────────────────────────────────────────


def test_a_body_may_come_in_pieces() -> None:
    whole = b'{"name": "x"}'
    chunks: list[bytes | float] = [b"", *(whole[at : at + 1] for at in range(len(whole))), b""]
    assert ask(APP, "POST", "/json", JSON, chunks=chunks).status == 200


def test_a_body_that_is_too_large_is_not_read_to_its_end() -> None:
    endless = [b"x" * 1_000_000] * 4 + [float("inf")]
    problem(ask(APP, "POST", "/json", JSON, chunks=endless), 413)
    announced = {**JSON, "Content-Length": "3000001"}
    problem(ask(APP, "POST", "/json", announced, chunks=[float("inf")]), 413)


@pytest.mark.parametrize(
    "chunks", [[float("inf")], [b"{", float("inf")], [b"{", *[0.06, b" "] * 9]]
)
def test_a_body_that_takes_too_long_is_refused(chunks: list[bytes | float]) -> None:
    began = perf_counter()
    problem(ask(APP, "POST", "/json", JSON, chunks=chunks), 408)
    assert perf_counter() - began < 2


def test_one_slow_body_keeps_nobody_waiting() -> None:
    async def both() -> tuple[Answer, Answer]:
        slow = asyncio.create_task(asked(APP, "POST", "/json", JSON, [b"{", float("inf")]))
        quick = await asked(APP, "POST", "/json", JSON, [b'{"name": "x"}'])
        return await slow, quick

    slow, quick = asyncio.run(both())
    assert (slow.status, quick.status) == (408, 200)


def test_whoever_leaves_is_no_failure(caplog: pytest.LogCaptureFixture) -> None:
    from tests.boundary.serving import scope

    sent: list[Any] = []
    messages = iter(
        [{"type": "http.request", "body": b"{", "more_body": True}, {"type": "http.disconnect"}]
    )

    async def receive() -> Any:
        return next(messages)

    async def send(message: Any) -> None:
        sent.append(message)

    asyncio.run(APP(scope("POST", "/json", JSON), receive, send))
    assert sent[0]["status"] == 400
    assert not caplog.records
