"""What is checked of security requirements and servers.

Takes a survey, gives facts; refuses to word them.
"""

from collections.abc import Iterator

from contractor.contract import nodes as n
from contractor.contract.templating import variables
from contractor.lint.rule import Fact
from contractor.lint.walk import Requirement, Survey
from contractor.source import join
from contractor.text import nearest


def check(survey: Survey) -> Iterator[Fact]:
    """Facts about who may call, and where."""
    for requirement in survey.requirements:
        yield from _requirement(survey.contract, requirement)
    for server in survey.servers:
        yield from _server(server)


def _requirement(contract: n.Contract, requirement: Requirement) -> Iterator[Fact]:
    is_30 = contract.version.startswith("3.0")
    scheme = contract.security_schemes.get(requirement.scheme)
    if scheme is None:
        if not _is_reported(contract, requirement):
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
    elif scheme.type != "openIdConnect" and requirement.scopes and is_30:
        values = {"scheme": requirement.scheme, "type": scheme.type}
        yield Fact("scopes-without-meaning", join(requirement.at, 0), values)


def _scopes(scheme: n.SecurityScheme) -> dict[str, None]:
    return {scope: None for flow in scheme.flows.values() for scope in flow.scopes}


def _is_reported(contract: n.Contract, requirement: Requirement) -> bool:
    """Whether reading already said what is wrong: the scheme is malformed, or a URI (3.2) that leads nowhere."""
    component = join("#/components/securitySchemes", requirement.scheme)
    return any(
        finding.at == requirement.at or f"{finding.at}/".startswith(f"{component}/")
        for finding in contract.findings
    )


def _server(server: n.Server) -> Iterator[Fact]:
    names = dict.fromkeys(variables(server.url))
    for name in names:
        if name not in server.variables:
            values = {"name": name, "url": server.url}
            yield Fact("undeclared-server-variable", join(server.at, "url"), values)
    for name, variable in server.variables.items():
        if name not in names:
            values = {"name": name, "url": server.url}
            yield Fact("unused-server-variable", variable.at, values, on_key=True)
        yield from _variable(name, variable)


def _variable(name: str, variable: n.ServerVariable) -> Iterator[Fact]:
    if "default" not in variable.raw:
        values = {"name": name}
        yield Fact(
            "server-variable-without-default",
            variable.at,
            values,
            on_key=True,
            covers=("default",),
        )
    elif variable.enum and variable.default not in variable.enum:
        values = {"name": name, "value": variable.default}
        yield Fact("server-default-not-allowed", join(variable.at, "default"), values)
