"""Pairs of schemas, compared once each.

Takes two readers, gives a `Difference` for two schemas; refuses to name what it finds.
"""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from contractor.contract.schema import Discriminator
from contractor.diff.schemas.annotations import TOLD, UNWEIGHED, WORDS, mapped
from contractor.diff.schemas.difference import ABSENT, Branches, Difference, Names
from contractor.diff.schemas.pairing import Pairs, in_order, pairs, pairs_as_written
from contractor.diff.schemas.seen import MISSING, Reader, Seen
from contractor.diff.schemas.together import together
from contractor.graph import reached
from contractor.values import identity, same

#: Keywords whose lists are sets.
_SETS: Final = frozenset({"type", "required", "enum"})
#: What oasdiff reads for a keyword that is absent.
_DEFAULTS: Final[Mapping[str, Any]] = {
    **dict.fromkeys(("minLength", "minItems", "minProperties"), 0),
    **dict.fromkeys(
        ("uniqueItems", "nullable", "readOnly", "writeOnly", "deprecated", "allowEmptyValue"), False
    ),
    **dict.fromkeys(
        (
            *("title", "format", "description", "pattern", "$id", "$anchor", "$dynamicRef"),
            *("$dynamicAnchor", "contentMediaType", "contentEncoding", "$schema", "$comment"),
        ),
        "",
    ),
    **dict.fromkeys(("enum", "required", "type"), ()),
    "dependentRequired": {},
}
#: What means the same as if nothing stood there.
_IDLE: Final[Mapping[str, Any]] = {
    **dict.fromkeys(("minLength", "minItems", "minProperties"), 0),
    **dict.fromkeys(("uniqueItems", "readOnly", "writeOnly", "deprecated"), False),
    "required": (),
    "dependentRequired": {},
}
#: Formats of 3.0 → the keyword that says it since 3.1, and its value.
_CONTENT: Final = {
    "byte": ("contentEncoding", "base64"),
    "binary": ("contentMediaType", "application/octet-stream"),
}
_NOWHERE: Final = Seen("", "", "", {})


class Comparing:
    """Compares the schemas of two documents.

    Every pair is asked for with `pair`; when all were, `settle` says which of them differ.
    """

    def __init__(
        self,
        old: Reader,
        new: Reader,
        *,
        compat: bool = False,
        match_inline: bool = True,
        unchanged: Callable[[Any, Any], bool] | None = None,
    ) -> None:
        self._old = old
        self._new = new
        self._compat = compat
        self._unchanged = unchanged
        #: Stands for all pairs that nobody need look into.
        self._same = Difference(_NOWHERE, _NOWHERE, None, None)
        self._match_inline = match_inline
        self._pairs: dict[tuple[str, str], Difference] = {}
        self._equal: dict[tuple[str, str, bool], bool] = {}
        #: Components that lead to the pair which is being compared; only oasdiff asks.
        self._above: tuple[list[str], list[str]] = ([], [])

    def pair(self, base: Any, revision: Any) -> Difference:
        """The pair of two schemas, both as the readers take them."""
        if self._unchanged is not None and self._unchanged(base, revision):
            return self._same
        old, new = self._old.see(base), self._new.see(revision)
        if not self._compat:
            old, new = in_one_spelling(old, new)
        key = (old.key, new.key)
        found = self._pairs.get(key)
        if found is None:
            found = self._pairs[key] = Difference(old, new, base, revision)
            self._above[0].append(old.ref)
            self._above[1].append(new.ref)
            self._fill(found)
            self._above[0].pop()
            self._above[1].pop()
        return found

    def settle(self) -> None:
        """Say of every pair whether it differs: where something does, here or below. And whether values may."""
        above: dict[int, list[int]] = {}
        for pair in self._pairs.values():
            for part in pair.below():
                above.setdefault(id(part), []).append(id(pair))
        local = [pair for pair in self._pairs.values() if pair.is_local()]
        differing = reached(above, map(id, local))
        weighing = reached(above, [id(pair) for pair in local if pair.is_local(but=UNWEIGHED)])
        regrouped = reached(above, [id(pair) for pair in local if pair.is_regrouped()])
        for pair in self._pairs.values():
            pair.differs = id(pair) in differing
            pair.weighs = id(pair) in weighing
            pair.regrouped = id(pair) in regrouped

    def equal(self, old: Seen, new: Seen, told: bool) -> bool:
        """Whether two schemas say the same, all the way down; `told` leaves out what is said to people only."""
        known = self._equal.get((old.key, new.key, told))
        if known is not None:
            return known
        # While nothing contradicts it, a pair that leads back to itself is equal.
        assumed: set[tuple[str, str]] = set()
        found = self._say_same(old, new, told, assumed)
        if found:
            self._equal.update({(*pair, told): True for pair in assumed})
        self._equal[old.key, new.key, told] = found
        return found

    def _fill(self, pair: Difference) -> None:
        old, new = pair.base, pair.revision
        if MISSING in old.plain or MISSING in new.plain:
            # What a reference that leads nowhere stands for cannot be compared; it is said elsewhere.
            return
        if old.plain is not new.plain:
            was_said, is_said = self._plain(old, new)
            for keyword in {**was_said, **is_said}:
                was, now = was_said.get(keyword, ABSENT), is_said.get(keyword, ABSENT)
                if was is not now and not self._alike(keyword, was, now):
                    pair.plain[keyword] = (was, now)
        self._fill_inside(pair)
        if "discriminator" in pair.plain and not self._compat:
            was, now = pair.plain["discriminator"]
            if _tags_alike(was, now) and all(
                mapped(one, other, lambda *both: pair.is_branch(*both) or self.named_alike(*both))
                for one, other in _targets(was, now)
            ):
                del pair.plain["discriminator"]

    def _fill_inside(self, pair: Difference) -> None:
        old, new = pair.base, pair.revision
        for keyword in {**old.one, **new.one}:
            if keyword not in new.one:
                pair.one[keyword] = "removed"
            elif keyword not in old.one:
                pair.one[keyword] = "added"
            else:
                pair.one[keyword] = self.pair(old.one[keyword], new.one[keyword])
        for keyword in {**old.named, **new.named}:
            pair.named[keyword] = self._names(
                old.named.get(keyword, {}), new.named.get(keyword, {})
            )
        if not self._compat and "properties" in pair.named:
            self._moved(pair, pair.named["properties"])
        for keyword in {**old.many, **new.many}:
            pair.many[keyword] = self._branches(
                keyword, old.many.get(keyword, ()), new.many.get(keyword, ())
            )

    def _plain(self, old: Seen, new: Seen) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
        """Keywords without schemas, those of both sides in the same words: a constant is a list of one value."""
        was, now = old.plain, new.plain
        if self._compat or ("const" in was) == ("const" in now):
            return was, now
        if "const" in was and "enum" in now and "enum" not in was:
            return _listing(was), now
        if "const" in now and "enum" in was and "enum" not in now:
            return was, _listing(now)
        return was, now

    def _alike(self, keyword: str, was: Any, now: Any) -> bool:
        if not self._compat and keyword in WORDS:
            return True
        default = (_DEFAULTS if self._compat else _IDLE).get(keyword, ABSENT)
        was, now = (default if side is ABSENT else side for side in (was, now))
        if was is ABSENT or now is ABSENT:
            return was is now
        if keyword in _SETS:
            return _set(was) == _set(now)
        if keyword == "dependentRequired":
            return {name: _set(names) for name, names in was.items()} == {
                name: _set(names) for name, names in now.items()
            }
        return bool(was == now) and same(was, now)

    def named_alike(self, base: str, revision: str) -> bool:
        """Whether the components of two keys say the same."""
        if self._compat:
            return False  # names are what is compared
        old, new = self._old.named(base), self._new.named(revision)
        return old is not None and new is not None and self.equal(old, new, True)

    def _names(self, old: Mapping[str, Any], new: Mapping[str, Any]) -> Names:
        return Names(
            [name for name in new if name not in old],
            [name for name in old if name not in new],
            {name: self.pair(old[name], new[name]) for name in old if name in new},
        )

    def _moved(self, pair: Difference, names: Names) -> None:
        """Properties that went into a branch of `allOf`, or came out of one, are still there."""
        there = together(pair.revision, self._new).properties
        for name in [name for name in names.removed if name in there]:
            names.removed.remove(name)
            names.kept[name] = self.pair(pair.base.properties[name], there[name])
        there = together(pair.base, self._old).properties
        for name in [name for name in names.added if name in there]:
            names.added.remove(name)
            names.kept[name] = self.pair(there[name], pair.revision.properties[name])

    def _branches(self, keyword: str, old: Sequence[Any], new: Sequence[Any]) -> Branches:
        found = self._paired(
            keyword, [self._old.see(part) for part in old], [self._new.see(part) for part in new]
        )
        return Branches(
            list(found.added),
            list(found.removed),
            [(i, j, self.pair(old[i], new[j])) for i, j in found.kept],
        )

    def _paired(self, keyword: str, old: Sequence[Seen], new: Sequence[Seen]) -> Pairs:
        if self._compat:
            return pairs_as_written(old, new, self.equal, match_inline=self._match_inline)
        if keyword == "prefixItems":
            return in_order(old, new)
        return pairs(old, new, self.equal)

    def _say_same(self, old: Seen, new: Seen, told: bool, assumed: set[tuple[str, str]]) -> bool:
        if not self._compat:
            old, new = in_one_spelling(old, new)
        key = (old.key, new.key)
        known = self._equal.get((*key, told))
        if known is not None or key in assumed:
            return known is not False
        if self._compat and not told:
            # oasdiff takes a component for itself where it comes back to it, whatever changed in it.
            above = (
                bool(old.ref) and old.ref in self._above[0],
                bool(new.ref) and new.ref in self._above[1],
            )
            if any(above):
                return all(above) and old.ref == new.ref
        assumed.add(key)
        found = self._shaped_alike(old, new, told) and self._inside_alike(old, new, told, assumed)
        if not found:
            # Nothing was assumed that would have helped, so it holds wherever the pair is met.
            self._equal[(*key, told)] = False
        return found

    def _shaped_alike(self, old: Seen, new: Seen, told: bool) -> bool:
        """Whether the keywords here say the same, and have as many schemas."""
        left = TOLD if self._compat else UNWEIGHED
        was_said, is_said = self._plain(old, new)
        for keyword in {**was_said, **is_said}:
            if told and keyword in left:
                continue
            was, now = was_said.get(keyword, ABSENT), is_said.get(keyword, ABSENT)
            if keyword == "discriminator" and not self._compat and _tags_alike(was, now):
                continue  # what they lead to is inside
            if not self._alike(keyword, was, now):
                return False
        if old.one.keys() != new.one.keys() or any(
            old.named.get(keyword, {}).keys() != new.named.get(keyword, {}).keys()
            for keyword in {**old.named, **new.named}
        ):
            return False
        return all(
            len(old.many.get(keyword, ())) == len(new.many.get(keyword, ()))
            for keyword in {**old.many, **new.many}
        )

    def _inside_alike(
        self, old: Seen, new: Seen, told: bool, assumed: set[tuple[str, str]]
    ) -> bool:
        return (
            self._mapped_same(old, new, told, assumed)
            and all(
                self._parts_same(old.one[keyword], new.one[keyword], told, assumed)
                for keyword in old.one
            )
            and all(
                self._parts_same(names[name], new.named[keyword][name], told, assumed)
                for keyword, names in old.named.items()
                for name in names
            )
            and all(
                self._lists_same(listed, new.many[keyword], told, assumed)
                for keyword, listed in old.many.items()
            )
        )

    def _mapped_same(self, old: Seen, new: Seen, told: bool, assumed: set[tuple[str, str]]) -> bool:
        """Whether the mappings of discriminators lead to the same schemas."""
        was, now = old.get("discriminator"), new.get("discriminator")
        if self._compat or was is None or now is None:
            return True

        def alike(one: str, other: str) -> bool:
            base, revision = self._old.named(one), self._new.named(other)
            if base is None or revision is None:
                return False
            return self._say_same(base, revision, told, assumed)

        return all(mapped(one, other, alike) for one, other in _targets(was, now))

    def _parts_same(self, old: Any, new: Any, told: bool, assumed: set[tuple[str, str]]) -> bool:
        return self._say_same(self._old.see(old), self._new.see(new), told, assumed)

    def _lists_same(
        self, old: Sequence[Any], new: Sequence[Any], told: bool, assumed: set[tuple[str, str]]
    ) -> bool:
        """Whether each branch has its like on the other side, in whatever order."""
        free = [self._new.see(part) for part in new]
        first = {other.ref: other for other in reversed(free)}
        for part in old:
            seen = self._old.see(part)
            if self._compat and not told and seen.ref:
                # As where branches are paired: against the first reference to that component.
                like = next((other for other in free if other.ref == seen.ref), None)
                if like is None or not self._say_same(seen, first[seen.ref], told, assumed):
                    return False
                free.remove(like)
                continue
            for other in free:
                if self._compat and bool(seen.ref) != bool(other.ref) and not told:
                    continue
                if self._compat and seen.ref != other.ref:
                    continue
                if not self._shaped_alike(seen, other, told):
                    continue
                tried = set(assumed)
                if self._say_same(seen, other, told, tried):
                    assumed |= tried
                    free.remove(other)
                    break
            else:
                return False
        return True


def _tags_alike(was: Any, now: Any) -> bool:
    """Whether two discriminators tell the same values apart, whatever these lead to."""
    return (
        isinstance(was, Discriminator)
        and isinstance(now, Discriminator)
        and was.property == now.property
        and was.mapping.keys() == now.mapping.keys()
    )


def _targets(was: Discriminator, now: Discriminator) -> list[tuple[str | None, str | None]]:
    """The keys that the same values lead to."""
    found = [(key, now.mapping[tag]) for tag, key in was.mapping.items()]
    return [(was.default, now.default), *found]


def in_one_spelling(old: Seen, new: Seen) -> tuple[Seen, Seen]:
    """Both sides in the words of 3.0 where one of them is: 3.1 says `contentEncoding` for a format."""
    return _like(new, old), _like(old, new)


def _like(other: Seen, seen: Seen) -> Seen:
    keyword, value = _CONTENT.get(other.get("format", ""), ("", ""))
    if not keyword or "format" in seen.plain or seen.get(keyword) != value:
        return seen
    plain = {key: said for key, said in seen.plain.items() if key != keyword}
    return replace(seen, plain={**plain, "format": other.get("format")})


def _listing(said: Mapping[str, Any]) -> Mapping[str, Any]:
    return {
        "enum" if keyword == "const" else keyword: (value,) if keyword == "const" else value
        for keyword, value in said.items()
    }


def _set(values: Any) -> Hashable:
    """The values without order; a single type is a list of one."""
    if isinstance(values, str):
        values = (values,)
    if not isinstance(values, (list, tuple)):
        return identity(values)
    return frozenset(map(identity, values))
