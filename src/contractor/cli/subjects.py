"""What `contractor test` tests: an application, a server or a mock, and credentials for it.

Takes the command line and the configuration, gives values for `contractor.testing`; refuses to test. What keeps it
from being tested ends the run with 2.
"""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import click

from contractor.cli import printing, reading
from contractor.diagnostic import Finding, Severity
from contractor.text import nearest

if TYPE_CHECKING:
    from contractor.contract import Contract, Endpoint
    from contractor.testing.credentials import Credential, Credentials
    from contractor.testing.run import Subject
    from contractor.workspace.config import Config


def subject(
    context: click.Context,
    contract: "Contract",
    endpoints: "tuple[Endpoint, ...]",
    target: str | None,
    *,
    mock: bool,
) -> "Subject":
    """What is to be tested: what the command line names, else what the configuration does."""
    from contractor.contract.servers import prefix
    from contractor.testing.asgi import Asgi
    from contractor.testing.http import Http
    from contractor.testing.outcome import MOCK
    from contractor.testing.run import Subject
    from contractor.testing.selecting import served

    config = reading.config(context)
    shown = _credentials(contract, config)
    bases = {one.operation.at: prefix(one) for one in served(contract)}
    if mock:
        app = _mock(contract)
        return Subject(MOCK, contract, endpoints, Asgi(app), bases, "", shown)
    name = target or config.test.url or config.app
    if name is None:
        raise click.UsageError(
            "Say what to test: contractor test app.main:app, or the URL of a server, or set `app` in"
            " [tool.contractor] of pyproject.toml.",
            context,
        )
    if "://" in name:
        origin, path = _parted(name, context)
        if path:
            # Whoever says where the server's paths begin knows better than the document.
            own = {one.operation.at for one in served(contract) if one.servers != contract.servers}
            bases = {key: base if key in own else path for key, base in bases.items()}
        return Subject(name, contract, endpoints, Http(origin), bases, origin, shown)
    return Subject(name, contract, endpoints, Asgi(_app(name, config, context)), bases, "", shown)


def _parted(url: str, context: click.Context) -> tuple[str, str]:
    """Origin and path of a URL, the path without a slash at its end."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise click.UsageError(f"{url!r} is no http or https URL.", context)
    return f"{parts.scheme}://{parts.netloc}", parts.path.rstrip("/")


def _app(name: str, config: "Config", context: click.Context) -> Any:
    from contractor.workspace.application import application
    from contractor.workspace.config import APP
    from contractor.workspace.problem import Refused

    if not APP.fullmatch(name):
        raise click.UsageError(
            f"{name!r} is no module:variable and no URL: contractor test app.main:app", context
        )
    folder = config.file.parent if config.file is not None else Path.cwd()
    try:
        return application(name, folder, config.out or folder / "generated")
    except Refused as refused:
        reading.refuse(refused.findings)


def _mock(contract: "Contract") -> Any:
    """An application that is made of the contract alone."""
    try:
        from contractor.mock import application
    except ModuleNotFoundError as why:
        printing.stop(
            f"{why.name} is not installed, which the mock stands on",
            "pip install 'openapi-contractor[mock]'",
        )
    return application(contract)


def _credentials(contract: "Contract", config: "Config") -> "Credentials":
    from contractor.testing.credentials import credentials

    known = list(contract.security_schemes)
    for name in config.test.credentials:
        if name not in known:
            near = nearest(name, known)
            message = f"`test.credentials.{name}`: the document has no security scheme of that name"
            message += f"; did you mean {near}?" if near else ""
            help = f"there are: {', '.join(known) or 'none'}"
            span = config.span("test", "credentials", name)
            reading.refuse(
                [Finding("unknown-scheme", Severity.ERROR, message, "", help, span=span)]
            )
    return credentials(
        contract,
        {name: _credential(name, config) for name in config.test.credentials},
    )


def _credential(name: str, config: "Config") -> "Credential":
    from contractor.testing.credentials import DEMO, Credential

    said = config.test.credentials[name]
    value = _secret(said.env, name, config) if said.env else said.value
    limited = _secret(said.limited_env, name, config) if said.limited_env else said.limited
    return Credential(value or DEMO, limited, said.env, said.limited_env)


def _secret(variable: str, name: str, config: "Config") -> str:
    """What an environment variable holds. Nothing is no credential."""
    found = os.environ.get(variable)
    if not found:
        message = f"the environment variable {variable}, which `test.credentials.{name}` names, is not set"
        help = "set it, or name another one"
        span = config.span("test", "credentials", name)
        reading.refuse([Finding("no-credential", Severity.ERROR, message, "", help, span=span)])
    return found
