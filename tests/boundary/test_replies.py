"""Answers: held against the contract, written as it documents them, in the media type that is wanted."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Iterator
from typing import Any, get_type_hints

import pytest

from contractor.runtime.boundary import Reply
from contractor.runtime.boundary.contract import _replies
from contractor.testing.asgi import Asgi
from contractor.testing.exchange import Request
from tests.boundary.serving import Answer, Given, answering, ask, problem, read, served

DOCUMENT = (
    "paths:\n"
    + answering("application/json", thing="{$ref: '#/components/schemas/Thing'}", anything="{}")
    + answering("text/plain", text="{type: string, maxLength: 5}", number="{type: integer}")
    + answering("application/octet-stream", octets="{}")
    + answering(
        "application/x-www-form-urlencoded",
        form="{properties: {a: {type: string}, b: {items: {type: integer}}, c: {type: object}}}",
    )
    + answering("text/event-stream", events="{$ref: '#/components/schemas/Event'}", of="itemSchema")
    + answering("application/jsonl", lines="{type: integer}", of="itemSchema")
    + """
  /several:
    get:
      operationId: several
      responses:
        '200':
          description: ok
          content:
            application/json: &thing {schema: {$ref: '#/components/schemas/Thing'}}
            application/hal+json: *thing
            application/xml: *thing
        '404': {description: no, content: {application/problem+json: {}}}
  /choosy:
    get:
      operationId: choosy
      responses:
        '200': {description: ok, content: {application/json: *thing, application/xml: *thing}}
        '406': {description: no, content: {text/plain: {schema: {type: string}}}}
  /headers:
    get:
      operationId: headers
      responses:
        '200':
          description: ok
          headers:
            ETag: {required: true, schema: {type: string, pattern: '^"'}}
            X-Count: {schema: {type: integer, minimum: 0}}
            X-List: {schema: {type: array, items: {type: string}}}
            X-Point: {explode: true, schema: {type: object, properties: {x: {type: number}}}}
            X-Json: {content: {application/json: {schema: {type: object}}}}
            Set-Cookie: {schema: {type: array, items: {type: string}}}
        '204': {description: empty, content: {application/json: *thing}}
        '304': {description: same}
        4XX: {description: yours, content: {application/json: {}}}
        default: {description: ours, content: {application/json: {}}}
  /old:
    get:
      operationId: old
      deprecated: true
      x-deprecated-at: 2025-11-11
      x-sunset: '2031-01-31T12:00:00+02:00'
      parameters: [{name: n, in: query, schema: {type: integer}}]
      responses: {'204': {description: ok}}
  /older:
    get:
      deprecated: true
      x-sunset: soon
      operationId: older
      responses: {'204': {description: ok, headers: {Sunset: {schema: {type: string}}}}}
components:
  schemas:
    Thing:
      type: object
      required: [name]
      properties: {name: {type: string}, secret: {type: string, writeOnly: true}}
    Event:
      type: object
      required: [data]
      properties:
        event: {type: string, enum: [one, two]}
        id: {type: string}
        retry: {type: integer}
        data: {type: object, required: [n], properties: {n: {type: integer}, s: {writeOnly: true}}}
"""
)
CONTRACT = read(DOCUMENT)


class Full(Reply):
    """A reply with headers."""

    status: int
    body: Any = None
    e_tag: Any = None
    x_count: Any = None
    x_list: Any = None
    x_point: Any = None
    x_json: Any = None
    set_cookie: Any = None


class Odd(Reply):
    """A reply that nothing documents."""

    status = 418


class Thing(Reply):
    """Another one."""

    status = 200


def answer(name: str, reply: Any, headers: dict[str, str] | None = None, **options: Any) -> Answer:
    app = served(CONTRACT, lambda **given: reply, **options)
    return ask(app, "GET", f"/{name}", headers or {})


# ── what is checked, and what is said of it ───────────────────────────────────────────────────────


def test_a_wrong_answer_is_a_failure_and_one_line_of_the_log(
    caplog: pytest.LogCaptureFixture,
) -> None:
    problem(answer("thing", Given(200, {"name": 17, "x": "hunter2"})), 500)
    said = "thing: the answer 200 is not what the contract says: the body at /name does not satisfy `type`"
    assert [record.message for record in caplog.records] == [said]
    assert not caplog.records[0].exc_info


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        ({"name": "x"}, "thing answered a dict; a reply was expected"),
        (None, "thing answered nothing; a reply was expected"),
        (["x"], "thing answered a list; a reply was expected"),
        (Odd(), "thing answered Odd, whose status is 418; documented is 200"),
    ],
)
def test_what_is_no_documented_answer_is_said_in_words(
    reply: Any, said: str, caplog: pytest.LogCaptureFixture
) -> None:
    problem(answer("thing", reply), 500)
    assert [record.message for record in caplog.records] == [said]


def test_the_classes_that_were_expected_are_named() -> None:
    def method() -> Odd | Thing | Awaitable[Odd | Thing]:
        raise AssertionError

    assert _replies(get_type_hints(method)["return"]) == ["Odd", "Thing"]


def test_a_server_that_asks_is_told_why_an_answer_was_refused_and_the_log_is_not(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with Asgi(served(CONTRACT, lambda **given: {"name": "x"})) as server:
        response = server.send(Request("GET", "/thing"), 10)
    assert (response.status, response.crash) == (500, "thing answered a dict; a reply was expected")
    assert b"dict" not in response.body
    assert caplog.records == []


@pytest.mark.parametrize(
    "reply",
    [
        Given(201, {"name": "x"}),
        Given(100, {"name": "x"}),
        Given(999, {"name": "x"}),
        Given(True, {"name": "x"}),
        Given("200", {"name": "x"}),  # type: ignore[arg-type]
        Given(200, {"name": "x"}, "text/html"),
        Given(200, b"raw"),
        Given(200),
        None,
        {"name": "x"},
        "x",
    ],
)
@pytest.mark.parametrize("check", [True, False, 0.5])
def test_what_is_not_documented_is_never_sent(reply: Any, check: bool | float) -> None:
    found = answer("thing", reply, check_replies=check)
    if isinstance(reply, Given) and reply.body in (None, b"raw") and check is not True:
        assert found.status in (200, 500)
    else:
        problem(found, 500)


def test_a_share_of_answers_is_looked_at_and_none_refused(caplog: pytest.LogCaptureFixture) -> None:
    app = served(CONTRACT, lambda: Given(200, {"name": 17}), check_replies=0.25)
    for _ in range(8):
        assert ask(app, "GET", "/thing").json() == {"name": 17}
    assert len(caplog.records) == 3  # the first, and every fourth
    assert {record.levelno for record in caplog.records} == {logging.WARNING}
    assert "the body at /name does not satisfy `type`" in caplog.text


def test_nobody_looks_where_nobody_shall(caplog: pytest.LogCaptureFixture) -> None:
    for check in (False, 0, 0.0):
        assert answer("thing", Given(200, {}), check_replies=check).json() == {}
    assert not caplog.records
    # A share of one looks at all of them, and still answers.
    assert answer("thing", Given(200, {}), check_replies=1.0).status == 200
    assert len(caplog.records) == 1


def test_names_that_a_value_brings_are_not_repeated(caplog: pytest.LogCaptureFixture) -> None:
    contract = read(
        "paths:\n" + answering("application/json", map="{additionalProperties: {type: integer}}")
    )
    ask(served(contract, lambda: Given(200, {"hunter2": "x"})), "GET", "/map")
    assert "the body at /* does not" in caplog.text
    assert "hunter2" not in caplog.text


# ── headers ───────────────────────────────────────────────────────────────────────────────────────


def test_headers_are_written_in_their_style() -> None:
    whole = Full(200, None, '"v"', 7, ["a", "b"], {"x": 1.5}, {"a": [1]}, ["a=1", "b=2"])
    found = answer("headers", whole)
    assert found.header("etag") == '"v"'
    assert found.header("x-count") == "7"
    assert found.header("x-list") == "a,b"
    assert found.header("x-point") == "x=1.5"
    assert found.header("x-json") == '{"a": [1]}'
    assert [value for name, value in found.headers if name == "set-cookie"] == ["a=1", "b=2"]


@pytest.mark.parametrize(
    ("headers", "said"),
    [
        ({}, "lacks the header ETag"),
        ({"e_tag": "v"}, "the header ETag does not satisfy `pattern`"),
        ({"e_tag": '"v"', "x_count": -1}, "the header X-Count does not satisfy `minimum`"),
        ({"e_tag": '"v"', "x_count": "1"}, "the header X-Count does not satisfy `type`"),
        ({"e_tag": '"v\r\nX: 1"'}, "a value of several lines"),
    ],
)
def test_headers_are_held_to_the_contract(
    headers: dict[str, Any], said: str, caplog: pytest.LogCaptureFixture
) -> None:
    assert answer("headers", Full(200, **headers)).status == 500
    assert said in caplog.text


def test_what_has_no_content_is_sent_none() -> None:
    for status in (204, 304):
        found = answer("headers", Full(status, {"name": "x"}))
        assert (found.status, found.content) == (status, b"")


def test_ranges_and_default_are_answered_with_the_status_that_is_given() -> None:
    assert answer("headers", Given(418, "x")).status == 418
    assert answer("headers", Given(503, "x")).status == 503


# ── which media type ──────────────────────────────────────────────────────────────────────────────

JSON, HAL, XML = "application/json", "application/hal+json", "application/xml"


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        (None, JSON),
        ("", JSON),
        ("*/*", JSON),
        ("application/xml", XML),
        ("APPLICATION/XML ; q=1", XML),
        ("application/hal+json, application/json;q=0.9", HAL),
        ("application/*;q=0.5, application/xml", XML),
        ("application/json;q=0, */*", HAL),
        ("application/xml;q=0.1, application/hal+json;q=0.2", HAL),
        ("text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8", XML),
        # RFC 9110 §12.4.1: what is sent is what there is, where 406 is not documented.
        ("text/html", JSON),
        ("*/*;q=0", JSON),
        ("nonsense;;q=x,,", JSON),
    ],
)
def test_accept_chooses_where_the_implementation_does_not(accept: str | None, chosen: str) -> None:
    headers = {} if accept is None else {"Accept": accept}
    found = answer("several", Given(200, {"name": "x", "secret": "y"}), headers)
    assert (found.status, found.header("content-type")) == (200, chosen)
    assert b"secret" not in found.content
    mine = answer("several", Given(200, {"name": "x"}, HAL), headers)
    assert mine.header("content-type") == HAL


def test_what_one_media_type_cannot_hold_another_may() -> None:
    """An implementation that leaves the choice open has not promised that its texts have characters in XML."""
    found = answer("several", Given(200, {"name": "\x01"}), {"Accept": "application/xml"})
    assert (found.status, found.header("content-type")) == (200, JSON)
    assert found.json() == {"name": "\x01"}


def test_an_operation_that_would_rather_refuse_says_so_before_anything_is_done() -> None:
    called: list[str] = []

    def reply() -> Given:
        called.append("x")
        return Given(200, {"name": "x"})

    app = served(CONTRACT, lambda **given: reply())
    refused = ask(app, "GET", "/choosy", {"Accept": "text/html"})
    assert (refused.status, refused.header("content-type")) == (406, "text/plain")
    assert refused.content == b"nothing that is accepted is answered here"
    assert not called
    assert ask(app, "GET", "/choosy", {"Accept": "text/html, */*;q=0.1"}).status == 200
    assert ask(app, "GET", "/choosy").status == 200


@pytest.mark.parametrize(
    ("name", "body", "content_type", "content"),
    [
        ("text", "aé", "text/plain; charset=utf-8", "aé".encode()),
        ("number", 7, "text/plain; charset=utf-8", b"7"),
        ("number", "7", "text/plain; charset=utf-8", b"7"),
        ("octets", b"\xff", "application/octet-stream", b"\xff"),
        ("anything", [None, 1.5], "application/json", b"[null,1.5]"),
        (
            "form",
            {"a": "x y&é", "b": [1, 2], "c": {"d": 1}},
            "application/x-www-form-urlencoded",
            b"a=x+y%26%C3%A9&b=1&b=2&c=%7B%22d%22%3A1%7D",
        ),
    ],
)
def test_other_media_types_are_written(
    name: str, body: Any, content_type: str, content: bytes
) -> None:
    found = answer(name, Given(200, body))
    assert (found.status, found.header("content-type"), found.content) == (
        200,
        content_type,
        content,
    )


def test_other_media_types_are_checked() -> None:
    problem(answer("text", Given(200, "123456")), 500)
    problem(answer("number", Given(200, "x")), 500)
    problem(answer("number", Given(200, [1])), 500)


# ── what is said of time ──────────────────────────────────────────────────────────────────────────


def test_every_answer_of_an_operation_says_when_it_ends() -> None:
    app = served(CONTRACT, {"old": lambda **given: Given(204)})
    failing = served(CONTRACT, {"old": lambda **given: 1 / 0})
    answers = [
        ask(app, "GET", "/old"),
        ask(app, "HEAD", "/old"),
        ask(app, "GET", "/old?n=x"),
        ask(failing, "GET", "/old"),
    ]
    assert [one.status for one in answers] == [204, 204, 400, 500]
    for one in answers:
        assert one.header("deprecation") == "@1762819200"  # RFC 9745 §2.1
        assert one.header("sunset") == "Fri, 31 Jan 2031 10:00:00 GMT"  # RFC 8594 §3


def test_no_day_is_made_up() -> None:
    found = answer("older", Given(204))
    assert found.status == 204
    assert found.header("deprecation") is None
    assert found.header("sunset") is None


class Ending(Reply):
    status: int
    sunset: str


def test_an_implementation_knows_better() -> None:
    assert answer("older", Ending(204, "later")).header("sunset") == "later"


# ── streams ───────────────────────────────────────────────────────────────────────────────────────


def test_events_are_written_as_browsers_read_them() -> None:
    events = [
        {"event": "one", "id": "1", "retry": 10, "data": {"n": 1, "s": "secret"}},
        {"data": {"n": 2}},
    ]
    found = answer("events", Given(200, events))
    assert found.header("cache-control") == "no-store"
    assert found.content == (b'event: one\nid: 1\nretry: 10\ndata: {"n": 1}\n\ndata: {"n": 2}\n\n')


@pytest.mark.parametrize(
    "event",
    [
        {"data": {"n": "x"}},
        {"event": "three", "data": {"n": 1}},
        {"id": "a\nb", "data": {"n": 1}},
        {"id": "a\0", "data": {"n": 1}},
        {"retry": -1, "data": {"n": 1}},
        {},
    ],
)
def test_an_event_that_is_wrong_ends_the_stream(
    event: Any, caplog: pytest.LogCaptureFixture
) -> None:
    app = served(CONTRACT, lambda: Given(200, [{"data": {"n": 1}}, event, {"data": {"n": 3}}]))
    messages = asyncio.run(_messages(app, "/events"))
    assert b"".join(one.get("body", b"") for one in messages) == b'data: {"n": 1}\n\n'
    # What says that the answer is whole never comes.
    assert all(one.get("more_body", True) for one in messages)
    assert "events: the answer 200 ended before its end" in caplog.text


def failing() -> Iterator[int]:
    yield 1
    raise ValueError("hunter2")


async def failing_later() -> AsyncIterator[int]:
    yield 1
    await asyncio.sleep(0)
    raise ValueError("hunter2")


@pytest.mark.parametrize("make", [failing, failing_later])
def test_what_fails_on_the_way_ends_the_stream(make: Any, caplog: pytest.LogCaptureFixture) -> None:
    messages = asyncio.run(_messages(served(CONTRACT, lambda: Given(200, make())), "/lines"))
    assert b"".join(one.get("body", b"") for one in messages) == b"1\n"
    assert all(one.get("more_body", True) for one in messages)
    assert [one.message for one in caplog.records if "ended" in one.message] == [
        "lines: the answer 200 ended before its end: ValueError"
    ]


async def _messages(app: Any, path: str) -> list[Any]:
    """What a server is given to send, until the application raises."""
    from tests.boundary.serving import scope

    sent: list[Any] = []

    async def receive() -> Any:
        if not sent:
            return {"type": "http.request", "body": b"", "more_body": False}
        await asyncio.Event().wait()
        raise AssertionError

    async def send(message: Any) -> None:
        sent.append(message)

    with pytest.raises(Exception):  # noqa: B017  whatever it is, servers break the connection off
        await app(scope("GET", path), receive, send)
    return sent
