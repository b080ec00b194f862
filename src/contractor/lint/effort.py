"""How much work a schema makes for an engine that tries values.

Takes a survey, says which schemas are too much; refuses to try anything. Engines follow every path through
references and compositions, and paths can double at every step.
"""

from collections.abc import Iterator
from typing import Final

from contractor.contract.nodes import Contract
from contractor.contract.schema import IN_PLACE, Schema
from contractor.lint.walk import Survey

#: Schemas that one value may be held against before nobody waits for the answer; real ones need hundreds.
_MOST: Final = 100_000


class Effort:
    """Counts, for every schema, how many schemas hold the same value against themselves."""

    def __init__(self, survey: Survey) -> None:
        self._contract = survey.contract
        self._counts: dict[str, int] = {}
        for place in survey.places:
            if not IN_PLACE.isdisjoint(place.schema.keywords) or place.schema.ref is not None:
                self._count(place.schema)
        self._endless = {at for at, count in self._counts.items() if count > _MOST}

    def is_too_much(self, schema: Schema) -> bool:
        """Whether the schema, or one that it reaches, makes more work than an answer is worth."""
        if not self._endless:
            return False
        pending, seen = [schema], set[str]()
        while pending:
            part = pending.pop()
            if part.at in self._endless:
                return True
            if part.at not in seen:
                seen.add(part.at)
                pending += (*part.children(), *_target(self._contract, part))
        return False

    def _count(self, schema: Schema) -> None:
        """Count a schema after those it leads to; one that leads back to itself adds nothing."""
        pending = [(schema, False)]
        while pending:
            part, ready = pending.pop()
            if ready:
                inner = sum(self._counts.get(one.at, 0) for one in self._same(part))
                self._counts[part.at] = min(1 + inner, _MOST + 1)
            elif part.at not in self._counts:
                self._counts[part.at] = 0
                pending.append((part, True))
                pending += [(one, False) for one in self._same(part)]

    def _same(self, schema: Schema) -> Iterator[Schema]:
        yield from _target(self._contract, schema)
        yield from schema.in_place()


def _target(contract: Contract, schema: Schema) -> Iterator[Schema]:
    found = contract.schemas.get(schema.ref or "")
    if found is not None:
        yield found
