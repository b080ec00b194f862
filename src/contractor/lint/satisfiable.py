"""Whether a schema accepts anything at all.

Takes a survey, gives facts. What decides is the canonical form of jsonschema-rs; only a proof counts. Asked
are schemas that compose others or deny something, which is where contradictions come from; bounds and
types alone are judged in `schemas`.
"""

from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

from contractor.contract.json_schema import spell
from contractor.contract.nodes import Contract
from contractor.contract.reach import conjuncts
from contractor.contract.schema import ANNOTATIONS, Schema
from contractor.depth import with_room
from contractor.lint.canonical import DEEPEST, URI, Sizes, is_empty, registry
from contractor.lint.rule import Fact
from contractor.lint.walk import Survey

_COMPOSING: Final = frozenset({"allOf", "anyOf", "oneOf", "not", "if", "$ref"})
_TRIED: Final = frozenset({"enum", "const"})
#: The engine's work grows with the square of what it meets. Real documents need less than half of this.
_BUDGET: Final = 20_000_000


def check(survey: Survey, known: set[str]) -> Iterator[Fact]:
    """Facts about schemas that nothing satisfies; `known` are places where a reason was said already."""
    asked = [
        place.schema
        for place in survey.places
        if not place.negated and _may_contradict(place.schema)
    ]
    empty = with_room(lambda: _empty(survey.contract, asked)) if asked else set()
    # Where an inner schema is the reason, or one that is referred to, the outer ones need not be named.
    reasons = sorted(empty | known)
    for schema in asked:
        if schema.at not in empty - known or _has_below(reasons, schema.at):
            continue
        parts = conjuncts(survey.contract, schema)
        if not any(part.at in empty and part.at != schema.at for part in parts):
            notes = ("`enum` is empty",) if schema.enum == () else ()
            yield Fact("accepts-nothing", schema.at, notes=notes, on_key=True)


def _empty(contract: Contract, asked: list[Schema]) -> set[str]:
    """Keys of schemas that are proved to accept nothing. The smallest are asked first."""
    known = registry(contract)
    if known is None:
        return set()
    sizes = Sizes(contract)
    found: set[str] = set()
    spent = 0
    for size, schema in sorted(((sizes.of(one), one) for one in asked), key=lambda pair: pair[0]):
        spent += size * size
        if size > DEEPEST or spent > _BUDGET:
            break
        if is_empty(spell(contract, schema, base=URI), known):
            found.add(schema.at)
    return found


def _has_below(listed: list[str], at: str) -> bool:
    """Whether a sorted list of keys has one below another."""
    index = bisect_right(listed, f"{at}/")
    return index < len(listed) and listed[index].startswith(f"{at}/")


def _may_contradict(schema: Schema) -> bool:
    """Whether two things here could contradict each other. Members of `enum` are tried one by one instead."""
    keywords = schema.keywords
    if len(schema.all_of) > 1 or schema.enum == ():
        return True
    if _COMPOSING.isdisjoint(keywords) or not _TRIED.isdisjoint(keywords):
        return False
    said = [one for one in keywords if one not in ANNOTATIONS and not one.startswith("x-")]
    return len(said) > 1
