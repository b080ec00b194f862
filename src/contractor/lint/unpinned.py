"""Whether members of a union can be told apart without its discriminator.

Takes a survey, gives facts. JSON Schema does not read a discriminator: where a member leaves its tag to the union
that lists it, a value of it may be one of another member as well, and `oneOf` refuses what is of two. What decides
is the canonical form of jsonschema-rs; only a proof counts.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, Final

from contractor.contract.json_schema import spell
from contractor.contract.nodes import Contract
from contractor.contract.reach import target
from contractor.contract.schema import Schema
from contractor.contract.tagging import decides, is_tagged, tags_of
from contractor.depth import with_room
from contractor.frozen import frozen
from contractor.lint.canonical import DEEPEST, URI, Sizes, is_satisfied, registry
from contractor.lint.rule import Fact
from contractor.lint.walk import Survey
from contractor.source import join

#: Pairs of members that are held against one another in one union, and work that all unions may cost.
_PAIRS: Final = 400
_BUDGET: Final = 5_000_000


def check(survey: Survey) -> Iterator[Fact]:
    """Facts about unions whose members only their discriminator tells apart."""
    contract = survey.contract
    unions = [pairs for place in survey.places if (pairs := [*_pairs(contract, place.schema)])]
    if unions:
        yield from with_room(lambda: [*_overlapping(contract, unions)])


@frozen
class _Pair:
    """A member that leaves its tag to its union, with the values that it has there, and another member."""

    union: Schema
    tag: str
    values: tuple[str, ...]
    member: Schema
    other: Schema


def _pairs(contract: Contract, union: Schema) -> Iterator[_Pair]:
    found = union.discriminator
    for member in union.one_of if decides(union) else ():
        if found is None or not is_tagged(contract.schemas, member, found.property):
            continue
        values = tuple(tags_of(found.mapping, str(member.ref)))
        own = target(contract, member)
        for other in union.one_of:
            if target(contract, other) is not own:
                yield _Pair(union, found.property, values, member, other)


def _overlapping(contract: Contract, unions: Iterable[Iterable[_Pair]]) -> Iterator[Fact]:
    """A fact about each union, for the first two members that are proved to share a value."""
    known = registry(contract)
    sizes, spent = Sizes(contract), 0
    for pairs in unions if known is not None else ():
        for pair in islice(pairs, _PAIRS):
            size = sizes.of(pair.member) + sizes.of(pair.other)
            spent += size * size
            if size > DEEPEST or spent > _BUDGET:
                break
            if known is not None and is_satisfied(_shared(contract, pair), known):
                yield _fact(pair)
                break


def _shared(contract: Contract, pair: _Pair) -> Any:
    """What satisfies both members, with a tag of the first."""
    both = [spell(contract, one, base=URI) for one in (pair.member, pair.other)]
    tagged = {"properties": {pair.tag: {"enum": [*pair.values]}}, "required": [pair.tag]}
    return {"type": "object", "allOf": [*both, tagged]}


def _fact(pair: _Pair) -> Fact:
    values = {
        "property": pair.tag,
        "tag": pair.values[0],
        "schema": _name(pair.member),
        "other": _name(pair.other),
    }
    at = join(pair.union.at, "discriminator")
    return Fact("discriminator-unpinned", at, values, on_key=True)


def _name(schema: Schema) -> str:
    return (schema.ref or schema.at).removeprefix("#/components/schemas/")
