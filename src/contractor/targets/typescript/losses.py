"""What TypeScript cannot say: a warning for each schema whose type is wider, where it stands.

Takes a model and the shapes of its records, gives findings; refuses to know text. Bounds, lengths, patterns
and formats are no losses: no type system of this kind has them, and they stand in the comments.
"""

from collections.abc import Iterator
from typing import Final

from contractor.diagnostic import Finding, Severity
from contractor.model import (
    Anything,
    Checked,
    Model,
    Record,
    Ref,
    Scalar,
    Type,
)
from contractor.model.walk import held, kinds, parts
from contractor.targets.typescript.records import Shapes
from contractor.targets.typescript.types import Printer

#: What the type does about a keyword that it cannot say. docs/guide/typescript.md has the same table.
RULES: Final = {
    "not": "values that are excluded are accepted",
    "if": "the condition and what follows from it are left out",
    "then": "the condition and what follows from it are left out",
    "else": "the condition and what follows from it are left out",
    "contains": "a list need not contain such an item",
    "minContains": "a list need not contain such an item",
    "maxContains": "a list may contain more such items",
    "dependentRequired": "properties may be given without those they need",
    "dependentSchemas": "properties may be given without what they need",
    "propertyNames": "any property name is accepted",
    "patternProperties": "property names are not told apart: each may hold what any of them may hold",
    "unevaluatedProperties": "undeclared properties are accepted",
    "unevaluatedItems": "further items are accepted",
    "additionalProperties": "undeclared properties may also hold what declared ones hold",
    "$dynamicRef": "any value is accepted where the scope would decide",
    "anyOf": "the alternatives are left out",
    "oneOf": "the alternatives are left out, or more than one may match",
    "allOf": "what the branches say together is left out",
}
#: Keywords that only comments say.
_COMMENTED: Final = frozenset(
    "format pattern minimum maximum exclusiveMinimum exclusiveMaximum multipleOf minLength maxLength minItems "
    "maxItems uniqueItems minProperties maxProperties".split()
)


def losses(model: Model, shapes: Shapes, printer: Printer) -> Iterator[Finding]:
    """The warnings, each place and keyword once."""
    seen: set[tuple[str, tuple[str, ...]]] = set()
    for at, keywords in _lost(model, shapes, printer):
        lost = tuple(dict.fromkeys(word for word in keywords if word not in _COMMENTED))
        if lost and (at, lost) not in seen:
            seen.add((at, lost))
            yield _finding(at, lost)


def _finding(at: str, lost: tuple[str, ...]) -> Finding:
    named = ", ".join(f"`{word}`" for word in lost)
    return Finding(
        "approximated",
        Severity.WARNING,
        f"TypeScript cannot say {named} here; the type accepts more than the schema",
        at,
        notes=tuple(dict.fromkeys(RULES.get(word, f"`{word}` is left out") for word in lost)),
    )


def _lost(model: Model, shapes: Shapes, printer: Printer) -> Iterator[tuple[str, tuple[str, ...]]]:
    for definition in model.definitions.values():
        if isinstance(definition, Record):
            yield from _record(definition, shapes, printer)
        for kind in held(definition):
            if not isinstance(kind, (Scalar, Ref)):  # most are
                yield from _type(kind)
    for call in model.calls:
        for kind in kinds(call):
            if not isinstance(kind, (Scalar, Ref)):
                yield from _type(kind)


def _record(
    record: Record, shapes: Shapes, printer: Printer
) -> Iterator[tuple[str, tuple[str, ...]]]:
    said = shapes.said(record) if record.unsaid else set()
    lost = [word for word in record.unsaid if word not in said]
    extra = record.extra
    if extra is not None and not isinstance(extra, Anything):
        told = set(printer.members(extra))
        if any(text not in told for one in record.properties for text in printer.members(one.type)):
            lost.append("additionalProperties")
    if lost:
        yield record.at, tuple(lost)


def _type(kind: Type) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What a type, and the types that stand in it, do not say."""
    for part in parts(kind):
        # Any value beside others is any value: nothing is lost unless exactly one has to match.
        if isinstance(part, Checked) and (part.inner, part.keywords) != (Anything(), ("anyOf",)):
            yield part.at, part.keywords
