"""What happened to one schema, facet by facet.

Takes a pair of schemas and where it is met, gives facets with the keys of what differs; refuses to know which of
them are rules, and what is below. A `Spot` says which part of an operation the pair describes and which way its
values travel.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from difflib import SequenceMatcher
from typing import Any, Final

from contractor.contract.schema import Discriminator, Schema
from contractor.diff.occurrence import NO_ARGUMENTS, Direction, Word
from contractor.diff.roots import Part
from contractor.diff.schemas import types
from contractor.diff.schemas.difference import ABSENT, Difference, Names
from contractor.diff.schemas.seen import Seen
from contractor.diff.schemas.telling import mapped
from contractor.diff.schemas.transitions import See, Sides, Transition, says_nothing
from contractor.frozen import frozen
from contractor.source import join
from contractor.text import short
from contractor.values import among, same


@frozen
class Facet:
    """One thing that happened: its name, the keys on both sides, and what the message says of it.

    `subject` takes the place of the spot's own, as the letters of the table of rules. `of` is the key of the
    schema that the message is about, where it is not the pair's own; `name_of` the property that leads there.
    """

    name: str
    base: str
    revision: str
    arguments: Mapping[str, Any] = NO_ARGUMENTS
    subject: str = ""
    of: str = ""
    name_of: str = ""
    hint: str = ""


@frozen
class Spot:
    """Where a pair of schemas is met.

    `top` is true for the schema of the body, parameter or header itself, and `name` is the property's in
    `parent`, empty for items, branches and the like. `notice` are the days that a deprecation must give here,
    `stability` the lowest level that is judged; None where either is not to be judged.
    """

    part: Part
    direction: Direction
    top: bool
    strict: bool
    name: str = ""
    parent: Difference | None = None
    exploded: bool = False
    optional: bool = True
    place: str = ""
    notice: int | None = 0
    stability: str | None = "beta"
    today: date = date.max
    compat: bool = False

    @property
    def requests(self) -> bool:
        """Whether values travel to the server."""
        return self.direction is Direction.REQUEST


#: Keyword → what its facets are called.
_BOUNDS: Final = {
    "maximum": "max",
    "exclusiveMaximum": "exclusive-max",
    "minimum": "min",
    "exclusiveMinimum": "exclusive-min",
    "maxLength": "max-length",
    "minLength": "min-length",
    "maxItems": "max-items",
    "minItems": "min-items",
    "maxContains": "max-contains",
    "minContains": "min-contains",
    "maxProperties": "max-properties",
    "minProperties": "min-properties",
}
#: Where absence means the least there is.
_ZERO: Final = frozenset({"minLength", "minItems"})
#: Facets of bounds that oasdiff reports of `readOnly` properties under an id of their own.
_READ_ONLY: Final = frozenset(
    "max-decreased exclusive-max-decreased max-length-decreased min-increased exclusive-min-increased "
    "max-items-decreased max-properties-decreased".split()
)
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
#: The subject of a facet whose name is the whole id.
WHOLE: Final = "*"
#: Properties that went, times those that came: more are not held against one another.
_MANY: Final = 2500
#: How alike the names of a property before and after are.
_ALIKE: Final = 0.6
#: A property that an old reader was told not to expect.
_TO_CLOSED: Final = "added-to-closed-object"
#: Characters of a full date.
_DAY: Final = len("2026-01-31")
_STABILITY: Final = ("draft", "alpha", "beta", "stable")


def facets(pair: Difference, spot: Spot, happened: Transition, sides: Sides) -> Iterator[Facet]:
    """Everything that happened to the schema itself, whatever stands below it."""
    yield from _typed(pair, spot, happened, sides)
    yield from _nullable(pair, spot, happened)
    yield from _enumerated(pair, spot)
    yield from _constant(pair, spot, sides)
    yield from _bounded(pair, spot)
    yield from _textual(pair, spot)
    yield from _numeric(pair)
    yield from _branched(pair, spot, sides)
    yield from _present(pair)
    yield from _keyed(pair)
    yield from _closed(pair, spot)
    yield from _told(pair, spot, sides)
    if not spot.top:
        yield from _lifecycle(pair, spot, sides)
        yield from _travelling(pair, spot, sides)
    yield from _required(pair, spot, sides)
    yield from _properties(pair, spot, happened, sides)


def _keys(pair: Difference, keyword: str) -> tuple[str, str]:
    """Where a keyword stands on both sides; the schema itself where it stands not."""
    return _key(pair.base, keyword), _key(pair.revision, keyword)


def _key(seen: Seen, keyword: str) -> str:
    known = (
        keyword in seen.plain
        or keyword in seen.one
        or keyword in seen.many
        or keyword in seen.named
    )
    return join(seen.at, keyword) if known else seen.at


def _facet(pair: Difference, keyword: str, name: str, subject: str = "", **arguments: Any) -> Facet:
    base, revision = _keys(pair, keyword)
    return Facet(name, base, revision, arguments or NO_ARGUMENTS, subject)


def _typed(pair: Difference, spot: Spot, happened: Transition, sides: Sides) -> Iterator[Facet]:
    base, revision = pair.base, pair.revision
    silent = (
        not spot.top and spot.requests and spot.part is Part.REQUEST_BODY and revision.read_only
    )
    if silent:
        return
    if happened.types is not None:
        added, gone = happened.types
        narrowed = bool(gone) if spot.requests else not added
        name = "list-of-types-narrowed" if narrowed else "list-of-types-widened"
        yield _facet(pair, "type", name, was=_words(gone), now=_words(added))
    if not any(types.changed(base, revision)):
        return
    if spot.part is Part.PARAMETER:
        if not spot.top:
            name = types.in_parameter_property(base, revision)
        else:
            name = types.in_parameter(base, revision)
            if name == "type-changed" and spot.exploded and types.is_listed(base, revision, sides):
                name = "type-generalized"
    else:
        name = types.in_body(base, revision, spot.direction, strict=spot.strict)
    dimension = types.dimension(base, revision)
    keyword = "type" if dimension.startswith("type") else "format"
    yield _facet(
        pair,
        keyword,
        name,
        dimension=Word(dimension),
        was=Word(types.spelled(base, dimension)),
        now=Word(types.spelled(revision, dimension)),
    )


def _words(listed: Iterable[str]) -> Word:
    return Word(", ".join(listed))


def _nullable(pair: Difference, spot: Spot, happened: Transition) -> Iterator[Facet]:
    change = 0
    if spot.compat and "nullable" in pair.plain:
        was, now = pair.plain["nullable"]
        change = -1 if was is True else 1 if now is True else 0
    elif "type" in pair.plain:
        was, now = set(pair.base.types), set(pair.revision.types)
        if now and "null" in was - now:
            change = -1
        elif was and "null" in now - was:
            change = 1
        else:
            change = happened.null
    else:
        change = happened.null
    if change:
        base, revision = (side.or_null or _key(side, "type") for side in (pair.base, pair.revision))
        yield Facet("became-nullable" if change > 0 else "became-not-nullable", base, revision)


def _enumerated(pair: Difference, spot: Spot) -> Iterator[Facet]:
    if "enum" not in pair.plain:
        return
    was, now = pair.plain["enum"]
    listed_was, listed_now = _listed(was), _listed(now)
    if was is ABSENT and now is not ABSENT:
        yield _facet(pair, "enum", "became-enum", now=listed_now)
        if spot.part is Part.PARAMETER and spot.place == "header":
            yield _facet(pair, "enum", "became-enum", subject="rh", now=listed_now)
        if not spot.compat:
            return
    if now is ABSENT and not spot.compat:
        yield _facet(pair, "enum", "became-not-enum", was=listed_was)
        return
    base, revision = (_listed_at(side) for side in (pair.base, pair.revision))
    # Whether null is allowed is said by the types.
    told = {"null"} if not spot.compat and "type" in pair.plain else set()
    told &= set(pair.base.types) ^ set(pair.revision.types)
    for index, value in enumerate(listed_was):
        if not among(value, listed_now) and not (value is None and told):
            read_only = (
                not spot.top
                and spot.part is Part.REQUEST_BODY
                and spot.requests
                and pair.revision.read_only
            )
            subject = "rr" if read_only else ""
            at = _item(pair.base, index)
            yield Facet("enum-value-removed", at, revision, {"value": value}, subject)
    for index, value in enumerate(listed_now):
        if not among(value, listed_was) and not (value is None and told):
            write_only = (
                not spot.top and spot.part is Part.RESPONSE_BODY and pair.revision.write_only
            )
            at = _item(pair.revision, index)
            yield Facet("enum-value-added", base, at, {"value": value}, "sw" if write_only else "")


def _listed_at(seen: Seen) -> str:
    """Where the values that are allowed stand."""
    return _key(seen, "const" if "const" in seen.plain else "enum")


def _item(seen: Seen, index: int) -> str:
    """Where one of them does."""
    at = _listed_at(seen)
    return join(at, str(index)) if "enum" in seen.plain else at


def _listed(values: Any) -> Sequence[Any]:
    return values if isinstance(values, (list, tuple)) else ()


def _constant(pair: Difference, spot: Spot, sides: Sides) -> Iterator[Facet]:
    for keyword, name in (("const", "const"), ("default", "default-value")):
        if keyword not in pair.plain or _said_still(pair, spot, sides, keyword):
            continue
        was, now = pair.plain[keyword]
        if was is ABSENT:
            yield _facet(pair, keyword, f"{name}-added", now=now)
        elif now is ABSENT:
            yield _facet(pair, keyword, f"{name}-removed", was=was)
        else:
            yield _facet(pair, keyword, f"{name}-changed", was=was, now=now)


def _said_still(pair: Difference, spot: Spot, sides: Sides, keyword: str) -> bool:
    """Whether a keyword only moved into a branch of `allOf`, or out of one."""
    if spot.compat:
        return False
    was = sides.whole_old(pair.base).said.get(keyword, ABSENT)
    now = sides.whole_new(pair.revision).said.get(keyword, ABSENT)
    return was is not ABSENT and now is not ABSENT and same(was, now)


def _bounded(pair: Difference, spot: Spot) -> Iterator[Facet]:
    for keyword, name in _BOUNDS.items():
        if keyword in pair.plain:
            yield from _bound(pair, spot, keyword, name, *pair.plain[keyword])
    if spot.part is Part.PARAMETER and spot.top and spot.compat and "maxItems" not in pair.plain:
        items = pair.one.get("items")
        if isinstance(items, Difference) and "maxItems" in items.plain:
            yield from _bound(items, spot, "maxItems", "max-items", *items.plain["maxItems"])


def _bound(
    pair: Difference, spot: Spot, keyword: str, name: str, was: Any, now: Any
) -> Iterator[Facet]:
    if keyword in _ZERO:
        was, now = (0 if side is ABSENT else side for side in (was, now))
    if was is ABSENT:
        change = "set"
    elif now is ABSENT:
        change = "unset"
    elif _is_number(was) and _is_number(now):
        change = "increased" if now > was else "decreased"
    else:
        # A boolean bound of 3.0: oasdiff takes what is not less for more, and looks at requests only.
        if not spot.requests:
            return
        change = "increased" if keyword.endswith("Maximum") else "decreased"
    facet = f"{name}-{change}"
    if (
        not spot.top
        and spot.part is Part.REQUEST_BODY
        and spot.requests
        and pair.revision.read_only
    ):
        if facet in _READ_ONLY:
            yield _facet(pair, keyword, facet, "rr", was=was, now=now)
            return
        if change == "set" or facet == "min-items-increased" or not spot.compat:
            return
    if not spot.top and spot.part is Part.RESPONSE_BODY and pair.revision.write_only:
        return
    yield _facet(pair, keyword, facet, was=was, now=now)


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _textual(pair: Difference, spot: Spot) -> Iterator[Facet]:
    if "pattern" in pair.plain:
        was, now = pair.plain["pattern"]
        if not now:
            yield _facet(pair, "pattern", "pattern-removed", was=was)
        elif not was:
            yield _facet(pair, "pattern", "pattern-added", now=now)
        else:
            anything = now == ".*" and spot.requests
            name = "pattern-generalized" if anything else "pattern-changed"
            yield _facet(pair, "pattern", name, was=was, now=now)
    for keyword, name in (
        ("contentMediaType", "content-media-type-changed"),
        ("contentEncoding", "content-encoding-changed"),
    ):
        if keyword in pair.plain:
            was, now = (side or Word("nothing") for side in pair.plain[keyword])
            yield _facet(pair, keyword, name, was=was, now=now)


def _numeric(pair: Difference) -> Iterator[Facet]:
    if "multipleOf" in pair.plain:
        was, now = pair.plain["multipleOf"]
        if was is ABSENT:
            yield _facet(pair, "multipleOf", "multiple-of-set", now=now)
        elif now is ABSENT:
            yield _facet(pair, "multipleOf", "multiple-of-unset", was=was)
        else:
            yield _facet(pair, "multipleOf", _multiple(was, now), was=was, now=now)
    if "uniqueItems" in pair.plain:
        was, now = pair.plain["uniqueItems"]
        if bool(was) != bool(now):
            yield _facet(pair, "uniqueItems", f"unique-items-{'set' if now else 'unset'}")
    if "$boolean" in pair.plain:
        was, now = pair.plain["$boolean"]
        if now is False:
            yield Facet("schema-became-false", pair.base.at, pair.revision.at)
        elif was is False:
            yield Facet("schema-became-not-false", pair.base.at, pair.revision.at)


def _multiple(was: Any, now: Any) -> str:
    if _is_number(was) and _is_number(now) and was and now:
        if was % now == 0:
            return "multiple-of-generalized"
        if now % was == 0:
            return "multiple-of-specialized"
    return "multiple-of-changed"


def _branched(pair: Difference, spot: Spot, sides: Sides) -> Iterator[Facet]:
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


def _parts(seen: Seen, keyword: str, places: Sequence[int], see: See) -> dict[int, Seen]:
    return {index: see(seen.many[keyword][index]) for index in places}


def _each(
    pair: Difference, spot: Spot, keyword: str, facet: str, branches: Mapping[int, Seen]
) -> Iterator[Facet]:
    """One facet for each branch; oasdiff has one for all of them."""
    base, revision = _keys(pair, keyword)
    if spot.compat and branches:
        yield Facet(facet, base, revision, {"value": list(branches)})
        return
    came = "-added" in facet
    for index, seen in branches.items():
        at = join(join((pair.revision if came else pair.base).at, keyword), str(index))
        value = {"value": Word(_called(seen, index))}
        yield Facet(facet, base, at, value) if came else Facet(facet, at, revision, value)


def _called(seen: Seen, index: int) -> str:
    if seen.ref:
        return seen.ref.rpartition("/")[2]
    return str(seen.get("title") or ", ".join(seen.types) or f"branch {index + 1}")


def _present(pair: Difference) -> Iterator[Facet]:
    for keyword, name in _PRESENCE.items():
        change = pair.one.get(keyword)
        if isinstance(change, str):
            word = Word("what is written there")
            yield _facet(pair, keyword, f"{name}-{change}", was=word, now=word)


def _keyed(pair: Difference) -> Iterator[Facet]:
    for keyword, name in (
        ("patternProperties", "pattern-property"),
        ("dependentSchemas", "dependent-schema"),
    ):
        names = pair.named.get(keyword)
        if names is not None:
            base, revision = _keys(pair, keyword)
            for one in names.added:
                at = join(join(pair.revision.at, keyword), one)
                yield Facet(f"{name}-added", base, at, {"value": Word(one)})
            for one in names.removed:
                at = join(join(pair.base.at, keyword), one)
                yield Facet(f"{name}-removed", at, revision, {"value": Word(one)})
    if "dependentRequired" in pair.plain:
        was, now = ({} if side is ABSENT else side for side in pair.plain["dependentRequired"])
        base, revision = _keys(pair, "dependentRequired")
        for one in {**was, **now}:
            arguments = {
                "value": Word(one),
                "was": _words(was.get(one, ())),
                "now": _words(now.get(one, ())),
            }
            keys = (
                join(base, one) if one in was else base,
                join(revision, one) if one in now else revision,
            )
            if one not in was:
                yield Facet("dependent-required-added", *keys, arguments)
            elif one not in now:
                yield Facet("dependent-required-removed", *keys, arguments)
            elif set(was[one]) != set(now[one]):
                yield Facet("dependent-required-changed", *keys, arguments)


def _closed(pair: Difference, spot: Spot) -> Iterator[Facet]:
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
    yield _facet(pair, keyword, name)


def _rest(seen: Seen) -> str:
    rest = seen.one.get("additionalProperties")
    if (
        not isinstance(rest, Schema)
        or rest.boolean is True
        or (rest.boolean is None and not rest.constrains())
    ):
        return "open" if not isinstance(rest, Schema) or rest.ref is None else "schema"
    return "closed" if rest.boolean is False else "schema"


def _told(pair: Difference, spot: Spot, sides: Sides) -> Iterator[Facet]:
    if "discriminator" in pair.plain:
        yield from _discriminated(
            pair,
            lambda one, other: (
                not spot.compat and (pair.is_branch(one, other) or sides.named_alike(one, other))
            ),
            *pair.plain["discriminator"],
        )
    extensible = pair.plain.get("x-extensible-enum")
    if extensible is not None:
        was, now = (_listed(side) for side in extensible)
        skipped = not spot.top and spot.part is Part.REQUEST_BODY and pair.revision.read_only
        if (
            isinstance(extensible[0], (list, tuple))
            and isinstance(extensible[1], (list, tuple))
            and not skipped
        ):
            base, revision = _keys(pair, "x-extensible-enum")
            for index, value in enumerate(was):
                if not among(value, now):
                    name = "x-extensible-enum-value-removed"
                    yield Facet(name, join(base, str(index)), revision, {"value": value})
            for index, value in enumerate(now):
                if not among(value, was):
                    name = "x-extensible-enum-value-added"
                    yield Facet(name, base, join(revision, str(index)), {"value": value})
    if "$dynamicRef" in pair.plain and not spot.compat:
        was, now = (
            Word("nothing" if side is ABSENT else side) for side in pair.plain["$dynamicRef"]
        )
        yield _facet(pair, "$dynamicRef", "dynamic-reference-changed", was=was, now=now)


def _discriminated(
    pair: Difference, alike: Callable[[str, str], bool], was: Any, now: Any
) -> Iterator[Facet]:
    old, old_mapping = _tag(was)
    new, new_mapping = _tag(now)
    if was is ABSENT or now is ABSENT:
        name = "discriminator-added" if was is ABSENT else "discriminator-removed"
        yield _facet(pair, "discriminator", name, was=old, now=new)
        return
    if old != new:
        yield _facet(pair, "discriminator", "discriminator-property-name-changed", was=old, now=new)
    added = [tag for tag in new_mapping if tag not in old_mapping]
    gone = [tag for tag in old_mapping if tag not in new_mapping]
    if added:
        yield _facet(pair, "discriminator", "discriminator-mapping-added", now=added)
    if gone:
        yield _facet(pair, "discriminator", "discriminator-mapping-deleted", was=gone)
    for tag, target in old_mapping.items():
        if tag in new_mapping and not mapped(target, new_mapping[tag], alike):
            yield _facet(
                pair,
                "discriminator",
                "discriminator-mapping-changed",
                value=tag,
                was=target,
                now=new_mapping[tag],
            )


def _tag(said: Any) -> tuple[Word, Mapping[str, Any]]:
    if isinstance(said, Discriminator):
        return Word(said.property), said.mapping
    if isinstance(said, dict):
        mapping = said.get("mapping")
        return Word(said.get("propertyName", "")), mapping if isinstance(mapping, dict) else {}
    return Word(""), {}


def _lifecycle(pair: Difference, spot: Spot, sides: Sides) -> Iterator[Facet]:
    if spot.part not in (Part.REQUEST_BODY, Part.RESPONSE_BODY):
        return
    told = "deprecated" in pair.plain and not _said_still(pair, spot, sides, "deprecated")
    if told and spot.notice is not None:
        yield from _deprecated(pair, spot, spot.notice)
    if spot.stability is not None and any(keyword.startswith("x-") for keyword in pair.plain):
        yield from _stability(pair, spot.stability)


def _deprecated(pair: Difference, spot: Spot, notice: int) -> Iterator[Facet]:
    if pair.plain["deprecated"][1] is not True:
        yield _facet(pair, "deprecated", "reactivated")
        return
    if "x-sunset" not in pair.revision.plain:
        name = "deprecated-sunset-missing" if notice > 0 else "deprecated"
        yield _facet(pair, "deprecated", name)
        return
    sunset = pair.revision.plain["x-sunset"]
    day = sunset_date(sunset)
    if day is None:
        yield _facet(pair, "x-sunset", "deprecated-sunset-invalid", now=sunset)
    elif (day - spot.today).days < notice:
        yield _facet(
            pair, "x-sunset", "sunset-date-too-small", now=Word(day.isoformat()), days=notice
        )
    else:
        yield _facet(pair, "deprecated", "deprecated-with-sunset", now=Word(day.isoformat()))


def sunset_date(said: Any) -> date | None:
    """The day that `x-sunset` names: a full date, or a date and time (RFC 3339); None where it names none."""
    if not isinstance(said, str):
        return said if isinstance(said, date) else None
    try:
        return (
            date.fromisoformat(said) if len(said) == _DAY else datetime.fromisoformat(said).date()
        )
    except ValueError:
        return None


def _stability(pair: Difference, least: str) -> Iterator[Facet]:
    was, now = (side.get("x-stability-level") for side in (pair.base, pair.revision))
    for side in (was, now):
        if side is not None and side not in _STABILITY:
            yield _facet(
                pair, "x-stability-level", "api-invalid-stability-level", WHOLE, value=side
            )
            return
    was, now = was or "stable", now or "stable"
    if was == now or _STABILITY.index(was) < _STABILITY.index(least):
        return
    fell = _STABILITY.index(now) < _STABILITY.index(was)
    name = f"stability-{'decreased' if fell else 'increased'}"
    yield _facet(pair, "x-stability-level", name, was=Word(was), now=Word(now))


def _travelling(pair: Difference, spot: Spot, sides: Sides) -> Iterator[Facet]:
    """`readOnly` and `writeOnly` of a property."""
    parent = spot.parent
    if not spot.name or parent is None or spot.part not in (Part.REQUEST_BODY, Part.RESPONSE_BODY):
        return
    required = spot.name in parent.base.required
    subject = ("rq" if required else "ro") if spot.requests else ("sr" if required else "so")
    for keyword, name in (("writeOnly", "write-only"), ("readOnly", "read-only")):
        if keyword not in pair.plain or _said_still(pair, spot, sides, keyword):
            continue
        if (pair.plain[keyword][0] is True) != (pair.plain[keyword][1] is True):
            not_ = "" if pair.plain[keyword][1] is True else "not-"
            yield _facet(pair, keyword, f"became-{not_}{name}", subject)


def _required(pair: Difference, spot: Spot, sides: Sides) -> Iterator[Facet]:
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
        _key(base, "required") if required else _index(base, name),
        _index(revision, name) if required else _key(revision, "required"),
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


def _properties(
    pair: Difference, spot: Spot, happened: Transition, sides: Sides
) -> Iterator[Facet]:
    if spot.top and happened.moved and spot.part in (Part.REQUEST_BODY, Part.RESPONSE_BODY):
        yield _facet(pair, "oneOf", "wrapped-in-one-of", now=happened.alternatives)
    names = pair.named.get("properties")
    if names is None:
        return
    base, revision = pair.base, pair.revision
    hints = {} if spot.compat else _renamed(pair, names, sides)
    for name in names.removed:
        if name not in happened.moved:
            at = join(join(base.at, "properties"), name)
            seen = sides.old(base.properties[name])
            facet = _gone(spot, seen, required=name in base.required)
            if facet is not None:
                yield Facet(
                    facet[0],
                    at,
                    revision.at,
                    NO_ARGUMENTS,
                    facet[1],
                    at,
                    name,
                    hints.get((name, ""), ""),
                )
    for name in names.added:
        at = join(join(revision.at, "properties"), name)
        seen = sides.new(revision.properties[name])
        facet = _come(spot, seen, required=name in revision.required)
        if facet is not None:
            hint = hints.get(("", name), "")
            yield Facet(facet[0], base.at, at, NO_ARGUMENTS, facet[1], at, name, hint)
        if spot.part is Part.RESPONSE_BODY and not seen.write_only and _is_closed(base):
            yield Facet(_TO_CLOSED, base.at, at, NO_ARGUMENTS, "sp", at, name)


def _renamed(pair: Difference, names: Names, sides: Sides) -> dict[tuple[str, str], str]:
    """What to say of properties that look renamed: one that went and one that came say the same."""
    found: dict[tuple[str, str], str] = {}
    if len(names.removed) * len(names.added) > _MANY:
        return found
    came = {name: sides.new(pair.revision.properties[name]) for name in names.added}
    for gone in names.removed:
        seen = sides.old(pair.base.properties[gone])
        alike = [name for name, other in came.items() if sides.alike(seen, other)]
        best = max(alike, key=lambda name: _likeness(gone, name), default=None)
        # Two plain texts say the same by chance; then the names have to be alike.
        if best is not None and (
            (len(alike) == 1 and _says_much(seen)) or _likeness(gone, best) > _ALIKE
        ):
            said = f"looks like a rename of `{short(gone)}` to `{short(best)}`"
            found[gone, ""] = found["", best] = said
            del came[best]
    return found


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one.lower(), other.lower()).ratio()


def _says_much(seen: Seen) -> bool:
    return bool(seen.one or seen.many or seen.named or len(seen.plain) > 1)


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
