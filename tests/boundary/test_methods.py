"""Methods: what the contract has, HEAD and OPTIONS beside it, and 405 for everything else."""

from typing import Any

import pytest

from contractor.runtime.boundary import Reply
from tests.boundary.serving import Given, ask, files, problem, read, served

DOCUMENT = """
openapi: 3.2.0
info: {title: Methods, version: '1'}
paths:
  /things:
    get:
      operationId: list
      responses: {'200': {description: ok, content: {application/json: {schema: {type: array}}}}}
    post: {operationId: add, responses: {'204': {description: ok}}}
  /things/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
    delete: {operationId: remove, responses: {'204': {description: ok}}}
    additionalOperations:
      Copy: {operationId: copy, responses: {'204': {description: ok}}}
  /things/last:
    put: {operationId: last, responses: {'204': {description: ok}}}
  /own:
    get: {operationId: own, responses: {'204': {description: ok}}}
    head: {operationId: head, responses: {'203': {description: ok}}}
    options: {operationId: options, responses: {'202': {description: ok}}}
    trace: {operationId: trace, responses: {'204': {description: ok}}}
  /café:
    get: {operationId: cafe, responses: {'204': {description: ok}}}
  /[a] b/[c]:
    get: {operationId: brackets, responses: {'204': {description: ok}}}
  /query:
    query: {operationId: query, responses: {'204': {description: ok}}}
  /log:
    get:
      operationId: log
      responses: {'200': {description: ok, content: {application/jsonl: {itemSchema: {type: integer}}}}}
"""


def endless() -> Reply:
    def numbers() -> object:
        number = 0
        while True:
            number += 1
            yield number

    return Given(200, numbers())


APP = served(
    read(DOCUMENT),
    {
        "list": lambda: Given(200, [1, 2]),
        "head": lambda: Given(203),
        "options": lambda: Given(202),
        "log": endless,
    },
)


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/things", "GET, HEAD, OPTIONS, POST"),
        ("/things/7", "Copy, DELETE, OPTIONS"),
        ("/things/last", "OPTIONS, PUT"),
        ("/own", "GET, HEAD, OPTIONS, TRACE"),
        ("/query", "OPTIONS, QUERY"),
    ],
)
def test_what_a_path_does_not_have(path: str, allowed: str) -> None:
    for method in ("PATCH", "CONNECT", "PROPFIND", "COPY", "copy", "get", "", "\U0001f600"):
        answer = problem(ask(APP, method, path), 405)
        assert answer.header("allow") == allowed
    if path != "/own":
        problem(ask(APP, "TRACE", path), 405)
        options = ask(APP, "OPTIONS", path)
        assert (options.status, options.content, options.header("allow")) == (204, b"", allowed)


def test_what_the_contract_has_goes_before_what_everybody_has() -> None:
    assert ask(APP, "HEAD", "/own").status == 203
    assert ask(APP, "OPTIONS", "/own").status == 202
    assert ask(APP, "TRACE", "/own").status == 204
    assert ask(APP, "QUERY", "/query").status == 204
    assert ask(APP, "Copy", "/things/7").status == 204


def test_the_head_of_an_answer_is_that_of_the_whole_answer() -> None:
    whole, head = (ask(APP, method, "/things") for method in ("GET", "HEAD"))
    assert (whole.status, whole.content) == (200, b"[1,2]")
    assert (head.status, head.headers, head.content) == (200, whole.headers, b"")
    for path in ("/nothing", "/things/7", "/openapi.json", "/docs"):
        whole, head = (ask(APP, method, path) for method in ("GET", "HEAD"))
        assert (head.status, head.content) == (whole.status, b"")


def test_nobody_waits_for_the_items_of_a_stream_that_are_not_sent() -> None:
    head = ask(APP, "HEAD", "/log")
    assert (head.status, head.content) == (200, b"")
    assert head.header("content-type") == "application/jsonl"


@pytest.mark.parametrize(
    "path",
    [
        "/nothing",
        "/things/",
        "/things//",
        "//things",
        "/things/7/",
        "/things/a/b",
        "/things%2F7",
        "/%74hings%2Flast",
        "/things/../own",
        "/THINGS",
        "/",
        "",
        "*",
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST", "OPTIONS", "TRACE", "DELETE"])
def test_a_path_that_the_contract_has_not(path: str, method: str) -> None:
    """Never a redirect, and never another path that it is when it is decoded."""
    problem(ask(APP, method, path), 404)


def test_a_path_may_be_written_in_other_ways_that_mean_the_same() -> None:
    """RFC 3986 §6.2.2: what needs no encoding may be encoded, and hexadecimal digits may be small."""
    assert ask(APP, "PUT", "/%74hings/l%61st").status == 204
    assert ask(APP, "DELETE", "/things/%6Bast").status == 204
    assert ask(APP, "GET", "/caf%c3%a9").status == 204
    assert ask(APP, "GET", "/caf%C3%A9").status == 204
    for path in ("/[a]%20b/%5Bc%5D", "/%5ba%5D%20b/[c]"):
        assert ask(APP, "GET", path).status == 204
    # Servers let no such bytes through.
    problem(ask(APP, "GET", "/caf\u00e9".encode()), 404)


def test_parts_of_a_segment_are_told_apart_without_trying_every_place() -> None:
    """Regular expressions take a time that grows with the square of the length, or its cube."""
    from time import perf_counter

    from contractor.runtime.boundary.routing import Routes

    def operation(path: str) -> Any:
        return {"id": path, "method": "get", "path": path, "answers": {}, "refusals": {}}

    paths = ["/{a}-{b}.{c}", "/{a}.json", "/{a}", "/x{a}y/z", "/{a}{b}/two"]
    routes = Routes([operation(path) for path in paths])

    def found(path: str) -> Any:
        known = routes.find(path)
        return known and (known[0]["GET"].operation["path"], known[1])

    assert found("/a-b.c") == ("/{a}-{b}.{c}", ["a", "b", "c"])
    assert found("/a-b-c.d.e") == ("/{a}-{b}.{c}", ["a", "b-c", "d.e"])
    assert found("/-b.c") == ("/{a}", ["-b.c"])
    assert found("/.json.json") == ("/{a}.json", [".json"])
    assert found("/.json") == ("/{a}", [".json"])
    assert found("/xy/z") is None
    assert found("/xay/z") == ("/x{a}y/z", ["a"])
    assert found("/abc/two") == ("/{a}{b}/two", ["a", "bc"])
    assert found("/a/two") is None
    began = perf_counter()
    for path in ("/" + "-" * 60_000, "/" + "-." * 30_000 + "-", "/" + "a" * 60_000 + "/two"):
        routes.find(path)
    assert perf_counter() - began < 1


def test_what_is_told_of_the_contract_gives_way_to_the_contract() -> None:
    text = """
    paths:
      /docs: {get: {operationId: docs, responses: {'204': {description: ok}}}}
      /openapi.json: {put: {operationId: put, responses: {'204': {description: ok}}}}
    """
    app = served(read(text), {})
    assert ask(app, "GET", "/docs").status == 204
    assert ask(app, "PUT", "/openapi.json").status == 204
    problem(ask(app, "GET", "/openapi.json"), 405)


def test_the_document_is_served_as_it_is() -> None:
    whole = ask(APP, "GET", "/openapi.json")
    assert whole.content == files(DOCUMENT)["openapi.json"]
    assert whole.header("content-type") == "application/json"
    assert problem(ask(APP, "POST", "/openapi.json"), 405).header("allow")
