"""Structural validation: is every object of a document what the specification's meta-schema asks for?

Takes a contract, gives findings; refuses to judge meaning (that is `lint/`). The meta-schemas are the
official ones. Those of 3.1 and 3.2 leave Schema Objects open, so these are bound to JSON Schema 2020-12,
unless the document declares a dialect of its own.
"""

import json
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files as resources
from typing import Any, Final

import jsonschema_rs

from contractor.contract import nodes as n
from contractor.contract.json_schema import DIALECT
from contractor.contract.read_schema import DIALECTS
from contractor.contract.schema import Schema
from contractor.contract.wording import relevant, said
from contractor.diagnostic import Finding, Severity
from contractor.source import join, resolve
from contractor.text import nearest, short

#: Node → name of its definition in the meta-schemas of 3.0, and of 3.1 and 3.2.
_DEFINITIONS: Final[tuple[tuple[type[Any], str, str], ...]] = (
    (Schema, "Schema", "schema"),
    (n.Parameter, "Parameter", "parameter"),
    (n.Header, "Header", "header"),
    (n.RequestBody, "RequestBody", "request-body"),
    (n.Response, "Response", "response"),
    (n.Link, "Link", "link"),
    (n.MediaType, "MediaType", "media-type"),
    (n.Example, "Example", "example"),
    (n.SecurityScheme, "SecurityScheme", "security-scheme"),
    (n.Callback, "Callback", "callbacks"),
    (n.PathItem, "PathItem", "path-item"),
)
#: What reading says of a member that the meta-schema refuses, and says better.
_REPORTED: Final = ("malformed", "unknown-keyword", "newer-keyword")
_UNEXPECTED: Final = ("additionalProperties", "unevaluatedProperties")
_LONGEST: Final = 160


def validate(contract: n.Contract) -> list[Finding]:
    """What the meta-schema of the document's version refuses, one finding a place."""
    version = ".".join(contract.version.split(".")[:2])
    own_dialect = not (contract.dialect or DIALECT).startswith(DIALECTS)
    found: dict[tuple[str, str], Finding] = {}
    reported = {finding.at for finding in contract.findings if finding.id in _REPORTED}
    for definition, raw, at in _parts(contract, version):
        validator = _validator(version, definition, own_dialect)
        if validator.is_valid(raw):
            continue
        for finding in _findings(validator.iter_errors(raw), raw, at, _known(version)):
            if finding.at not in reported:
                found.setdefault((finding.at, finding.message), finding)
    return list(found.values())


def _parts(contract: n.Contract, version: str) -> Iterator[tuple[str, Any, str]]:
    """The root document, and whatever its references brought in from other files."""
    yield "", contract.raw, "#"
    targets: dict[str, Any] = {**contract.schemas, **contract.components}
    for key, node in targets.items():
        for kind, old, new in _DEFINITIONS if not key.startswith("#") else ():
            if isinstance(node, kind):
                yield (old if version == "3.0" else new), node.raw, key


def _meta_schema(version: str) -> dict[str, Any]:
    text = (resources("contractor.contract") / "metaschemas" / f"{version}.json").read_text("utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema


@cache
def _validator(version: str, definition: str, own_dialect: bool) -> jsonschema_rs.Validator:
    schema = _meta_schema(version)
    section = "definitions" if version == "3.0" else "$defs"
    if version != "3.0" and not own_dialect:
        schema["$defs"]["schema"] = {"$dynamicAnchor": "meta", "$ref": DIALECT}
    if version != "3.0":
        _mend(schema["$defs"]["link"]["properties"])
    if definition:
        # the definitions of one document, entered elsewhere
        kept = {key: schema[key] for key in ("$schema", section)}
        schema = {**kept, "allOf": [{"$ref": f"#/{section}/{definition}"}]}
    return jsonschema_rs.validator_for(schema, validate_formats=False, mask="this", offline=True)


def _mend(link: dict[str, Any]) -> None:
    """The official schemas of the Link Object differ from the specification, which decides.

    Its parameters may be any value (3.1 §4.8.20), and its `server` is called `body` in that of 3.1.
    """
    link["parameters"] = {"type": "object"}
    link.setdefault("server", link.pop("body", True))


def _findings(errors: Iterable[Any], raw: Any, at: str, known: frozenset[str]) -> Iterator[Finding]:
    listed = [relevant(error) for error in errors]
    places = {tuple(error.instance_path) for error in listed if error.kind.name not in _UNEXPECTED}
    around = {path[:-1] for path in places if path}
    for error in listed:
        path = tuple(error.instance_path)
        place = join(at, *path)
        if error.kind.name == "unevaluatedProperties" and path in places:
            continue  # members of a part that failed count as never looked at
        if error.kind.name in _UNEXPECTED:
            for name in error.kind.unexpected:
                # What stands below a name that failed itself was only not looked at, and what is known
                # elsewhere beside one that failed may have been.
                below = any(one[: len(path) + 1] == (*path, name) for one in places)
                if not below and not (path in around and name in known):
                    yield _unexpected(name, path, place, known)
        elif error.kind.name == "propertyNames":
            name = error.kind.error.instance
            said_of = f"`{name}` is no name here: it must {_asked(error.kind.error)}"
            yield _finding(said_of, join(place, name), on_key=True)
        else:
            yield _finding(said(error, _value(raw, path)), place)


def _unexpected(
    name: str, path: tuple[str | int, ...], place: str, known: frozenset[str]
) -> Finding:
    if path == ("paths",):
        return _finding("a path begins with /", join(place, name), f"write `/{name}`", on_key=True)
    near = nearest(name, sorted(known))
    help = "write it as `x-…` if it is an extension"
    if near is not None and near != name:
        help = f"did you mean `{near}`? If it is an extension, write it as `x-…`"
    return _finding(f"`{name}` is not known here", join(place, name), help, on_key=True)


def _asked(error: Any) -> str:
    """What a name must do that failed."""
    kind = error.kind
    if kind.name == "pattern":
        return f"match {kind.pattern}"
    refused = kind.schema.get("enum") if kind.name == "not" else None
    if refused is not None:
        return f"be none of {', '.join(map(str, refused))}"
    return f"pass: {error.message}"


@cache
def _known(version: str) -> frozenset[str]:
    """Every member that some object of a version has."""
    pending: list[Any] = [_meta_schema(version)]
    found: set[str] = set()
    while pending:
        part = pending.pop()
        if isinstance(part, dict):
            names = part.get("properties")
            found.update(names if isinstance(names, dict) else ())
            pending += part.values()
        elif isinstance(part, list):
            pending += part
    return frozenset(found)


def _finding(message: str, at: str, help: str | None = None, *, on_key: bool = False) -> Finding:
    return Finding(
        "invalid-structure", Severity.ERROR, short(message, _LONGEST), at, help, on_key=on_key
    )


def _value(raw: Any, path: tuple[str | int, ...]) -> Any:
    try:
        return resolve(raw, join("", *path))
    except LookupError:
        return None
