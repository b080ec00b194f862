"""Findings of what came of verifying, in the words of the contract.

Takes what was seen, gives findings; refuses to know how they are printed, and what a team lets pass.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from contractor.diagnostic import Finding, Severity
from contractor.relational import Dialect
from contractor.storing.outcome import Told, Verified
from contractor.text import short

NAMES: Final[Mapping[Dialect, str]] = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
_SEVERITY: Final = {
    "stored-altered": Severity.ERROR,
    "contract-wider-than-store": Severity.WARNING,
    "store-wider-than-contract": Severity.WARNING,
}
#: Characters of a value that a message shows.
_LONGEST: Final = 80


def findings(verified: Verified) -> list[Finding]:
    """What there is to know, the gravest first."""
    return [*map(finding, verified.told), *_untried(verified)]


def finding(one: Told) -> Finding:
    """The finding of one difference."""
    if one.broken:
        return Finding(
            "constraint-not-enforced", Severity.ERROR, _message(one), one.place.at,
            "report it with the document", _notes(one),
        )  # fmt: skip
    return Finding(one.id, _SEVERITY[one.id], _message(one), one.place.at, _help(one), _notes(one))


def shown(value: Any) -> str:
    """A value as a message shows it."""
    if isinstance(value, bytes):
        return short(repr(value), _LONGEST)
    if isinstance(value, str) and value[:1] in ("{", "["):
        return short(value, _LONGEST)  # JSON already
    try:
        return short(json.dumps(value), _LONGEST)
    except (TypeError, ValueError):
        return short(str(value), _LONGEST)


def _message(one: Told) -> str:
    who = " and ".join(NAMES[dialect] for dialect in one.dialects)
    match one.id:
        case "stored-altered":
            return f"{one.place.table} on {who}: {one.why}"
        case "contract-wider-than-store":
            return f"{one.place.table} on {who} cannot hold what the contract allows: {one.why}"
        case _:
            column = f"{one.place.table}.{one.place.pointer}"
            return f"{column} on {who} can hold {one.what}: {one.why}"


def _notes(one: Told) -> tuple[str, ...]:
    told = []
    if one.id != "store-wider-than-contract":
        told.append(one.what)
    if one.value is not None:
        told.append(f"value: {shown(one.value)}")
    return tuple(told)


def _help(one: Told) -> str:
    waive = "let it pass in [[tool.contractor.verify.allow]]"
    if one.tightening:
        said = ", ".join(f"{name}: {json.dumps(value)}" for name, value in one.tightening.items())
        ways = [f"say {said} (--write-overlay FILE writes it)", one.instead, f"or {waive}"]
        return ", ".join(filter(None, ways))
    if one.id == "store-wider-than-contract":
        return f"let only the server write there, or {waive}"
    return f"tighten the schema, or {waive}"


def _untried(verified: Verified) -> Iterator[Finding]:
    for one in verified.seen:
        if one.untried:
            listed = ", ".join(one.untried)
            message = f"{one.table} on {NAMES[one.dialect]}: no bad value was found for {listed}"
            yield Finding("constraint-untried", Severity.INFO, message, one.at)
