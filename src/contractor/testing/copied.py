"""The document as the engine gets it: the contract's own, with what the engine does not see spelled as it does.

Takes a contract, gives a document; refuses to change what is tested. Responses, parameters, bodies and links are
those of the contract. Four things are spelled otherwise:

* Security. Schemathesis checks that credentials are asked for where a scheme is HTTP or an API key; of `oauth2` and
  `openIdConnect` it knows no header that would be theirs. Both send bearer tokens (RFC 6750), so they are `http`
  with `bearer` here, and lists of scopes are empty. A client certificate is nothing that a request could show or
  lack: alternatives are what else they ask for, and one that asks for nothing else is open.
* Content that HTTP has no room for: answers with 204, 205 and 304 hold none, whatever a document says of them.
* Tags. A discriminator is nothing to JSON Schema, but it decides which member of a union a value is of
  (OpenAPI 3.2 §4.25): a member that leaves its tag to the union says here which values lead to it.
* Servers. Each operation says where it is served here, so that no host of the document is asked.
"""

import copy
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from contractor.contract import Contract, SecurityScheme
from contractor.contract.bundle import bundle, moved
from contractor.contract.fields import METHODS
from contractor.samples.tags import tags
from contractor.source.pointer import join, resolve, split
from contractor.testing.judging import BODILESS

_AUTHORIZATION: Final = {"type": "apiKey", "in": "header", "name": "Authorization"}


def copied(contract: Contract, bases: Mapping[str, str]) -> dict[str, Any]:
    """The document for the engine; `bases` are the paths that operations stand below, by key."""
    document = copy.deepcopy(bundle(contract))
    _tag(document, contract)
    schemes = {name: scheme(one) for name, one in contract.security_schemes.items()}
    kept = {name: one for name, one in schemes.items() if one is not None}
    if schemes:
        document["components"] = {**document.get("components", {}), "securitySchemes": kept}
    if "security" in document:
        document["security"] = _requirements(document["security"], kept)
    document["servers"] = [{"url": "/"}]
    served = {
        (one.path, one.method): bases[one.operation.at]
        for one in contract.endpoints
        if one.kind == "path"
    }
    for path, method, operation in _operations(document):
        if "security" in operation:
            operation["security"] = _requirements(operation["security"], kept)
        operation["servers"] = [{"url": served.get((path, method)) or "/"}]
        responses = operation.get("responses") or {}
        for status in BODILESS:
            if isinstance(responses.get(str(status)), dict):
                answer = _whole(document, responses[str(status)])
                responses[str(status)] = {k: one for k, one in answer.items() if k != "content"}
    return document


def scheme(one: SecurityScheme) -> dict[str, Any] | None:
    """A security scheme as the engine sees what it asks for; None where no request can show it."""
    if one.type == "mutualTLS":
        return None
    if one.type == "apiKey":
        return {"type": "apiKey", "in": one.place or "header", "name": one.parameter or ""}
    word = ((one.scheme if one.type == "http" else None) or "bearer").lower()
    # Of HTTP's own schemes the engine knows these; any other is a header like others to it.
    return {"type": "http", "scheme": word} if word in ("basic", "bearer") else {**_AUTHORIZATION}


def certified(contract: Contract) -> Iterator[str]:
    """The keys of operations that have an alternative which needs a client certificate."""
    certificates = {
        name for name, one in contract.security_schemes.items() if one.type == "mutualTLS"
    }
    for one in contract.endpoints:
        if any(certificates & requirement.keys() for requirement in one.security):
            yield one.operation.at


def _tag(document: dict[str, Any], contract: Contract) -> None:
    """Write down in the members of unions by which values of their tags they are known."""
    found = tags(contract)
    places = moved(contract) if any(not key.startswith("#") for key in found) else {}
    for key, told in found.items():
        *around, name = split(places.get(key, key).partition("#")[2])
        holder = resolve(document, join("", *around))
        place = int(name) if isinstance(holder, list) else name
        said = {
            "properties": {tag: {"enum": [*values]} for tag, values in told.items()},
            "required": [*told],
        }
        # Others may refer to what stands in the member, so it stays where it is.
        one = holder[place] if "$ref" not in holder[place] else {"allOf": [holder[place]]}
        holder[place] = {**one, "allOf": [*one.get("allOf", ()), said]}


def _requirements(alternatives: Any, known: Iterable[str]) -> list[dict[str, list[str]]]:
    """Alternatives without scopes, and without what no request can show or lack."""
    return [{name: [] for name in requirement if name in known} for requirement in alternatives]


def _operations(document: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Path, method and object of every operation. Path items that stand elsewhere are taken to their path."""
    paths = document.get("paths") or {}
    for path, item in paths.items():
        if not path.startswith("/"):
            continue
        paths[path] = whole = _whole(document, item)
        for method in METHODS:
            if isinstance(whole.get(method), dict):
                yield path, method, whole[method]


def _whole(document: dict[str, Any], item: dict[str, Any]) -> dict[str, Any]:
    """An object with what its reference leads to; what stands beside the reference wins."""
    seen: list[str] = []
    while isinstance(reference := item.get("$ref"), str) and reference not in seen:
        seen.append(reference)
        beside = {name: value for name, value in item.items() if name != "$ref"}
        item = {**copy.deepcopy(resolve(document, reference.partition("#")[2])), **beside}
    return item
