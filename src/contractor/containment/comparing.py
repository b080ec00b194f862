"""How the values of two schemas of two contracts relate, and a value to show it.

Takes two contracts and pairs of their schemas, gives verdicts and counterexamples; refuses to know which pairs
are worth asking about, and what a verdict means for anybody. A relation other than UNKNOWN is true: that a side
takes all that the other takes was proved, that it does not was seen on a value which the engine judged on both.
"""

from collections.abc import Sequence
from typing import Any, Final

from contractor.containment.engine import Engine
from contractor.containment.judge import Judge
from contractor.containment.proof import Exhausted, Proof
from contractor.containment.refuting import Refutation
from contractor.containment.spelled import Spelled
from contractor.containment.universe import Node, Universe
from contractor.containment.verdict import Counterexample, Relation, Verdict
from contractor.containment.wording import told
from contractor.contract import Contract, Schema
from contractor.contract.travel import Direction, Travel
from contractor.depth import with_room

_CIRCULAR: Final = "a reference leads back to its own schema for the same value"
_DYNAMIC: Final = "`$dynamicRef` depends on the way that leads to it"
_LARGE: Final = "the schemas reach too many others"


class Containment:
    """Verdicts on pairs of schemas of two contracts. Whoever asks twice gets the same answer.

    With `strict`, JSON Schema alone decides; else undeclared properties are not promised.
    """

    def __init__(self, old: Contract, new: Contract, *, strict: bool = False) -> None:
        self._contracts = (old, new)
        self._travels: list[Travel] | None = None
        self._strict = strict
        self._rooms: dict[Direction, _Room] = {}
        self._verdicts: dict[tuple[Direction, Node, Node], Verdict] = {}
        self._values: dict[tuple[Direction, Node, Node], tuple[Any] | None] = {}

    def relate(self, base: Schema, revision: Schema, direction: Direction) -> Verdict:
        """What the new schema allows, seen from the old one, of values that travel in a direction."""
        return with_room(lambda: self._relate(base, revision, direction))

    def counterexample(
        self,
        base: Schema,
        revision: Schema,
        direction: Direction,
        likely: Sequence[Any] = (),
    ) -> Counterexample | None:
        """A value that breaks somebody; None where none was found.

        It is one that the old schema takes and the new one refuses; for responses the other way round. `likely`
        are values to try before any is made.
        """
        return with_room(lambda: self._counterexample(base, revision, direction, likely))

    def _relate(self, base: Schema, revision: Schema, direction: Direction) -> Verdict:
        room = self._room(direction)
        old, new = room.node(0, base), room.node(1, revision)
        key = (room.direction, old, new)
        if key not in self._verdicts:
            self._verdicts[key] = self._judged(room, old, new)
        return self._verdicts[key]

    def _judged(self, room: "_Room", old: Node, new: Node) -> Verdict:
        if any(room.universe.circular(one) for one in (old, new)):
            return Verdict(Relation.UNKNOWN, _CIRCULAR)
        try:
            down, up = room.proof.within(new, old), room.proof.within(old, new)
        except Exhausted:
            return Verdict(Relation.UNKNOWN, _LARGE)
        if down and up:
            return Verdict(Relation.EQUAL)
        if any(room.universe.dynamic(one) for one in (old, new)):
            return Verdict(Relation.UNKNOWN, _DYNAMIC)
        unproved = [pair for pair, proved in (((new, old), down), ((old, new), up)) if not proved]
        for pair in unproved:
            if self._refuted(room, *pair) is None:
                return Verdict(Relation.UNKNOWN, told(room.universe, room.proof.culprit(*pair)))
        if len(unproved) == 2:
            return Verdict(Relation.INCOMPARABLE)
        return Verdict(Relation.NARROWER if down else Relation.WIDER)

    def _counterexample(
        self, base: Schema, revision: Schema, direction: Direction, likely: Sequence[Any]
    ) -> Counterexample | None:
        room = self._room(direction)
        old, new = room.node(0, base), room.node(1, revision)
        if any(room.universe.circular(one) or room.universe.dynamic(one) for one in (old, new)):
            return None
        back = direction is Direction.RESPONSE
        taking, refusing = (new, old) if back else (old, new)
        shown = (
            (value,)
            for value in likely
            if room.judge.takes(taking, value) is True
            and room.judge.takes(refusing, value) is False
        )
        found = next(shown, None) or self._refuted(room, taking, refusing)
        if found is None:
            return None
        keyword = room.judge.keyword(refusing, found[0])
        return Counterexample(found[0], "new" if back else "old", keyword)

    def _refuted(self, room: "_Room", inner: Node, outer: Node) -> tuple[Any] | None:
        """A value of the inner node that the outer one refuses."""
        key = (room.direction, inner, outer)
        if key not in self._values:
            proved = room.proof.is_proved(inner, outer)
            self._values[key] = None if proved else room.refutation.value(inner, outer)
        return self._values[key]

    def _room(self, direction: Direction) -> "_Room":
        if self._travels is None:
            self._travels = [Travel(one) for one in self._contracts]
        # Where nothing is read-only or write-only, directions do not differ.
        if not any(one.is_told for one in self._travels):
            direction = Direction.NONE
        if direction not in self._rooms:
            self._rooms[direction] = _Room(
                self._contracts, self._travels, direction, strict=self._strict
            )
        return self._rooms[direction]


class _Room:
    """Everything that is known of both contracts in one direction."""

    def __init__(
        self,
        contracts: tuple[Contract, Contract],
        travels: list[Travel],
        direction: Direction,
        *,
        strict: bool,
    ) -> None:
        self.direction = direction
        self.spelled = [
            Spelled(contract, travel, direction, f"urn:contractor:{side}:{direction}")
            for contract, travel, side in zip(contracts, travels, ("old", "new"), strict=True)
        ]
        self.universe = Universe(self.spelled)
        self.judge = Judge(self.universe)
        engine = Engine(self.universe)
        self.proof = Proof(self.universe, self.judge, engine, strict=strict)
        self.refutation = Refutation(self.universe, self.judge, self.proof, engine, strict=strict)

    def node(self, side: int, schema: Schema) -> Node:
        """A schema of one side."""
        return self.universe.node(self.spelled[side].schema(schema))
