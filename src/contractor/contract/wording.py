"""Errors of jsonschema-rs in our words.

Takes its errors, gives the one that a person would name and what it says; refuses to know what was validated.
"""

import json
from collections.abc import Iterable, Sequence
from types import SimpleNamespace
from typing import Any, Final

from contractor.contract.reader import kind_of

_ARTICLES: Final = {
    "object": "an object",
    "array": "a list",
    "string": "a string",
    "number": "a number",
    "integer": "a whole number",
    "boolean": "true or false",
    "null": "null",
}
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
