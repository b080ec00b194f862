"""What is checked of security requirements and servers.

Takes a survey, gives facts; refuses to word them.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final
from urllib.parse import unquote

from contractor.contract import nodes as n
from contractor.lint.rule import Fact
from contractor.lint.walk import Requirement, Survey
from contractor.source import join, resolve
from contractor.text import nearest

_VARIABLE: Final = re.compile(r"\{([^{}]*)\}")


def check(survey: Survey) -> Iterator[Fact]:
    """Facts about who may call, and where."""
    for requirement in survey.requirements:
        yield from _requirement(survey.contract, requirement)
    for server in survey.servers:
        yield from _server(server)


def _requirement(contract: n.Contract, requirement: Requirement) -> Iterator[Fact]:
    scheme = contract.security_schemes.get(requirement.scheme)
    if scheme is None:
        if not _is_elsewhere(contract, requirement.scheme):
            near = nearest(requirement.scheme, list(contract.security_schemes))
            help = None if near is None else f"did you mean `{near}`?"
            values = {"name": requirement.scheme}
            yield Fact("unknown-security-scheme", requirement.at, values, help, (), True)
        return
    if scheme.type == "oauth2":
        known = _scopes(scheme)
        for index, scope in enumerate(requirement.scopes):
            if scope not in known:
                near = nearest(scope, list(known))
                help = None if near is None else f"did you mean `{near}`?"
                values = {"scope": scope, "scheme": requirement.scheme}
                yield Fact("unknown-scope", join(requirement.at, index), values, help)
    elif scheme.type != "openIdConnect" and requirement.scopes:
        if contract.version.startswith("3.0"):
            values = {"scheme": requirement.scheme, "type": scheme.type}
            yield Fact("scopes-without-meaning", join(requirement.at, 0), values)


def _scopes(scheme: n.SecurityScheme) -> dict[str, None]:
    found: dict[str, None] = {}
    for flow in scheme.flows.values():
        scopes = flow.get("scopes") if isinstance(flow, Mapping) else None
        found |= dict.fromkeys(scopes) if isinstance(scopes, Mapping) else {}
    return found


def _is_elsewhere(contract: n.Contract, name: str) -> bool:
    """Whether the name is a URI of a scheme, which OpenAPI 3.2 allows (§4.30), or lost with a reference."""
    components = contract.raw.get("components")
    declared = components.get("securitySchemes") if isinstance(components, Mapping) else None
    if isinstance(declared, Mapping) and name in declared:
        return True  # it is there and could not be read, which was reported
    if not contract.version.startswith("3.2") or "/" not in name:
        return False
    file, _, pointer = name.partition("#")
    try:
        return bool(file) or isinstance(resolve(contract.raw, unquote(pointer)), Mapping)
    except LookupError:
        return False


def _server(server: n.Server) -> Iterator[Fact]:
    names = dict.fromkeys(_VARIABLE.findall(server.url))
    for name in names:
        if name not in server.variables:
            values = {"name": name, "url": server.url}
            yield Fact("undeclared-server-variable", join(server.at, "url"), values)
    for name, variable in server.variables.items():
        at = join(server.at, "variables", name)
        if name not in names:
            values = {"name": name, "url": server.url}
            yield Fact("unused-server-variable", at, values, on_key=True)
        if isinstance(variable, Mapping):
            yield from _variable(name, variable, at)


def _variable(name: str, variable: Mapping[str, Any], at: str) -> Iterator[Fact]:
    allowed = variable.get("enum")
    if "default" not in variable:
        covers = ("default",)
        yield Fact("server-variable-without-default", at, {"name": name}, None, (), True, covers)
    elif isinstance(allowed, list) and allowed and variable["default"] not in allowed:
        values = {"name": name, "value": variable["default"]}
        yield Fact("server-default-not-allowed", join(at, "default"), values)
