"""Names of types: the words that every language spells.

Takes what wants a name and where it stands, gives each its words; refuses to know shapes. Precedence is
pin (`x-contractor-name`), lock, component key, position. A positional name comes from its place alone, so
nothing unrelated can move it: whoever collides takes its next longer spelling, inline types before
components, and equal places are compared by their keys, never by the document's order.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from contractor.diagnostic import Finding, Severity
from contractor.frozen import frozen
from contractor.source import unescape
from contractor.text import Words, named_words, pascal, spelled, words

#: Tokens of a pointer that say nothing about what stands there.
_STRUCTURE: Final = frozenset({"components", "schemas", "properties", "$defs", "definitions"})


@frozen
class Wanted:
    """A type that needs a name.

    `owner` is the key of the type it stands in, or None; `parts` are its own words behind the owner's, and
    `longer` more words to put behind them, one after another, where names collide. `pin` is the author's word.
    A `component` has a key that its author chose for it, and goes first. A `label` says that the words are
    what a schema says of itself: they may repeat the owner's, and then are told once. `instead` are other
    whole names, tried before any is made longer.
    """

    key: str
    owner: str | None
    parts: Words
    longer: tuple[Words, ...] = ()
    pin: str | None = None
    component: bool = False
    label: bool = False
    instead: tuple[Words, ...] = ()


def allocate(
    wanted: Iterable[Wanted], locked: Mapping[str, str]
) -> tuple[dict[str, Words], list[Finding]]:
    """A name for every key, and a finding for every collision that only a pin can settle."""
    return _Allocation(list(wanted), locked).run()


class _Allocation:
    def __init__(self, wanted: list[Wanted], locked: Mapping[str, str]) -> None:
        self._wanted = {item.key: item for item in wanted}
        self._locked = locked
        self._names: dict[str, Words] = {}
        self._taken: dict[str, str] = {}
        self._findings: list[Finding] = []

    def run(self) -> tuple[dict[str, Words], list[Finding]]:
        items = [self._wanted[key] for key in sorted(self._wanted)]
        for item in items:
            if item.pin is not None:
                self._pinned(item, item.pin)
        ranked = sorted(items, key=self._rank)
        for item in ranked:
            if item.key in self._locked and item.key not in self._names:
                self._remembered(item, self._locked[item.key])
        for item in ranked:
            if item.key not in self._names:
                self._free(item)
        for item in items:
            self._told(item)
        return self._names, self._findings

    def _rank(self, item: Wanted) -> tuple[int, bool, int, str]:
        depth, owner = 0, item.owner
        while owner is not None and owner in self._wanted:
            depth, owner = depth + 1, self._wanted[owner].owner
        token = item.key.rpartition("/")[2]
        inexact = pascal(item.parts) != token or (token.isupper() and len(token) > 1)
        return depth + (0 if item.component else 1), inexact, len(item.key), item.key

    def _pinned(self, item: Wanted, pin: str) -> None:
        name = named_words(words(pin), "type")
        if not name:
            self._collision(item, f"{pin!r} has no letter or digit to make a name of")
        elif not self._take(item, name):
            self._collision(item, f"the name {pin!r} is taken by {self._taken[_fold(name)]}")

    def _remembered(self, item: Wanted, locked: str) -> None:
        """Take the name that the lock says if the place can still be called so; it may have changed itself."""
        if item.owner in self._wanted and item.owner not in self._names:
            return
        for name in (*self._spellings(item), *self._whole(item)):
            if pascal(name) == locked:
                self._take(item, name)
                return

    def _free(self, item: Wanted) -> None:
        for name in self._spellings(item):
            if name and self._take(item, name):
                return
        for name in self._whole(item):
            if self._take(item, name):
                return
        while not self._take(item, name):
            name += ("other",)

    def _spellings(self, item: Wanted) -> Iterator[Words]:
        """What its place can be called, the shortest first."""
        prefix = self._prefix(item)
        if item.label:
            yield joined(prefix, item.parts)
        name = named_words(prefix + item.parts, "type")
        yield name
        yield from item.instead
        for longer in item.longer:
            name += longer
            yield name

    def _whole(self, item: Wanted) -> Iterator[Words]:
        """Names from the whole key, symbols spoken, from its end upwards."""
        tokens = [unescape(token) for token in item.key.partition("#")[2].split("/") if token]
        tokens = [token for token in tokens if token not in _STRUCTURE] or [item.key]
        name = named_words(self._prefix(item) + spelled(tokens[-1]), "type")
        yield name
        yield (*name, _case(tokens[-1]))
        for token in tokens[-2::-1]:
            name += spelled(token)
            yield name

    def _told(self, item: Wanted) -> None:
        """Say it where only the whole key could tell a type apart, whether now or when the lock was written."""
        if item.pin is None and self._names[item.key] not in self._spellings(item):
            wished = self._prefix(item) + item.parts
            first = self._taken.get(_fold(wished), "another type")
            self._collision(item, f"{pascal(wished)!r} is already the name of {first}")

    def _prefix(self, item: Wanted) -> Words:
        return self._names.get(item.owner, ()) if item.owner is not None else ()

    def _take(self, item: Wanted, name: Words) -> bool:
        folded = _fold(name)
        if folded in self._taken:
            return False
        self._taken[folded] = item.key
        self._names[item.key] = name
        return True

    def _collision(self, item: Wanted, why: str) -> None:
        self._findings.append(
            Finding(
                "name-collision",
                Severity.WARNING,
                f"two types want one name: {why}",
                item.key.removesuffix(">sent"),
                "pin a name of its own: x-contractor-name: …",
            )
        )


def _case(token: str) -> str:
    """What tells a name from others that differ in capitals only."""
    if token.islower():
        return "lowercase"
    return "uppercase" if token.isupper() else "capitalized"


def joined(prefix: Words, label: Words) -> Words:
    """Both, with words told once that end the one and begin or end the other: `Payment`, `Card payment`."""
    before = [word.lower() for word in prefix]
    own = [word.lower() for word in label]
    for count in range(min(len(own) - 1, len(before)), 0, -1):
        if before[-count:] == own[:count]:
            return prefix + label[count:]
        if before[-count:] == own[-count:]:
            return prefix[:-count] + label
    return prefix + label


def _fold(name: Words) -> str:
    """Names that differ in capitals only are one name: some file systems and many readers think so."""
    return pascal(name).casefold()
