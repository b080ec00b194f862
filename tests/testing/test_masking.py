"""What came from the environment is in nothing that is told."""

from base64 import b64encode
from typing import Any

import pytest

from contractor.testing.credentials import Credential
from contractor.testing.exchange import Exchange, Request, Response
from contractor.testing.failure import Failure
from contractor.testing.masking import masked
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
    failure = Failure("c", "o", SECRET, f"why {coded}", (Exchange("o", request, response),), "o")
    told = repr(masked(failure, {SECRET: "TOKEN"}))
    assert "s3cr" not in told
    assert coded not in told
    assert told.count("$TOKEN") == 7


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
