"""What the engine is asked for, and that in its own words.

Takes a value, gives a configuration; refuses to run anything.
"""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from schemathesis.config import SchemathesisConfig

from contractor.contract import Contract, Endpoint
from contractor.frozen import frozen
from contractor.testing.copied import scheme
from contractor.testing.credentials import Credentials, authorization
from contractor.testing.exchange import Headers
from contractor.testing.loop import GRACE
from contractor.testing.settings import ENGINE


@frozen
class Explored:
    """What the engine is to test, and how.

    `bases` are the paths that operations stand below, by key.
    `seconds` is the time that there is, None for as long as it takes. `baseline` is the file of known failures,
    which is written anew where `update_baseline` says so; `today` is the day on which its entries count.
    """

    contract: Contract
    endpoints: tuple[Endpoint, ...]
    bases: Mapping[str, str]
    credentials: Credentials
    phases: tuple[str, ...]
    seed: int
    examples: int
    seconds: float | None
    timeout: float
    headers: Headers
    baseline: Path | None = None
    update_baseline: bool = False
    today: date = date.max


def label(endpoint: Endpoint) -> str:
    """What the engine calls an operation."""
    return f"{endpoint.method.upper()} {endpoint.path}"


def configuration(asked: Explored) -> SchemathesisConfig:
    """The engine's configuration."""
    settings: dict[str, Any] = {
        "seed": asked.seed,
        "workers": 1,
        "continue-on-failure": True,
        # How long generating takes says nothing about the server.
        "suppress-health-check": ["all"],
        # The transport's own time is over before.
        "request-timeout": asked.timeout + 2 * GRACE,
        "cache": {"enabled": False},
        "headers": {name: _literal(value) for name, value in asked.headers},
        "generation": {"database": "none", "max-examples": asked.examples},
        "phases": {phase: {"enabled": phase in asked.phases} for phase in ENGINE},
        "auth": {"auto-signup": False},
    }
    shown = _auth(asked.credentials)
    if shown:
        settings["auth"]["openapi"] = shown
    if asked.seconds is not None:
        settings["max-time"] = max(1, int(asked.seconds))
    return SchemathesisConfig.from_dict(settings)


def _auth(credentials: Credentials) -> dict[str, dict[str, str]]:
    """The credentials, by scheme."""
    found = {}
    for name, shown in credentials.shown.items():
        one = credentials.schemes[name]
        copied = scheme(one) or {}
        if copied["type"] == "apiKey":
            whole = shown.value if one.type == "apiKey" else authorization(one, shown.value)
            found[name] = {"api_key": _literal(whole)}
        elif copied["scheme"] == "basic":
            user, _, password = shown.value.partition(":")
            found[name] = {"username": _literal(user), "password": _literal(password)}
        else:
            found[name] = {"bearer": _literal(shown.value)}
    return found


def _literal(value: str) -> str:
    """A text of the engine's configuration, where `${NAME}` would be a variable."""
    return value.replace("${", "$${")
