"""The one version of Schemathesis that is pinned does what is relied on, and finds what is planted."""

import asyncio
import time
from typing import Any

import pytest
from schemathesis.checks import CHECKS, load_all_checks
from schemathesis.engine import events
from schemathesis.engine.context import EngineContext
from schemathesis.engine.run import UNIT_PHASES, PhaseName
from schemathesis.generation.case import Case
from schemathesis.openapi.checks import JsonSchemaError

from contractor.mock import application
from contractor.testing.installed import SCHEMATHESIS, lacking
from contractor.testing.schemathesis import versions
from contractor.testing.settings import ENGINE
from tests.documents import contract
from tests.testing.running import ran
from tests.testing.trying import Answer, mutant

#: What is for one direction, a union, and what holds itself.
TREES = """
paths:
  /trees:
    post:
      operationId: plant
      requestBody:
        required: true
        content: {application/json: {schema: {$ref: '#/components/schemas/Tree'}}}
      responses:
        '201': {description: Made, content: {application/json: {schema: {$ref: '#/components/schemas/Tree'}}}}
        '400': {$ref: '#/components/responses/No'}
    get:
      operationId: list
      parameters: [{name: limit, in: query, required: true, schema: {type: integer, minimum: 1, maximum: 9}}]
      responses:
        '200':
          description: Trees
          content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Tree'}}}}
        '400': {$ref: '#/components/responses/No'}
components:
  responses:
    'No':
      description: No
      content: {application/json: {schema: {type: object, required: [status], properties: {status: {}}}}}
  schemas:
    Tree:
      type: object
      required: [height, fruit]
      properties:
        id: {type: string, readOnly: true}
        height: {type: integer, minimum: 1}
        fruit: {oneOf: [{type: string, maxLength: 3}, {type: integer, minimum: 0}, {type: 'null'}]}
        child: {$ref: '#/components/schemas/Tree'}
"""
FOREST = contract(TREES)
JSON = {"content-type": "application/json"}
PLANT, LIST = "#/paths/~1trees/post", "#/paths/~1trees/get"


def test_the_version_is_the_one_that_is_pinned() -> None:
    assert lacking() is None
    assert versions()["schemathesis"] == SCHEMATHESIS


def test_the_engine_has_the_names_that_are_relied_on() -> None:
    assert {one.value for one in PhaseName} >= set(ENGINE)
    assert [one.value for one in UNIT_PHASES] == ["examples", "coverage", "fuzzing"]
    for name in ("EngineFinished", "PhaseStarted", "ScenarioFinished", "NonFatalError", "FatalError",
                 "Interrupted", "SchemaAnalysisWarnings"):  # fmt: skip
        assert hasattr(events, name)
    # Hooks of `limited`: were one renamed, a run that was cut short would look like a whole one.
    assert "is_operation_slice_expired" in vars(EngineContext)
    assert "feedback_for" in vars(EngineContext)
    # Every request goes through it: `keys` gives each a key of its own.
    assert "call" in vars(Case)
    assert {"schema_path", "instance_path"} <= {*JsonSchemaError.__slots__}
    load_all_checks()
    assert set(CHECKS.get_all_names()) >= {
        "not_a_server_error",
        "status_code_conformance",
        "content_type_conformance",
        "response_schema_conformance",
        "negative_data_rejection",
        "positive_data_acceptance",
        "ignored_auth",
        "use_after_free",
        "unsupported_method",
    }


def test_a_server_that_keeps_to_it_has_no_failure_and_is_reached() -> None:
    tested = ran(FOREST, application(FOREST))
    assert tested.failures == ()
    assert [one.reached for one in tested.operations] == [True, True]
    assert all(one.requests > 10 for one in tested.operations)
    assert tested.passed


@pytest.mark.parametrize(
    ("answer", "check", "method"),
    [
        ((500, JSON, b'{"status": 1}'), "not_a_server_error", "GET"),
        ((200, JSON, b'[{"height": "tall", "fruit": 1}]'), "response_schema_conformance", "GET"),
        ((202, JSON, b"[]"), "status_code_conformance", "GET"),
        ((200, {"content-type": "text/plain"}, b"[]"), "content_type_conformance", "GET"),
        ((201, JSON, b'{"height": 1, "fruit": null}'), "negative_data_rejection", "POST"),
        ((400, JSON, b'{"status": 1}'), "positive_data_acceptance", "POST"),
    ],
)  # fmt: skip
def test_a_fault_is_found_with_the_exchange(answer: Answer, check: str, method: str) -> None:
    def change(sent: str, *rest: Any) -> Answer:
        return answer if sent == method else rest[-1]

    tested = ran(FOREST, mutant(FOREST, change), phases=("coverage", "fuzzing"))
    found = [one for one in tested.failures if one.check == check]
    assert found, tested.failures
    key = LIST if method == "GET" else PLANT
    for one in found:
        assert one.operation == key
        assert one.exchanges[-1].request.method == method
        assert one.exchanges[-1].status == answer[0]
    assert {one.operation for one in tested.failures} == {key}
    assert not tested.passed


SECURED = """
security: [{key: []}]
paths:
  /doors:
    get:
      responses:
        '200': {description: Doors, content: {application/json: {schema: {type: array}}}}
        '401': {description: No}
components: {securitySchemes: {key: SCHEME}}
"""


@pytest.mark.parametrize(
    "scheme",
    [
        "{type: http, scheme: bearer}",
        "{type: http, scheme: basic}",
        "{type: apiKey, in: header, name: X-Key}",
        "{type: apiKey, in: query, name: key}",
        "{type: apiKey, in: cookie, name: key}",
        "{type: oauth2, flows: {clientCredentials: {tokenUrl: 'https://example.com/t', scopes: {}}}}",
        "{type: openIdConnect, openIdConnectUrl: 'https://example.com/o'}",
    ],
)
def test_credentials_that_nobody_asks_for_are_found(scheme: str) -> None:
    found = contract(SECURED.replace("SCHEME", scheme))

    def change(*rest: Any) -> Answer:
        answer: Answer = rest[-1]
        return (200, JSON, b"[]") if answer[0] == 401 else answer

    assert ran(found, application(found)).failures == ()
    tested = ran(found, mutant(found, change), phases=("coverage", "fuzzing"))
    assert "ignored_auth" in {one.check for one in tested.failures}


def test_what_cannot_be_generated_is_a_failure() -> None:
    found = contract(
        """
        paths:
          /x:
            post:
              requestBody:
                required: true
                content: {application/json: {schema: {type: string, minLength: 5, maxLength: 2}}}
              responses: {'200': {description: Yes}, '400': {description: 'No'}}
        """
    )

    async def app(scope: Any, receive: Any, send: Any) -> None:
        assert scope["type"] == "http"
        await send({"type": "http.response.start", "status": 400, "headers": []})
        await send({"type": "http.response.body", "body": b""})

    tested = ran(found, app, phases=("fuzzing",))
    assert {one.check for one in tested.failures} == {"not-generated"}
    assert {one.operation for one in tested.failures} == {"#/paths/~1x/post"}
    assert not tested.passed


def _sent(seed: int) -> str:
    return ran(FOREST, application(FOREST), seed=seed, phases=("coverage", "fuzzing")).stream


def test_the_seed_decides_what_is_sent() -> None:
    assert _sent(1) == _sent(1)
    assert _sent(1) != _sent(2)


KEYED = """
paths:
  /orders:
    post:
      parameters:
        - name: Idempotency-Key
          in: header
          example: first-of-all
          schema: {type: string, minLength: 8, maxLength: 40}
      responses:
        '201': {description: Made}
        '400': {description: 'No'}
"""


def test_no_request_has_the_key_of_another() -> None:
    found = contract(KEYED)
    keys: list[str] = []

    def change(method: str, target: str, headers: dict[str, str], *rest: Any) -> Answer:
        keys.extend(value for name, value in headers.items() if name == "idempotency-key")
        answer: Answer = rest[-1]
        return answer

    streams = {ran(found, mutant(found, change), examples=40).stream for _ in range(2)}
    assert len(streams) == 1
    sent = [one for one in keys[: len(keys) // 2] if 8 <= len(one) <= 40]
    assert len(sent) > 10
    assert len(sent) == len({*sent})
    assert "first-of-all" in sent


def test_too_little_time_is_no_pass() -> None:
    def change(*rest: Any) -> Answer:
        time.sleep(0.05)
        answer: Answer = rest[-1]
        return answer

    slow = mutant(FOREST, change)
    tested = ran(FOREST, slow, seconds=2, examples=1000)
    late = [one for one in tested.uncovered if one.kind == "timeout"]
    assert late
    assert {one.operation for one in late} >= {PLANT}
    assert not tested.passed
    assert tested.failures == ()
    tested = ran(FOREST, slow, seconds=2, examples=1000, allowed=("timeout", "unreached"))
    assert tested.passed


@pytest.mark.parametrize("blocks", [False, True], ids=["waits", "blocks"])
def test_an_application_that_does_not_answer_is_said(blocks: bool) -> None:
    async def hangs(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "http":
            time.sleep(0.3 if blocks else 0)
            await asyncio.sleep(30)

    tested = ran(FOREST, hangs, phases=("examples",), timeout=0.1, seconds=4)
    assert [one.check for one in tested.failures] == ["no-answer"] * len(tested.failures)
    assert {one.why for one in tested.failures} <= {"no answer within 0.1 s."}
    assert not tested.passed
