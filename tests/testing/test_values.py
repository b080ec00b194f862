"""What a server loses, keeps though it is gone, or sends too much of is found."""

import json
import uuid
from typing import Any

import pytest

from contractor.contract import Schema
from contractor.contract.travel import Direction
from contractor.mock import application
from contractor.samples import Samples
from contractor.testing.asgi import Application
from contractor.testing.comparing import differences
from tests.documents import CORPUS, contract, corpus
from tests.testing.lamps import LAMPS
from tests.testing.test_walk import BOOKSHOP, SHELTER, opened
from tests.testing.trying import Answer, Change, Tried, as_json, mutant, tried

FOUND = contract(LAMPS)


def lamps(change: Change) -> Tried:
    return tried(FOUND, mutant(FOUND, change), "values")


def read(method: str, target: str, answer: Answer) -> bool:
    """Whether an answer is a lamp that was read."""
    return method == "GET" and target.startswith("/lamps/") and answer[0] == 200


@pytest.mark.parametrize("path", [SHELTER, BOOKSHOP], ids=lambda path: path.stem)
def test_a_mock_has_no_failure(path: Any) -> None:
    found = opened(path)
    outcome = tried(found, application(found), "values")
    assert outcome.failures == []
    assert outcome.uncovered == []


@corpus
@pytest.mark.parametrize("name", ["museum", "train-travel"])
def test_a_mock_of_a_published_document_has_no_failure(name: str) -> None:
    [path] = CORPUS.glob(f"{name}.*")
    found = opened(path)
    assert tried(found, application(found), "values").failures == []


def test_a_server_that_keeps_what_it_is_told_has_no_failure() -> None:
    outcome = tried(FOUND, application(FOUND), "values")
    assert outcome.failures == []
    assert outcome.uncovered == []


def test_a_value_that_comes_back_as_another_is_found() -> None:
    def change(
        method: str, target: str, headers: dict[str, str], body: bytes, answer: Answer
    ) -> Answer:
        if read(method, target, answer):
            value = {**json.loads(answer[2]), "watts": 4711}
            return (*answer[:2], as_json(value))
        return answer

    outcome = lamps(change)
    assert outcome.checks == {"value-lost"}
    said = {(one.operation.rpartition("/")[2], one.title) for one in outcome.failures}
    title = "`/watts` comes back from GET /lamps/{lampId} as something else"
    assert said == {("post", title), ("put", title), ("patch", title)}
    assert {one.at for one in outcome.failures} == {"#/components/schemas/Lamp/properties/watts"}
    assert "4711 came back" in outcome.failures[0].why
    assert [one.request.method for one in outcome.failures[0].exchanges] == ["POST", "GET"]


def test_a_value_that_does_not_come_back_is_found() -> None:
    def change(
        method: str, target: str, headers: dict[str, str], body: bytes, answer: Answer
    ) -> Answer:
        if read(method, target, answer):
            value = {key: one for key, one in json.loads(answer[2]).items() if key != "tags"}
            return (*answer[:2], as_json(value))
        return answer

    outcome = lamps(change)
    assert {one.title for one in outcome.of("value-lost")} == {
        "`/tags` does not come back from GET /lamps/{lampId}"
    }


def test_a_list_that_tells_something_else_is_found() -> None:
    def change(
        method: str, target: str, headers: dict[str, str], body: bytes, answer: Answer
    ) -> Answer:
        if method == "GET" and target.startswith("/lamps?") and answer[0] == 200:
            value = [{**one, "name": "x"} for one in json.loads(answer[2])]
            return (*answer[:2], as_json(value))
        return answer

    outcome = lamps(change)
    assert "`/name` comes back from GET /lamps as something else" in {
        one.title for one in outcome.of("value-lost")
    }


def test_what_was_made_and_is_not_there_is_found() -> None:
    def change(
        method: str, target: str, headers: dict[str, str], body: bytes, answer: Answer
    ) -> Answer:
        if method == "POST" and answer[0] == 201:
            value = {**json.loads(answer[2]), "id": "11111111-1111-4111-8111-111111111111"}
            return 201, answer[1], as_json(value)
        return answer

    outcome = lamps(change)
    [found] = outcome.of("not-there")
    assert found.title == "What it answers for cannot be read: GET /lamps/{lampId} answers 404"


def test_what_was_removed_and_is_there_is_found() -> None:
    app = application(FOUND)

    async def kept(scope: Any, receive: Any, send: Any) -> None:
        # Nothing that is to be removed reaches the server.
        if scope["type"] == "http" and scope["method"] == "DELETE":
            await receive()
            await send({"type": "http.response.start", "status": 204, "headers": []})
            await send({"type": "http.response.body", "body": b""})
            return
        await app(scope, receive, send)

    [failure] = tried(FOUND, kept, "values").failures
    assert failure.check == "still-there"
    assert failure.title == "What was removed can still be read: GET /lamps/{lampId} answers 200"


def test_a_crash_when_something_is_removed_twice_is_found() -> None:
    def change(
        method: str, target: str, headers: dict[str, str], body: bytes, answer: Answer
    ) -> Answer:
        return (500, {}, b"") if method == "DELETE" and answer[0] == 404 else answer

    [failure] = lamps(change).failures
    assert failure.check == "not_a_server_error"


def test_a_list_that_is_longer_than_asked_for_is_found() -> None:
    def change(
        method: str, target: str, headers: dict[str, str], body: bytes, answer: Answer
    ) -> Answer:
        if "limit=1" in target:
            one = {"name": "a", "kind": "desk", "watts": 1}
            return (*answer[:2], as_json([one, one]))
        return answer

    [failure] = lamps(change).failures
    assert failure.check == "limit-ignored"
    assert failure.why == "limit=1 was sent, and 2 came back."
    assert failure.at == "#/paths/~1lamps/get/parameters/0"


@pytest.mark.parametrize(
    ("header", "check"),
    [("location", "response_headers_conformance"), ("content-type", "content_type_conformance")],
)
def test_a_header_that_is_missing_is_found(header: str, check: str) -> None:
    def change(
        method: str, target: str, headers: dict[str, str], body: bytes, answer: Answer
    ) -> Answer:
        told = {key: value for key, value in answer[1].items() if key != header}
        return (answer[0], told, answer[2]) if method == "POST" else answer

    outcome = lamps(change)
    assert check in outcome.checks
    assert {one.operation for one in outcome.of(check)} == {"#/paths/~1lamps/post"}


def test_an_answer_without_its_body_is_found() -> None:
    def change(
        method: str, target: str, headers: dict[str, str], body: bytes, answer: Answer
    ) -> Answer:
        return (200, {}, b"") if method == "PUT" and answer[0] == 200 else answer

    [failure] = lamps(change).failures
    assert failure.title == "Answers 200 without the body that is documented"


CUPS = """
paths:
  /cups:
    post:
      operationId: bakeCup
      requestBody: &cup
        required: true
        content: {application/json: {schema: {$ref: '#/components/schemas/Cup'}}}
      responses:
        '201': &one
          description: A cup
          content: {application/json: {schema: {$ref: '#/components/schemas/Cup'}}}
        '400': {description: 'No'}
  /cups/{cupId}:
    parameters: [{name: cupId, in: path, required: true, schema: {type: string, format: uuid}}]
    get: {responses: {'200': *one, '404': {description: 'No'}}}
    put:
      requestBody: *cup
      responses: {'200': *one, '400': {description: 'No'}, '404': {description: 'No'}}
    patch:
      requestBody:
        required: true
        content:
          application/merge-patch+json: {schema: {$ref: '#/components/schemas/Change'}}
          application/json: {schema: {$ref: '#/components/schemas/Change'}}
          application/json-patch+json:
            schema:
              type: array
              minItems: 1
              items: {type: object, required: [op, path], properties: {op: {type: string}, path: {type: string}}}
      responses: {'200': *one, '400': {description: 'No'}, '404': {description: 'No'}}
components:
  schemas:
    Change:
      type: object
      properties: {name: {type: string, minLength: 1}, size: {type: integer, minimum: 1}}
    Cup:
      type: object
      required: [name, size]
      properties:
        id: {type: string, format: uuid, readOnly: true}
        bakedAt: {type: string, format: date-time, readOnly: true}
        createdAt: {type: string, format: date-time, readOnly: true}
        updatedAt: {type: string, format: date-time, readOnly: true}
        version: {type: integer, readOnly: true}
        soldAt: {type: string, format: date-time, readOnly: true}
        name: {type: string, minLength: 1}
        size: {type: integer, minimum: 1}
"""
SHELF = contract(CUPS)


def cups(*ignored: str, overwritten: tuple[str, ...] = ()) -> Application:
    """A server of cups; it changes nothing for media types that are `ignored`, and makes members anew with a PUT."""
    kept: dict[str, dict[str, Any]] = {}

    async def app(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            return
        body = json.loads((await receive())["body"] or b"null")
        said = {name: value.decode() for name, value in scope["headers"]}
        key = scope["path"].rpartition("/")[2]
        now = f"2026-01-01T00:00:{len(kept) % 60:02}.{len(str(kept)):06}Z"
        times = ("bakedAt", "createdAt", "updatedAt", "soldAt")
        status, shown = 200, kept.get(key)
        match scope["method"]:
            case "POST":
                key, status = str(uuid.UUID(int=len(kept) + 1)), 201
                shown = kept[key] = {**body, **dict.fromkeys(times, now), "id": key, "version": 1}
            case "PUT" if shown is not None:
                own = {name: shown[name] for name in (*times, "id", "version")}
                own |= dict.fromkeys(("updatedAt", "soldAt", *overwritten), f"{now[:-1]}1Z")
                shown = kept[key] = {**own, **body, "version": shown["version"] + 1}
            case "PATCH" if shown is not None and said[b"content-type"] not in ignored:
                told = body
                if isinstance(body, list):
                    told = {one["path"][1:]: one["value"] for one in body if "value" in one}
                shown = kept[key] = {**shown, **told}
        found = 404 if shown is None else status
        head = [(b"content-type", b"application/json")] if shown else []
        await send({"type": "http.response.start", "status": found, "headers": head})
        await send({"type": "http.response.body", "body": as_json(shown) if shown else b""})

    return app


def test_what_a_server_may_change_with_every_write_is_no_failure() -> None:
    assert tried(SHELF, cups(), "values").failures == []


@pytest.mark.parametrize(
    "media", ["application/merge-patch+json", "application/json", "application/json-patch+json"]
)
def test_a_patch_that_changes_nothing_is_found(media: str) -> None:
    [failure] = tried(SHELF, cups(media), "values").failures
    assert (failure.check, failure.operation) == ("value-lost", "#/paths/~1cups~1{cupId}/patch")
    sent = failure.exchanges[0].request
    assert sent.header("content-type") == media


@pytest.mark.parametrize("name", ["createdAt", "bakedAt"])
def test_a_replacement_that_overwrites_when_a_thing_was_made_is_found(name: str) -> None:
    [failure] = tried(SHELF, cups(overwritten=(name,)), "values").failures
    assert failure.check == "overwrites-owned"
    assert failure.title == f"`/{name}` is overwritten by PUT /cups/{{cupId}}"
    assert failure.at == f"#/components/schemas/Cup/properties/{name}"
    assert [one.request.method for one in failure.exchanges] == ["GET", "PUT", "GET"]


SCHEMA = """
paths: {}
components:
  schemas:
    Thing:
      type: object
      properties:
        at: {type: string, format: date-time}
        id: {type: string, format: uuid}
        size: {type: number}
        list: {type: array, items: {type: object, properties: {n: {type: integer}}}}
        pin: {type: string, writeOnly: true}
        text: {type: string}
"""


@pytest.mark.parametrize(
    ("sent", "got", "pointers"),
    [
        ({"size": 1}, {"size": 1.0}, []),
        ({"size": 1}, {"size": "1"}, ["/size"]),
        ({"at": "2026-01-01T12:00:00+01:00"}, {"at": "2026-01-01T11:00:00.000Z"}, []),
        ({"at": "2026-01-01T12:00:00Z"}, {"at": "2026-01-01T11:00:00Z"}, ["/at"]),
        ({"id": "8C0F2B0E-6A3D-4F27-9C9E-0B6F7A1D2E34"}, {"id": "8c0f2b0e-6a3d-4f27-9c9e-0b6f7a1d2e34"}, []),
        ({"list": [{"n": 1}, {"n": 2}]}, {"list": [{"n": 2}, {"n": 1}]}, ["/list/0/n", "/list/1/n"]),
        ({"list": [{"n": 1}]}, {"list": [{"n": 1}, {"n": 2}]}, ["/list"]),
        ({"list": [{"n": 1, "x": 2}]}, {"list": [{"n": 1}]}, []),
        ({"pin": "1234"}, {}, []),
        ({"other": 1}, {}, []),
        ({"text": "a"}, {}, ["/text"]),
        ({"text": "a"}, {"text": "A"}, ["/text"]),
        ({"text": None}, {}, []),
        ({"list": []}, {}, []),
        # What cannot come back is not missed.
        ({"text": 5}, {"text": "5"}, []),
    ],
)  # fmt: skip
def test_what_came_back_is_what_was_sent_if_it_means_the_same(
    sent: Any, got: Any, pointers: list[str]
) -> None:
    found = contract(SCHEMA)
    schema = Schema("", {"$ref": "#/components/schemas/Thing"})
    samples = Samples(found)
    differing = differences(
        found, schema, sent, got, lambda part, one: samples.takes(part, one, Direction.RESPONSE)
    )
    assert [one.pointer for one in differing] == pointers
