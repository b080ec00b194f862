"""Values of a contract's schemas, for whoever shows them, sends them or answers with them.

Takes a contract and a seed, gives values that the boundary of a served application takes; refuses to know
operations. What is given was always judged by the engine before.
"""

import copy
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import chain
from threading import RLock
from typing import Any, Final, TypeVar

from contractor.contract import Contract, Header, MediaType, Parameter, Schema
from contractor.contract.travel import Direction
from contractor.depth import with_room
from contractor.frozen import frozen
from contractor.samples.judging import Judging
from contractor.samples.parts import Reading
from contractor.samples.place import Impossible
from contractor.samples.promises import Promise, reached
from contractor.samples.violating import Violating, Violation
from contractor.samples.whereabouts import Standing
from contractor.samples.writing import Writing
from contractor.values import distinct, same

T = TypeVar("T")
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


@frozen
class Unviolated:
    """A keyword that no value was found for that violates it. `at` is the key of the schema that says it."""

    keyword: str
    at: str


class Samples:
    """Values of the schemas of one contract. The same seed gives the same values in every process."""

    def __init__(self, contract: Contract, seed: int = 0) -> None:
        self._contract = contract
        self._seed = seed
        self._lock = RLock()
        self._reading = Reading(contract)
        self._standing = Standing(contract)
        self._judgings: dict[Direction, Judging] = {}
        #: The first values of schemas, which others are held against.
        self._firsts: dict[tuple[int, Direction], tuple[Schema, Any]] = {}

    def value(self, schema: Schema | None, direction: Direction, variant: int = 0) -> Any:
        """A valid JSON value: formats asserted, integers bounded, only what travels in the direction.

        `variant` 0 is the best example there is; others differ where the schema lets them. Raises NoSample.
        """
        return self._value(schema or _ANYTHING, direction, variant)

    def examples(self, node: Holder, direction: Direction) -> tuple[Any, ...]:
        """Values that the document gives for a node and that its schema takes, without what does not travel.

        Those of the node come first, then those of its schema, then its default. Which are refused, lint says.
        """
        return self._alone(lambda: tuple(self._examples(node, direction)))

    def of(self, node: Holder, direction: Direction, variant: int = 0) -> Any:
        """An example of a node (variant n: the n-th), else a built value. Raises NoSample."""
        found = self.examples(node, direction)
        if variant < len(found):
            return found[variant]
        return self._of(node, direction, variant)

    def takes(self, schema: Schema | None, value: Any, direction: Direction) -> bool:
        """Whether a schema takes a value in a direction, as the boundary of a served application judges it."""
        return self._alone(lambda: self._takes(schema, value, direction))

    def mentioned(self, schema: Schema | None, direction: Direction) -> frozenset[str]:
        """Names of the members that values of a schema have when they travel, as far as it speaks of any."""
        if schema is None:
            return frozenset()

        def mentioned() -> frozenset[str]:
            names = self._reading.mentioned((schema,)).keys()
            return frozenset(names - self._judging(direction).staying((schema,)))

        return self._alone(mentioned)

    def completed(
        self,
        schema: Schema | None,
        given: Any,
        direction: Direction,
        variant: int = 0,
        *,
        sent: Schema | None = None,
    ) -> Any:
        """A valid value that keeps as much of `given` as the schema takes, the rest built. Raises NoSample.

        `sent` is the schema of `given`, where it came with a request: optional members that could have been sent and
        were not stay away, but for those that say which thing it is.
        """
        told = schema or _ANYTHING
        return self._sampled(
            told, direction, lambda writing: writing.completed(told, variant, given, sent)
        )

    def matrix(
        self, schema: Schema | None, direction: Direction, given: Sequence[Any] = ()
    ) -> Iterator[Violation | Unviolated]:
        """Each keyword of a schema violated, one at a time; at the end the keywords that no value violates.

        Begins with `given`, valid values that are preferred, and builds further ones for what these do not meet as
        they are asked for: members of unions, properties that an example leaves out. Raises NoSample where there is
        no value at all, ValueError where the schema refuses a given one.
        """
        return iter(()) if schema is None else self._matrix(schema, direction, given)

    def violations(
        self, schema: Schema | None, value: Any, direction: Direction
    ) -> Iterator[Violation]:
        """For a valid value: values that violate one keyword each, all else as it was, in document order.

        Raises ValueError where the schema refuses the value already.
        """
        return iter(() if schema is None else self._found(schema, value, direction, set()))

    def _alone(self, ask: Callable[[], T]) -> T:
        """What a question gives, asked with room on the stack, and by nobody else meanwhile."""

        def asked() -> T:
            with self._lock:
                return ask()

        return with_room(asked)

    # ── values ────────────────────────────────────────────────────────────────────────────────────

    def _judging(self, direction: Direction) -> Judging:
        if direction not in self._judgings:
            self._judgings[direction] = Judging(self._contract, direction)
        return self._judgings[direction]

    def _writing(self, direction: Direction) -> Writing:
        return Writing(self._judging(direction), self._reading, self._standing, self._seed)

    def _found(
        self, schema: Schema, value: Any, direction: Direction, done: set[Promise]
    ) -> list[Violation]:
        def found() -> list[Violation]:
            judging = self._judging(direction)
            if judging.beyond(schema):
                return []
            if not judging.takes(schema, value):
                raise ValueError(f"{schema.at} refuses the value that is to be changed")
            violating = Violating(judging, self._reading, self._writing(direction))
            return violating.found(schema, value, done)

        return self._alone(found)

    def _takes(self, schema: Schema | None, value: Any, direction: Direction) -> bool:
        if schema is None:
            return True
        judging = self._judging(direction)
        return not judging.beyond(schema) and judging.takes(schema, value)

    def _value(self, schema: Schema, direction: Direction, variant: int) -> Any:
        found = self._sampled(schema, direction, lambda writing: writing.value(schema, variant))
        if not variant or not same(found, self._first(schema, direction)):
            return found
        return self._sampled(
            schema, direction, lambda writing: writing.value(schema, variant, insisting=True)
        )

    def _first(self, schema: Schema, direction: Direction) -> Any:
        key = (id(schema), direction)  # who is kept here stays where it is in memory
        if key not in self._firsts:
            self._firsts[key] = (schema, self._value(schema, direction, 0))
        return self._firsts[key][1]

    def _sampled(
        self, schema: Schema, direction: Direction, write: Callable[[Writing], Any]
    ) -> Any:
        def sampled() -> Any:
            beyond = self._judging(direction).beyond(schema)
            if beyond:
                raise NoSample(schema.at, beyond)
            try:
                return copy.deepcopy(write(self._writing(direction)))
            except Impossible as why:
                raise NoSample(why.at, why.why) from None

        return self._alone(sampled)

    def _matrix(
        self, schema: Schema, direction: Direction, given: Sequence[Any]
    ) -> Iterator[Violation | Unviolated]:
        judging = self._judging(direction)
        done: set[Promise] = set()
        fruitless = 0
        for value in chain(given, self._whole(schema, direction, needed=not given)):
            before = len(done)
            yield from self._found(schema, value, direction, done)
            fruitless = 0 if len(done) > before else fruitless + 1
            if fruitless >= _FRUITLESS:
                break
        left = self._alone(lambda: dict.fromkeys(reached(judging, self._reading, schema)))
        yield from (Unviolated(*one) for one in left if one not in done)

    def _whole(self, schema: Schema, direction: Direction, *, needed: bool) -> Iterator[Any]:
        """A value as ever, then variants that leave out nothing, as far as there are any."""
        variants = (
            partial(Writing.fully, schema=schema, number=number) for number in range(_VARIANTS)
        )
        try:
            yield self.value(schema, direction)
            needed = False
            for write in variants:
                yield self._sampled(schema, direction, write)
        except NoSample:
            if needed:
                raise

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
        stripped = self._writing(direction).given.stripped
        told = (stripped((schema,), one) for one in given)
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
