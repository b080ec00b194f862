"""Whatever comes back is judged, each cause is told once, and what is short has its share of the time."""

import time
from collections.abc import Iterator
from typing import Any

import pytest

from contractor.mock import application
from contractor.testing import outcome
from contractor.testing.context import Context
from contractor.testing.failure import Failure, NotCovered
from contractor.testing.probes import probes
from tests.documents import contract
from tests.testing.lamps import LAMPS
from tests.testing.running import ran
from tests.testing.test_auth_and_scopes import FOUND as VAULT
from tests.testing.trying import Answer, Change, mutant

FOUND = contract(LAMPS)
ALL = tuple(probes())
LIST, READ = "#/paths/~1lamps/get", "#/paths/~1lamps~1{lampId}/get"
JSON = {"content-type": "application/json"}


def _whole(change: Change, *phases: str) -> outcome.Tested:
    return ran(FOUND, mutant(FOUND, change), phases=phases or None, probes=ALL)


def _told(tested: outcome.Tested) -> list[tuple[str, str]]:
    return sorted((one.check, one.operation) for one in tested.failures)


def test_a_server_that_keeps_to_it_has_no_failure() -> None:
    assert ran(FOUND, application(FOUND), phases=None, probes=ALL).failures == ()


@pytest.mark.parametrize(
    ("status", "check"), [(500, "not_a_server_error"), (418, "status_code_conformance")]
)
def test_what_nobody_documented_is_a_failure_of_a_walk(status: int, check: str) -> None:
    def change(method: str, target: str, *rest: Any) -> Answer:
        answer: Answer = rest[-1]
        return (status, {}, b"") if method == "GET" and "/lamps/" in target else answer

    assert _told(_whole(change, "reach")) == [(check, READ)]


def test_an_answer_that_is_documented_is_no_failure_of_a_walk() -> None:
    def change(method: str, target: str, *rest: Any) -> Answer:
        answer: Answer = rest[-1]
        problem = {"content-type": "application/problem+json"}
        return (404, problem, b'{"status": 404}') if "/lamps/" in target else answer

    tested = _whole(change, "reach")
    assert tested.failures == ()
    assert not tested.passed


@pytest.mark.parametrize(
    ("answer", "check"),
    [
        ((500, {}, b""), "not_a_server_error"),
        ((418, {}, b""), "status_code_conformance"),
        ((200, JSON, b'[{"name": 5, "kind": "desk", "watts": 1}]'), "response_schema_conformance"),
    ],
)
def test_one_cause_is_told_once(answer: Answer, check: str) -> None:
    def change(method: str, target: str, *rest: Any) -> Answer:
        real: Answer = rest[-1]
        return answer if method == "GET" and real[0] == 200 and "/lamps?" in target else real

    tested = _whole(change)
    assert _told(tested) == [(check, LIST)]
    if check == "response_schema_conformance":
        assert tested.failures[0].at == "#/components/schemas/Lamp/properties/name/type"
        assert tested.failures[0].count > 5


def test_whoever_lets_everybody_in_is_told_so_once() -> None:
    def change(*rest: Any) -> Answer:
        answer: Answer = rest[-1]
        return (200, JSON, b"[]") if answer[0] in (401, 403) else answer

    tested = ran(VAULT, mutant(VAULT, change), phases=None, probes=ALL)
    assert {one.check for one in tested.failures} == {"auth"}


def test_a_removal_that_removes_nothing_is_told_once() -> None:
    app = application(FOUND)

    async def kept(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "http" and scope["method"] == "DELETE":
            headers = dict(scope["headers"])
            known = b"x-reason" in headers and headers[b"x-reason"]
            await receive()
            head = [] if known else [(b"content-type", b"application/problem+json")]
            status = 204 if known else 400
            await send({"type": "http.response.start", "status": status, "headers": head})
            await send({"type": "http.response.body", "body": b"" if known else b'{"status": 400}'})
            return
        await app(scope, receive, send)

    tested = ran(FOUND, kept, phases=("stateful", "reach", "values"), probes=ALL, examples=20)
    assert {one.check for one in tested.failures} == {"still-there"}


def test_what_a_failure_is_about_is_made_in_its_exchanges() -> None:
    def change(method: str, target: str, *rest: Any) -> Answer:
        answer: Answer = rest[-1]
        return (500, {}, b"") if method == "PATCH" and answer[0] == 200 else answer

    tested = _whole(change, "reach")
    [failure] = tested.failures
    first, last = failure.exchanges
    assert (first.request.method, first.status) == ("POST", 201)
    assert last.request.method == "PATCH"


class _Slow:
    """A probe that takes all the time that it gets."""

    name = "negative"

    def run(self, context: Context) -> Iterator[Failure | NotCovered]:
        while not context.deadline.over:
            time.sleep(0.01)
        yield NotCovered("", self.name, "the time was over", "timeout")


class _Short:
    """A probe that says whether there is time for it."""

    name = "auth"

    def run(self, context: Context) -> Iterator[Failure | NotCovered]:
        if context.deadline.over:
            yield NotCovered("", self.name, "the time was over", "timeout")


def test_what_is_short_has_a_share_of_the_time() -> None:
    tested = ran(
        FOUND,
        application(FOUND),
        phases=("negative", "auth"),
        probes=(_Slow(), _Short()),
        seconds=1,
    )
    assert [one.what for one in tested.uncovered if one.kind == "timeout"] == ["negative"]
