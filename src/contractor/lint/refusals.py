"""What an operation has to refuse, and documents no answer for.

Takes a contract, gives what is lacking, in the document's order, and facts about it; refuses to word them. No
server can keep such a contract: it has to refuse a request that is malformed, that has no credentials, or that
asks for what is not there, and whatever it says then is not documented.
"""

from collections.abc import Iterator
from typing import Final

from contractor.contract import nodes as n
from contractor.contract.reach import conjuncts
from contractor.contract.schema import Schema
from contractor.contract.templating import variables
from contractor.frozen import frozen
from contractor.lint.malformed import fault, served
from contractor.lint.rule import Fact
from contractor.lint.walk import Survey
from contractor.source import join

#: What answers for every refusal.
_GENERAL: Final = ("4XX", "DEFAULT")
#: Schemes whose credentials go into `Authorization`: who sends none gets 401 (RFC 9110 §11.6.1, §15.5.2).
_CHALLENGED: Final = ("http", "oauth2", "openIdConnect")
#: Schemes whose requirements list scopes that a token carries; elsewhere the list names roles, for people.
_SCOPED: Final = ("oauth2", "openIdConnect")
#: Methods that ask about the server rather than about a thing (RFC 9110 §9.3.7, §9.3.8).
_ABOUT_SERVERS: Final = ("options", "trace")
_BAD_REQUEST: Final = "undocumented-bad-request"
_UNAUTHORIZED: Final = "undocumented-unauthorized"
_NOT_FOUND: Final = "undocumented-not-found"
#: The rules that an Overlay answers.
OFFERED: Final = (_BAD_REQUEST, _UNAUTHORIZED, _NOT_FOUND)


@frozen
class Lacking:
    """An answer that an operation has to give and does not document.

    `rule` is the id of its row. Of each of `wanted` one status is to be documented, the best first; `because`
    says what has to be refused.
    """

    rule: str
    endpoint: n.Endpoint
    wanted: tuple[tuple[str, ...], ...]
    because: str
    help: str | None = None


def check(survey: Survey) -> Iterator[Fact]:
    """A fact for each answer that an operation lacks."""
    return map(fact, lacking(survey.contract))


def fact(one: Lacking) -> Fact:
    """What there is to say of an answer that is lacking, where it would stand."""
    endpoint, operation = one.endpoint, one.endpoint.operation
    written = isinstance(operation.raw.get("responses"), dict)
    at = join(operation.at, "responses") if written else operation.at
    values = {"method": endpoint.method.upper(), "path": endpoint.path, "because": one.because}
    return Fact(one.rule, at, values, one.help, on_key=True)


def lacking(contract: n.Contract) -> Iterator[Lacking]:
    """The answers that operations lack, each operation once, whatever paths lead to it."""
    seen: set[tuple[str, str]] = set()
    for endpoint in contract.endpoints:
        if endpoint.kind != "path":
            continue  # webhooks and callbacks are answered by whoever receives them
        documented = {status.upper() for status in endpoint.operation.responses}
        if not documented.isdisjoint(_GENERAL):
            continue
        for one in _lacking(contract, endpoint, documented):
            if (one.rule, endpoint.operation.at) not in seen:
                seen.add((one.rule, endpoint.operation.at))
                yield one


def _lacking(contract: n.Contract, endpoint: n.Endpoint, documented: set[str]) -> Iterator[Lacking]:
    if documented.isdisjoint(("400", "422")):
        because = fault(contract, endpoint)
        if because is not None:
            wanted = (("400", "422"),)
            yield Lacking(_BAD_REQUEST, endpoint, wanted, because)
    if endpoint.security and all(endpoint.security) and "401" not in documented:
        yield from _unauthorized(contract, endpoint, documented)
    thing = _thing(contract, endpoint) if "404" not in documented else None
    if thing is not None:
        stand_in = next((one for one in ("403", "409") if one in documented), None)
        help = f"document 404; until then {stand_in} has to stand in, and nobody can tell the two apart"
        yield Lacking(
            _NOT_FOUND,
            endpoint,
            (("404",),),
            f"`{thing.name}`",
            help if stand_in is not None else None,
        )


def _unauthorized(
    contract: n.Contract, endpoint: n.Endpoint, documented: set[str]
) -> Iterator[Lacking]:
    schemes = [
        (contract.security_schemes.get(name), scopes)
        for requirement in endpoint.security
        for name, scopes in requirement.items()
    ]
    challenged = any(one is not None and one.type in _CHALLENGED for one, _ in schemes)
    scoped = any(scopes and one is not None and one.type in _SCOPED for one, scopes in schemes)
    rule, because = _UNAUTHORIZED, "no answer to a request without credentials"
    if "403" in documented:
        if challenged:
            because = "403 and no 401 for a request without credentials"
            help = "document 401 as well: 403 refuses credentials that are there"
            yield Lacking(rule, endpoint, (("401",),), because, help)
    elif scoped:
        help = "document 401, and 403 for tokens that lack a scope"
        yield Lacking(rule, endpoint, (("401",), ("403",)), because, help)
    elif challenged:
        yield Lacking(rule, endpoint, (("401",),), because)
    else:
        yield Lacking(rule, endpoint, (("401", "403"),), because, "document 401 or 403")


def _thing(contract: n.Contract, endpoint: n.Endpoint) -> n.Parameter | None:
    """The first path parameter that names something that may not be there."""
    if endpoint.method in _ABOUT_SERVERS:
        return None
    things = [
        one
        for one in served(endpoint)
        if one.place == "path" and not _is_listed(contract, one.schema)
    ]
    if not things or _makes(endpoint, things):
        return None
    return things[0]


def _is_listed(contract: n.Contract, schema: Schema | None) -> bool:
    """Whether a schema lists its values, so that there is one or the request is wrong."""
    return schema is not None and any(
        part.enum is not None or part.has("const") or part.types == ("boolean",)
        for part in conjuncts(contract, schema)
    )


def _makes(endpoint: n.Endpoint, things: list[n.Parameter]) -> bool:
    """Whether a request makes what its path names where it is not there, and needs nothing else."""
    last = variables(endpoint.path.rpartition("/")[2])
    only = {one.name for one in things} <= set(last)
    return endpoint.method == "put" and "201" in endpoint.operation.responses and only
