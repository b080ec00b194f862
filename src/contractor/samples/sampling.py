"""Values of a contract's schemas, for whoever shows them, sends them or answers with them.

Takes a contract and a seed, gives values that the boundary of a served application takes; refuses to know
operations. What is given was always judged by the engine before.
"""

import copy
from collections.abc import Iterator
from typing import Any, Final

from contractor.containment.roomy import with_room
from contractor.contract import Contract, Header, MediaType, Parameter, Schema
from contractor.contract.travel import Direction
from contractor.samples.judging import Judging
from contractor.samples.parts import Reading
from contractor.samples.promises import Promise, reached
from contractor.samples.violating import Violating, Violation, kept
from contractor.samples.whereabouts import Standing
from contractor.samples.writing import ABSENT, Impossible, Writing
from contractor.values import distinct

Holder = MediaType | Parameter | Header
#: Variants that are looked at for promises that no other meets, and how many may meet none in a row.
_VARIANTS, _FRUITLESS = 60, 4
#: What a place without a schema takes is anything.
_ANYTHING: Final = Schema("", {})


class NoSample(Exception):
    """No value of a schema was found. `at` is its key, `why` a sentence."""

    def __init__(self, at: str, why: str) -> None:
        self.at = at
        self.why = why
        super().__init__(f"{at}: {why}")


class Samples:
    """Values of the schemas of one contract. The same seed gives the same values in every process."""

    def __init__(self, contract: Contract, seed: int = 0) -> None:
        self._contract = contract
        self._seed = seed
        self._reading = Reading(contract)
        self._standing = Standing(contract)
        self._judgings: dict[Direction, Judging] = {}

    def value(self, schema: Schema | None, direction: Direction, variant: int = 0) -> Any:
        """A valid JSON value: formats asserted, integers bounded, only what travels in the direction.

        `variant` 0 is the best example there is; others differ where the schema lets them. Raises NoSample.
        """
        return with_room(lambda: self._value(schema or _ANYTHING, direction, variant))

    def examples(self, node: Holder, direction: Direction) -> tuple[Any, ...]:
        """Values that the document gives for a node and that its schema takes, without what does not travel.

        Those of the node come first, then those of its schema, then its default. Which are refused, lint says.
        """
        return with_room(lambda: tuple(self._examples(node, direction)))

    def of(self, node: Holder, direction: Direction, variant: int = 0) -> Any:
        """An example of a node (variant n: the n-th), else a built value. Raises NoSample."""
        found = self.examples(node, direction)
        if variant < len(found):
            return found[variant]
        return self._of(node, direction, variant)

    def takes(self, schema: Schema | None, value: Any, direction: Direction) -> bool:
        """Whether a schema takes a value in a direction, as the boundary of a served application judges it."""
        return with_room(lambda: self._takes(schema, value, direction))

    def completed(
        self, schema: Schema | None, given: Any, direction: Direction, variant: int = 0
    ) -> Any:
        """A valid value that keeps as much of `given` as the schema takes, the rest built. Raises NoSample."""
        return with_room(lambda: self._value(schema or _ANYTHING, direction, variant, given))

    def covering(self, schema: Schema | None, direction: Direction) -> tuple[Any, ...]:
        """Variants that together meet as many of the schema's promises as variants do: all members of its unions.

        What contract tests send, and violate, so that no branch goes untested. Raises NoSample.
        """
        return with_room(lambda: tuple(self._covering(schema or _ANYTHING, direction)))

    def violations(
        self, schema: Schema | None, value: Any, direction: Direction
    ) -> Iterator[Violation]:
        """For a valid value: values that violate one keyword each, all else as it was, in document order.

        Raises ValueError where the schema refuses the value already.
        """
        return iter(self._found(schema, value, direction)[0])

    def unviolated(
        self, schema: Schema | None, value: Any, direction: Direction
    ) -> Iterator[tuple[str, str]]:
        """Keywords, and keys of the schemas that say them, for which `violations` has nothing."""
        return iter(self._found(schema, value, direction)[1])

    # ── values ────────────────────────────────────────────────────────────────────────────────────

    def _judging(self, direction: Direction) -> Judging:
        if direction not in self._judgings:
            self._judgings[direction] = Judging(self._contract, direction)
        return self._judgings[direction]

    def _writing(self, direction: Direction) -> Writing:
        return Writing(self._judging(direction), self._reading, self._standing, self._seed)

    def _found(
        self, schema: Schema | None, value: Any, direction: Direction
    ) -> tuple[list[Violation], list[Promise]]:
        if schema is None:
            return [], []
        told = schema

        def found() -> tuple[list[Violation], list[Promise]]:
            judging = self._judging(direction)
            if judging.beyond(told):
                return [], list(reached(judging, self._reading, told))
            if not judging.takes(told, value):
                raise ValueError(f"{told.at} refuses the value that is to be changed")
            return Violating(judging, self._reading, self._writing(direction)).found(told, value)

        return with_room(found)

    def _takes(self, schema: Schema | None, value: Any, direction: Direction) -> bool:
        if schema is None:
            return True
        judging = self._judging(direction)
        return not judging.beyond(schema) and judging.takes(schema, value)

    def _value(
        self, schema: Schema, direction: Direction, variant: int, given: Any = ABSENT
    ) -> Any:
        judging = self._judging(direction)
        beyond = judging.beyond(schema)
        if beyond:
            raise NoSample(schema.at, beyond)
        try:
            return copy.deepcopy(self._writing(direction).value(schema, variant, given))
        except Impossible as why:
            raise NoSample(why.at, why.why) from None

    def _covering(self, schema: Schema, direction: Direction) -> Iterator[Any]:
        judging = self._judging(direction)
        met: set[Promise] = set()
        fruitless = 0
        for variant in range(_VARIANTS):
            value = self._value(schema, direction, variant)
            found = set(kept(judging, self._reading, schema, value))
            if not variant or not found <= met:
                met |= found
                fruitless = 0
                yield value
            else:
                fruitless += 1
            if fruitless >= _FRUITLESS:
                break

    # ── nodes ─────────────────────────────────────────────────────────────────────────────────────

    def _schema(self, node: Holder) -> Schema | None:
        if isinstance(node, MediaType) or node.schema is not None:
            return node.schema
        for media in node.content.values():
            found = self._contract.resolve(media)
            if found is not None:
                return found.schema
        return None

    def _examples(self, node: Holder, direction: Direction) -> Iterator[Any]:
        schema = self._schema(node)
        given: list[Any] = []
        for written in node.examples:
            example = self._contract.resolve(written)
            if example is not None and example.has_value:
                given.append(example.value)
        for part in () if schema is None else self._named(schema):
            given += part.get("examples") or ()
            if part.has("default"):
                given.append(part.get("default"))
        if schema is None:
            yield from copy.deepcopy(distinct(given))
            return
        judging = self._judging(direction)
        if judging.beyond(schema):
            return
        writing = self._writing(direction)
        told = (writing.stripped((schema,), one) for one in given)
        yield from copy.deepcopy([one for one in distinct(told) if judging.takes(schema, one)])

    def _named(self, schema: Schema) -> Iterator[Schema]:
        """A schema and what its references lead to."""
        seen: set[str] = set()
        part: Schema | None = schema
        while part is not None and part.at not in seen:
            seen.add(part.at)
            yield part
            part = self._contract.schemas.get(part.ref or "")

    def _of(self, node: Holder, direction: Direction, variant: int) -> Any:
        schema = self._schema(node)
        if schema is None and isinstance(node, MediaType):
            if node.item_schema is not None:
                return [self.value(node.item_schema, direction, variant + turn) for turn in (0, 1)]
            if "json" not in node.type:
                return "text"
        return self.value(schema, direction, variant)
