"""Pairs of schemas, compared once each.

Takes two readers, gives a `Difference` for two schemas; refuses to name what it finds.
"""

from collections.abc import Hashable, Mapping, Sequence
from typing import Any, Final

from contractor.diff.schemas.difference import ABSENT, Branches, Difference, Names
from contractor.diff.schemas.pairing import Pairs, in_order, pairs, pairs_as_written
from contractor.diff.schemas.seen import Reader, Seen
from contractor.diff.schemas.together import together
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
#: Keywords that say something to people only.
TOLD: Final = frozenset(
    {"title", "description", "default", "example", "examples", "externalDocs", "$comment"}
)
#: The same, and what is told to tools: no value is allowed or refused for it.
_UNWEIGHED: Final = TOLD | {"deprecated", "xml", "$schema", "$id", "$anchor", "contentSchema"}


class Comparing:
    """Compares the schemas of two documents.

    Every pair is asked for with `pair`; when all were, `settle` says which of them differ.
    """

    def __init__(
        self, old: Reader, new: Reader, *, compat: bool = False, match_inline: bool = True
    ) -> None:
        self._old = old
        self._new = new
        self._compat = compat
        self._match_inline = match_inline
        self._pairs: dict[tuple[str, str], Difference] = {}
        self._equal: dict[tuple[str, str, bool], bool] = {}

    def pair(self, base: Any, revision: Any) -> Difference:
        """The pair of two schemas, both as the readers take them."""
        old, new = self._old.see(base), self._new.see(revision)
        key = (old.key, new.key)
        found = self._pairs.get(key)
        if found is None:
            found = self._pairs[key] = Difference(old, new, base, revision)
            self._fill(found)
        return found

    def settle(self) -> None:
        """Say of every pair whether it differs: where something does, here or below."""
        above: dict[int, list[Difference]] = {}
        pending: list[Difference] = []
        for pair in self._pairs.values():
            for part in pair.below():
                above.setdefault(id(part), []).append(pair)
            if pair.is_local():
                pair.differs = True
                pending.append(pair)
        while pending:
            for pair in above.get(id(pending.pop()), ()):
                if not pair.differs:
                    pair.differs = True
                    pending.append(pair)

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
        if old.plain is not new.plain:
            for keyword in {**old.plain, **new.plain}:
                was, now = old.plain.get(keyword, ABSENT), new.plain.get(keyword, ABSENT)
                if was is not now and not self._alike(keyword, was, now):
                    pair.plain[keyword] = (was, now)
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

    def _alike(self, keyword: str, was: Any, now: Any) -> bool:
        if self._compat:
            default = _DEFAULTS.get(keyword, ABSENT)
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
        key = (old.key, new.key)
        known = self._equal.get((*key, told))
        if known is not None or key in assumed:
            return known is not False
        assumed.add(key)
        left = TOLD if self._compat else _UNWEIGHED
        for keyword in {**old.plain, **new.plain}:
            if told and keyword in left:
                continue
            was, now = old.plain.get(keyword, ABSENT), new.plain.get(keyword, ABSENT)
            if not self._alike(keyword, was, now):
                return False
        if old.one.keys() != new.one.keys() or any(
            old.named.get(keyword, {}).keys() != new.named.get(keyword, {}).keys()
            for keyword in {**old.named, **new.named}
        ):
            return False
        if any(
            len(old.many.get(keyword, ())) != len(new.many.get(keyword, ()))
            for keyword in {**old.many, **new.many}
        ):
            return False
        return (
            all(
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

    def _parts_same(self, old: Any, new: Any, told: bool, assumed: set[tuple[str, str]]) -> bool:
        return self._say_same(self._old.see(old), self._new.see(new), told, assumed)

    def _lists_same(
        self, old: Sequence[Any], new: Sequence[Any], told: bool, assumed: set[tuple[str, str]]
    ) -> bool:
        """Whether each branch has its like on the other side, in whatever order."""
        free = [self._new.see(part) for part in new]
        for part in old:
            seen = self._old.see(part)
            for other in free:
                if self._compat and bool(seen.ref) != bool(other.ref) and not told:
                    continue
                if self._compat and seen.ref != other.ref:
                    continue
                tried = set(assumed)
                if self._say_same(seen, other, told, tried):
                    assumed |= tried
                    free.remove(other)
                    break
            else:
                return False
        return True


def _set(values: Any) -> Hashable:
    """The values without order; a single type is a list of one."""
    if isinstance(values, str):
        values = (values,)
    if not isinstance(values, (list, tuple)):
        return identity(values)
    return frozenset(map(identity, values))
