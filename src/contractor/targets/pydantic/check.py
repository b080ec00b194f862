"""What Pydantic models approximate.

Takes a model, gives a located warning for each construct that the generated types accept more of than its
schema does; refuses to know how anything is written. The rules are a table in `docs/guide/pydantic.md`.
"""

from collections.abc import Iterable, Iterator

from contractor.diagnostic import Finding, Severity
from contractor.model import (
    Alias,
    Checked,
    ListOf,
    MapOf,
    Model,
    Nullable,
    OneOf,
    Record,
    Scalar,
    TupleOf,
    Type,
)
from contractor.targets.pydantic.ecma import python_pattern, rust_pattern


def approximated(model: Model) -> Iterable[Finding]:
    """The warnings, in the model's order, each place once."""
    found: dict[tuple[str, str], Finding] = {}
    for definition in model.definitions.values():
        for at, keyword, help in _of(definition):
            found.setdefault(
                (at, keyword),
                Finding(
                    "approximated",
                    Severity.WARNING,
                    f"Pydantic types cannot say `{keyword}`: the model takes values that it refuses",
                    at,
                    help,
                ),
            )
    return found.values()


_VALIDATE = "validate such values against the schema itself where it matters"
_PATTERN = "write the pattern as ECMA-262 has it; until then any text is taken"


def _of(definition: object) -> Iterator[tuple[str, str, str]]:
    match definition:
        case Record():
            for keyword in definition.unsaid:
                yield definition.at, keyword, _VALIDATE
            for one, at in zip(definition.properties, definition.places, strict=True):
                if not isinstance(one.type, Scalar) or one.type.pattern is not None:  # most are
                    yield from _in(one.type, at)
            if definition.extra is not None:
                yield from _in(definition.extra, definition.at)
        case Alias():
            yield from _in(definition.type, definition.at)
        case _:
            return


def _in(kind: Type, at: str) -> Iterator[tuple[str, str, str]]:
    match kind:
        case Checked(inner, place, keywords):
            for keyword in keywords:
                yield place, keyword, _VALIDATE
            yield from _in(inner, place)
        case Scalar() if kind.pattern is not None:
            if rust_pattern(kind.pattern) is None and python_pattern(kind.pattern) is None:
                yield at, "pattern", _PATTERN
        case Nullable(inner) | ListOf(inner) | MapOf(inner):
            yield from _in(inner, at)
        case TupleOf(items, rest):
            for item in (*items, *([] if rest is None else [rest])):
                yield from _in(item, at)
        case OneOf(members):
            for member in members:
                yield from _in(member, at)
        case _:
            return
