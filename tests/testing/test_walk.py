"""Every operation is reached where it can be, and where it cannot, the person who has to act learns why."""

import json
from pathlib import Path
from typing import Any

import pytest

from contractor.contract import Contract, read
from contractor.mock import application
from contractor.source import Files
from tests.documents import CORPUS, contract, corpus
from tests.testing.trying import Answer, Tried, as_json, mutant, tried

ROOT = Path(__file__).parents[2]
SHELTER = ROOT / "tests" / "mock" / "shelter.yaml"
BOOKSHOP = ROOT / "specs" / "bookshop.yaml"


def opened(path: Path) -> Contract:
    return read(Files.open(path))


@pytest.mark.parametrize("path", [SHELTER, BOOKSHOP], ids=lambda path: path.stem)
def test_a_mock_is_reached_everywhere(path: Path) -> None:
    found = opened(path)
    outcome = tried(found, application(found), "reach")
    assert outcome.failures == []
    assert outcome.uncovered == []
    assert outcome.unreached == []


@corpus
@pytest.mark.parametrize("name", ["museum", "train-travel", "adyen-checkout"])
def test_published_documents_are_reached_everywhere(name: str) -> None:
    [path] = CORPUS.glob(f"{name}.*")
    found = opened(path)
    outcome = tried(found, application(found), "reach")
    assert outcome.failures == []
    assert outcome.unreached == []


def test_the_same_requests_are_sent_again() -> None:
    found = opened(BOOKSHOP)
    first, second = (tried(found, application(found), "reach") for _ in range(2))
    assert [one.request for one in first.sent] == [one.request for one in second.sent]


PETS = """
paths:
  /owners:
    get:
      operationId: listOwners
      responses:
        '200':
          description: Owners
          content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Owner'}}}}
    post:
      operationId: addOwner
      requestBody:
        required: true
        content: {application/json: {schema: {$ref: '#/components/schemas/Owner'}}}
      responses:
        '201':
          description: Added
          content: {application/json: {schema: {$ref: '#/components/schemas/Owner'}}}
        '400': {description: No}
  /owners/{ownerId}:
    parameters: [{name: ownerId, in: path, required: true, schema: {type: string}}]
    get:
      responses:
        '200':
          description: An owner
          headers: {ETag: {schema: {type: string}}}
          content: {application/json: {schema: {$ref: '#/components/schemas/Owner'}}}
        '404': {description: None}
    put:
      parameters: [{name: If-Match, in: header, required: true, schema: {type: string}}]
      requestBody:
        required: true
        content: {application/json: {schema: {$ref: '#/components/schemas/Owner'}}}
      responses:
        '200':
          description: Replaced
          content: {application/json: {schema: {$ref: '#/components/schemas/Owner'}}}
        '404': {description: None}
        '412': {description: Changed}
    delete:
      responses: {'204': {description: Gone}, '404': {description: None}}
  /owners/{ownerId}/pets:
    post:
      parameters: [{name: ownerId, in: path, required: true, schema: {type: string}}]
      requestBody:
        required: true
        content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}
      responses:
        '201':
          description: Added
          content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}
          links: {pet: {operationId: getPet, parameters: {petId: $response.body#/number}}}
        '400': {description: No}
        '404': {description: None}
  /pets/{petId}:
    get:
      operationId: getPet
      parameters: [{name: petId, in: path, required: true, schema: {type: integer}}]
      responses:
        '200':
          description: A pet
          content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}
        '404': {description: None}
  /visits:
    post:
      requestBody:
        required: true
        content:
          application/json:
            schema: {type: object, required: [ownerId], properties: {ownerId: {type: string}, note: {type: string}}}
            example: {ownerId: nobody}
      responses: {'201': {description: Noted}, '400': {description: No}, '404': {description: None}}
  /shifts:
    post:
      requestBody:
        required: true
        content:
          application/json:
            schema: {type: object, required: [vetId], properties: {vetId: {type: string}}}
            example: {vetId: nobody}
      responses: {'201': {description: Noted}, '400': {description: No}, '404': {description: None}}
  /vets:
    post:
      requestBody:
        required: true
        content: {application/json: {schema: {$ref: '#/components/schemas/Owner'}}}
      responses:
        '201':
          description: Added, and to be seen nowhere
          content: {application/json: {schema: {$ref: '#/components/schemas/Owner'}}}
        '400': {description: No}
components:
  schemas:
    Owner:
      type: object
      required: [id, name]
      properties: {id: {type: string, readOnly: true}, name: {type: string, minLength: 1}}
    Pet:
      type: object
      required: [number, name]
      properties: {number: {type: integer, readOnly: true}, name: {type: string}}
"""


class Clinic:
    """A strict server of `PETS` that is empty in the beginning; `broken` names what it gets wrong."""

    def __init__(self, broken: str = "") -> None:
        self.broken = broken
        self.owners: dict[str, dict[str, Any]] = {}
        self.pets: dict[str, dict[str, Any]] = {}
        self.vets: set[str] = set()
        self.versions: dict[str, int] = {}

    def answer(self, method: str, path: str, headers: dict[str, str], body: Any) -> tuple[int, Any]:
        match method, path.strip("/").split("/"):
            case "GET", ["owners"]:
                return 200, [*self.owners.values()]
            case "POST", ["owners"]:
                key = f"o{len(self.owners) + 1}"
                self.owners[key] = {**body, "id": key}
                self.versions[key] = 1
                made = self.owners[key]
                if self.broken == "no id":
                    made = {"name": made["name"]}
                    self.owners.clear()
                return 201, made
            case "POST", ["visits"]:
                return (201, None) if body["ownerId"] in self.owners else (404, None)
            case "POST", ["vets"]:
                self.vets.add(key := f"v{len(self.vets) + 1}")
                return 201, {**body, "id": key}
            case "POST", ["shifts"]:
                return (201, None) if body["vetId"] in self.vets else (404, None)
            case method, ["owners", key, *below] if key in self.owners:
                if below:
                    number = len(self.pets) + 71
                    self.pets[f"{number}"] = {**body, "number": number}
                    return 201, self.pets[f"{number}"]
                if method == "PUT":
                    if headers.get("if-match") != f'"{self.versions[key]}"':
                        return 412, None
                    self.versions[key] += 1
                    self.owners[key] = {**body, "id": key}
                if method == "DELETE":
                    return 204, self.owners.pop(key) and None
                return 200, self.owners[key]
            case "GET", ["pets", key] if key in self.pets:
                return 200, self.pets[key]
        return 404, None

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            return
        content = (await receive()).get("body", b"")
        headers = {name.decode(): value.decode() for name, value in scope["headers"]}
        body = json.loads(content) if content else None
        status, value = self.answer(scope["method"], scope["path"], headers, body)
        told = [] if value is None else [(b"content-type", b"application/json")]
        key = scope["path"].rpartition("/")[2]
        if key in self.versions:
            told.append((b"etag", f'"{self.versions[key]}"'.encode()))
        await send({"type": "http.response.start", "status": status, "headers": told})
        await send({"type": "http.response.body", "body": b"" if value is None else as_json(value)})


def clinic(broken: str = "") -> Tried:
    return tried(contract(PETS), Clinic(broken), "reach")


def test_an_empty_server_is_reached_by_what_is_made_and_linked() -> None:
    outcome = clinic()
    assert outcome.failures == []
    assert outcome.unreached == []
    assert outcome.uncovered == []


def test_what_is_removed_was_made_for_it() -> None:
    outcome = clinic()
    [removed] = [one for one in outcome.sent if one.request.method == "DELETE"]
    last = outcome.sent.index(removed)
    [made] = [
        one
        for one in outcome.sent[last - 1 : last]
        if (one.request.method, one.request.target) == ("POST", "/owners")
    ]
    assert made.response is not None
    assert removed.request.target.endswith(json.loads(made.response.body)["id"])


def test_a_person_learns_what_an_unreached_operation_hangs_on() -> None:
    outcome = clinic("no id")
    assert outcome.checks == {"response_schema_conformance"}
    assert "GET /owners/{ownerId}" in outcome.unreached
    [lost] = [one for one in outcome.uncovered if one.operation.endswith("ownerId}/get")]
    assert lost.kind == "unreached"
    assert "404 came back to" in lost.why
    assert "POST /owners succeeded and told of nothing that `ownerId` could be." in lost.why
    assert "GET /owners succeeded and told of nothing" in lost.why
    assert "Give `ownerId` an example that the server knows" in lost.why


def test_a_person_learns_which_operation_was_not_reached_before() -> None:
    found = contract(PETS)

    def change(
        method: str, target: str, headers: dict[str, str], body: bytes, answer: Answer
    ) -> Answer:
        if target.startswith("/owners") and method != "GET":
            return 400, {}, b""
        return (200, {"content-type": "application/json"}, b"[]") if target == "/owners" else answer

    outcome = tried(found, mutant(found, change), "reach")
    [lost] = [one for one in outcome.uncovered if one.operation.endswith("ownerId}/delete")]
    assert "It hangs on POST /owners, which was not reached itself (it answered 400)." in lost.why


def test_when_the_time_is_over_nothing_is_a_pass() -> None:
    outcome = tried(contract(PETS), Clinic(), "reach", seconds=0.0)
    assert outcome.sent == []
    assert {one.kind for one in outcome.uncovered} == {"timeout"}
    assert len(outcome.uncovered) == 10
