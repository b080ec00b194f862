"""What lets somebody in is in nothing that is told."""

from base64 import b64encode
from typing import Any

import pytest

from contractor.testing.credentials import Credential, credentials, userinfo
from contractor.testing.exchange import Exchange, Request, Response
from contractor.testing.failure import Failure, Holds, Known, NotCovered
from contractor.testing.masking import Masking
from contractor.testing.probes import probes
from tests.documents import contract
from tests.testing.running import ran

SECRET = "s3cr+t/ä value"
KEYS = contract(
    """
    security: [{key: []}, {basic: []}, {token: []}]
    paths:
      /a/{x}:
        get:
          parameters: [{name: x, in: path, required: true, schema: {type: string, minLength: 1}}]
          responses: {'200': {description: Yes}, '401': {description: 'No'}, '400': {description: 'No'}}
    components:
      securitySchemes:
        key: {type: apiKey, in: query, name: key}
        basic: {type: http, scheme: basic}
        token: {type: http, scheme: bearer}
    """
)


def test_every_spelling_of_a_secret_is_replaced() -> None:
    coded = b64encode(SECRET.encode()).decode()
    request = Request(
        "GET", "/a?key=s3cr%2Bt%2F%C3%A4+value", (("Authorization", f"Basic {coded}"),)
    )
    response = Response(500, (("X-Echo", SECRET),), SECRET.encode(), f"KeyError: {SECRET}")
    shown = (Exchange("o", request, response),)
    expected = (Holds("/a", [{"b": SECRET}]),)
    failure = Failure("c", "o", SECRET, f"why {coded}", shown, "o", expected=expected)
    told = repr(Masking({SECRET: "TOKEN"}).failure(failure))
    assert "s3cr" not in told
    assert coded not in told
    assert told.count("$TOKEN") == 8


def test_reasons_tell_no_secret_either() -> None:
    masking = Masking({SECRET: "TOKEN"})
    failure = Failure("c", "o", "t", f"why {SECRET}", (), "o")
    assert masking.known(Known(failure, f"waits for {SECRET}")) == Known(
        Failure("c", "o", "t", "why $TOKEN", (), "o"), "waits for $TOKEN"
    )
    uncovered = masking.uncovered(NotCovered("o", "success", f"500 ({SECRET}) came", "unreached"))
    assert uncovered == NotCovered("o", "success", "500 ($TOKEN) came", "unreached")


@pytest.mark.parametrize(
    ("header", "secret"),
    [
        (("Authorization", "Bearer abc123"), {"abc123": "AUTHORIZATION"}),
        (("authorization", "Basic YTpi"), {"a:b": "AUTHORIZATION"}),
        (("Authorization", "Basic no base64"), {"no base64": "AUTHORIZATION"}),
        (("X-API-Key", "abc123"), {"abc123": "X_API_KEY"}),
        (("Cookie", "session=abc123"), {"session=abc123": "COOKIE"}),
        (("Who", "abc123"), {"abc123": "WHO"}),
        (("X-Tenant", "7"), {}),
    ],
)
def test_headers_that_let_somebody_in_are_secrets(
    header: tuple[str, str], secret: dict[str, str]
) -> None:
    described = contract(
        """
        paths: {}
        components: {securitySchemes: {who: {type: apiKey, in: header, name: Who}}}
        """
    )
    assert credentials(described, {}).given((header,)) == secret


def test_who_asks_is_no_part_of_a_url() -> None:
    assert userinfo("https://me:p%40ss@example.com") == {"me:p@ss": "USERINFO"}
    assert userinfo("https://example.com") == {}


@pytest.mark.parametrize("phases", [("fuzzing",), ("reach", "negative", "auth")])
def test_no_run_tells_a_header_that_was_given(phases: tuple[str, ...]) -> None:
    secret = "hunter2-token"

    async def app(scope: Any, receive: Any, send: Any) -> None:
        raise LookupError(f"{secret} {scope.get('headers')}")

    headers = (("Authorization", f"Bearer {secret}"),)
    tested = ran(KEYS, app, examples=2, phases=phases, probes=tuple(probes()), headers=headers)
    assert [*tested.failures, *tested.counting]
    assert secret not in repr(tested)
    assert tested.variables == ("AUTHORIZATION",)


@pytest.mark.parametrize("secret", ["hunter2-token", "user:hunter2-pass"])
def test_no_run_tells_a_secret(secret: str) -> None:
    async def app(scope: Any, receive: Any, send: Any) -> None:
        raise LookupError(f"{secret} {scope.get('headers')} {scope.get('query_string')}")

    shown = {name: Credential(secret, None, "SECRET") for name in ("key", "basic", "token")}
    tested = ran(
        KEYS, app, shown=shown, examples=2, phases=("fuzzing", "auth"), probes=tuple(probes())
    )
    assert tested.failures
    told = repr(tested)
    assert secret not in told
    assert b64encode(secret.encode()).decode() not in told
    assert tested.variables == ("SECRET",)
