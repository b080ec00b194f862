"""Discriminators: the property that tells which schema of a union a value is of.

Takes a pair of schemas and its spot, gives facets; refuses to know which schemas a union has.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from contractor.contract.schema import Discriminator
from contractor.diff.occurrence import Word
from contractor.diff.schemas.annotations import mapped
from contractor.diff.schemas.difference import ABSENT, Difference
from contractor.diff.schemas.facets.facet import Facet, at
from contractor.diff.schemas.sides import Sides
from contractor.diff.schemas.spot import Spot


def discriminated(pair: Difference, spot: Spot, sides: Sides) -> Iterator[Facet]:
    """What tells the branches of a union apart."""
    if "discriminator" not in pair.plain:
        return

    def alike(one: str, other: str) -> bool:
        return not spot.compat and (pair.is_branch(one, other) or sides.named_alike(one, other))

    was, now = pair.plain["discriminator"]
    old, old_mapping = _tag(was)
    new, new_mapping = _tag(now)
    if was is ABSENT or now is ABSENT:
        name = "discriminator-added" if was is ABSENT else "discriminator-removed"
        yield at(pair, "discriminator", name, was=old, now=new)
        return
    if old != new:
        yield at(pair, "discriminator", "discriminator-property-name-changed", was=old, now=new)
    came, went = (set[str](), set[str]()) if spot.compat else _branches_of_one_side(pair)
    added = [tag for tag, key in new_mapping.items() if tag not in old_mapping and key not in came]
    gone = [tag for tag, key in old_mapping.items() if tag not in new_mapping and key not in went]
    if added:
        yield at(pair, "discriminator", "discriminator-mapping-added", now=added)
    if gone:
        yield at(pair, "discriminator", "discriminator-mapping-deleted", was=gone)
    for tag, target in old_mapping.items():
        if tag in new_mapping and not mapped(target, new_mapping[tag], alike):
            yield at(
                pair,
                "discriminator",
                "discriminator-mapping-changed",
                value=tag,
                was=target,
                now=new_mapping[tag],
            )


def _branches_of_one_side(pair: Difference) -> tuple[set[str], set[str]]:
    """Keys of the branches that came and of those that went: their tags go with them."""
    came, went = set[str](), set[str]()
    for keyword in ("oneOf", "anyOf"):
        branches = pair.many.get(keyword)
        if branches is not None:
            news, olds = pair.revision.many.get(keyword, ()), pair.base.many.get(keyword, ())
            came |= {str(news[index].ref) for index in branches.added}
            went |= {str(olds[index].ref) for index in branches.removed}
    return came, went


def _tag(said: Any) -> tuple[Word, Mapping[str, Any]]:
    if isinstance(said, Discriminator):
        return Word(said.property), said.mapping
    if isinstance(said, dict):
        mapping = said.get("mapping")
        return Word(said.get("propertyName", "")), mapping if isinstance(mapping, dict) else {}
    return Word(""), {}
