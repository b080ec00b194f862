"""What containment has to say to edits of schemas: some change nothing, some are made up for, some have no name.

Takes places with their pairs and a judge, gives the occurrences that are left; refuses to judge values itself.
An edit below a pair that allows the same values on both sides is hidden, if values are what it is about. An edit
that is met only below pairs which still allow all that was allowed (in responses: allow nothing new) breaks
nobody there. And where a pair breaks somebody though no keyword says so, it is a finding of its own. What the
judge cannot tell changes nothing.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import field, replace
from typing import Final, Protocol

from contractor.contract.travel import Direction
from contractor.diagnostic import Severity
from contractor.diff.messages import called
from contractor.diff.occurrence import Occurrence
from contractor.diff.roots import Root
from contractor.diff.rows.schemas import ROWS
from contractor.diff.rule import Effect, Kind, Row
from contractor.diff.schemas.difference import Difference
from contractor.diff.schemas.naming import Naming
from contractor.diff.schemas.spot import is_strict
from contractor.diff.schemas.walking import Passable, all_below, each_once, leaves_first, steps
from contractor.frozen import frozen
from contractor.graph import reached


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
#: Rules about properties that do not travel in the direction that is looked at.
_STAYING: Final = (
    *("request-read-only-property-", "response-write-only-property-"),
    *("response-optional-write-only-property-", "response-required-write-only-property-"),
)
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
        if not top.weighs:
            for spot, pair, route in each_once(self._naming.spot(root), top, lambda pair: True):
                yield from self._naming.occurrences(root, spot, pair, route)
            return
        exposed = self._reached(top, lambda pair: not self._is_safe(pair, direction))
        live = self._reached(top, lambda pair: not self._is_equal(pair, direction))
        plain = self._reached(top, lambda pair: not self._is_same(pair, direction))
        found: list[tuple[Difference, Occurrence]] = []
        as_text = not is_strict(root.media_type)
        alike_as_text: set[int] = set()
        for spot, pair, route in each_once(self._naming.spot(root), top, lambda pair: True):
            for one in self._naming.occurrences(root, spot, pair, route):
                row = ROWS.get(one.id)
                if as_text and row is not None and row.kind is Kind.TYPE:
                    # The judge thinks of JSON. A number in a query is as good as the text of it.
                    alike_as_text.add(id(pair))
                if row is None or not row.values:
                    if row is not None and row.kind is Kind.EXISTENCE:
                        found.append((pair, one))
                    else:
                        yield one
                    continue
                exists = row.kind is Kind.EXISTENCE
                stays, gone = (plain, self._is_same) if exists else (live, self._is_equal)
                if id(pair) not in stays or gone(pair, direction):
                    self.hidden.add((one.edit, one.base, one.revision))
                    continue
                shielded = id(pair) not in exposed or self._is_safe(pair, direction)
                if shielded and not exists:
                    one = replace(one, shielded=True)
                elif self._is_proved(pair, row, direction, as_text=as_text):
                    one = replace(one, exposed=True)
                found.append((pair, one))
        yield from self._with_unnamed(root, top, exposed, found, alike_as_text)

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

    def _with_unnamed(
        self,
        root: Root,
        top: Difference,
        exposed: set[int],
        found: Sequence[tuple[Difference, Occurrence]],
        named: AbstractSet[int],
    ) -> Iterator[Occurrence]:
        """The occurrences, and what breaks somebody though none of them says so: one for each edit as far as known.

        `named` are the pairs of which all is said.
        """
        named = named | {id(pair) for pair, one in found if _is_grave(one)}
        said: dict[int, list[Occurrence]] = {}
        for pair, one in found:
            said.setdefault(id(pair), []).append(one)
        raised: set[int] = set()
        for pair, route in self._broken(root, top, exposed, named):
            id_ = _UNNAMED[root.direction, self._weight(pair, root.direction).effect]
            own = [
                one
                for one in said.get(id(pair), ())
                if ROWS[one.id].values and _breaks(ROWS[one.id], root.direction)
            ]
            if own:
                raised.update(map(id, own))
                continue
            # The edit stands below, and is harmless by itself; it is the same edit all the same.
            edit = next(
                (said[id(inner)][0] for inner in all_below(pair) if id(inner) in said), None
            )
            unnamed = Occurrence(
                id_,
                edit.edit if edit is not None else "schema",
                root.where_at(route),
                root.direction,
                edit.base if edit is not None else pair.base.at,
                edit.revision if edit is not None else pair.revision.at,
                {"subject": called(pair.revision.at, root.where, route)},
                near=edit.near if edit is not None else "",
            )
            self._breaking(unnamed, pair)
            yield unnamed
        for pair, one in found:
            if id(one) in raised or _is_grave(one):
                self._breaking(one, pair)
            yield replace(one, exposed=True, shielded=False) if id(one) in raised else one

    def _breaking(self, one: Occurrence, pair: Difference) -> None:
        """Remember where a value may show that an edit breaks somebody."""
        self.pairs.setdefault((one.edit, one.base, one.revision), (pair, one.direction))

    def _broken(
        self, root: Root, top: Difference, exposed: set[int], named: AbstractSet[int]
    ) -> Iterator[tuple[Difference, tuple[str, ...]]]:
        """The deepest pairs that break somebody, where nothing at them or below says so."""
        if self._judge is None:
            return
        routes = {
            id(pair): route
            for _, pair, route in reversed(
                list(each_once(self._naming.spot(root), top, lambda pair: True))
            )
        }
        order = leaves_first(top)
        above: dict[int, list[int]] = {}
        for pair in order:
            for step in steps(pair):
                above.setdefault(id(step.pair), []).append(id(pair))
        told = reached(above, named)
        for pair in order:
            if id(pair) in told or id(pair) not in exposed:
                continue
            effect = self._weight(pair, root.direction).effect
            if (root.direction, effect) in _UNNAMED:
                told |= reached(above, [id(pair)])
                yield pair, routes[id(pair)]

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

    def _is_proved(
        self, pair: Difference, row: Row, direction: Direction, *, as_text: bool
    ) -> bool:
        """Whether what one is told to beware of only was seen to break somebody.

        A bound or a pattern may, and a type where values say theirs.
        """
        return (
            (row.kind is Kind.CONSTRAINTS or (row.kind is Kind.TYPE and not as_text))
            and not row.id.startswith(_STAYING)
            and _breaks(row, direction)
            and (direction, self._weight(pair, direction).effect) in _UNNAMED
        )

    def _is_same(self, pair: Difference, direction: Direction) -> bool:
        return self._weight(pair, direction).same


def _is_grave(one: Occurrence) -> bool:
    """Whether somebody is told that this may break him; or that it is about what does not travel this way."""
    if one.id.startswith(_STAYING):
        return True
    return not one.shielded and (one.exposed or ROWS[one.id].level >= Severity.WARNING)


def _breaks(row: Row, direction: Direction) -> bool:
    """Whether an edit is of a kind that can break those who are at this end."""
    return row.effect not in (*_SAFE[direction], Effect.NONE)
