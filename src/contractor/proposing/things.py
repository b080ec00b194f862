"""Which records are one thing: what is read whole, listed in short and sent in parts.

Takes sights, gives things; refuses to know keys and tables. Records of one resource are one thing if they share most of
their properties; so are components whose names differ only in what says how much of a thing they hold.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import combinations
from typing import Final

from contractor.frozen import changed, frozen
from contractor.graph import reached
from contractor.model import Record, TypeKey
from contractor.nouns import singular
from contractor.proposing.kinds import Kinds
from contractor.proposing.sights import Sight, called
from contractor.resources import Resource, Resources
from contractor.text import Words, words

#: Words of a component's name that say how much of a thing it holds, or which way it goes.
_AFFIXES: Final = frozenset(
    "base mini full simple minimal short brief summary detail details detailed extended basic partial compact "
    "new create created creation update updated patch edit input output request response result dto model "
    "schema resource entity object representation view read write public private nullable item data payload "
    "body out in with and info fields attributes properties".split()
)  # fmt: skip
#: Which part of the shorter record's properties two records of one thing share.
_ALIKE: Final = 0.75
#: Which part of its properties a single thing shares with what it stands below, where it is that itself.
_SAME_AS_ABOVE: Final = 0.7
#: How many these are at least.
_FEWEST: Final = 4


@frozen
class Thing:
    """What an API is about: the record that says most of it, where it is seen, and where it is at home.

    `home` is a resource, also where nothing leads to a single one of its things.
    """

    record: Record
    sights: tuple[Sight, ...]
    home: Resource

    @property
    def is_single(self) -> bool:
        """Whether there is one of it, alone or for each of what it stands below."""
        return not self.home.variable and not self.home.collection

    @property
    def others(self) -> tuple[Record, ...]:
        """The other records that it is seen as."""
        found = {one.record.key: one.record for one in self.sights}
        return tuple(one for key, one in found.items() if key != self.record.key)

    def seen(self, *hows: str) -> tuple[Sight, ...]:
        """Where it is seen in some way."""
        return tuple(one for one in self.sights if one.how in hows)


def stem(name: Words) -> Words:
    """The words of a name that say what the thing is: `file` of `file full`."""
    kept = [one for one in name if one.lower() not in _AFFIXES]
    return tuple(one.lower() for one in singular(tuple(kept or name)))


def things(seen: Iterable[Sight], resources: Resources, kinds: Kinds) -> list[Thing]:
    """The things, in the order in which they are seen first."""
    return _Gathering(list(seen), resources, kinds).things()


class _Gathering:
    def __init__(self, seen: list[Sight], resources: Resources, kinds: Kinds) -> None:
        self._seen = seen
        self._resources = resources
        self._kinds = kinds
        self._records = {one.record.key: one.record for one in seen}
        self._edges: dict[TypeKey, set[TypeKey]] = {}
        self._kinds_at: dict[tuple[int, str], set[TypeKey]] = {}
        for one in seen:
            self._kinds_at.setdefault(_spot(one), set()).add(one.record.key)

    def things(self) -> list[Thing]:
        whole = [one for one in self._seen if one.how != "sent"]
        by_path: dict[str, dict[TypeKey, None]] = {}
        for one in whole:
            if not one.alternative:
                by_path.setdefault(one.path, {})[one.record.key] = None
        for path, keys in by_path.items():
            self._join_if(combinations(keys, 2), self._are_alike)
            above = self._resources.by_path[path].parent if path in self._resources.by_path else ""
            is_single = (
                path in self._resources.by_path and not self._resources.by_path[path].variable
            )
            if is_single and above in by_path:
                pairs = ((one, other) for one in keys for other in by_path[above])
                self._join_if(pairs, self._is_the_one_above)
        stems: dict[Words, dict[TypeKey, None]] = {}
        for one in whole:
            if self._kinds.is_component(one.record.key):
                stems.setdefault(stem(one.record.name), {})[one.record.key] = None
        for keys in stems.values():
            self._join_if(combinations(keys, 2), self._are_alike)
        found: list[Thing] = []
        known: set[TypeKey] = set()
        for one in whole:
            if one.record.key not in known:
                together = reached(self._edges, [one.record.key])
                known |= together
                found.append(self._thing(together))
        return found

    def _join_if(
        self, pairs: Iterable[tuple[TypeKey, TypeKey]], holds: Callable[[Record, Record], bool]
    ) -> None:
        for one, other in pairs:
            if one != other and holds(self._records[one], self._records[other]):
                self._edges.setdefault(one, set()).add(other)
                self._edges.setdefault(other, set()).add(one)

    def _are_alike(self, one: Record, other: Record) -> bool:
        mine, others = self._kinds.read(one), self._kinds.read(other)
        shared = len(mine & others)
        return shared > 1 and shared >= _ALIKE * min(len(mine), len(others))

    def _is_the_one_above(self, one: Record, above: Record) -> bool:
        mine = self._kinds.read(one)
        shared = len(mine & self._kinds.read(above))
        return shared >= max(_FEWEST, _SAME_AS_ABOVE * len(mine))

    def _thing(self, together: set[TypeKey]) -> Thing:
        own = [
            one
            if one.alternative == self._is_one_of(one, together)
            else changed(one, alternative=False)
            for one in self._seen
            if one.how != "sent" and one.record.key in together
        ]
        paths = {one.path for one in own}
        record = max((one.record for one in own), key=self._richness(own))
        sent = [one for one in self._seen if one.how == "sent" and one.path in paths]
        sent = [one for one in sent if self._shares(one.record, record)]
        sights = sorted((*own, *sent), key=lambda one: one.call.index)
        return Thing(record, tuple(sights), self._home(own))

    def _is_one_of(self, one: Sight, together: set[TypeKey]) -> bool:
        """Whether something else may be in its place, and not only another representation of it."""
        return one.alternative and not self._kinds_at[_spot(one)] <= together

    def _shares(self, sent: Record, record: Record) -> bool:
        return bool(self._kinds.properties(sent).keys() & self._kinds.properties(record).keys())

    def _richness(self, own: list[Sight]) -> Callable[[Record], tuple[int, ...]]:
        read = {one.record.key for one in own if one.how == "read"}
        # What is answered to whoever made it may hold what is told only once.
        shown = read | {one.record.key for one in own if one.how == "listed"}
        alone = {one.record.key for one in own if not one.alternative}

        def rank(record: Record) -> tuple[int, ...]:
            properties = len(self._kinds.read(record))
            component = self._kinds.is_component(record.key)
            return (
                component,
                record.key in alone,
                record.key in shown,
                properties,
                record.key in read,
            )

        return rank

    def _home(self, own: list[Sight]) -> Resource:
        """The resource where a thing is at home: read by a path of its own, the shortest first."""

        def rank(path: str) -> tuple[bool, bool, bool, int, int]:
            here = [one for one in own if one.path == path]
            known = self._resources.by_path.get(path)
            hows = {one.how for one in here}
            single = known is not None and not known.variable and not called(path).endswith("}")
            alone = any(not one.alternative for one in here)
            return (
                not alone,
                single,
                not ("read" in hows and not single),
                path.count("/"),
                -len({one.role for one in here}),
            )

        path = min(dict.fromkeys(one.path for one in own), key=rank)
        known = self._resources.by_path.get(path)
        if known is None:
            return self._made_up(path)
        above, _, last = called(path).rpartition("/")
        if not known.variable and last.startswith("{") and last.endswith("}"):
            # `/calls/{sid}.json`
            return changed(known, collection=above, variable=last[1:-1])
        return known

    def _made_up(self, path: str) -> Resource:
        """The resource of things that no path leads to, and of which no path both lists and makes some."""
        parent, above = "", path
        while above := above.rpartition("/")[0]:
            if above in self._resources.by_path and above.endswith("}"):
                parent = above
                break
        name = words(path.rpartition("/")[2])
        listed = any(one.path == path and one.how == "listed" for one in self._seen)
        # What is asked for by a verb behind its path has no path of its own.
        several = listed or singular(name) != name
        several |= any(one.path == path and called(one.call.path) != path for one in self._seen)
        return Resource(path, path if several else "", parent=parent, addressed=False)


def _spot(one: Sight) -> tuple[int, str]:
    """Where records stand that may take each other's place."""
    return one.call.index, one.how


def nouns(thing: Thing) -> Iterator[Words]:
    """What names call a thing that refer to it: `booking`, `special event`."""
    yield stem(thing.record.name)
    last = called(thing.home.collection or thing.home.path).rpartition("/")[2]
    if last and "{" not in last:
        yield tuple(one.lower() for one in singular(words(last)))
