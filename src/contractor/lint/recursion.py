"""Whether a schema has values that end: an object that must hold another one of its kind never does.

Takes a survey, gives facts. JSON has no endless values (RFC 8259 §2), so whoever must send one cannot.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from contractor import graph
from contractor.contract.nodes import Contract
from contractor.contract.reach import conjuncts
from contractor.contract.schema import Schema
from contractor.lint.rule import Fact
from contractor.lint.walk import Survey

#: What must all have values that end, or one of what must.
_Needs = tuple[tuple[str, ...], ...]
_SAYING: Final = frozenset({"$ref", "allOf", "anyOf", "oneOf", "required", "minItems"})


def check(survey: Survey) -> Iterator[Fact]:
    """Facts about schemas whose every value would hold another one, without end; one for each circle.

    Circles that hold no value within another one are told where references are read.
    """
    inside: dict[str, _Needs] = {}
    needs: dict[str, _Needs] = {}
    for place in survey.places:
        schema = place.schema
        if not place.negated and not _SAYING.isdisjoint(schema.keywords):
            parts = [*conjuncts(survey.contract, schema)]
            inside[schema.at] = tuple(_inside(parts))
            needs[schema.at] = (*_in_place(survey.contract, parts), *inside[schema.at])
    edges = {at: [one for group in needed for one in group] for at, needed in needs.items()}
    endless = _endless({at: needs[at] for at in graph.endless(edges)})
    within = {at: [one for one in edges[at] if one in endless] for at in endless}
    order = [place.schema.at for place in survey.places if place.schema.at in endless]
    for circle in map(set, graph.components(order, lambda at: within[at])):
        if any(one in circle for at in circle for group in inside[at] for one in group):
            note = "every value would hold another one, without end"
            first = next(at for at in order if at in circle)
            yield Fact("accepts-nothing", first, help=_HELP, notes=(note,), on_key=True)


_HELP: Final = "let a property of the circle be optional or null, or a list of it be empty"


def _endless(needs: Mapping[str, _Needs]) -> set[str]:
    """The schemas that no value that ends satisfies: those that are left when all others are found."""
    left = set(needs)
    while True:
        ending = {
            at for at in left if all(any(one not in left for one in group) for group in needs[at])
        }
        if not ending:
            return left
        left -= ending


def _in_place(contract: Contract, parts: Iterable[Schema]) -> Iterator[tuple[str, ...]]:
    """Groups of schemas of the same value: of each group, one must have a value for it to have one."""
    for part in parts:
        for branches in (part.any_of, part.one_of):
            if branches:
                yield tuple(one.at for one in branches)
        if part.ref is not None and part.ref in contract.schemas:
            yield (part.ref,)
        yield from ((one.at,) for one in part.all_of)


def _inside(parts: list[Schema]) -> Iterator[tuple[str, ...]]:
    """Groups of schemas of values that every value must hold."""
    types = {frozenset(part.types) for part in parts if part.types}
    if frozenset({"object"}) in types:
        wanted = {name for part in parts for name in part.required}
        yield from ((inner.at,) for inner in _members(parts, wanted))
    if frozenset({"array"}) in types:
        least = max((part.get("minItems") or 0 for part in parts), default=0)
        if isinstance(least, int) and least > 0:
            yield from ((part.items.at,) for part in parts if _first(part) and part.items)


def _members(parts: Iterable[Schema], names: set[str]) -> Iterator[Schema]:
    for part in parts:
        yield from (inner for name, inner in part.properties.items() if name in names)


def _first(part: Schema) -> bool:
    """Whether `items` is about the first item of a list."""
    return not part.get("prefixItems")
