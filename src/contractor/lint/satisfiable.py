"""Whether a schema accepts anything at all.

Takes a survey, gives facts. What decides is the canonical form of jsonschema-rs; only a proof counts. Asked
are schemas that compose others or deny something, which is where contradictions come from; bounds and
types alone are judged in `schemas`.
"""

from bisect import bisect_right
from collections.abc import Iterator
from typing import Any, Final

import jsonschema_rs
from jsonschema_rs import canonical

from contractor.contract.json_schema import DIALECT, references, spell
from contractor.contract.nodes import Contract
from contractor.contract.reach import conjuncts
from contractor.contract.schema import ANNOTATIONS, Schema
from contractor.depth import with_room
from contractor.lint.rule import Fact
from contractor.lint.walk import Survey

_URI: Final = "urn:contractor:satisfiable"
_COMPOSING: Final = frozenset({"allOf", "anyOf", "oneOf", "not", "if", "$ref"})
_TRIED: Final = frozenset({"enum", "const"})
# The engine calls itself for every level and every reference, on the stack of the thread that asks, and
# its work grows with the square of what it meets. Real documents need less than half of either.
_DEEPEST: Final = 2_000
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
    definitions = {key: spell(contract, one, base=_URI) for key, one in contract.schemas.items()}
    whole = {"$schema": DIALECT, "$defs": definitions}
    try:
        registry = jsonschema_rs.Registry([(_URI, whole)])
    except ValueError:
        return set()  # it nests deeper than the engine goes
    sizes = _Sizes(contract)
    found: set[str] = set()
    spent = 0
    for size, schema in sorted(((sizes.of(one), one) for one in asked), key=lambda pair: pair[0]):
        spent += size * size
        if size > _DEEPEST or spent > _BUDGET:
            break
        if _is_empty(spell(contract, schema, base=_URI), registry):
            found.add(schema.at)
    return found


class _Sizes:
    """How deep the engine may have to go for a schema: the levels of all that it reaches."""

    def __init__(self, contract: Contract) -> None:
        self._levels = {key: _levels(schema) for key, schema in contract.schemas.items()}
        self._leads = {key: references(schema) for key, schema in contract.schemas.items()}

    def of(self, schema: Schema) -> int:
        """The size of a schema, or something beyond `_DEEPEST`."""
        size, pending, seen = _levels(schema), list(references(schema)), set[str]()
        while pending and size <= _DEEPEST:
            key = pending.pop()
            if key not in seen and key in self._levels:
                seen.add(key)
                size += self._levels[key]
                pending += self._leads[key]
        return size


def _levels(schema: Schema) -> int:
    deepest, pending = 0, [(schema, 1)]
    while pending:
        part, depth = pending.pop()
        deepest = max(deepest, depth)
        pending += [(child, depth + 1) for child in part.children()]
    return deepest


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


def _is_empty(spelled: Any, registry: jsonschema_rs.Registry) -> bool:
    try:
        form = jsonschema_rs.canonicalize(
            spelled, draft=jsonschema_rs.Draft202012, registry=registry
        )
        return form.satisfiability() is canonical.Satisfiability.NO
    except (ValueError, jsonschema_rs.ReferencingError):
        return False  # no proof
