"""Names of types: the words that every language spells.

Takes what wants a name and where it stands, gives each its words; refuses to know shapes. Precedence is
pin (`x-contractor-name`), lock, component key, position. A positional name comes from its place alone, so
nothing unrelated can move it: whoever collides takes its next longer spelling, inline types before
components, and equal places are compared by their keys, never by the document's order.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from contractor.diagnostic import Finding, Severity
from contractor.source import unescape
from contractor.text import Words, named_words, pascal, spelled, words


@dataclass(frozen=True, slots=True)
class Wanted:
    """A type that needs a name.

    `owner` is the key of the type it stands in, or None; `parts` are its own words behind the owner's, and
    `longer` more words to put behind them, one after another, where names collide. `pin` is the author's word.
    A `component` has a key that its author chose for it, and goes first. A `label` says that the words are
    what a schema says of itself: they may repeat the owner's, and then are told once.
    """

    key: str
    owner: str | None
    parts: Words
    longer: tuple[Words, ...] = ()
    pin: str | None = None
    component: bool = False
    label: bool = False


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
        for item in items:
            if item.key in self._locked and item.key not in self._names:
                self._take(item, words(self._locked[item.key]))
        for item in sorted(items, key=self._rank):
            if item.key not in self._names:
                self._free(item)
        return self._names, self._findings

    def _rank(self, item: Wanted) -> tuple[int, bool, int, str]:
        depth, owner = 0, item.owner
        while owner is not None and owner in self._wanted:
            depth, owner = depth + 1, self._wanted[owner].owner
        exact = pascal(item.parts) != item.key.rpartition("/")[2]
        return depth + (0 if item.component else 1), exact, len(item.key), item.key

    def _pinned(self, item: Wanted, pin: str) -> None:
        name = named_words(words(pin), "type")
        if not name or not self._take(item, name):
            self._collision(
                item, f"the name {pin!r} is taken by {self._taken.get(_fold(name), 'nothing')}"
            )

    def _free(self, item: Wanted) -> None:
        prefix = self._names.get(item.owner, ()) if item.owner is not None else ()
        name = named_words(prefix + item.parts, "type")
        if item.label and self._take(item, joined(prefix, item.parts)):
            return
        for longer in ((), *item.longer):
            name += longer
            if name and self._take(item, name):
                return
        first = self._taken.get(_fold(prefix + item.parts), "another type")
        self._collision(item, f"{pascal(prefix + item.parts)!r} is already the name of {first}")
        self._distinct(item, prefix)

    def _distinct(self, item: Wanted, prefix: Words) -> None:
        """A name from the whole key, symbols spoken, from its end upwards until nobody has it."""
        tokens = [token for token in item.key.partition("#")[2].split("/") if token]
        name = named_words(prefix + spelled(unescape(tokens[-1] if tokens else item.key)), "type")
        while not self._take(item, name):
            tokens = tokens[:-1]
            name += spelled(unescape(tokens[-1])) if tokens else ("other",)

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
