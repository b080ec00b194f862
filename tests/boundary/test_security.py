"""Who asks: every kind of scheme, what belongs together and what takes turns, and what goes before what."""

import asyncio
import base64
from typing import Any

import pytest

from contractor.runtime.boundary import Credential, Principal
from tests.boundary.serving import Answer, Given, ask, problem, read, served

DOCUMENT = """
security: [{basic: []}]
paths:
  /basic: {get: &get {responses: {'204': {description: ok}}}}
  /bearer: {get: {<<: *get, security: [{bearer: []}]}}
  /digest: {get: {<<: *get, security: [{digest: []}]}}
  /header: {get: {<<: *get, security: [{header: []}]}}
  /query: {get: {<<: *get, security: [{query: []}]}}
  /cookie: {get: {<<: *get, security: [{cookie: []}]}}
  /tls: {get: {<<: *get, security: [{tls: []}]}}
  /scopes: {get: {<<: *get, security: [{oauth: [a, b]}]}}
  /oidc: {get: {<<: *get, security: [{oidc: [a]}]}}
  /roles: {get: {<<: *get, security: [{bearer: [admin]}]}}
  /both: {get: {<<: *get, security: [{header: [], oauth: [a]}]}}
  /either: {get: {<<: *get, security: [{oauth: [a, b]}, {oauth: [c]}, {header: [], cookie: []}, {basic: []}]}}
  /optional: {get: {<<: *get, security: [{oauth: [a]}, {}]}}
  /open: {get: {<<: *get, security: []}}
  /free:
    get:
      security: [{query: [], cookie: []}]
      parameters:
        - {name: all, in: query, schema: &free {type: object, additionalProperties: {type: integer}}}
        - {name: n, in: cookie, schema: {type: integer}}
        - {name: rest, in: cookie, schema: *free}
      responses: {'200': {description: ok, content: {application/json: {}}}}
  /late:
    post:
      security: [{query: []}]
      parameters: [{name: n, in: query, required: true, schema: {type: integer}}]
      requestBody: {required: true, content: {application/json: {schema: {type: integer}}}}
      responses:
        '204': {description: ok}
        '403': {description: no, content: {application/json: {schema: {$ref: '#/components/schemas/No'}}}}
components:
  schemas: {No: {type: object, required: [message], properties: {message: {type: string}}}}
  securitySchemes:
    basic: {type: http, scheme: Basic}
    bearer: {type: http, scheme: bearer}
    digest: {type: http, scheme: DIGEST}
    header: {type: apiKey, in: header, name: X-Key}
    query: {type: apiKey, in: query, name: 'the key'}
    cookie: {type: apiKey, in: cookie, name: session}
    tls: {type: mutualTLS}
    oauth: {type: oauth2, flows: {clientCredentials: {tokenUrl: /t, scopes: {a: A, b: B, c: C}}}}
    oidc: {type: openIdConnect, openIdConnectUrl: /o}
"""
CONTRACT = read(DOCUMENT)


def authenticate(shown: tuple[Credential, ...]) -> Principal | None:
    """Everybody is who they say, with the scopes behind the colon; `no` is nobody."""
    if any(one.value == "no" for one in shown):
        return None
    scopes = ",".join(one.value.partition(":")[2] for one in shown).split(",")
    return Principal("+".join(f"{one.scheme}={one.value}" for one in shown), frozenset(scopes))


def seen(path: str, target: str = "", **headers: str) -> tuple[Answer, Any]:
    """The answer, and who was let through."""
    found: list[Any] = []

    def answer(principal: Any = None, **given: Any) -> Given:
        found.append(principal)
        return Given(204)

    app = served(CONTRACT, answer, authenticate=authenticate)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return ask(app, "GET", path + target, named), (found[0].subject if found and found[0] else None)


BASIC = "Basic " + base64.b64encode("Ada:pass:wörd".encode()).decode()


@pytest.mark.parametrize(
    ("path", "query", "headers", "subject"),
    [
        ("/basic", "", {"Authorization": BASIC}, "basic=Ada"),
        ("/basic", "", {"Authorization": BASIC.replace("Basic", "bAsIc")}, "basic=Ada"),
        ("/bearer", "", {"Authorization": "Bearer t"}, "bearer=t"),
        ("/digest", "", {"Authorization": 'Digest username="a"'}, 'digest=username="a"'),
        ("/header", "", {"X_Key": "k"}, "header=k"),
        ("/query", "?the%20key=a+b%2B", {}, "query=a b+"),
        ("/cookie", "", {"Cookie": "a=b; session=s%20s"}, "cookie=s s"),
        ("/tls", "", {}, "tls="),
        ("/scopes", "", {"Authorization": "Bearer t:a,b,c"}, "oauth=t:a,b,c"),
        ("/oidc", "", {"Authorization": "Bearer t:a"}, "oidc=t:a"),
        # The list names roles where a scheme has no scopes.
        ("/roles", "", {"Authorization": "Bearer t"}, "bearer=t"),
        ("/both", "", {"X_Key": "k", "Authorization": "Bearer t:a"}, "header=k+oauth=t:a"),
        ("/either", "", {"Authorization": "Bearer t:c"}, "oauth=t:c"),
        ("/either", "", {"X_Key": "k", "Cookie": "session=s"}, "header=k+cookie=s"),
        ("/either", "", {"X_Key": "k", "Authorization": BASIC}, "basic=Ada"),
        (
            "/either",
            "",
            {"X_Key": "no", "Cookie": "session=s", "Authorization": BASIC},
            "basic=Ada",
        ),
        ("/optional", "", {"Authorization": "Bearer t:a"}, "oauth=t:a"),
        ("/optional", "", {"Authorization": "Bearer t:c"}, None),
        ("/optional", "", {}, None),
        ("/open", "", {"Authorization": "Bearer no"}, None),
    ],
)
def test_whoever_shows_enough_is_let_through(
    path: str, query: str, headers: dict[str, str], subject: str | None
) -> None:
    answer, found = seen(path, query, **headers)
    assert (answer.status, found) == (204, subject)


@pytest.mark.parametrize(
    ("path", "query", "headers"),
    [
        ("/basic", "", {}),
        ("/basic", "", {"Authorization": "Basic"}),
        ("/basic", "", {"Authorization": "Basic !!!"}),
        ("/basic", "", {"Authorization": "Basic \xe9\xe9"}),
        ("/basic", "", {"Authorization": "Basic " + base64.b64encode(b"\xff:x").decode()}),
        ("/basic", "", {"Authorization": "Basic " + base64.b64encode(b"Ada").decode()}),
        ("/basic", "", {"Authorization": "Bearer t"}),
        ("/bearer", "", {"Authorization": "t"}),
        ("/bearer", "", {"Authorization": "Bearer "}),
        ("/bearer", "", {"Authorization": "Bearer no"}),
        ("/header", "", {"X_Key": ""}),
        ("/header", "?X-Key=k", {"Cookie": "X-Key=k"}),
        ("/query", "?the%20key=a&the%20key=b", {}),
        ("/query", "?the%20key=%FF", {}),
        ("/query", "?%FF=1&the%20key=a", {}),
        ("/cookie", "", {"Cookie": "session=a; session=b"}),
        ("/cookie", "", {"Cookie": "session=%FF"}),
        ("/both", "", {"X_Key": "k"}),
        ("/both", "", {"Authorization": "Bearer t:a"}),
        ("/either", "", {"X_Key": "k"}),
    ],
)
def test_whoever_shows_too_little_is_asked_for_more(
    path: str, query: str, headers: dict[str, str]
) -> None:
    answer, found = seen(path, query, **headers)
    problem(answer, 401)
    assert found is None
    assert answer.header("www-authenticate")


def test_two_lines_are_nobody() -> None:
    app = served(CONTRACT, lambda **given: Given(204), authenticate=authenticate)
    twice = [(b"authorization", b"Bearer t"), (b"authorization", b"Bearer t")]
    problem(ask(app, "GET", "/bearer", twice), 401)


@pytest.mark.parametrize(
    ("path", "headers", "status", "challenges"),
    [
        ("/basic", {}, 401, ['Basic realm="api", charset="UTF-8"']),
        # RFC 6750 §3.1: who shows nothing is told of no error.
        ("/bearer", {}, 401, ['Bearer realm="api"']),
        (
            "/bearer",
            {"Authorization": "Bearer no"},
            401,
            ['Bearer realm="api", error="invalid_token"'],
        ),
        ("/scopes", {}, 401, ['Bearer realm="api", scope="a b"']),
        (
            "/scopes",
            {"Authorization": "Bearer t:a"},
            403,
            ['Bearer realm="api", scope="a b", error="insufficient_scope"'],
        ),
        ("/digest", {}, 401, ['Digest realm="api"']),
        ("/header", {}, 401, ['ApiKey realm="api", in="header", name="X-Key"']),
        (
            "/either",
            {"Authorization": "Bearer no"},
            401,
            [
                'Bearer realm="api", scope="a b", error="invalid_token"',
                'Bearer realm="api", scope="c", error="invalid_token"',
                'ApiKey realm="api", in="header", name="X-Key"',
                'ApiKey realm="api", in="cookie", name="session"',
                'Basic realm="api", charset="UTF-8"',
            ],
        ),
        (
            "/either",
            {"Authorization": "Bearer t:a"},
            403,
            [
                'Bearer realm="api", scope="a b", error="insufficient_scope"',
                'Bearer realm="api", scope="c", error="insufficient_scope"',
            ],
        ),
    ],
)
def test_challenges_say_what_is_missing(
    path: str, headers: dict[str, str], status: int, challenges: list[str]
) -> None:
    answer, _ = seen(path, **headers)
    problem(answer, status)
    assert [value for name, value in answer.headers if name == "www-authenticate"] == challenges


def test_security_goes_before_everything() -> None:
    """Neither the query nor the body is looked at, and what is documented is answered: 403 where there is no 401."""
    app = served(CONTRACT, lambda **given: Given(204), authenticate=authenticate)
    for target in ("/late", "/late?n=x", "/late?%FF=1", "/late?n=1&the%20key=no"):
        answer = ask(app, "POST", target, {"Content-Type": "text/x"}, chunks=[b"{", float("inf")])
        assert answer.status == 403
        assert "message" in answer.json()
        assert answer.header("www-authenticate")
    problem(ask(app, "POST", "/late?the%20key=k&n=x", {}, b"1"), 400)
    problem(ask(app, "POST", "/late?the%20key=k&n=1", {}, b"x"), 400)
    assert ask(app, "POST", "/late?the%20key=k&n=1", {}, b"1").status == 204


def hooks() -> list[Any]:
    def raises(shown: Any) -> Any:
        raise RuntimeError("hunter2")

    async def raises_later(shown: Any) -> Any:
        await asyncio.sleep(0)
        raise RuntimeError("hunter2")

    async def never(shown: Any) -> Any:
        await asyncio.Event().wait()

    async def late(shown: Any) -> Any:
        await asyncio.sleep(30)
        return Principal("late")

    def nonsense(shown: Any) -> Any:
        return True

    async def nothing(shown: Any) -> Any:
        return object()

    return [raises, raises_later, never, late, nonsense, nothing]


@pytest.mark.parametrize("hook", hooks(), ids=lambda hook: hook.__name__)
@pytest.mark.parametrize("path", ["/bearer", "/scopes", "/optional", "/either"])
def test_a_hook_that_fails_lets_nobody_through(hook: Any, path: str) -> None:
    called: list[Any] = []

    def answer(**given: Any) -> Given:
        called.append(given)
        return Given(204)

    app = served(CONTRACT, answer, authenticate=hook, slowest_authenticate=0.05)
    found = problem(ask(app, "GET", path, {"Authorization": "Bearer t:a,b"}), 500)
    assert not called
    assert b"hunter2" not in found.content


def test_without_a_hook_nobody_is_known() -> None:
    app = served(CONTRACT, lambda **given: Given(204))
    problem(ask(app, "GET", "/bearer", {"Authorization": "Bearer t"}), 401)
    assert ask(app, "GET", "/optional").status == 204


def test_what_shows_who_asks_is_no_member_of_an_object_without_names() -> None:
    async def told(**given: Any) -> Given:
        return Given(200, {name: given[name] for name in ("all", "n", "rest")})

    app = served(CONTRACT, told, authenticate=authenticate)
    answer = ask(app, "GET", "/free?a=1&the%20key=x", {"Cookie": "session=y; n=2; b=3"})
    assert answer.json() == {"all": {"a": 1}, "n": 2, "rest": {"b": 3}}
