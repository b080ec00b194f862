"""What a project says about verifying its database: the table `verify`.

Takes the table, gives a value and what is wrong with it; refuses to know databases and findings.
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any, Final

from contractor.frozen import frozen
from contractor.text import nearest
from contractor.workspace.problem import Mistake

#: What may be let pass.
ALLOWED: Final = (
    "stored-altered",
    "contract-wider-than-store",
    "store-wider-than-contract",
    "database-drift",
)
#: JSON Schema of one entry of the list `allow`.
ENTRY: Final[Mapping[str, Any]] = {
    "type": "object",
    "properties": {
        "id": {"enum": [*ALLOWED], "description": "The id of a finding."},
        "pointer": {
            "type": "string",
            "pattern": r"^/|#",
            "description": "Where it stands in the document: `/components/schemas/Order/**`. `*` is one name, `**` any"
            " number of them.",
        },
        "keyword": {
            "type": "string",
            "description": "The keyword that raw SQL may violate there, for instance format.",
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
    "required": ["id", "pointer", "reason"],
    "additionalProperties": False,
}
#: JSON Schema of the table `verify`.
VERIFY: Final[Mapping[str, Any]] = {
    "type": "object",
    "description": "What `contractor verify` lets pass.",
    "properties": {
        "allow": {
            "type": "array",
            "items": ENTRY,
            "default": [],
            "description": "Differences between the contract and the database that are meant, each with its reason.",
        },
    },
    "additionalProperties": False,
}


@frozen
class Waived:
    """An entry of what is let pass, and why. Nothing is any more after the day `expires`."""

    id: str
    pointer: str
    reason: str
    keyword: str | None = None
    expires: date | None = None


@frozen
class Verifying:
    """What a project says about verifying."""

    allow: tuple[Waived, ...] = ()


def verifying(table: Mapping[str, Any]) -> Verifying:
    """The settings of a table without mistakes."""
    return Verifying(tuple(Waived(**entry) for entry in table.get("allow", ())))


def mistaken_verify(table: Mapping[str, Any]) -> Iterator[Mistake]:
    """What is wrong with the table."""
    yield from _strange(("verify",), table, VERIFY)
    if "allow" not in table:
        return
    if not isinstance(table["allow"], list):
        help = "write [[tool.contractor.verify.allow]] above each entry"
        yield (
            ("verify", "allow"),
            "invalid-setting",
            "`verify.allow` must be a list of tables",
            help,
        )
        return
    for number, entry in enumerate(table["allow"]):
        path = ("verify", "allow", str(number))
        if not isinstance(entry, dict):
            message = "an entry of `verify.allow` must be a table"
            help = "write [[tool.contractor.verify.allow]] above it"
            yield path, "invalid-setting", message, help
            continue
        yield from _strange(path, entry, ENTRY)
        yield from _mistaken(path, entry)


def _strange(
    path: tuple[str, ...], table: Mapping[str, Any], schema: Mapping[str, Any]
) -> Iterator[Mistake]:
    known = list(schema["properties"])
    for name in table:
        if name not in known:
            near = nearest(name, known)
            where = ".".join((*(one for one in path if not one.isdecimal()), name))
            message = f"there is no setting '{where}'" + (f"; did you mean {near}?" if near else "")
            yield (*path, name), "unknown-setting", message, f"there are: {', '.join(known)}"


def _mistaken(path: tuple[str, ...], entry: Mapping[str, Any]) -> Iterator[Mistake]:
    from jsonschema_rs import Draft202012Validator

    for name in ENTRY["required"]:
        if name not in entry:
            message = f"this entry of `verify.allow` has no `{name}`"
            yield path, "invalid-setting", message, _MISSING[name]
    for name, value in entry.items():
        schema = ENTRY["properties"].get(name)
        if name == "expires":
            # TOML has days of its own; a moment of one is none.
            if not isinstance(value, date) or isinstance(value, datetime):
                message = "`verify.allow.expires` must be a date without quotes"
                yield (*path, name), "invalid-setting", message, "for instance expires = 2027-01-31"
        elif schema is not None and not Draft202012Validator(dict(schema)).is_valid(value):
            message = f"`verify.allow.{name}` is {value!r}"
            yield (*path, name), "invalid-setting", message, _MISSING.get(name)


_MISSING: Final = {
    "id": f"one of: {', '.join(ALLOWED)}",
    "pointer": 'for instance pointer = "/components/schemas/Order/**"',
    "reason": "say why it is let pass",
}
