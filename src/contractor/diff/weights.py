"""The judge of pairs of schemas: containment, asked in the words of the edit layer.

Takes two contracts, gives a `Judge`; refuses to know what is done with its answers.
"""

from collections.abc import Sequence
from typing import Any, Final

from contractor.containment import Containment, Relation
from contractor.containment.verdict import Counterexample
from contractor.contract import Contract
from contractor.contract.travel import Direction
from contractor.diff.rule import Effect
from contractor.diff.schemas.annotations import UNWEIGHED
from contractor.diff.schemas.difference import Difference
from contractor.diff.schemas.weighing import Weight

_EFFECTS: Final = {
    Relation.EQUAL: Effect.NONE,
    Relation.NARROWER: Effect.NARROWS,
    Relation.WIDER: Effect.WIDENS,
    Relation.INCOMPARABLE: Effect.INCOMPARABLE,
    Relation.UNKNOWN: Effect.UNKNOWN,
}
_BREAKS: Final = {Direction.REQUEST: Effect.NARROWS, Direction.RESPONSE: Effect.WIDENS}


class Weights:
    """Judges pairs of two contracts; whoever asks twice gets the same answer."""

    def __init__(self, old: Contract, new: Contract) -> None:
        self._promised = Containment(old, new)
        self._strict = Containment(old, new, strict=True)
        #: Of a pair that many edits are about, each asks.
        self._shown: dict[tuple[int, Direction], tuple[Difference, Counterexample | None]] = {}

    def __call__(self, pair: Difference, direction: Direction) -> Weight:
        """What a pair is: leaving aside undeclared properties first, then to the letter."""
        verdict = self._promised.relate(pair.old, pair.new, direction)
        effect = _EFFECTS[verdict.relation]
        # Where properties alone came or went, the letter says no more than they do.
        same = (
            effect is Effect.NONE
            and pair.regrouped
            and self._strict.relate(pair.old, pair.new, direction).relation is Relation.EQUAL
        )
        unknown = effect is Effect.UNKNOWN and pair.is_local(but=UNWEIGHED)
        if unknown and self.counterexample(pair, direction) is not None:
            # One value is enough to know that somebody breaks, though not what else is allowed.
            return Weight(_BREAKS[direction])
        return Weight(effect, same, verdict.reason)

    def counterexample(
        self, pair: Difference, direction: Direction, likely: Sequence[Any] = ()
    ) -> Counterexample | None:
        """A value that breaks somebody, checked on both sides; None where none was found.

        `likely` are values to try first: those that the edit itself is about.
        """
        key = (id(pair), direction)
        if likely or key not in self._shown:
            found = self._promised.counterexample(pair.old, pair.new, direction, likely)
            if likely:
                return found
            self._shown[key] = (pair, found)
        return self._shown[key][1]
