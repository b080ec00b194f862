"""Properties of an object: those that came and went, must be there, and travel one way only.

Takes a pair of schemas and its spot, gives facets; refuses to look into a property that is on both sides.
"""

from collections.abc import Iterator
from typing import Final

from contractor.contract.schema import Schema
from contractor.diff.occurrence import NO_ARGUMENTS, Word
from contractor.diff.roots import Part
from contractor.diff.schemas.difference import Difference
from contractor.diff.schemas.facets.facet import WHOLE, Facet, at, key
from contractor.diff.schemas.facets.renames import renamed
from contractor.diff.schemas.seen import Seen
from contractor.diff.schemas.sides import Sides
from contractor.diff.schemas.spot import Spot
from contractor.diff.schemas.transitions import Transition
from contractor.source import join

#: A property that an old reader was told not to expect.
_TO_CLOSED: Final = "added-to-closed-object"
#: A property that a server says it refuses now.
_FROM_CLOSED: Final = "removed-from-closed-object"


def travelling(pair: Difference, spot: Spot, sides: Sides) -> Iterator[Facet]:
    """`readOnly` and `writeOnly` of a property."""
    parent = spot.parent
    if not spot.name or parent is None or not spot.in_body:
        return
    required = spot.name in parent.base.required
    subject = ("rq" if required else "ro") if spot.requests else ("sr" if required else "so")
    for keyword, name in (("writeOnly", "write-only"), ("readOnly", "read-only")):
        if keyword not in pair.plain or (not spot.compat and sides.say_still(pair, keyword)):
            continue
        if (pair.plain[keyword][0] is True) != (pair.plain[keyword][1] is True):
            not_ = "" if pair.plain[keyword][1] is True else "not-"
            yield at(pair, keyword, f"became-{not_}{name}", subject)


def required(pair: Difference, spot: Spot, sides: Sides) -> Iterator[Facet]:
    """Which properties must be there."""
    if "required" not in pair.plain:
        return
    base, revision = pair.base, pair.revision
    was, now = frozenset(base.required), frozenset(revision.required)
    if not spot.compat:
        # What a branch of `allOf` asks for is asked for as well.
        was, now = sides.whole_old(base).required, sides.whole_new(revision).required
    for name in revision.required:
        if name not in was:
            yield from _became(pair, spot, sides, name, required=True)
    for name in base.required:
        if name not in now:
            yield from _became(pair, spot, sides, name, required=False)


def properties(pair: Difference, spot: Spot, happened: Transition, sides: Sides) -> Iterator[Facet]:
    """Which properties are declared."""
    if spot.top and happened.moved and spot.in_body:
        yield at(pair, "oneOf", "wrapped-in-one-of", now=happened.alternatives)
    names = pair.named.get("properties")
    if names is None:
        return
    base, revision = pair.base, pair.revision
    hints = {} if spot.compat else renamed(pair, names, sides)
    # What is required on both sides is not more or less so for being declared.
    still = set[str]() if spot.compat else set(base.required) & set(revision.required)
    for name in names.removed:
        if name not in happened.moved:
            place = join(join(base.at, "properties"), name)
            seen = sides.old(base.properties[name])
            needed = name in base.required and name not in still
            facet = _gone(spot, seen, required=needed)
            if facet is not None:
                yield Facet(
                    facet[0],
                    place,
                    revision.at,
                    NO_ARGUMENTS,
                    facet[1],
                    place,
                    name,
                    hints.get((name, ""), ""),
                )
            if spot.part is Part.REQUEST_BODY and not seen.read_only and _is_closed(revision):
                yield Facet(_FROM_CLOSED, place, revision.at, NO_ARGUMENTS, "rp", place, name)
    for name in names.added:
        place = join(join(revision.at, "properties"), name)
        seen = sides.new(revision.properties[name])
        needed = name in revision.required and name not in still
        facet = _come(spot, seen, required=needed)
        if facet is not None:
            hint = hints.get(("", name), "")
            yield Facet(facet[0], base.at, place, NO_ARGUMENTS, facet[1], place, name, hint)
        if spot.part is Part.RESPONSE_BODY and not seen.write_only and _is_closed(base):
            yield Facet(_TO_CLOSED, base.at, place, NO_ARGUMENTS, "sp", place, name)


def _became(
    pair: Difference, spot: Spot, sides: Sides, name: str, *, required: bool
) -> Iterator[Facet]:
    """A property that must be there now, or need no longer be; what came or went itself is told elsewhere."""
    base, revision = pair.base, pair.revision
    was, now = base.properties.get(name), revision.properties.get(name)
    if not spot.compat:
        was = was or sides.whole_old(base).properties.get(name)
        now = now or sides.whole_new(revision).properties.get(name)
    facet = "became-required" if required else "became-optional"
    keys = (
        key(base, "required") if required else _index(base, name),
        _index(revision, name) if required else key(revision, "required"),
    )
    of = join(join(revision.at, "properties"), name)
    said = {"property": Word(name)}
    if was is None or now is None:
        if was is None and now is None:
            undeclared = {"value": Word(name)}
            yield Facet(facet.replace("became", "undeclared-became"), *keys, undeclared)
        elif spot.compat and was is None and not required and not spot.requests and spot.top:
            # oasdiff looks at one side only here.
            yield Facet(facet, *keys, said, "sp", of, name)
        return
    subject = _subject_of(spot, sides.new(now), sides.old(was), required=required)
    if subject is not None:
        with_default = subject == "rp" and required and "default" in sides.new(now).plain
        told = f"{facet}-with-default" if with_default else facet
        yield Facet(told, *keys, said, subject, of, name)


def _subject_of(spot: Spot, new: Seen, old: Seen, *, required: bool) -> str | None:
    """Whose requiredness changed; nobody's where the property does not travel this way."""
    match spot.part:
        case Part.REQUEST_BODY:
            return None if new.read_only else "rp"
        case Part.RESPONSE_BODY:
            return "sw" if (new if spot.top else old).write_only else "sp"
        case Part.PARAMETER:
            header = spot.place == "header" and required and not new.read_only
            return "rh" if header else "qp"
    return "hp"


def _index(seen: Seen, name: str) -> str:
    return join(join(seen.at, "required"), str(seen.required.index(name)))


def _is_closed(seen: Seen) -> bool:
    """Whether a schema says that there are no other properties than those it declares."""
    return any(
        isinstance(seen.one.get(keyword), Schema) and seen.one[keyword].boolean is False
        for keyword in ("additionalProperties", "unevaluatedProperties")
    )


def _gone(spot: Spot, seen: Seen, *, required: bool) -> tuple[str, str] | None:
    """The facet and the subject of a property that is no longer there."""
    if spot.part is Part.RESPONSE_BODY:
        return "removed", _returned(seen, required=required)
    if spot.part is Part.REQUEST_BODY:
        return None if seen.read_only else ("removed", "rp")
    return "removed", "qp" if spot.part is Part.PARAMETER else "hp"


def _returned(seen: Seen, *, required: bool) -> str:
    subject = "sr" if required else "so"
    return f"{subject}w" if seen.write_only else subject


def _come(spot: Spot, seen: Seen, *, required: bool) -> tuple[str, str] | None:
    """The facet and the subject of a new property."""
    if spot.part is Part.RESPONSE_BODY:
        return "added", _returned(seen, required=required)
    if seen.read_only and spot.requests:
        return None
    if spot.part is Part.REQUEST_BODY:
        if not required:
            return "new-optional-request-property", WHOLE
        with_default = "-with-default" if "default" in seen.plain else ""
        return f"new-required-request-property{with_default}", WHOLE
    if spot.part is Part.PARAMETER:
        if spot.place == "header" and required:
            return "new-required-request-header-property", WHOLE
        return f"added-{'required' if required else 'optional'}", "qp"
    return "added", "hp"
