"""`allOf` merged into the schema around it, as oasdiff 1.28 merges it before it compares (`--flatten-allof`).

Takes schemas as they are seen, gives `Merged` ones without `allOf`; refuses to know where values meet them. What
a merge loses is lost here too: `patternProperties`, `prefixItems`, conditions, `dependentSchemas`,
`unevaluated*` and `contentSchema` go everywhere, `deprecated`, `discriminator` and extensions in what was put
together from branches.

A schema whose `allOf` names a component is put together last, after all that it leads to: a component may lead
back to it. Results are values that point at one another, so that circles stay circles.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import product
from math import isfinite, prod
from typing import Any, Final, TypeGuard

from contractor.diff.schemas.seen import Reader, Seen
from contractor.values import among, identity, same

_KEPT: Final = frozenset(
    "title type format description enum uniqueItems exclusiveMaximum exclusiveMinimum nullable readOnly writeOnly "
    "minimum maximum multipleOf minLength maxLength default const minContains maxContains contentMediaType "
    "contentEncoding dependentRequired discriminator example deprecated allowEmptyValue externalDocs xml pattern "
    "minItems maxItems required minProperties maxProperties additionalProperties".split()
)
#: Keywords whose schema is taken over as it is: oasdiff does not look for `allOf` in there.
_AS_IS: Final = ("contains", "propertyNames")
_NUMERIC: Final = ("int32", "int64", "float", "double")
#: From so many schemas on, equal sets of branches share what they make; else it doubles with every level.
_PLENTY: Final = 50_000
#: More than that is no document that somebody wrote.
_MOST: Final = 1_000_000
#: Unions of branches multiply; so many alternatives are held.
_WAYS: Final = 10_000


class Unmergeable(Exception):
    """No value can satisfy every branch, or none that a merge could say; the message says why."""


class Oversized(Exception):
    """The branches make more schemas than can be held."""


class Merged:
    """A schema without `allOf`. Its parts are `To`, or parts as written, which only a reader sees."""

    __slots__ = ("at", "key", "many", "named", "one", "plain")

    def __init__(self, key: str, at: str) -> None:
        self.key = key
        self.at = at
        self.plain: dict[str, Any] = {}
        self.one: dict[str, Any] = {}
        self.many: dict[str, tuple[Any, ...]] = {}
        self.named: dict[str, Mapping[str, Any]] = {}


class To:
    """Where a merged schema stands; `ref` is the key that a reference there names, else empty."""

    __slots__ = ("node", "ref")

    def __init__(self, ref: str, node: Merged) -> None:
        self.ref = ref
        self.node = node

    def seen(self) -> Seen:
        """What the schema says."""
        node = self.node
        key = node.key if self.ref else f"{node.key} inline"
        return Seen(
            key, node.at, self.ref, node.plain, node.one, node.many, node.named, merged=True
        )


class Merger:
    """Merges the schemas of one document.

    `entangled` says of a schema's key whether what comes out of it depends on where a merge began: then nothing
    is shared with merges that began elsewhere.
    """

    def __init__(self, reader: Reader, entangled: Callable[[str], bool]) -> None:
        self._reader = reader
        self._entangled = entangled
        self._shared: dict[str, Merged] = {}
        self._known = self._shared
        self._as_is: dict[str, Merged] = {}
        #: Schemas that wait until all that they lead to is merged, with their branches.
        self._waiting: list[tuple[To, list[To]]] = []
        #: Schemas that are being put together (by `id`) → what they become.
        self._under_way: dict[int, Merged] = {}
        self._made = 0
        self._again: dict[tuple[int, ...], tuple[Merged, Sequence[To]]] = {}

    def merge(self, part: Any) -> To:
        """The schema, merged. Raises `Unmergeable` where oasdiff gives up, and `Oversized`."""
        self._known = {} if self._entangled(self._reader.see(part).key) else self._shared
        found = self._merge(part)
        waiting, self._waiting = self._waiting, []
        for place, branches in waiting:
            self._join(place, [place, *branches])
            self._prune(place.node, branches)
        return found

    # ── one schema, and what it leads to ──────────────────────────────────────────────────────────

    def _merge(self, part: Any) -> To:
        seen = self._reader.see(part)
        node = self._known.get(seen.key)
        if node is not None:
            return To(seen.ref, node)
        node = self._known[seen.key] = self._new(seen.key, seen.at)
        found = To(seen.ref, node)
        node.plain = {
            keyword: value
            for keyword, value in seen.plain.items()
            if keyword in _KEPT or keyword.startswith("x-")
        }
        node.one = {keyword: seen.one[keyword] for keyword in _AS_IS if keyword in seen.one}
        branches = [self._merge(branch) for branch in seen.many.get("allOf", ())]
        self._merge_many("oneOf", seen, node)
        self._merge_one("items", seen, node)
        self._merge_many("anyOf", seen, node)
        self._merge_one("not", seen, node)
        if "properties" in seen.named:
            merged = {name: self._merge(inner) for name, inner in seen.properties.items()}
            node.named["properties"] = merged
        self._merge_one("additionalProperties", seen, node)
        if any(branch.ref for branch in branches):
            self._waiting.append((found, branches))
        elif branches:
            self._join(found, [found, *branches])
        return found

    def _merge_one(self, keyword: str, seen: Seen, node: Merged) -> None:
        if keyword in seen.one:
            node.one[keyword] = self._merge(seen.one[keyword])

    def _merge_many(self, keyword: str, seen: Seen, node: Merged) -> None:
        if keyword in seen.many:
            node.many[keyword] = tuple(self._merge(inner) for inner in seen.many[keyword])

    def _prune(self, node: Merged, branches: Iterable[To]) -> None:
        """Drop the union that a schema has from the branch which it is an alternative of itself."""
        union = node.many.get("oneOf", ())
        if len(union) == 1 and union[0].node is node:
            del node.many["oneOf"]
        else:
            nodes = [one.node for one in union]
            for branch in branches:
                theirs = [one.node for one in branch.node.many.get("oneOf", ())]
                if branch.ref and _tag(branch.node) and node in theirs and theirs == nodes:
                    del node.many["oneOf"]
                    break
        union = node.many.get("anyOf", ())
        if len(union) == 1 and union[0].node is node:
            del node.many["anyOf"]

    # ── several schemas as one ────────────────────────────────────────────────────────────────────

    def _join(self, place: To, parts: Sequence[Any]) -> None:
        """Say in the schema at `place` what all of these say; it may be one of them."""
        found: dict[int, To] = {}
        for one in map(self._stands, parts):
            found.setdefault(id(one.node), one)
        all_of = list(found.values())
        for one in all_of:
            if id(one.node) in self._under_way:
                place.node = self._under_way[id(one.node)]
                return
        for one in all_of:
            self._under_way[id(one.node)] = place.node
        try:
            self._say(place.node, all_of)
        finally:
            for one in all_of:
                del self._under_way[id(one.node)]

    def _say(self, node: Merged, all_of: Sequence[To]) -> None:
        nodes = [one.node for one in all_of]
        for keyword, value in _together([one.plain for one in nodes]).items():
            if value is None:
                node.plain.pop(keyword, None)
            else:
                node.plain[keyword] = value
        for keyword in ("items", *_AS_IS):
            self._set(node, keyword, [one.one[keyword] for one in nodes if keyword in one.one])
        self._say_properties(node, nodes)
        for keyword in ("oneOf", "anyOf"):
            union = self._union([one.many.get(keyword, ()) for one in nodes])
            if union:
                node.many[keyword] = union
            else:
                node.many.pop(keyword, None)
        refused = [one.one["not"] for one in nodes if "not" in one.one]
        if len(refused) > 1:
            either = self._new("", node.at)
            either.many["anyOf"] = tuple(refused)
            node.one["not"] = To("", either)
        elif refused:
            node.one["not"] = refused[0]

    def _set(self, node: Merged, keyword: str, parts: Sequence[Any]) -> None:
        if parts:
            node.one[keyword] = parts[0] if len(parts) == 1 else self._joined(parts)
        else:
            node.one.pop(keyword, None)

    def _say_properties(self, node: Merged, nodes: Sequence[Merged]) -> None:
        closed = [one for one in nodes if one.plain.get("additionalProperties") is False]
        declared = [one.named.get("properties", {}) for one in nodes]
        names = dict.fromkeys(name for properties in declared for name in properties)
        if closed:
            node.plain["additionalProperties"] = False
            names = {
                name: None
                for name in names
                if all(name in one.named.get("properties", {}) for one in closed)
            }
        else:
            node.plain.pop("additionalProperties", None)
            rest = "additionalProperties"
            self._set(node, rest, [one.one[rest] for one in nodes if rest in one.one])
        found = {
            name: self._joined([properties[name] for properties in declared if name in properties])
            for name in names
        }
        if found:
            node.named["properties"] = found
        else:
            node.named.pop("properties", None)

    def _union(self, unions: Sequence[tuple[Any, ...]]) -> tuple[Any, ...]:
        """Every way to be of one alternative of each union."""
        groups: dict[tuple[Any, ...], tuple[To, ...]] = {}
        unions = [union for union in unions if union]
        if len(unions) < 2:
            return unions[0] if unions else ()
        for union in unions:
            group = tuple(self._stands(part) for part in union)
            groups.setdefault(tuple(sorted(map(_marked, group))), group)
        if len(groups) == 1:
            return next(iter(groups.values()))
        if prod(len(group) for group in groups.values()) > _WAYS:
            raise Oversized
        found = []
        for ways in product(*groups.values()):
            try:
                found.append(self._joined(ways))
            except Unmergeable:
                continue
        if not found:
            raise Unmergeable("no alternative of one union goes together with one of another")
        return tuple(found)

    def _joined(self, parts: Sequence[Any]) -> To:
        """A new schema that says what all of these say."""
        all_of = [self._stands(part) for part in parts]
        key = tuple(id(one.node) for one in all_of)
        if self._made > _PLENTY and key in self._again:
            return To("", self._again[key][0])
        node = self._new("", all_of[0].node.at)
        # The branches are kept with it: an `id` is one only as long as its owner lives.
        self._again[key] = node, all_of
        found = To("", node)
        try:
            self._join(found, all_of)
        except Unmergeable:
            del self._again[key]
            raise
        return found

    def _stands(self, part: Any) -> To:
        """A part as something to merge; one that is only seen stays as it is."""
        if isinstance(part, To):
            return part
        seen = self._reader.see(part)
        node = self._as_is.get(seen.key)
        if node is None:
            node = self._as_is[seen.key] = self._new(seen.key, seen.at)
            node.plain, node.one = dict(seen.plain), dict(seen.one)
            node.many, node.named = dict(seen.many), dict(seen.named)
        return To(seen.ref, node)

    def _new(self, origin: str, at: str) -> Merged:
        self._made += 1
        if self._made > _MOST:
            raise Oversized
        return Merged(f"merged {self._made} {origin}", at)


def _tag(node: Merged) -> bool:
    said = node.plain.get("discriminator")
    return isinstance(said, dict) and bool(said.get("propertyName"))


def _marked(one: To) -> str:
    """What tells an alternative from others: oasdiff takes a reference, or the text of what is plain."""
    node = one.node
    if one.ref:
        return one.ref
    if node.one or node.many or node.named or node.plain.keys() & _POINTED:
        return f"{id(node)}"
    return repr(sorted((keyword, repr(identity(value))) for keyword, value in node.plain.items()))


#: Keywords that oasdiff holds by their address, so that no two are the same.
_POINTED: Final = frozenset(
    "type minimum maximum exclusiveMinimum exclusiveMaximum multipleOf maxLength maxItems maxProperties minContains "
    "maxContains additionalProperties discriminator externalDocs xml".split()
)


# ── plain keywords of several schemas as one; None is absent ──────────────────────────────────────────


def _together(said: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    def values(keyword: str) -> list[Any]:
        return [one[keyword] for one in said if one.get(keyword) is not None]

    found: dict[str, Any] = {}
    for keyword in ("title", "description"):
        found[keyword] = next((one[keyword] for one in said[:2] if one.get(keyword)), None)
    found |= _bound(said, "minimum", "exclusiveMinimum", upper=False)
    found |= _bound(said, "maximum", "exclusiveMaximum", upper=True)
    for keyword in ("minLength", "minItems", "minProperties", "minContains"):
        found[keyword] = max(filter(_is_number, values(keyword)), default=None)
    for keyword in ("maxLength", "maxItems", "maxProperties", "maxContains"):
        found[keyword] = min(filter(_is_number, values(keyword)), default=None)
    found["pattern"] = _pattern([one for one in values("pattern") if one])
    found["nullable"] = all(one.get("nullable") is True for one in said) or None
    for keyword in ("readOnly", "writeOnly", "uniqueItems"):
        found[keyword] = any(one.get(keyword) is True for one in said) or None
    names = dict.fromkeys(name for listed in values("required") for name in listed)
    found["required"] = list(names) or None
    found["dependentRequired"] = _dependent(values("dependentRequired"))
    found["multipleOf"] = _multiple(values("multipleOf"))
    for keyword in ("const", "contentMediaType", "contentEncoding", "default"):
        found[keyword] = _only(keyword, [one for one in values(keyword) if one != ""])
    found["enum"] = _listed([one for one in values("enum") if one])
    found["format"] = _format([one for one in values("format") if one])
    found["type"] = _types(values("type"))
    return found


def _bound(
    said: Sequence[Mapping[str, Any]], inclusive: str, exclusive: str, *, upper: bool
) -> dict[str, Any]:
    """The narrowest bound, spelled as where it comes from: with a boolean beside it, or a number alone."""
    bounds: list[tuple[float, bool, dict[str, Any]]] = []
    for one in said:
        value, beside = one.get(inclusive), one.get(exclusive)
        if _is_number(value):
            strict = beside is True
            spelled = {inclusive: value, exclusive: True if strict else None}
            bounds.append((-value if upper else value, strict, spelled))
        if _is_number(beside):
            spelled = {inclusive: None, exclusive: beside}
            bounds.append((-beside if upper else beside, True, spelled))
    absent = {inclusive: None, exclusive: None}
    return max(bounds, key=lambda bound: bound[:2])[2] if bounds else absent


def _pattern(patterns: Sequence[str]) -> str | None:
    if len(patterns) < 2:
        return patterns[0] if patterns else None
    return "".join(one if re.fullmatch(r"\(\?=[^\n]+\)", one) else f"(?={one})" for one in patterns)


def _dependent(said: Sequence[Mapping[str, Sequence[str]]]) -> dict[str, list[str]] | None:
    found: dict[str, dict[str, None]] = {}
    for one in said:
        for name, others in one.items():
            if others:
                found.setdefault(name, {}).update(dict.fromkeys(others))
    return {name: list(others) for name, others in found.items()} or None


def _multiple(values: Sequence[Any]) -> float | None:
    found = Fraction(0)
    for value in values:
        if _is_number(value) and value > 0 and isfinite(value):
            one = Fraction(str(value))
            found = _least_common(found, one) if found else one
    try:
        return float(found) or None
    except OverflowError:
        return None


def _least_common(one: Fraction, other: Fraction) -> Fraction:
    both = one.denominator * other.denominator
    mine, theirs = int(one * both), int(other * both)
    return Fraction(mine * theirs, both) / _common(mine, theirs)


def _common(one: int, other: int) -> int:
    while other:
        one, other = other, one % other
    return one


def _only(keyword: str, values: Sequence[Any]) -> Any:
    if any(not same(values[0], value) for value in values):
        raise Unmergeable(f"`{keyword}` is not the same in every branch")
    return values[0] if values else None


def _listed(lists: Sequence[Sequence[Any]]) -> list[Any] | None:
    if not lists:
        return None
    found = list(lists[0])
    for listed in lists[1:]:
        found = [value for value in listed if among(value, found)]
    if not found:
        raise Unmergeable("no value of `enum` is listed in every branch")
    return found


def _format(formats: Sequence[str]) -> str | None:
    if all(one in _NUMERIC for one in formats):
        return min(formats, key=_NUMERIC.index, default=None)
    return str(_only("format", formats))


def _types(said: Sequence[str | Sequence[str]]) -> list[str] | None:
    lists = [[one] if isinstance(one, str) else [name for name in one if name] for one in said]
    lists = [listed for listed in lists if listed]
    if not lists:
        return None
    found = lists[0]
    for listed in lists[1:]:
        both = []
        for name in found:
            if name in listed:
                both.append(name)
            elif {name, *listed} >= {"integer", "number"} and name in ("integer", "number"):
                both.append("integer")
        found = list(dict.fromkeys(both))
    if not found:
        raise Unmergeable("no type is allowed in every branch")
    return found


def _is_number(value: Any) -> TypeGuard[int | float]:
    return isinstance(value, (int, float)) and not isinstance(value, bool)
