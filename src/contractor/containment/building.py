"""Values of a node, built from what its pieces say.

Takes a node, gives values that are likely to be of it, the plainest first; whoever asks lets the engine judge them.
Every keyword that can be met by construction is; what cannot (denials, conditions, counts of `contains`) is met by
trying. With a source of chance it chooses otherwise each time. Nothing here runs on: work is counted.
"""

from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from itertools import chain, islice
from math import ceil, floor
from random import Random
from typing import Any, Final

from contractor.containment.forms import NUMBERS, Bound, Form, exact
from contractor.containment.judge import Judge
from contractor.containment.spelled import Json
from contractor.containment.texts import PLAIN, SAMPLES, matching, padded
from contractor.containment.universe import Node, Universe, members
from contractor.values import identity

#: Nodes and values that one question may look at.
_FUEL: Final = 4_000
_DEEPEST: Final = 24
#: Members of a union that are tried, values of a kind, items or properties that are put together.
_MEMBERS, _EACH, _TRIED, _MOST = 60, 12, 40, 300
#: Properties that could not be built before nobody tries more.
_FAILED: Final = 20
#: Below this many levels one value of everything is enough.
_OUTER: Final = 4
_ORDER: Final = ("object", "array", "string", "integer", "fraction", "boolean", "null")
_ONE: Final = Fraction(1)
_HALF: Final = Fraction(1, 2)
_NUMBERS: Final = tuple(
    map(Fraction, ("1", "0", "2", "-1", "10", "0.5", "1.5", "100", "-0.5", "3", "7", "1000"))
)
_NAMES: Final = ("other", "another", "a", "b", "c", "d", "e", "f", "g", "h")

Forms = Callable[[Node], Form]


class Building:
    """Builds values of the nodes of one universe."""

    def __init__(
        self,
        universe: Universe,
        judge: Judge,
        form: Forms,
        rng: Random | None = None,
        fuel: int = _FUEL,
    ) -> None:
        self._universe = universe
        self._judge = judge
        self._form = form
        self._rng = rng
        self._full = self._fuel = fuel
        self._deep = 0

    def refuel(self) -> None:
        """Begin another question."""
        self._fuel = self._full

    def some(self, node: Node, name: str = "", limit: int = _EACH) -> Iterator[Any]:
        """Values of a node, the plainest first. `name` is that of the property that they are for."""
        self._fuel -= 1
        if self._fuel < 0 or self._deep > _DEEPEST:
            return
        self._deep += 1
        try:
            found = self._taken(node, name, limit if self._deep < _OUTER else 1)
        finally:
            self._deep -= 1
        yield from found

    def _taken(self, node: Node, name: str, limit: int) -> list[Any]:
        pieces = self._universe.pieces(node)
        form = self._form(pieces)
        # What is put together from plain keywords fits; what else is asked for is tried.
        surely = not (form.unions or form.others or form.opaque)
        found: list[Any] = []
        tried = _TRIED if self._deep < _OUTER else limit + 2
        for value in islice(self._candidates(node, name), tried):
            self._fuel -= 1
            if self._fuel < 0:
                break
            if surely or self._judge.takes(pieces, value):
                found.append(value)
                if len(found) >= limit:
                    break
        return found

    def one(self, node: Node, name: str = "") -> tuple[Any] | None:
        """The plainest value of a node; None where none was found."""
        return next(((value,) for value in self.some(node, name, 1)), None)

    def of_kind(self, node: Node, kind: str, name: str = "") -> Iterator[Any]:
        """Values of a node that are of one type."""
        if kind != "fraction":
            return self.some(node | self._universe.node({"type": kind}), name)
        found = self.some(node | self._universe.node({"type": "number"}), name)
        return (one for one in found if isinstance(one, float) and not one.is_integer())

    def _candidates(self, node: Node, name: str) -> Iterator[Any]:
        pieces = self._universe.pieces(node)
        form = self._form(pieces)
        listed = form.candidates()
        if listed is not None:
            fitting = [one for one in listed[:_MOST] if self._judge.takes(pieces, one)]
            yield from self._shuffled(fitting)
            return
        yield from self._samples(node, pieces, name)
        if form.unions:
            union = form.unions[0]
            said = self._shuffled(members(self._universe.said(union)))[:_MEMBERS]
            cases = [pieces - {union} | self._universe.node(one) for one in said]
            # One value of each member before the second of any.
            yield from _in_turns([self.some(case, name) for case in cases])
            return
        order = _ORDER if form.types != frozenset(_ORDER) or self._rng else ("string", *_ORDER)
        told = self._shuffled(dict.fromkeys(kind for kind in order if kind in form.types))
        yield from _in_turns([self._of_kind(form, kind) for kind in told])

    def _samples(self, node: Node, pieces: Node, name: str) -> Iterator[Any]:
        for value in self._universe.samples(node, name):
            if self._judge.takes(pieces, value):
                yield value

    def _of_kind(self, form: Form, kind: str) -> Iterator[Any]:
        if kind == "null":
            return iter((None,))
        if kind == "boolean":
            return iter(self._shuffled([True, False]))
        if kind in NUMBERS:
            return self.numbers(form, whole=kind == "integer")
        if kind == "string":
            return self.texts(form)
        return self._arrays(form) if kind == "array" else self._objects(form)

    def _shuffled(self, values: Iterable[Any]) -> list[Any]:
        found = list(values)
        if self._rng is not None:
            self._rng.shuffle(found)
        return found

    # ── numbers and text ──────────────────────────────────────────────────────────────────────────

    def numbers(self, form: Form, *, whole: bool, near: Iterable[Any] = ()) -> Iterator[Any]:
        """Numbers between the bounds, those that are asked for first."""
        least, greatest = form.least(), form.greatest()
        steps = [*form.steps(), *([_ONE] if whole else [])]
        for number in self._tried(least, greatest, max(steps, default=_ONE), near):
            inside = (least is None or (number, False) >= least) and (
                greatest is None or (-number, False) >= greatest
            )
            if inside and all((number / one).denominator == 1 for one in steps):
                yield from _written(number)

    def _tried(
        self, least: Bound | None, greatest: Bound | None, step: Fraction, near: Iterable[Any]
    ) -> Iterator[Fraction]:
        yield from map(exact, near)
        if self._rng is not None:
            yield Fraction(self._rng.randint(-20, 120))
        yield from self._shuffled(_NUMBERS)
        for bound, sign in ((least, 1), (greatest, -1)):
            if bound is not None:
                edge = bound[0] * sign
                multiple = step * (ceil(edge / step) if sign > 0 else floor(edge / step))
                yield from (edge, multiple, multiple + sign * step, edge + sign * _HALF)
        if least is not None and greatest is not None:
            yield (least[0] - greatest[0]) / 2
        yield from (step, step * 2, step * 3, -step)

    def texts(self, form: Form, *, lengths: Iterable[int] = ()) -> Iterator[str]:
        """Text that keeps to lengths, formats and patterns, of the lengths that are asked for first."""
        least, most = form.at_least("minLength"), form.at_most("maxLength")
        formats = [*form.all_of("format"), *form.all_of("$format")]
        patterns = form.all_of("pattern")
        found: list[str | None] = [one for each in formats for one in SAMPLES.get(each, ())]
        for pattern in patterns:
            found += [
                matching(pattern, self._rng, repeat) for repeat in (1, None, 0, 3, least or 1)
            ]
        found += self._shuffled(PLAIN)
        if most is None or most >= least:
            longer = [one for one in found if one is not None]
            found += [padded(one, max(least, 1), most) for one in longer[:6]]
            for length in (*lengths, *(() if most is None else (most,))):
                if length >= least and (most is None or length <= most):
                    found[:0] = [padded(one, length, length) for one in longer[:6]]
        for text in dict.fromkeys(one for one in found if one is not None):
            if (
                least <= len(text)
                and (most is None or len(text) <= most)
                and self._fits(form, text)
            ):
                yield text

    def _fits(self, form: Form, text: str) -> bool:
        said = [{"pattern": one} for one in form.all_of("pattern")]
        said += [{"format": one} for one in form.all_of("format")]
        return all(self._judge.takes(self._universe.node(one), text) for one in said)

    # ── arrays ────────────────────────────────────────────────────────────────────────────────────

    def _arrays(self, form: Form) -> Iterator[list[Any]]:
        least, most = form.at_least("minItems"), form.longest()
        lengths = [max(least, 1), least, least + 1, least + 2]
        if self._rng is not None:
            lengths = [least + self._rng.randint(0, 3), *lengths]
        for length in dict.fromkeys(lengths):
            if most is None or length <= most:
                yield from self._array_for(form, length)

    def _array_for(self, form: Form, length: int) -> Iterator[list[Any]]:
        built = self.array(form, length, {})
        if built is not None:
            yield built
        wanted = [one for one in form.plain if "contains" in one]
        for one in wanted:
            count = one.get("minContains", 1)
            held = list(islice(self.some(self._universe.node(one["contains"])), 3))
            if held and count <= _MOST:
                placed = {index: held[index % len(held)] for index in range(count)}
                built = self.array(form, max(length, count), placed)
                if built is not None:
                    yield built

    def array(self, form: Form, length: int, placed: dict[int, Any]) -> list[Any] | None:
        """An array of a length with some items given; None where it cannot be built."""
        if length > _MOST or ((most := form.longest()) is not None and length > most):
            return None
        unique = True in form.all_of("uniqueItems")
        built: list[Any] = []
        seen = {identity(one) for one in placed.values()} if unique else set()
        for index in range(length):
            if index in placed:
                built.append(placed[index])
                continue
            node = form.item(index)
            found = (
                next(
                    ((one,) for one in self._many(node, length) if identity(one) not in seen), None
                )
                if unique
                else self.one(node)
            )
            if found is None:
                return None
            built.append(found[0])
            if unique:
                seen.add(identity(found[0]))
        return built

    def _many(self, node: Node, count: int) -> Iterator[Any]:
        """Many values of a node, for arrays without repetitions."""
        yield from self.some(node)
        form = self._form(node)
        if not form.types.isdisjoint(NUMBERS):
            yield from (index for index in range(count + 20) if self._judge.takes(node, index))
        if "string" in form.types:
            yield from (
                text
                for index in range(count + 20)
                if self._judge.takes(node, text := f"text{index}")
            )

    # ── objects ───────────────────────────────────────────────────────────────────────────────────

    def _objects(self, form: Form) -> Iterator[Json]:
        if self._rng is not None:
            declared = [name for name in form.names if self._rng.random() < 0.5]
            built = self.object(form, {}, also=declared)
            if built is not None:
                yield built
        for also in ((), form.names) if self._deep < _OUTER else ((),):
            built = self.object(form, {}, also=also)
            if built is not None:
                yield built
        for name in form.names[:_MEMBERS] if self._deep < _OUTER else ():
            built = self.object(form, {}, also=(name,))
            if built is not None:
                yield built
        if self._rng is not None:
            built = self.object(form, {}, extra=self._rng.randint(1, 2))
            if built is not None:
                yield built

    def object(
        self,
        form: Form,
        placed: Json,
        *,
        also: Iterable[str] = (),
        without: str | None = None,
        extra: int = 0,
    ) -> Json | None:
        """An object with some properties given, and what it needs; None where it cannot be built."""
        required = (
            form.needed([*placed, *(form.required - {without})]) if without else form.needed(placed)
        )
        if without in placed or len(required) > _MOST:
            return None
        names = [name for name in form.names if name in required or name in placed]
        names += sorted((required | placed.keys()) - set(names))
        built: Json = {}
        for name in names:
            if name == without:
                continue
            found = (placed[name],) if name in placed else self._property(form, name)
            if found is None:
                return None
            built[name] = found[0]
        return self._filled(form, built, also, without, extra)

    def _filled(
        self, form: Form, built: Json, also: Iterable[str], without: str | None, extra: int
    ) -> Json | None:
        most = form.at_most("maxProperties")
        least = max(form.at_least("minProperties"), len(built) + extra)
        if least > _MOST or (most is not None and len(built) > most):
            return None
        optional = [name for name in also if name not in built]
        spare = [] if extra else [name for name in form.names if name not in built]
        fresh = (
            [] if form.is_bounded() else [name for name in self._fresh(form) if name not in built]
        )
        numbered = (f"other{index}" for index in range(_MOST if fresh else 0))
        wanted = len(built) + len(optional)
        failed = 0
        for name in chain(optional, spare, fresh, numbered):
            if failed > _FAILED:
                break
            if len(built) >= max(least, wanted) or (most is not None and len(built) >= most):
                break
            if name == without or name in built or form.needed([name]) - {name} - built.keys():
                continue
            found = self._property(form, name)
            if found is not None:
                built[name] = found[0]
            else:
                failed += name not in optional
                wanted -= name in optional
        return built if len(built) >= least else None

    def _property(self, form: Form, name: str) -> tuple[Any] | None:
        for naming in form.all_of("propertyNames"):
            if not self._judge.takes(self._universe.node(naming), name):
                return None
        return self.one(form.value_of(name), name)

    def _fresh(self, form: Form) -> Iterator[str]:
        """Names that no piece declares."""
        for pattern in form.patterns:
            text = matching(pattern, self._rng, 1)
            if text is not None:
                yield text
        for naming in form.all_of("propertyNames"):
            node = self._universe.node(naming) | self._universe.node({"type": "string"})
            yield from (text for text in self.some(node) if isinstance(text, str))
        yield from _NAMES


def _written(number: Fraction) -> Iterator[Any]:
    """A number as JSON has it, where a double or a whole number holds it."""
    if number.denominator == 1:
        if abs(number) < 10**300:
            yield int(number)
        return
    try:
        found = float(number)
    except OverflowError:
        return
    if Fraction(repr(found)) == number:
        yield found


def _in_turns(values: list[Iterator[Any]]) -> Iterator[Any]:
    while values:
        left = []
        for one in values:
            found = next(((value,) for value in one), None)
            if found is not None:
                yield found[0]
                left.append(one)
        values = left
