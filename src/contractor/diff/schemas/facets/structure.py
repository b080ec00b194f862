"""How a schema is put together of others: branches, conditions, items, the rest of an object.

Takes a pair of schemas and its spot, gives facets; refuses to look into what is on both sides.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from contractor.contract.schema import Schema
from contractor.diff.occurrence import Word
from contractor.diff.schemas.difference import ABSENT, Difference
from contractor.diff.schemas.facets.facet import Facet, at, keys, words
from contractor.diff.schemas.seen import Seen
from contractor.diff.schemas.sides import See, Sides
from contractor.diff.schemas.spot import Spot
from contractor.diff.schemas.transitions import says_nothing
from contractor.source import join

#: Keyword → what its facets are called.
_PRESENCE: Final = {
    "if": "if",
    "then": "then",
    "else": "else",
    "contains": "contains",
    "propertyNames": "property-names",
    "contentSchema": "content-schema",
    "unevaluatedItems": "unevaluated-items",
    "unevaluatedProperties": "unevaluated-properties",
    "not": "not",
    "items": "items",
}
_UNIONS: Final = {
    "oneOf": "one-of",
    "anyOf": "any-of",
    "allOf": "all-of",
    "prefixItems": "prefix-items",
}


def nothing(pair: Difference) -> Iterator[Facet]:
    """Whether a schema takes nothing at all."""
    if "$boolean" in pair.plain:
        was, now = pair.plain["$boolean"]
        if now is False:
            yield Facet("schema-became-false", pair.base.at, pair.revision.at)
        elif was is False:
            yield Facet("schema-became-not-false", pair.base.at, pair.revision.at)


def branched(pair: Difference, spot: Spot, sides: Sides) -> Iterator[Facet]:
    """Branches of unions and of `allOf`, and items of tuples, that came or went."""
    for keyword, name in _UNIONS.items():
        branches = pair.many.get(keyword)
        if branches is None:
            continue
        for change, seen in (
            ("added", _parts(pair.revision, keyword, branches.added, sides.new)),
            ("removed", _parts(pair.base, keyword, branches.removed, sides.old)),
        ):
            empty = {index for index in seen if keyword == "allOf" and says_nothing(seen[index])}
            kept = {index: part for index, part in seen.items() if index not in empty}
            told = {index: part for index, part in seen.items() if index in empty}
            yield from _each(pair, spot, keyword, f"{name}-{change}", kept)
            yield from _each(pair, spot, keyword, f"{name}-{change}-annotation-only", told)


def present(pair: Difference, spot: Spot) -> Iterator[Facet]:
    """Keywords with one schema that came or went."""
    for keyword, name in _PRESENCE.items():
        change = pair.one.get(keyword)
        if keyword == "items" and not spot.compat and pair.is_on_one_side("array"):
            continue  # the type says it
        if isinstance(change, str):
            yield at(pair, keyword, f"{name}-{change}")


def keyed(pair: Difference) -> Iterator[Facet]:
    """What is asked where a property is there, or its name matches."""
    for keyword, name in (
        ("patternProperties", "pattern-property"),
        ("dependentSchemas", "dependent-schema"),
    ):
        names = pair.named.get(keyword)
        if names is not None:
            base, revision = keys(pair, keyword)
            for one in names.added:
                place = join(join(pair.revision.at, keyword), one)
                yield Facet(f"{name}-added", base, place, {"value": Word(one)})
            for one in names.removed:
                place = join(join(pair.base.at, keyword), one)
                yield Facet(f"{name}-removed", place, revision, {"value": Word(one)})
    if "dependentRequired" in pair.plain:
        was, now = ({} if side is ABSENT else side for side in pair.plain["dependentRequired"])
        base, revision = keys(pair, "dependentRequired")
        for one in {**was, **now}:
            arguments = {
                "value": Word(one),
                "was": words(was.get(one, ())),
                "now": words(now.get(one, ())),
            }
            at_one = (
                join(base, one) if one in was else base,
                join(revision, one) if one in now else revision,
            )
            if one not in was:
                yield Facet("dependent-required-added", *at_one, arguments)
            elif one not in now:
                yield Facet("dependent-required-removed", *at_one, arguments)
            elif set(was[one]) != set(now[one]):
                yield Facet("dependent-required-changed", *at_one, arguments)


def closed(pair: Difference, spot: Spot) -> Iterator[Facet]:
    """What undeclared properties may hold; oasdiff does not look."""
    keyword = "additionalProperties"
    if spot.compat or keyword not in pair.one:
        return
    was, now = _rest(pair.base), _rest(pair.revision)
    if was == now:
        return
    if now == "closed":
        name = "additional-properties-closed"
    elif was == "closed":
        name = "additional-properties-opened"
    else:
        name = f"additional-properties-{'added' if now == 'schema' else 'removed'}"
    yield at(pair, keyword, name)


def dynamic(pair: Difference, spot: Spot) -> Iterator[Facet]:
    """Where a reference by dynamic scope leads; oasdiff does not look."""
    if "$dynamicRef" in pair.plain and not spot.compat:
        was, now = (
            Word("nothing" if side is ABSENT else side) for side in pair.plain["$dynamicRef"]
        )
        yield at(pair, "$dynamicRef", "dynamic-reference-changed", was=was, now=now)


def _parts(seen: Seen, keyword: str, places: Sequence[int], see: See) -> dict[int, Seen]:
    return {index: see(seen.many[keyword][index]) for index in places}


def _each(
    pair: Difference, spot: Spot, keyword: str, facet: str, branches: Mapping[int, Seen]
) -> Iterator[Facet]:
    """One facet for each branch; oasdiff has one for all of them."""
    base, revision = keys(pair, keyword)
    if spot.compat and branches:
        yield Facet(facet, base, revision, {"value": list(branches)})
        return
    came = "-added" in facet
    for index, seen in branches.items():
        place = join(join((pair.revision if came else pair.base).at, keyword), str(index))
        value = {"value": Word(_called(seen, index))}
        yield Facet(facet, base, place, value) if came else Facet(facet, place, revision, value)


def _called(seen: Seen, index: int) -> str:
    if seen.ref:
        return seen.ref.rpartition("/")[2]
    return str(seen.get("title") or ", ".join(seen.types) or f"branch {index + 1}")


def _rest(seen: Seen) -> str:
    rest = seen.one.get("additionalProperties")
    if (
        not isinstance(rest, Schema)
        or rest.boolean is True
        or (rest.boolean is None and not rest.constrains())
    ):
        return "open" if not isinstance(rest, Schema) or rest.ref is None else "schema"
    return "closed" if rest.boolean is False else "schema"
