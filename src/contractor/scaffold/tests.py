"""A first test of an application: it serves what its document says, and its lists can be read.

Takes what was written for the groups, gives the text of test files; refuses to know disk.
"""

from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from sys import stdlib_module_names
from typing import Final

from contractor.contract import Endpoint
from contractor.contract.servers import prefix
from contractor.resources import Role
from contractor.scaffold.going import status, success
from contractor.scaffold.group import Written
from contractor.scaffold.whole import Whole
from contractor.targets.python import literals
from contractor.targets.python.layout import Atom, Code, Group, Prefixed, assigned, framed
from contractor.targets.python.module import Module
from contractor.targets.templates import templates

#: Lists that are asked for at most.
_MOST: Final = 12
_DEMO: Final = "demo"


def tests(whole: Whole, groups: Sequence[Written], application: str) -> Iterator[tuple[str, str]]:
    """The test files by their paths in the folder of tests. `application` is the package that they are about."""
    headers: dict[str, str] = {}
    paths: list[str] = []
    for index in sorted(index for one in groups for index in one.lists):
        endpoint = whole.contract.endpoints[index]
        answer = success(whole.calls[index], Role.LIST)
        shown = _shown(whole, endpoint)
        if answer is None or status(answer, Role.LIST) != 200 or _asks_for_more(endpoint):
            continue
        if shown is not None and all(headers.get(name, one) == one for name, one in shown.items()):
            headers |= shown
            paths.append(prefix(endpoint) + endpoint.path)
    module = Module()
    module.use("fastapi.testclient", "TestClient")
    module.use(f"{application}.{whole.main}", whole.variable)
    module.use(f"{whole.package}.api", "contract")
    near = {whole.package, application.partition(".")[0]}
    imports = module.imports(stdlib_module_names, near)
    values = {
        "imports": f"import pytest\n{imports}" if paths else imports,
        "client": _client(whole, headers),
        "app": whole.variable,
        "lists": _parametrized(paths[:_MOST]) if paths else "",
    }
    page = templates("scaffold").get_template("test_app.py.jinja")
    yield "test_app.py", page.render(values)


def _client(whole: Whole, headers: Mapping[str, str]) -> str:
    """The statement that makes a client, who may do everything."""
    parts: list[Code] = [Atom(whole.variable)]
    given = [
        Prefixed(f"{literals.string(name)}: ", Atom(literals.string(value)))
        for name, value in headers.items()
    ]
    if given:
        parts.append(Prefixed("headers=", Group("", given, "{}")))
    return assigned("client", Group("TestClient", parts, "()"), 0)


def _parametrized(paths: Sequence[str]) -> str:
    """What a test is called with."""
    listed = Group("", [Atom(literals.string(one)) for one in paths])
    return framed("", Group("@pytest.mark.parametrize", [Atom('"path"'), listed], "()"), "", 0)


def _asks_for_more(endpoint: Endpoint) -> bool:
    """Whether a request has to say more than where it goes."""
    return "{" in endpoint.path or any(one.required for one in endpoint.parameters)


def _shown(whole: Whole, endpoint: Endpoint) -> Mapping[str, str] | None:
    """The headers that let somebody in; None where credentials are shown otherwise."""
    if not endpoint.security or {} in endpoint.security:
        return {}
    found: dict[str, str] = {}
    for name in endpoint.security[0]:
        node = whole.contract.security_schemes.get(name)
        scheme = None if node is None else whole.contract.resolve(node)
        if scheme is None or scheme.type == "mutualTLS":
            return None
        if scheme.type == "apiKey":
            if scheme.place != "header" or scheme.parameter is None:
                return None
            found[scheme.parameter] = _DEMO
        elif scheme.type == "http" and (scheme.scheme or "").lower() == "basic":
            found["Authorization"] = f"Basic {b64encode(b'demo:demo').decode()}"
        elif scheme.type == "http" and (scheme.scheme or "").lower() != "bearer":
            return None
        else:
            found["Authorization"] = f"Bearer {_DEMO}"
    return found
