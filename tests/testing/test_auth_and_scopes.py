"""Whoever shows nothing, the wrong thing or too little is refused; a server that lets them in is found."""

from typing import Any

import pytest

from contractor.mock import application
from contractor.testing.credentials import Credential, credentials
from contractor.testing.exchange import Request
from tests.documents import contract
from tests.testing.trying import Answer, Tried, mutant, tried

VAULT = """
security: [{token: [coins:read], key: []}, {cookie: []}]
paths:
  /coins:
    get:
      security: [{token: [coins:read]}, {key: [], cookie: []}]
      responses: &all
        '200': {description: Coins, content: {application/json: {schema: {type: array}}}}
        '401': {description: Who}
        '403': {description: 'No'}
  /open:
    get:
      security: []
      responses:
        '200': {description: Open, content: {application/json: {schema: {type: array}}}}
components:
  securitySchemes:
    token:
      type: oauth2
      flows: {clientCredentials: {tokenUrl: 'https://example.com/t', scopes: {'coins:read': Read}}}
    key: {type: apiKey, in: query, name: key}
    cookie: {type: apiKey, in: cookie, name: session}
"""
FOUND = contract(VAULT)
COINS = "#/paths/~1coins/get"
JSON = {"content-type": "application/json"}


def _tried(refusal: int | None = None, *probes: str) -> Tried:
    """What is found of a server that lets in whom it would refuse with a status."""

    def change(*rest: Any) -> Answer:
        answer: Answer = rest[-1]
        return (200, JSON, b"[]") if answer[0] == refusal else answer

    return tried(FOUND, mutant(FOUND, change), "reach", *probes)


def test_a_server_that_refuses_has_no_failure() -> None:
    outcome = _tried(None, "auth", "scopes")
    assert outcome.failures == []
    assert outcome.unreached == []
    assert {one.status for one in outcome.sent} == {200, 401, 403}


def test_a_server_that_lets_everybody_in_is_found() -> None:
    outcome = _tried(401, "auth", "scopes")
    assert outcome.checks == {"auth"}
    titles = {one.title for one in outcome.failures}
    assert "Takes a request without credentials" in titles
    assert "Takes a request with a wrong credential for token" in titles
    assert "Takes a request without a credential for cookie" in titles
    assert {one.operation for one in outcome.failures} == {COINS}


def test_a_server_that_counts_no_scopes_is_found() -> None:
    outcome = _tried(403, "scopes")
    [one] = outcome.of("scopes")
    assert (one.operation, outcome.checks) == (COINS, {"scopes"})
    assert "coins:read" in one.why


def test_a_document_without_security_is_asked_nothing() -> None:
    free = contract("paths: {/a: {get: {responses: {'200': {description: Yes}}}}}")
    outcome = tried(free, application(free), "reach", "auth", "scopes")
    assert outcome.failures == []
    assert {one.status for one in outcome.sent} == {200}


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("token", Request("GET", "/x?a=1", (("Authorization", "Bearer a b"),))),
        ("key", Request("GET", "/x?a=1&key=a+b")),
        ("cookie", Request("GET", "/x?a=1", (("Cookie", "session=a+b"),))),
    ],
)
def test_a_credential_is_put_where_its_scheme_wants_it_and_taken_away(
    name: str, shown: Request
) -> None:
    known = credentials(FOUND, {name: Credential("a b")})
    bare = Request("GET", "/x?a=1")
    assert known.put(bare, known.full([name])) == shown
    assert known.without(shown) == bare


def test_what_nobody_configured_is_demo() -> None:
    known = credentials(FOUND, {})
    assert known.shown["token"] == Credential("demo", "demo:")
    assert known.shown["key"] == Credential("demo")
    assert known.secrets == {}
