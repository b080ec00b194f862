"""What containment has to say to edits of schemas: some change nothing, some are made up for, some have no name.

Takes places with their pairs and a judge, gives the occurrences that are left; refuses to judge values itself.
An edit below a pair that allows the same values on both sides is hidden, if values are what it is about. An edit
that is met only below pairs which still allow all that was allowed (in responses: allow nothing new) breaks
nobody there. And where a pair breaks somebody though no keyword says so, it is a finding of its own. What the
judge cannot tell changes nothing.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, replace
from typing import Final, Protocol

from contractor.diagnostic import Severity
from contractor.diff.naming import called
from contractor.diff.occurrence import Direction, Occurrence
from contractor.diff.roots import Root
from contractor.diff.rows.schemas import ROWS
from contractor.diff.rule import Effect, Kind
from contractor.diff.schemas.difference import Difference
from contractor.diff.schemas.naming import Naming
from contractor.diff.schemas.walking import Passable, each_once, steps
from contractor.frozen import frozen


@frozen
class Weight:
    """What a pair of schemas is in one direction.

    `effect` is NONE where both allow the same values, leaving aside properties that one side does not declare;
    `same` where not even these differ. `reason` says why the effect is UNKNOWN.
    """

    effect: Effect
    same: bool = False
    reason: str = ""


class Judge(Protocol):
    """Says what a pair of schemas is."""

    def __call__(self, pair: Difference, direction: Direction) -> Weight:
        """The weight of a pair; asked once for each pair and direction."""
        ...


@frozen
class Met:
    """The occurrences that are left, how many edits are hidden, and why pairs could not be judged.

    `pairs` are those where an edit breaks somebody, with the direction, by what tells the edit from others.
    """

    occurrences: tuple[Occurrence, ...]
    hidden: int = 0
    undecided: tuple[tuple[str, str], ...] = ()
    pairs: Mapping[tuple[str, str, str], tuple[Difference, Direction]] = field(default_factory=dict)


_UNKNOWN: Final = Weight(Effect.UNKNOWN)
#: Of pairs that differ in words and the like only.
_ALIKE: Final = Weight(Effect.NONE, same=True)
_SAFE: Final = {
    Direction.REQUEST: frozenset({Effect.NONE, Effect.WIDENS}),
    Direction.RESPONSE: frozenset({Effect.NONE, Effect.NARROWS}),
}
_UNNAMED: Final = {
    (Direction.REQUEST, Effect.NARROWS): "request-schema-narrowed",
    (Direction.REQUEST, Effect.INCOMPARABLE): "request-schema-incompatible",
    (Direction.RESPONSE, Effect.WIDENS): "response-schema-widened",
    (Direction.RESPONSE, Effect.INCOMPARABLE): "response-schema-incompatible",
}


def weighed(naming: Naming, pairs: Iterable[tuple[Root, Difference]], judge: Judge | None) -> Met:
    """The occurrences of all places, weighed by the judge."""
    weighing = _Weighing(naming, judge)
    found = [one for root, pair in pairs if pair.differs for one in weighing.place(root, pair)]
    kept = {(one.edit, one.base, one.revision) for one in found}
    undecided = dict.fromkeys(
        (weight.reason, pair.revision.at)
        for pair, weight in weighing.weights.values()
        if weight.effect is Effect.UNKNOWN and weight.reason
    )
    return Met(tuple(found), len(weighing.hidden - kept), tuple(undecided), weighing.pairs)


class _Weighing:
    def __init__(self, naming: Naming, judge: Judge | None) -> None:
        self._naming = naming
        self._judge = judge
        self.weights: dict[tuple[int, Direction], tuple[Difference, Weight]] = {}
        self.hidden: set[tuple[str, str, str]] = set()
        self.pairs: dict[tuple[str, str, str], tuple[Difference, Direction]] = {}

    def place(self, root: Root, top: Difference) -> Iterator[Occurrence]:
        """What is left of the occurrences at one place."""
        direction = root.direction
        named: set[int] = set()
        exposed = self._reached(top, lambda pair: not self._is_safe(pair, direction))
        live = self._reached(top, lambda pair: not self._is_equal(pair, direction))
        plain = self._reached(top, lambda pair: not self._is_same(pair, direction))
        for spot, pair, route in each_once(self._naming.spot(root), top, lambda pair: True):
            for one in self._naming.occurrences(root, spot, pair, route):
                row = ROWS.get(one.id)
                if row is None or not row.values:
                    yield one
                    continue
                exists = row.kind is Kind.EXISTENCE
                stays, gone = (plain, self._is_same) if exists else (live, self._is_equal)
                if id(pair) not in stays or gone(pair, direction):
                    self.hidden.add((one.edit, one.base, one.revision))
                    continue
                shielded = id(pair) not in exposed or self._is_safe(pair, direction)
                if shielded and not exists:
                    yield replace(one, shielded=True)
                    continue
                if row.level >= Severity.WARNING:
                    named.add(id(pair))
                    self.pairs.setdefault((one.edit, one.base, one.revision), (pair, direction))
                yield one
        yield from self._unnamed(root, top, exposed, named)

    def _reached(self, top: Difference, passable: Passable) -> set[int]:
        """The pairs that are reached without going through one that is not passable."""
        found = {id(top)}
        pending = [top]
        for pair in pending:
            if not passable(pair):
                continue
            for step in steps(pair):
                if step.pair.differs and id(step.pair) not in found:
                    found.add(id(step.pair))
                    pending.append(step.pair)
        return found

    def _unnamed(
        self, root: Root, top: Difference, exposed: set[int], named: set[int]
    ) -> Iterator[Occurrence]:
        """The deepest pairs that break somebody, where nothing at them or below says so."""
        if self._judge is None:
            return
        order = [
            (pair, route)
            for _, pair, route in each_once(
                self._naming.spot(root), top, lambda pair: not self._is_safe(pair, root.direction)
            )
            if id(pair) in exposed
        ]
        # From the leaves up: what is told below need not be told above.
        told = set(named)
        for pair, route in reversed(order):
            if id(pair) in told or any(id(step.pair) in told for step in steps(pair)):
                told.add(id(pair))
                continue
            effect = self._weight(pair, root.direction).effect
            id_ = _UNNAMED.get((root.direction, effect))
            if id_ is not None:
                told.add(id(pair))
                key = ("schema", pair.base.at, pair.revision.at)
                self.pairs.setdefault(key, (pair, root.direction))
                yield Occurrence(
                    id_,
                    "schema",
                    root.where_at(route),
                    root.direction,
                    pair.base.at,
                    pair.revision.at,
                    {"subject": called(pair.revision.at, root.where, route)},
                )

    def _weight(self, pair: Difference, direction: Direction) -> Weight:
        if not pair.weighs:
            return _ALIKE
        key = (id(pair), direction)
        known = self.weights.get(key)
        if known is None:
            weight = _UNKNOWN if self._judge is None else self._judge(pair, direction)
            known = self.weights[key] = (pair, weight)
        return known[1]

    def _is_safe(self, pair: Difference, direction: Direction) -> bool:
        return self._weight(pair, direction).effect in _SAFE[direction]

    def _is_equal(self, pair: Difference, direction: Direction) -> bool:
        return self._weight(pair, direction).effect is Effect.NONE

    def _is_same(self, pair: Difference, direction: Direction) -> bool:
        return self._weight(pair, direction).same
