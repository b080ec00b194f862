"""Values that show what a change breaks.

Takes changes, the pairs of schemas that they are in, and weights, gives the changes with a value each where one was
found; refuses to show a value that is about another edit.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Final

from contractor.containment.verdict import Counterexample
from contractor.contract.travel import Direction
from contractor.diagnostic import Severity
from contractor.diff.change import Change
from contractor.diff.occurrence import Word
from contractor.frozen import changed
from contractor.source import split

if TYPE_CHECKING:
    from contractor.diff.schemas.difference import Difference
    from contractor.diff.weights import Weights

#: Keywords that say the same kind of thing: where one is edited, any may refuse a value because of it.
_KINDS: Final = (
    ("type", "enum", "const", "nullable", "format"),
    ("maximum", "exclusiveMaximum"),
    ("minimum", "exclusiveMinimum"),
    ("contains", "minContains", "maxContains"),
    ("required", "dependentRequired"),
)
#: Keywords that are edited → other keywords that may refuse a value because of it.
_REFUSING: Final = (
    *((kind, kind) for kind in _KINDS),
    (("items", "prefixItems"), ("items", "prefixItems", "unevaluatedItems")),
    (("minProperties",), ("required",)),
    (
        ("properties", "patternProperties", "additionalProperties", "unevaluatedProperties"),
        ("additionalProperties", "unevaluatedProperties"),
    ),
)
#: Keywords that hold whole schemas: anything in them may refuse a value.
_WHOLE: Final = frozenset(
    (
        *("allOf", "anyOf", "oneOf", "not", "if", "then", "else", "$ref", "$dynamicRef"),
        *("discriminator", "dependentSchemas", "propertyNames", "patternProperties"),
    )
)
#: Keywords whose values are schemas by name.
_NAMED: Final = frozenset(
    (
        *("properties", "patternProperties", "dependentSchemas", "dependentRequired"),
        *("schemas", "$defs", "definitions"),
    )
)


def shown(
    changes: Iterable[Change],
    pairs: Mapping[tuple[str, str, str], tuple["Difference", Direction]],
    weights: "Weights",
) -> Iterator[Change]:
    """The changes, those that break somebody with a value that shows it."""
    for change in changes:
        found = pairs.get((change.edit, change.base, change.revision))
        if found is None or change.level is Severity.INFO:
            yield change
            continue
        said = (change.arguments.get(name) for name in ("value", "was", "now"))
        likely = [value for value in said if value is not None and not isinstance(value, Word)]
        value = weights.counterexample(*found, likely)
        yield (
            change
            if value is None or not _fits(value, change)
            else changed(change, counterexample=value)
        )


def _fits(value: Counterexample, change: Change) -> bool:
    """Whether what refuses a value is what was edited, as far as keywords tell."""
    edited = {keyword for key in (change.base, change.revision) for keyword in _last(key)}
    there = change.base and change.revision
    if change.edit == "schema" or edited & _WHOLE or (there and edited == {"properties"}):
        return True
    if "properties" in edited and value.keyword == "required" and isinstance(value.value, dict):
        # A property that must be there is missed where it is not; any other is only unknown to the other side.
        return "required" in change.id and change.arguments.get("property") not in value.value
    refusing = set(edited)
    for keywords, others in _REFUSING:
        if edited.intersection(keywords):
            refusing.update(others)
    return not value.keyword or value.keyword in refusing


def _last(key: str) -> Iterator[str]:
    """The keyword that a key ends with, whatever is named or counted below it; `$ref` for a schema as a whole."""
    tokens = split(key.partition("#")[2])
    while tokens and tokens[-1].isdecimal():
        tokens.pop()
    if tokens:
        inside = tokens[-2] if len(tokens) > 1 and tokens[-2] in _NAMED else tokens[-1]
        yield "$ref" if inside in ("schema", "schemas", "$defs", "definitions") else inside
