"""Methods: what the contract has, HEAD and OPTIONS beside it, and 405 for everything else."""

import pytest

from contractor.runtime.boundary import Reply
from tests.boundary.serving import Given, ask, problem, read, served

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
