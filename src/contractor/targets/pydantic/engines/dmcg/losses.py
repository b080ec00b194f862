"""What the models of datamodel-code-generator approximate.

Takes a model, gives a located warning for each construct that they take more of than its schema does; refuses
to know how they are written. The rules are a table in `docs/guide/pydantic.md`.
"""

from collections.abc import Iterator

from contractor.diagnostic import Finding, Severity
from contractor.model import (
    Alias,
    Checked,
    Constants,
    Definition,
    Enumeration,
    ListOf,
    MapOf,
    Model,
    Nullable,
    OneOf,
    Other,
    Record,
    Ref,
    Scalar,
    TupleOf,
    Type,
)
from contractor.targets.pydantic.ecma import rust_pattern
from contractor.targets.pydantic.engines.dmcg.document import CONVERTED
from contractor.targets.pydantic.types import CHECKED

_HELP = "validate such values against the schema itself where it matters, or choose the engine contractor"


def losses(model: Model) -> list[Finding]:
    """The warnings, in the model's order, each place once."""
    found: dict[tuple[str, str], Finding] = {}
    for definition in model.definitions.values():
        for at, keyword in _of(definition):
            found.setdefault(
                (at, keyword),
                Finding(
                    "approximated",
                    Severity.WARNING,
                    f"datamodel-code-generator does not say `{keyword}`: the model takes values that it refuses",
                    at,
                    _HELP,
                ),
            )
    return [*found.values()]


def _of(definition: Definition) -> Iterator[tuple[str, str]]:
    match definition:
        case Record():
            for keyword in definition.unsaid:
                yield definition.at, keyword
            for one, at in zip(definition.properties, definition.places, strict=True):
                yield from _in(one.type, at)
            if definition.extra is not None:
                yield from _in(definition.extra, definition.at)
        case Enumeration():
            # An IntEnum takes `true` and "1" for 1.
            if not isinstance(definition.members[0].value, str):
                yield definition.at, "enum"
        case Alias():
            if isinstance(definition.type, ListOf) and definition.type.item == Ref(definition.key):
                # A list of itself becomes a list of anything.
                yield definition.at, "items"
            yield from _in(definition.type, definition.at)


def _in(kind: Type, at: str) -> Iterator[tuple[str, str]]:
    match kind:
        case Checked():
            for keyword in kind.keywords:
                yield kind.at, keyword
            yield from _in(kind.inner, kind.at)
        case Scalar():
            for keyword in _unsaid(kind):
                yield at, keyword
        case Constants(values):
            if not all(value is None or isinstance(value, str) for value in values):
                # `Literal[1]` takes `true`, and structured values are any.
                yield at, "enum" if len(values) > 1 else "const"
        case ListOf():
            if kind.unique:
                yield at, "uniqueItems"
            yield from _in(kind.item, at)
        case Nullable(inner):
            yield from _in(inner, at)
        case MapOf():
            yield from _in(kind.value, at)
        case TupleOf():
            if kind.rest is not None:
                yield at, "prefixItems"
            for item in (*kind.items, *([] if kind.rest is None else [kind.rest])):
                yield from _in(item, at)
        case Other(kinds) if len(kinds) > 1:
            yield at, "type"
        case OneOf():
            for member in kind.members:
                yield from _in(member, at)
        case _:
            return


def _unsaid(kind: Scalar) -> Iterator[str]:
    if kind.kind != "string":
        return
    if kind.format in CHECKED:
        yield "format"
    if kind.format in CONVERTED:
        if kind.min_length:
            yield "minLength"
        if kind.max_length is not None:
            yield "maxLength"
        if kind.pattern is not None:
            yield "pattern"
    elif kind.pattern is not None and (
        kind.format == "binary" or rust_pattern(kind.pattern) is None
    ):
        yield "pattern"
