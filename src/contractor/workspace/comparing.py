"""What a project says about comparing its contract: the table `diff`, and the list `allow`.

Takes the tables, gives values for `contractor.diff` and what is wrong with them; refuses to know rules: whether an
id is one is said where they are known.
"""

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from contractor.diagnostic import Span
from contractor.frozen import frozen
from contractor.text import nearest, short
from contractor.workspace.problem import Mistake

if TYPE_CHECKING:
    from contractor.diff.policy.settings import Allow
    from contractor.diff.terms import Terms

LEVELS: Final = ("error", "warning", "info", "none")
FAIL_ON: Final = ("error", "warning", "none")
PROMISES: Final = ("wire", "client", "data")
ENGINES: Final = ("own", "oasdiff", "both")
STABILITIES: Final = ("draft", "alpha", "beta", "stable")
#: What a person may have meant who wrote a word of oasdiff's.
_OASDIFF: Final = {"err": "error", "warn": "warning", "contractor": "own"}

#: JSON Schema of the table `diff`.
DIFF: Final[Mapping[str, Any]] = {
    "type": "object",
    "description": "What `contractor diff` is asked for.",
    "properties": {
        "promise": {
            "enum": [*PROMISES],
            "default": "wire",
            "description": "What is promised to clients: payloads and HTTP (wire), also what generated code exposes"
            " (client), also what is stored (data).",
        },
        "fail-on": {
            "enum": [*FAIL_ON],
            "default": "error",
            "description": "From which severity on the exit status is 1.",
        },
        "engine": {
            "enum": [*ENGINES],
            "default": "own",
            "description": "Who compares: contractor itself, oasdiff, or both.",
        },
        "oasdiff": {
            "type": "string",
            "description": "The oasdiff program, relative to this file; by default the one on PATH.",
        },
        "against": {
            "type": "string",
            "description": "The git revision to compare with where one document is given, for instance main.",
        },
        "stability": {
            "enum": [*STABILITIES],
            "default": "beta",
            "description": "The lowest `x-stability-level` that is judged.",
        },
        "notice-beta": {
            "type": "integer",
            "minimum": 0,
            "default": 0,
            "description": "Days between deprecating something of stability beta and its sunset; 0 asks for none.",
        },
        "notice-stable": {
            "type": "integer",
            "minimum": 0,
            "default": 0,
            "description": "Days between deprecating something stable and its sunset; 0 asks for none.",
        },
        "severity-levels": {
            "type": "string",
            "description": "A list of severities in oasdiff's format (`id level` on each line), relative to this"
            " file.",
        },
        "severity": {
            "type": "object",
            "description": "How grave a rule is here, by its id; none leaves its changes out.",
            "additionalProperties": {"enum": [*LEVELS]},
        },
    },
    "additionalProperties": False,
}
#: JSON Schema of one entry of the list `allow`.
ENTRY: Final[Mapping[str, Any]] = {
    "type": "object",
    "properties": {
        "id": {"type": "string", "description": "The id of a rule; `*` stands for any letters."},
        "pointer": {
            "type": "string",
            "pattern": r"^/|#",
            "description": "Where the node stands in the old or the new document: `/components/schemas/Order`, or"
            " `common.yaml#/Money`. `*` is one name, `**` any number of them.",
        },
        "operation": {
            "type": "string",
            "pattern": r"^\S+ +\S",
            "description": "The operations it is allowed in: `POST /orders`, `* /orders/**`.",
        },
        "fingerprint": {
            "type": "string",
            "pattern": "^[0-9a-f]{12}$",
            "description": "The fingerprint that contractor prints for the change.",
        },
        "reason": {
            "type": "string",
            "pattern": r"\S",
            "description": "Why, for whoever reads it later.",
        },
        "expires": {
            "type": "string",
            "format": "date",
            "description": "The last day on which it is allowed, as a date without quotes.",
        },
    },
    "required": ["id", "reason"],
    "anyOf": [{"required": [name]} for name in ("pointer", "operation", "fingerprint")],
    "additionalProperties": False,
}
ALLOW: Final[Mapping[str, Any]] = {
    "type": "array",
    "items": ENTRY,
    "default": [],
    "description": "Changes that `contractor diff` lets pass, each with its reason.",
}
#: What a text is not that its pattern refuses, and the help about it.
_SHAPES: Final[Mapping[str, tuple[str, str]]] = {
    "pointer": ("no JSON pointer", 'for instance pointer = "/components/schemas/Order/**"'),
    "operation": ("no method and path", 'for instance operation = "POST /orders"'),
    "fingerprint": (
        "no fingerprint",
        "copy the twelve digits that `contractor diff --format json` prints",
    ),
    "reason": ("no reason", "say why, for whoever reads it later"),
}
_MISSING: Final[Mapping[str, str]] = {
    "id": 'name the rule, for instance id = "request-property-enum-value-removed"',
    "reason": _SHAPES["reason"][1],
}

_UNKNOWN: Final = "unknown-setting"
_INVALID: Final = "invalid-setting"


@frozen
class Comparing:
    """What a project asks of comparing; None and empty where it says nothing. Paths are absolute.

    `severity` are the words of the table, by the ids of rules.
    """

    promise: str = "wire"
    fail_on: str = "error"
    engine: str = "own"
    oasdiff: Path | None = None
    against: str | None = None
    stability: str = "beta"
    notice_beta: int = 0
    notice_stable: int = 0
    severity_levels: Path | None = None
    severity: Mapping[str, str] = field(default_factory=dict)

    def terms(self, today: date, *, compat: bool = False) -> "Terms":
        """The terms that two contracts are compared on."""
        from contractor.diff.terms import Terms

        return Terms(
            today,
            notice_beta=self.notice_beta,
            notice_stable=self.notice_stable,
            stability=self.stability,
            compat=compat,
        )


def comparing(table: Mapping[str, Any], folder: Path) -> Comparing:
    """The settings of a table without mistakes."""
    settings = {name.replace("-", "_"): value for name, value in table.items()}
    for name in ("oasdiff", "severity_levels"):
        if name in settings:
            settings[name] = Path(os.path.normpath(folder / settings[name]))
    return Comparing(**settings)


def allowed(
    entries: Sequence[Mapping[str, Any]], spans: Mapping[tuple[str, ...], Span]
) -> tuple["Allow", ...]:
    """The entries of a list without mistakes, each with its place."""
    if not entries:
        return ()
    from contractor.diff.policy.settings import Allow

    return tuple(Allow(**entry, span=_place(spans, number)) for number, entry in enumerate(entries))


def mistaken_diff(table: Mapping[str, Any]) -> Iterator[Mistake]:
    """What is wrong with the table `diff`."""
    yield from _mistaken_members(("diff",), "diff.", table, DIFF["properties"])
    severity = table.get("severity")
    for id, level in severity.items() if isinstance(severity, dict) else ():
        if level not in LEVELS:
            message = f"`diff.severity.{id}` is {_said(level)}, which it cannot be"
            yield ("diff", "severity", id), _INVALID, message, _one_of(level, LEVELS)


def mistaken_allow(entries: Sequence[Any]) -> Iterator[Mistake]:
    """What is wrong with the list `allow`."""
    for number, entry in enumerate(entries):
        path = ("allow", str(number))
        if not isinstance(entry, dict):
            message = "an entry of `allow` must be a table"
            yield path, _INVALID, message, "write [[tool.contractor.allow]] above it"
            continue
        yield from _mistaken_members(path, "allow.", entry, ENTRY["properties"])
        for name in ENTRY["required"]:
            if name not in entry:
                yield path, _INVALID, f"this entry of `allow` has no `{name}`", _MISSING[name]
        narrowing = [name for one in ENTRY["anyOf"] for name in one["required"]]
        if not any(name in entry for name in narrowing):
            message = "this entry of `allow` allows its rule everywhere"
            help = f"add one of: {', '.join(narrowing)}; or set the rule's severity in [tool.contractor.diff.severity]"
            yield path, _INVALID, message, help


def _mistaken_members(
    path: tuple[str, ...], prefix: str, table: Mapping[str, Any], known: Mapping[str, Any]
) -> Iterator[Mistake]:
    for name, value in table.items():
        if name not in known:
            near = nearest(name, [*known])
            message = f"there is no setting '{prefix}{short(name)}'"
            message += f"; did you mean {near}?" if near else ""
            yield (*path, name), _UNKNOWN, message, f"there are: {', '.join(known)}"
        elif why := _refused(name, value, known[name]):
            message, help = why
            yield (*path, name), _INVALID, f"`{prefix}{name}` {message}", help


def _refused(name: str, value: Any, schema: Mapping[str, Any]) -> tuple[str, str | None] | None:
    """What is wrong with a value, and the help; None if nothing is."""
    if schema.get("format") == "date":
        return _no_date(value)
    if "enum" in schema:
        return (
            None
            if value in schema["enum"]
            else (f"is {_said(value)}, which it cannot be", _one_of(value, schema["enum"]))
        )
    match schema["type"]:
        case "object":
            return None if isinstance(value, dict) else ("must be a table", None)
        case "integer":
            whole = isinstance(value, int) and not isinstance(value, bool) and value >= 0
            return None if whole else ("must be a number of days, 0 or more", None)
    if not isinstance(value, str):
        return "must be a string", None
    if value == "":
        return "is empty", _SHAPES[name][
            1
        ] if name in _SHAPES else "leave it out, or name something"
    if "pattern" in schema and not re.search(schema["pattern"], value):
        what, help = _SHAPES[name]
        return f"is {_said(value)}, which is {what}", help
    return None


def _no_date(value: Any) -> tuple[str, str | None] | None:
    if isinstance(value, date) and not isinstance(value, datetime):
        return None
    try:
        meant = date.fromisoformat(str(value)[:10])
    except ValueError:
        return f"is {_said(value)}, which is no date", "for instance expires = 2027-01-31"
    return f"is {_said(value)}, which is no date of TOML", f"write expires = {meant}"


def _one_of(value: Any, known: Sequence[str]) -> str:
    word = str(value).lower()
    meant = _OASDIFF.get(word, word)
    near = meant if meant in known else nearest(word, [*known])
    return f"write one of: {', '.join(known)}" + (f"; {near} was probably meant" if near else "")


def _said(value: Any) -> str:
    return short(repr(value) if isinstance(value, str) else str(value), 40)


def _place(spans: Mapping[tuple[str, ...], Span], number: int) -> Span | None:
    for path in (("allow", str(number)), ("allow", str(number), "id"), ("allow",)):
        if path in spans:
            return spans[path]
    return None
