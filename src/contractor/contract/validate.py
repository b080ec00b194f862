"""Structural validation: is every object of a document what the specification's meta-schema asks for?

Takes a contract, gives findings; refuses to judge meaning (that is `lint/`). The meta-schemas are the
official ones. Those of 3.1 and 3.2 leave Schema Objects open, so these are bound to JSON Schema 2020-12,
unless the document declares a dialect of its own.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files as resources
from types import SimpleNamespace
from typing import Any, Final

import jsonschema_rs

from contractor.contract import nodes as n
from contractor.contract.json_schema import DIALECT
from contractor.contract.read_schema import DIALECTS
from contractor.contract.reader import kind_of
from contractor.contract.schema import Schema
from contractor.diagnostic import Finding, Severity
from contractor.source import join, resolve
from contractor.text import nearest, short

_ARTICLES: Final = {
    "object": "an object",
    "array": "a list",
    "string": "a string",
    "number": "a number",
    "integer": "a whole number",
    "boolean": "true or false",
    "null": "null",
}
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
#: What a bound of jsonschema-rs says, with its limit.
_LIMITS: Final = {
    "minimum": "must be at least {}",
    "maximum": "must be at most {}",
    "exclusiveMinimum": "must be more than {}",
    "exclusiveMaximum": "must be less than {}",
    "minLength": "must have at least {} characters",
    "maxLength": "must have at most {} characters",
    "minItems": "must have at least {} items",
    "maxItems": "must have at most {} items",
    "minProperties": "must have at least {} members",
    "maxProperties": "must have at most {} members",
}
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


def relevant(error: Any) -> Any:
    """The error that a person would name: of a choice's branches the one that came furthest."""
    while error.kind.name in ("oneOf", "anyOf") and getattr(error.kind, "context", None):
        branches = [branch for branch in error.kind.context if branch]
        tag = _tag(branches)
        if tag is not None:
            return tag
        depth = len(error.instance_path)
        best = max(branches, key=_progress, default=None)
        # Where no branch came further than this value, the choice itself is what to name.
        if best is None:
            return error
        inner = max(best, key=lambda found: len(found.instance_path))
        if len(inner.instance_path) == depth and inner.kind.name == "type":
            return error
        error = inner
    return error


def _tag(branches: list[list[Any]]) -> Any:
    """What to say where each branch asks for another value of one member: all of the values together."""
    tags = [
        [e for e in branch if e.kind.name == "enum" and len(e.kind.options) == 1]
        for branch in branches
    ]
    paths = {tuple(found[0].instance_path) for found in tags if found}
    if len(tags) < 2 or not all(tags) or len(paths) != 1:
        return None
    options = list(dict.fromkeys(found[0].kind.options[0] for found in tags))
    kind = SimpleNamespace(name="enum", options=options)
    return SimpleNamespace(instance_path=list(paths.pop()), kind=kind, message="")


def _progress(branch: list[Any]) -> tuple[bool, int, bool, int]:
    """How far a branch came. One whose tag is another's (`type: apiKey` for oauth2) is not meant."""
    other = any(e.kind.name == "enum" and len(e.kind.options) == 1 for e in branch)
    deepest = max(len(error.instance_path) for error in branch)
    reference = any(e.kind.name == "required" and e.kind.property == "$ref" for e in branch)
    wrong_type = any(_is_of_another_type(error) for error in branch)
    return (not reference and not other, deepest, not wrong_type, -len(branch))


def _is_of_another_type(error: Any) -> bool:
    """Whether a value has not even the type that is asked for; a list is none of the strings of an `enum`."""
    kind, kinds = error.kind, (list, dict)
    if kind.name == "enum" and isinstance(error.instance, kinds):
        return not any(isinstance(option, kinds) for option in kind.options)
    return bool(kind.name == "type")


def said(error: Any, value: Any, whole: str = "the document") -> str:
    """What an error of jsonschema-rs says, in our words; `whole` names the value if it is the outermost."""
    kind = error.kind
    name = f"`{label(error.instance_path)}`" if error.instance_path else whole
    match kind.name:
        case "type":
            return f"{name} must be {_alternatives(kind.types)}, not {kind_of(value)}"
        case "required":
            return f"`{kind.property}` is missing"
        case "enum":
            options = ", ".join(json.dumps(option, ensure_ascii=False) for option in kind.options)
            return f"{name} must be {'one of ' if len(kind.options) > 1 else ''}{options}"
        case "const":
            return f"{name} must be {json.dumps(kind.expected_value, ensure_ascii=False)}"
        case "pattern":
            return f"{name} does not match {kind.pattern}"
        case "oneOf" | "anyOf":
            return _choice(error, name, value)
        case "not":
            return f"{name} has members that must not stand together"
        case "uniqueItems":
            return f"{name} lists a value twice"
        case "minProperties" | "minItems" | "minLength" if kind.limit == 1:
            return f"{name} is empty"
        case "format":
            return f"{name} is no {kind.format}"
        case "falseSchema":
            return f"{name} must not be there"
        case "multipleOf":
            return f"{name} must be a multiple of {kind.multiple_of}"
        case limit if limit in _LIMITS:
            return f"{name} {_LIMITS[limit].format(kind.limit)}"
        case "additionalProperties" | "unevaluatedProperties":
            unexpected = ", ".join(f"`{one}`" for one in kind.unexpected)
            return f"{name} must not have {unexpected}"
    return f"{name}: {error.message}"


def label(path: Sequence[str | int]) -> str:
    """What a person calls the value at a path: `schema`, `parameters[3]`."""
    last = path[-1]
    return f"{path[-2]}[{last}]" if isinstance(last, int) and len(path) > 1 else str(last)


def _choice(error: Any, name: str, value: Any) -> str:
    inner = [found for branch in getattr(error.kind, "context", []) for found in branch]
    if inner and all(found.kind.name == "required" for found in inner):
        needed = " or ".join(dict.fromkeys(f"`{found.kind.property}`" for found in inner))
        return f"{name} needs {needed}"
    same = [found for found in inner if len(found.instance_path) == len(error.instance_path)]
    types = [word for found in same if found.kind.name == "type" for word in found.kind.types]
    if types:
        return f"{name} must be {_alternatives(types)}, not {kind_of(value)}"
    if not inner:
        return f"{name} has members that exclude each other"
    return f"{name} is none of the things that it can be"


def _alternatives(types: Iterable[str]) -> str:
    return " or ".join(dict.fromkeys(_ARTICLES.get(word, word) for word in types))
