"""How an operation says no: as it documents it, whoever says so."""

from typing import Any

import pytest
from fastapi import HTTPException

from contractor.runtime.boundary import Refused
from tests.boundary.serving import ask, problem, read, served

_MESSAGE = "{type: object, required: [message], properties: {message: {type: string}}, additionalProperties: false}"


def document(*statuses: str) -> str:
    content = f"content: {{application/json: {{schema: {_MESSAGE}}}}}"
    answers = "".join(
        f"        '{status}': {{description: no, {content}}}\n" for status in statuses
    )
    return (
        "paths:\n  /x:\n    get:\n      operationId: x\n      responses:\n"
        f"        '204': {{description: ok}}\n{answers}"
    )


def refusing(text: str, why: Exception) -> Any:
    def fail() -> Any:
        raise why

    return ask(served(read(text), fail), "GET", "/x")


@pytest.mark.parametrize(
    ("reason", "documented", "status"),
    [
        ("not-found", ("404", "403"), 404),
        ("not-found", ("403", "409", "default"), 403),
        ("not-found", ("409", "4XX"), 409),
        ("not-found", ("4XX", "default"), 404),
        ("not-found", ("default",), 404),
        ("conflict", ("404", "409"), 409),
        ("conflict", ("400", "422"), 422),
        ("conflict", ("default",), 409),
        ("bad-request", ("422",), 422),
        ("forbidden", ("401",), 401),
        ("failed", ("5XX",), 500),
        ("stale", ("409", "412"), 412),
        ("stale", ("409", "default"), 409),
        ("unavailable", ("503", "500"), 503),
        ("unavailable", ("500", "default"), 503),
        ("unavailable", ("500",), 500),
    ],
)
def test_what_an_implementation_refuses_is_answered_as_documented(
    reason: Any, documented: tuple[str, ...], status: int
) -> None:
    answer = refusing(document(*documented), Refused(reason, "no such thing"))
    assert (answer.status, answer.json()) == (status, {"message": "no such thing"})


def test_what_has_no_documented_answer_is_a_problem() -> None:
    problem(refusing(document("503"), Refused("not-found", "no such thing")), 404, "no such thing")
    problem(refusing(document("503"), Refused("conflict", "twice")), 409, "twice")
    problem(refusing(document("503"), Refused("stale", "changed")), 412, "changed")


def test_what_is_unavailable_says_when_to_try_again() -> None:
    why = Refused("unavailable", "not now", retry_after=3)
    for documented in ("503", "404"):
        answer = refusing(document(documented), why)
        assert answer.status == 503
        assert answer.header("retry-after") == "3"


@pytest.mark.parametrize(("raised", "status"), [(404, 403), (409, 409), (400, 422)])
def test_what_frameworks_raise_is_answered_as_documented(raised: int, status: int) -> None:
    answer = refusing(document("403", "409", "422"), HTTPException(raised, "why"))
    assert (answer.status, answer.json()) == (status, {"message": "why"})


def test_what_fails_tells_nothing(caplog: pytest.LogCaptureFixture) -> None:
    answer = refusing(document("500"), ValueError("the password is hunter2"))
    assert answer.status == 500
    assert b"hunter2" not in answer.content
    assert b"Traceback" not in answer.content
