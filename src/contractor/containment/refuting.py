"""A value of one node that another refuses.

Takes two nodes, gives a value that the engine judged on both; refuses to prove that there is none. It follows what
the outer node asks for into the value, builds what keeps to everything but that, the plainest first, and lets the
engine see it.
"""

from collections.abc import Iterator
from itertools import islice
from typing import Any, Final

from contractor.containment.building import Building
from contractor.containment.engine import Engine
from contractor.containment.forms import NUMBERS, Form, kinds
from contractor.containment.judge import Judge
from contractor.containment.proof import Proof
from contractor.containment.spelled import Json
from contractor.containment.texts import matching
from contractor.containment.universe import (
    ANYTHING,
    Node,
    Universe,
    is_opaque,
    is_union,
    members,
)

#: Values that are held against both nodes, and pairs that are looked into, for one question.
_TRIED: Final = 600
_PAIRS: Final = 600
#: How many values times how many schemas they are held against.
_CHECKS: Final = 1_000_000
_FEW: Final = 6
#: What is said of properties whatever they are called.
_NAMELESS: Final = (
    '"additionalProperties": {',
    '"unevaluatedProperties": {',
    '"patternProperties"',
)
_FAR: Final = 300


class Refutation:
    """Looks for values among the nodes of one universe."""

    def __init__(
        self, universe: Universe, judge: Judge, proof: Proof, engine: Engine, *, strict: bool
    ) -> None:
        self._universe = universe
        self._judge = judge
        self._proof = proof
        self._engine = engine
        self._strict = strict
        self._building = Building(universe, judge, proof.form)
        self._left = _PAIRS
        self._open: set[tuple[Node, Node]] = set()

    def value(self, inner: Node, outer: Node) -> tuple[Any] | None:
        """A value of the inner node that the outer one refuses; None where none was found."""
        if not self._judge.is_whole(inner):
            return None
        self._building.refuel()
        self._left = _PAIRS
        self._open.clear()
        weight = self._universe.weight(inner) + self._universe.weight(outer)
        # Nobody who keeps to one side alone knows these.
        unknown = set() if self._strict else self._unknown(inner, outer)
        for value in islice(self._all(inner, outer), max(_FEW, min(_TRIED, _CHECKS // weight))):
            if unknown and not unknown.isdisjoint(_names(value)):
                continue
            if self._judge.takes(inner, value) and self._judge.refuses(outer, value):
                return (value,)
        return None

    def _unknown(self, inner: Node, outer: Node) -> set[str]:
        """Names that only the outer node declares; none where the inner one promises some that it does not name."""
        numbers = (*inner, *self._universe.reached(inner).values())
        texts = [self._universe.template(number)[0] for number in numbers]
        if any(word in text for text in texts for word in _NAMELESS):
            return set()
        return self._declared(outer) - self._declared(inner)

    def _declared(self, node: Node) -> set[str]:
        """Names of the properties that a node and what it leads to declare."""
        numbers = (*node, *self._universe.reached(node).values())
        pending: list[Any] = [self._universe.said(number) for number in numbers]
        found: set[str] = set()
        for said in pending:
            if isinstance(said, dict):
                declared = said.get("properties")
                found.update(declared if isinstance(declared, dict) else ())
                pending += said.values()
            elif isinstance(said, list):
                pending += said
        return found

    def _all(self, inner: Node, outer: Node) -> Iterator[Any]:
        yield from self._against(inner, outer)
        left = self._engine.difference(inner, outer) if self._strict else None
        if left is not None:
            yield from self._building.some(self._universe.node(left))
        yield from self._building.some(inner)

    # ── one pair ──────────────────────────────────────────────────────────────────────────────────

    def _against(self, inner: Node, outer: Node, name: str = "") -> Iterator[Any]:
        """Values that are likely to be of the inner node and not of the outer one."""
        pieces, wanted = self._universe.pieces(inner), self._universe.pieces(outer)
        pair = (pieces, wanted)
        self._left -= 1
        if pair in self._open or self._left < 0 or self._proof.is_proved(inner, outer):
            return
        self._open.add(pair)
        try:
            for number in sorted(wanted - pieces):
                if not self._proof.is_proved(pieces, frozenset({number})):
                    yield from self._against_piece(pieces, number, name)
        finally:
            self._open.discard(pair)

    def _against_piece(self, pieces: Node, number: int, name: str) -> Iterator[Any]:
        form = self._proof.form(pieces)
        wanted = frozenset({number})
        listed = form.candidates()
        if listed is not None:
            most = max(_FEW, _CHECKS // self._universe.weight(wanted))
            yield from (one for one in listed[:most] if self._judge.takes(wanted, one) is False)
            return
        if form.unions:
            union = form.unions[0]
            for one in members(self._universe.said(union)):
                case = pieces - {union} | self._universe.node(one)
                yield from self._against(case, wanted, name)
            return
        said = self._universe.said(number)
        if not isinstance(said, dict):
            yield from islice(self._building.some(pieces, name), _FEW)
        elif is_opaque(said):
            yield from self._building.some(pieces, name)
            yield from self._with_extra(form)
        elif is_union(said):
            yield from self._against_union(pieces, form, said, name)
        elif "not" in said:
            yield from self._building.some(pieces | self._universe.node(said["not"]), name)
        elif "dependentSchemas" in said:
            yield from self._against_dependent(pieces, said["dependentSchemas"], name)
        elif "if" in said:
            yield from self._against_condition(pieces, said, name)
        else:
            yield from self._against_plain(pieces, form, said, name)

    def _against_union(self, pieces: Node, form: Form, said: Json, name: str) -> Iterator[Any]:
        nodes = [self._universe.node(one) for one in members(said)]
        for kind in sorted(form.types):
            yield from islice(self._building.of_kind(pieces, kind, name), 2)
        for one in nodes:
            yield from self._against(pieces, one, name)
        if "oneOf" in said:
            for index, one in enumerate(nodes):
                for other in nodes[:index]:
                    yield from islice(self._building.some(pieces | one | other, name), 2)

    def _against_condition(self, pieces: Node, said: Json, name: str) -> Iterator[Any]:
        test = self._universe.node(said["if"])
        yield from self._against(pieces | test, self._universe.node(said["then"]), name)
        other = pieces | self._universe.node({"not": said["if"]})
        yield from self._against(other, self._universe.node(said["else"]), name)

    def _against_dependent(self, pieces: Node, said: Json, name: str) -> Iterator[Any]:
        for own, schema in said.items():
            there = pieces | self._universe.node({"type": "object", "required": [own]})
            yield from self._against(there, self._universe.node(schema), name)

    def _against_plain(self, pieces: Node, form: Form, said: Json, name: str) -> Iterator[Any]:
        if "type" in said:
            for kind in sorted(form.types - kinds(said["type"])):
                yield from islice(self._building.of_kind(pieces, kind, name), 3)
        if "enum" in said or "const" in said:
            yield from islice(self._building.some(pieces, name), _FEW)
        if not form.types.isdisjoint(NUMBERS):
            yield from self._against_number(form, said)
        if "string" in form.types:
            yield from self._against_text(form, said)
        if "array" in form.types:
            yield from self._against_array(form, said)
        if "object" in form.types:
            yield from self._against_object(form, said)

    # ── plain values ──────────────────────────────────────────────────────────────────────────────

    def _against_number(self, form: Form, said: Json) -> Iterator[Any]:
        near: list[Any] = []
        for keyword, sign in (
            ("minimum", -1),
            ("exclusiveMinimum", -1),
            ("maximum", 1),
            ("exclusiveMaximum", 1),
        ):
            if keyword in said:
                bound = said[keyword]
                near += [] if keyword in ("minimum", "maximum") else [bound]
                near += (
                    [bound + sign, bound + sign * 2, bound + sign * 10]
                    if abs(bound) < 2**60
                    else [bound + sign * 2**60]
                )
                near += [bound + sign * 0.5] if abs(bound) < 2**40 else []
        if "multipleOf" in said:
            step = said["multipleOf"]
            near += [step / 2, step + 1, 1, 0.5, *(one for one in map(float, form.steps()))]
        for whole in (True, False):
            if ("integer" if whole else "fraction") in form.types and near:
                yield from islice(self._building.numbers(form, whole=whole, near=near), 2 * _FEW)

    def _against_text(self, form: Form, said: Json) -> Iterator[Any]:
        lengths: list[int] = []
        if "minLength" in said:
            lengths += [max(said["minLength"] - 1, form.at_least("minLength")), 0]
        if "maxLength" in said:
            lengths.append(said["maxLength"] + 1)
        if lengths or any(key in said for key in ("pattern", "format")):
            yield from islice(self._building.texts(form, lengths=lengths), 4 * _FEW)

    # ── arrays ────────────────────────────────────────────────────────────────────────────────────

    def _against_array(self, form: Form, said: Json) -> Iterator[Any]:
        least = form.at_least("minItems")
        lengths = [max(said["minItems"] - 1, 0), 0, least] if "minItems" in said else []
        if "maxItems" in said:
            lengths.append(said["maxItems"] + 1)
        for length in dict.fromkeys(lengths):
            if least <= length <= _FAR:
                yield from self._array(form, length, {})
        if said.get("uniqueItems"):
            yield from self._repeated(form)
        if "contains" in said:
            yield from self._lacking(form, said)
        yield from self._items(form, said)

    def _array(self, form: Form, length: int, placed: dict[int, Any]) -> Iterator[list[Any]]:
        built = self._building.array(form, max(length, form.at_least("minItems")), placed)
        if built is not None:
            yield built

    def _repeated(self, form: Form) -> Iterator[Any]:
        for value in islice(self._building.some(form.item(1)), 3):
            yield from self._array(form, 2, {0: value, 1: value})

    def _lacking(self, form: Form, said: Json) -> Iterator[Any]:
        wanted = self._universe.node(said["contains"])
        yield from self._array(form, 0, {})
        for value in islice(self._against(form.item(0), wanted), _FEW):
            yield from self._array(form, 1, {0: value})
            least = form.at_least("minItems")
            if 1 < least <= _FAR:
                yield from self._array(form, least, dict.fromkeys(range(least), value))
        count = said.get("maxContains", said.get("minContains", 1) - 2) + 1
        if 0 < count <= _FAR:
            held = list(islice(self._building.some(form.item(0) | wanted), 3))
            if held:
                yield from self._array(
                    form, count, {index: held[index % len(held)] for index in range(count)}
                )

    def _items(self, form: Form, said: Json) -> Iterator[Any]:
        places = said.get("prefixItems", ())
        if not places and "items" not in said:
            return
        rest = self._universe.node(said["items"]) if "items" in said else ANYTHING
        for index in range(min(max(form.first, len(places)) + 1, _FAR)):
            outer = self._universe.node(places[index]) if index < len(places) else rest
            for value in islice(self._against(form.item(index), outer), 2 * _FEW):
                yield from self._array(form, index + 1, {index: value})

    # ── objects ───────────────────────────────────────────────────────────────────────────────────

    def _against_object(self, form: Form, said: Json) -> Iterator[Any]:
        needed = form.needed(())
        for name in said.get("required", ()):
            if name not in needed:
                yield from self._object(form, {}, without=name)
        if "minProperties" in said:
            yield from self._object(form, {})
        if "maxProperties" in said:
            extra = said["maxProperties"] + 1
            yield from self._object(form, {}, also=form.names[:extra])
            if extra <= _FAR:
                yield from self._object(form, {}, extra=max(extra - len(needed), 1))
        asked = said.get("dependentRequired", {})
        for name, others in islice(asked.items(), 4 * _FEW):
            if set(others) <= form.needed({name}):
                continue
            for value in islice(self._building.some(form.value_of(name), name), 2):
                for other in others[:_FEW]:
                    yield from self._object(form, {name: value}, without=other)
        yield from self._members(form, said)
        if "propertyNames" in said:
            yield from self._naming(form, said)

    def _object(self, form: Form, placed: Json, **manner: Any) -> Iterator[Json]:
        built = self._building.object(form, placed, **manner)
        if built is not None:
            yield built

    def _members(self, form: Form, said: Json) -> Iterator[Any]:
        declared: Json = said.get("properties", {})
        patterns: Json = said.get("patternProperties", {})
        for name, schema in declared.items():
            if self._proof.is_promised(form, name):
                yield from self._member(form, name, self._universe.node(schema))
        for pattern, schema in patterns.items():
            outer = self._universe.node(schema)
            names = [name for name in form.names if self._proof.matches(pattern, name)]
            names += [
                text for repeat in (1, 2) if (text := matching(pattern, None, repeat)) is not None
            ]
            for name in dict.fromkeys(names):
                yield from self._member(form, name, outer)
        if "additionalProperties" in said:
            rest = self._universe.node(said["additionalProperties"])
            free = [name for name in form.names if name not in declared]
            fresh = [text for one in form.patterns if (text := matching(one, None, 1)) is not None]
            for name in (*free, *fresh, "other", "another"):
                if not any(self._proof.matches(pattern, name) for pattern in patterns):
                    yield from self._member(form, name, rest)

    def _member(self, form: Form, name: str, outer: Node) -> Iterator[Any]:
        for value in islice(self._against(form.value_of(name), outer, name), 2 * _FEW):
            yield from self._object(form, {name: value})

    def _naming(self, form: Form, said: Json) -> Iterator[Any]:
        naming = self._universe.node(said["propertyNames"])
        told = frozenset(self._universe.add(one) for one in form.all_of("propertyNames"))
        own = told | self._universe.node({"type": "string"})
        names = [one for one in self._against(own, naming) if isinstance(one, str)][: 2 * _FEW]
        for name in (*form.names, *names):
            for value in islice(self._building.some(form.value_of(name), name), 1):
                yield from self._object(form, {name: value})

    def _with_extra(self, form: Form) -> Iterator[Any]:
        if "object" in form.types:
            for name in (*form.names, "other"):
                for value in islice(self._building.some(form.value_of(name), name), 1):
                    yield from self._object(form, {name: value})
        if "array" in form.types:
            for length in range(1, 4):
                yield from self._array(form, length, {})


def _names(value: Any) -> Iterator[str]:
    """The names of all properties in a value."""
    pending = [value]
    for part in pending:
        if isinstance(part, dict):
            yield from part
            pending += part.values()
        elif isinstance(part, list):
            pending += part
