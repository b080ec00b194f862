"""What a project says about contract tests: the table `test`.

Takes the table, gives values for `contractor.testing` and what is wrong with it; refuses to know operations and
security schemes: whether one is there is said where they are known.
"""

from collections.abc import Iterator, Mapping
from dataclasses import field
from datetime import date
from typing import Any, Final

from contractor.frozen import frozen
from contractor.text import nearest, short
from contractor.workspace.problem import Mistake

UNCOVERED: Final = ("unreached", "timeout")
#: Data, to be read only: what one security scheme is shown.
CREDENTIAL: Final[Mapping[str, Any]] = {
    "type": "object",
    "properties": {
        "value": {
            "type": "string",
            "description": "The token or key; for HTTP Basic `user:password`.",
        },
        "env": {
            "type": "string",
            "description": "The environment variable that holds it instead; then no report shows it.",
        },
        "limited": {
            "type": "string",
            "description": "One that is valid too and has no scopes.",
        },
        "limited-env": {
            "type": "string",
            "description": "The environment variable that holds that one instead.",
        },
    },
    "additionalProperties": False,
}
#: JSON Schema of the table `test`.
TEST: Final[Mapping[str, Any]] = {
    "type": "object",
    "description": "What `contractor test` is asked for.",
    "properties": {
        "url": {
            "type": "string",
            "pattern": "^https?://",
            "description": "The server to test, instead of the application.",
        },
        "seed": {
            "type": "integer",
            "minimum": 0,
            "default": 1,
            "description": "What chance begins with: the same seed sends the same requests.",
        },
        "examples": {
            "type": "integer",
            "minimum": 1,
            "default": 100,
            "description": "How many requests by chance each operation gets.",
        },
        "time": {
            "type": "integer",
            "minimum": 1,
            "description": "Seconds that there are; what they do not suffice for is not covered.",
        },
        "timeout": {
            "type": "integer",
            "minimum": 1,
            "default": 10,
            "description": "Seconds that one answer may take.",
        },
        "phases": {
            "type": "array",
            "items": {"type": "string"},
            "description": "What is done, by name; by default everything.",
        },
        "headers": {
            "type": "object",
            "additionalProperties": {"type": "string"},
            "description": "Headers of every request, by their names.",
        },
        "allow-uncovered": {
            "type": "array",
            "items": {"enum": [*UNCOVERED]},
            "default": [],
            "description": "What may be missing in a run that passes: operations of which no documented success was"
            " seen (unreached), or what the time did not suffice for (timeout).",
        },
        "credentials": {
            "type": "object",
            "additionalProperties": CREDENTIAL,
            "description": "What is shown to each security scheme, by its name in the document.",
        },
        "baseline": {
            "type": "string",
            "description": "Schemathesis's file of known failures, which make no run fail.",
        },
    },
    "additionalProperties": False,
}


@frozen
class Shown:
    """What the table says of one security scheme."""

    value: str | None = None
    env: str | None = None
    limited: str | None = None
    limited_env: str | None = None


@frozen
class Testing:
    """What a project asks of contract tests; None and empty where it says nothing."""

    url: str | None = None
    seed: int = 1
    examples: int = 100
    time: int | None = None
    timeout: int = 10
    phases: tuple[str, ...] | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    allow_uncovered: tuple[str, ...] = ()
    credentials: Mapping[str, Shown] = field(default_factory=dict)
    baseline: str | None = None


def testing(table: Mapping[str, Any]) -> Testing:
    """The settings of a table without mistakes."""
    settings = {name.replace("-", "_"): value for name, value in table.items()}
    for name in ("phases", "allow_uncovered"):
        if name in settings:
            settings[name] = tuple(settings[name])
    settings["credentials"] = {
        name: Shown(**{key.replace("-", "_"): value for key, value in one.items()})
        for name, one in table.get("credentials", {}).items()
    }
    return Testing(**settings)


def mistaken_test(table: Mapping[str, Any]) -> Iterator[Mistake]:
    """What is wrong with the table."""
    from jsonschema_rs import Draft202012Validator

    # TOML has dates of its own; JSON has texts.
    plain = _plain(table)
    for error in Draft202012Validator(dict(TEST), validate_formats=True).iter_errors(plain):
        path = tuple(str(part) for part in error.instance_path)
        strange = getattr(error.kind, "unexpected", None)
        if strange:
            known = list(_schema_at(path)["properties"])
            for name in strange:
                near = nearest(name, known)
                message = f"there is no setting '{'.'.join(('test', *path, short(name)))}'"
                message += f"; did you mean {near}?" if near else ""
                help = f"there are: {', '.join(known)}"
                yield ("test", *path, name), "unknown-setting", message, help
        else:
            where = ".".join(("test", *path))
            yield ("test", *path), "invalid-setting", f"`{where}`: {error.message}", None
    for name, one in _tables(table.get("credentials")).items():
        for value, env in (("value", "env"), ("limited", "limited-env")):
            if value in one and env in one:
                message = f"`test.credentials.{name}` has both {value} and {env}"
                yield ("test", "credentials", name), "invalid-setting", message, "leave out either"


def _schema_at(path: tuple[str, ...]) -> Mapping[str, Any]:
    """The schema of the table at a path."""
    match path:
        case ("credentials", _):
            return CREDENTIAL
        case _:
            return TEST


def _tables(value: Any) -> dict[str, Mapping[str, Any]]:
    tables = value if isinstance(value, dict) else {}
    return {name: one for name, one in tables.items() if isinstance(one, dict)}


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value
