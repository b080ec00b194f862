"""Rows as JSON values: what the engine takes, each by its number.

Takes a model's tables, a seed and numbers, gives values; refuses to know databases. What is made is judged by the
engine of the contract; where it refuses, the sample itself is taken with only its keys changed, then other samples.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from contractor.contract.travel import Direction
from contractor.diagnostic import Finding, Severity
from contractor.frozen import changed
from contractor.model import Model, TypeKey
from contractor.model.tables import Table
from contractor.samples import NoSample, Samples
from contractor.seeding.order import Unseedable
from contractor.seeding.place import Maker, Place
from contractor.seeding.settling import Settling, sample_at
from contractor.seeding.shaping import Path, Shaping
from contractor.source import join
from contractor.text import short

#: Samples of a table that rows are like.
_SHAPES: Final = 24


class Values:
    """The rows of a model's tables as JSON."""

    def __init__(self, model: Model, tables: Mapping[TypeKey, Table], seed: int) -> None:
        self._contract = model.contract
        self._tables = tables
        # Samples are the same for every seed; which of them a row is like is not.
        self._samples = Samples(model.contract)
        self.settling = Settling(model, tables, seed, self._sample)
        self._shaping = Shaping(model, tables, self.settling.fixed, seed)
        self._shapes: dict[tuple[TypeKey, Direction, int], Maker] = {}

    def values(
        self, key: TypeKey, place: Place, direction: Direction = Direction.RESPONSE
    ) -> Iterator[Any]:
        """The row of a place, as it travels in a direction; then others with the same keys, for whoever cannot take
        the first. There may be none."""
        schema = self._contract.schemas[key]
        first = place.state % _SHAPES
        for shape, calm in self._ways(first):
            made = self._shape(key, direction, shape)(changed(place, calm=calm, taken={}))
            if self._samples.takes(schema, made, direction):
                yield made
        calmest = self._shape(key, direction, first)(changed(place, calm=True, taken={}))
        yield from self._completed(key, calmest, place, direction)

    def _ways(self, first: int) -> Iterator[tuple[int, bool]]:
        yield first, False
        for index in range(_SHAPES):
            yield (first + index) % _SHAPES, True

    def _completed(
        self, key: TypeKey, made: Any, place: Place, direction: Direction
    ) -> Iterator[Any]:
        """The row with other values where these do not fit, but for those that numbers settle."""
        schema = self._contract.schemas[key]
        try:
            found = self._samples.completed(schema, made, direction, place.number)
        except NoSample:
            found = None
        table = self._tables[key]
        kept = [path for path in self.settling.fixed(key).makers if path[-1] != "*"]
        # What is in lists may have keys of its own, and refer to other rows.
        kept += [(one.source.name,) for one in table.stored if one.store in ("rows", "values")]
        if isinstance(found, dict) and all(
            sample_at(found, path) == sample_at(made, path) for path in kept
        ):
            yield found

    def _shape(self, key: TypeKey, direction: Direction, number: int) -> Maker:
        known = self._shapes.get((key, direction, number))
        if known is None:
            sample = self._sampled(key, direction, number)
            known = self._shaping.row(
                self._tables[key], sample, number, sent=direction is Direction.REQUEST
            )
            self._shapes[key, direction, number] = known
        return known

    def _sampled(self, key: TypeKey, direction: Direction, number: int) -> dict[str, Any]:
        table = self._tables[key]
        try:
            found = self._samples.value(self._contract.schemas[key], direction, number)
        except NoSample as why:
            message = f"there is no row of {table.name!r}: {why.why}"
            raise Unseedable(why.at or table.at, message, "mend the schema") from None
        if not isinstance(found, dict):
            message = f"rows of {table.name!r} are objects, and its schema takes something else"
            raise Unseedable(table.at, message, "say `type: object`")
        return found

    def _sample(self, table: Table, path: Path) -> Any:
        """A value of a column."""
        for direction in (Direction.RESPONSE, Direction.REQUEST):
            for number in range(2):
                found = sample_at(self._sampled(table.key, direction, number), path)
                if found is not None:
                    return found
        return path[-1]

    # ── what the document gives ───────────────────────────────────────────────────────────────────

    def refused(self) -> list[Finding]:
        """A warning for each example of a row, or of a part of one, that its schema refuses: it is not used."""
        found: list[Finding] = []
        seen: set[str] = set()
        pending = [self._contract.schemas[key] for key in self._tables]
        while pending:
            schema = pending.pop(0)
            if schema.at in seen:
                continue
            seen.add(schema.at)
            pending += schema.children()
            if schema.ref in self._contract.schemas:
                pending.append(self._contract.schemas[schema.ref or ""])
            for index, example in enumerate(schema.get("examples") or ()):
                if not any(
                    self._samples.takes(schema, example, direction)
                    for direction in (Direction.RESPONSE, Direction.REQUEST)
                ):
                    raw = schema.raw if isinstance(schema.raw, Mapping) else {}
                    at = join(schema.at, "example")
                    if "example" not in raw:
                        at = join(schema.at, "examples", index)
                    message = f"the example {short(repr(example))} is no value of its schema, and no row has it"
                    found.append(Finding("example-refused", Severity.WARNING, message, at))
        return found
