"""Whether every value of one node is one of another: the proof.

Takes two nodes, gives whether it is proved; refuses to refute (`refuting`) and to say how two schemas relate.
A pair of nodes stands or falls with other pairs, and recursive schemas lead back to themselves. So all pairs that
a question reaches are taken as proved, and each that its own rule does not bear out falls, until nothing falls any
more. What is left bears itself out, and every step around a circle goes one deeper into the value, so it holds for
every value there is. A result that leans on an assumption is kept only when all is settled.

Undeclared properties are not promised: unless `strict`, a property that an open object does not speak of is not
compared with what the other side says of it.
"""

from collections.abc import Hashable
from typing import Any, Final

from contractor.containment.engine import Engine
from contractor.containment.forms import (
    KINDS,
    NUMBERS,
    Form,
    Mentions,
    exact,
    kinds,
    lower,
    upper,
)
from contractor.containment.judge import Judge
from contractor.containment.spelled import Json
from contractor.containment.universe import (
    ANYTHING,
    Node,
    Universe,
    is_opaque,
    is_union,
    members,
)
from contractor.values import identity

#: What one question may cost: pieces that are looked at, and pairs that are asked for.
_BUDGET: Final = 40_000
#: Values held against schemas at once: how many values times how many schemas.
_MOST_CHECKS: Final = 1_000_000
#: Members of `oneOf` that are held against one another.
_MOST_MEMBERS: Final = 800
#: Names in `dependentRequired`.
_MOST_ASKED: Final = 500
#: Members of unions that are compared one by one.
_MOST_PAIRED: Final = 300
#: Members that are held against what is asked, where they are not apart from one another.
_FEW_MEMBERS: Final = 24
#: How deep emptiness is looked for.
_DEEP: Final = 3
#: Formats whose values are all of another's, where the engine judges neither.
_WITHIN: Final = frozenset({("float", "double")})
#: Patterns that every text matches; a dot leaves out line ends, so `^.*$` is none.
_TOP_ANYWHERE: Final = frozenset({"", "^", "$", ".*", "^.*", ".*$", "[\\s\\S]*", "^[\\s\\S]*$"})

Pair = tuple[Node, Node]


class Exhausted(Exception):
    """A question asks for more than anybody waits for."""


class Proof:
    """What is proved of the nodes of one universe."""

    def __init__(
        self, universe: Universe, judge: Judge, engine: Engine, *, strict: bool = False
    ) -> None:
        self._universe = universe
        self._judge = judge
        self._engine = engine
        self._strict = strict
        self._mentions = Mentions(universe)
        self._forms: dict[Node, Form] = {}
        self._settled: dict[Pair, bool] = {}
        self._empty: dict[Node, bool] = {}
        self._tags: dict[Node, dict[str, frozenset[Hashable]]] = {}
        self._isolated: dict[int, bool] = {}
        #: The pair that made another one fall.
        self._blamed: dict[Pair, Pair] = {}
        # Of the question that is being worked on:
        self._assumed: dict[Pair, bool] = {}
        self._leaning: dict[Pair, set[Pair]] = {}
        self._pending: list[Pair] = []
        self._asking: Pair | None = None
        self._spent = 0

    def within(self, inner: Node, outer: Node) -> bool:
        """Whether it is proved that the outer node takes all that the inner one takes. Raises `Exhausted`."""
        pair = (inner, outer)
        if pair not in self._settled:
            self._assumed, self._leaning, self._pending, self._asking = (
                {pair: True},
                {},
                [pair],
                None,
            )
            self._settle()
            self._settled |= self._assumed
        return self._settled[pair]

    def is_proved(self, inner: Node, outer: Node) -> bool:
        """Whether an earlier question proved a pair."""
        return outer <= inner or self._settled.get((inner, outer), False)

    def culprit(self, inner: Node, outer: Node) -> Pair:
        """The innermost pair that made a pair fall."""
        pair, seen = (inner, outer), set[Pair]()
        while pair in self._blamed and pair not in seen:
            seen.add(pair)
            pair = self._blamed[pair]
        return pair

    def form(self, node: Node) -> Form:
        """What the pieces of a node say together."""
        known = self._forms.get(node)
        if known is None:
            pieces = self._universe.pieces(node)
            known = self._forms[node] = Form(self._universe, pieces, self.matches)
        return known

    def matches(self, pattern: str, name: str) -> bool:
        """Whether a name matches a pattern; the engine's own patterns decide."""
        return self._judge.takes(self._universe.node({"pattern": pattern}), name) is True

    # ── the worklist ──────────────────────────────────────────────────────────────────────────────

    def _settle(self) -> None:
        self._spent = 0
        while self._pending:
            pair = self._pending.pop()
            if not self._assumed[pair]:
                continue
            self._spent += 1 + len(pair[0])
            if self._spent > _BUDGET:
                raise Exhausted
            self._asking = pair
            if not self._stands(*pair):
                self._assumed[pair] = False
                self._pending += self._leaning.pop(pair, ())

    def _ask(self, inner: Node, outer: Node) -> bool:
        """Whether a pair stands as far as is known; whoever asks is asked again when it falls."""
        if outer <= inner:
            return True
        self._spent += 1
        pair = (inner, outer)
        known = self._settled.get(pair)
        if known is None:
            known = self._assumed.get(pair)
            if known is None:
                known = self._assumed[pair] = True
                self._pending.append(pair)
            if known and self._asking is not None:
                self._leaning.setdefault(pair, set()).add(self._asking)
        if not known and self._asking is not None:
            self._blamed[self._asking] = pair
        return known

    def _both(self, one: Node, other: Node) -> bool:
        return self._ask(one, other) and self._ask(other, one)

    # ── one pair ──────────────────────────────────────────────────────────────────────────────────

    def _stands(self, inner: Node, outer: Node) -> bool:
        universe = self._universe
        if len(inner) == len(outer) == 1 and self._say_alike(min(inner), min(outer)):
            return True
        pieces, wanted = universe.pieces(inner), universe.pieces(outer)
        if wanted <= pieces or universe.never in pieces:
            return True
        if len(wanted) > 1 or wanted != outer or pieces != inner:
            if all(self._ask(pieces, frozenset({one})) for one in sorted(wanted - pieces)):
                return True
            # What no piece shows by itself, all of them may; the engine sees them together.
            return self._engine.covers(outer, inner)
        (number,) = wanted
        if any(self._say_alike(one, number) for one in sorted(pieces)):
            return True
        said = universe.said(number)
        return (
            self._bears_out(pieces, said)
            or self._split(pieces, wanted, said)
            or self._engine.covers(outer, inner)
        )

    def _say_alike(self, one: int, other: int) -> bool:
        """Whether two schemas have the same words, and what they refer to is equal."""
        text, leads = self._universe.template(one)
        wanted, targets = self._universe.template(other)
        return text == wanted and all(
            self._both(self._lead(lead), self._lead(target))
            for lead, target in zip(leads, targets, strict=True)
        )

    def _lead(self, reference: str) -> Node:
        return frozenset({self._universe.target(reference)})

    def _split(self, pieces: Node, wanted: Node, said: Any) -> bool:
        """Case by case: for every member of a union, or for every type."""
        form = self.form(pieces)
        if form.unions:
            union = form.unions[0]
            left = pieces - {union}
            cases = [left | self._universe.node(one) for one in members(self._universe.said(union))]
            return all(self._ask(case, wanted) for case in cases)
        if is_union(said) and len(form.types - {"fraction"}) > 1:
            types: list[str] = [kind for kind in KINDS if kind in form.types and kind != "fraction"]
            if "fraction" in form.types:
                types = ["number" if kind == "integer" else kind for kind in types]
            return all(
                self._ask(pieces | self._universe.node({"type": kind}), wanted) for kind in types
            )
        return False

    def _bears_out(self, pieces: Node, said: Any) -> bool:
        """Whether pieces keep what one piece asks for, each rule by its shape."""
        if not isinstance(said, dict):
            return False
        form = self.form(pieces)
        if not form.types:
            return True
        listed = self._listed(pieces, form)
        if listed is not None:
            outer = self._universe.node(said)
            checks = len(listed) * self._universe.weight(outer)
            return (
                checks <= _MOST_CHECKS
                and self._judge.is_whole(outer)
                and all(self._judge.takes(outer, value) is True for value in listed)
            )
        if is_opaque(said):
            return False
        if "anyOf" in said:
            if form.unions:
                return False  # each of their members is asked by itself
            nodes = [self._universe.node(one) for one in said["anyOf"]]
            return any(self._ask(pieces, one) for one in nodes if not self._clash(pieces, one))
        if "oneOf" in said:
            return self._one_of(pieces, form, said["oneOf"])
        if "not" in said:
            return self._denied(pieces, form, said["not"])
        if "if" in said:
            return self._conditioned(pieces, form, said)
        if "dependentSchemas" in said:
            return self._dependent(pieces, form, said["dependentSchemas"])
        return self._plain(form, said)

    def _listed(self, pieces: Node, form: Form) -> list[Any] | None:
        """All values of a node, where they are listed; None otherwise, or where they cannot be judged."""
        candidates = form.candidates()
        if candidates is None:
            return None
        found = []
        for value in candidates:
            taken = self._judge.takes(pieces, value)
            if taken is None:
                return None
            if taken:
                found.append(value)
        return found

    # ── unions, denials, conditions ───────────────────────────────────────────────────────────────

    def _one_of(self, pieces: Node, form: Form, wanted: list[Any]) -> bool:
        outer = [self._universe.node(one) for one in wanted]
        for number in form.unions:
            said = self._universe.said(number)
            if (
                "oneOf" in said
                and len(said["oneOf"]) == len(outer)
                and self._paired(said["oneOf"], outer)
            ):
                return True
        union = self._universe.add({"oneOf": wanted})
        if union not in self._isolated:
            self._isolated[union] = len(outer) <= _MOST_MEMBERS and all(
                self._clash(one, other) or self.empty(one | other)
                for index, one in enumerate(outer)
                for other in outer[:index]
            )
        if form.unions:
            return False  # each of their members is asked by itself
        if self._isolated[union]:
            return any(self._ask(pieces, one) for one in outer if not self._clash(pieces, one))
        for one in outer if len(outer) <= _FEW_MEMBERS else ():
            others = (other for other in outer if other is not one)
            if self._ask(pieces, one) and all(self.empty(pieces | other) for other in others):
                return True
        return False

    def _clash(self, inner: Node, outer: Node) -> bool:
        """Whether a glance shows that no value is of both nodes: by type, or by a tag."""
        if self.form(inner).types.isdisjoint(self.form(outer).types):
            return True
        own, told = self._tagged(inner), self._tagged(outer)
        return any(name in told and values.isdisjoint(told[name]) for name, values in own.items())

    def _tagged(self, node: Node) -> dict[str, frozenset[Hashable]]:
        """The required properties of an object that have listed values."""
        known = self._tags.get(node)
        if known is None:
            known = self._tags[node] = {}
            form = self.form(node)
            for name in sorted(form.required) if form.types == {"object"} else ():
                listed = self.form(form.value_of(name)).candidates()
                if listed is not None:
                    known[name] = frozenset(map(identity, listed))
        return known

    def _paired(self, inner: list[Any], outer: list[Node]) -> bool:
        """Whether the members of two unions are equal, one by one.

        Pairs that are only assumed to be equal must not be in the way of those that are, so members change their
        partner where another one needs it (augmenting paths).
        """
        nodes = [self._universe.node(one) for one in inner]
        partner: dict[int, int] = {}

        def find(index: int, seen: set[int]) -> bool:
            # Members mostly stand where they stood.
            for place in sorted(range(len(outer)), key=lambda one: one != index):
                one, other = nodes[index], outer[place]
                if place in seen or self._clash(one, other) or not self._both(one, other):
                    continue
                seen.add(place)
                if place not in partner or find(partner[place], seen):
                    partner[place] = index
                    return True
            return False

        return len(nodes) <= _MOST_PAIRED and all(find(index, set()) for index in range(len(nodes)))

    def _denied(self, pieces: Node, form: Form, denied: Any) -> bool:
        outer = self._universe.node(denied)
        for number in form.others:
            said = self._universe.said(number)
            if "not" in said and self._ask(outer, self._universe.node(said["not"])):
                return True
        return self.empty(pieces | outer)

    def _conditioned(self, pieces: Node, form: Form, wanted: Json) -> bool:
        test, then, other = (self._universe.node(wanted[key]) for key in ("if", "then", "else"))
        for number in form.others:
            said = self._universe.said(number)
            if "if" not in said or not self._both(self._universe.node(said["if"]), test):
                continue
            if self._ask(pieces | self._universe.node(said["then"]), then) and self._ask(
                pieces | self._universe.node(said["else"]), other
            ):
                return True
        return self._ask(pieces, then) and self._ask(pieces, other)

    def _dependent(self, pieces: Node, form: Form, wanted: Json) -> bool:
        for name, schema in wanted.items():
            outer = self._universe.node(schema)
            told = [
                self._universe.node(said["dependentSchemas"][name])
                for said in map(self._universe.said, form.others)
                if name in said.get("dependentSchemas", {})
            ]
            inner = pieces.union(*told)
            if "object" in form.types and not self._ask(inner, outer):
                return False
        return True

    # ── plain keywords ────────────────────────────────────────────────────────────────────────────

    def _plain(self, form: Form, said: Json) -> bool:
        if "enum" in said or "const" in said:
            return False
        if "type" in said and not form.types <= kinds(said["type"]):
            return False
        return (
            (form.types.isdisjoint(NUMBERS) or _numbers(form, said))
            and ("string" not in form.types or _texts(form, said))
            and _formats(form, said)
            and ("array" not in form.types or self._arrays(form, said))
            and ("object" not in form.types or self._objects(form, said))
        )

    def _arrays(self, form: Form, said: Json) -> bool:
        longest = form.longest()
        if said.get("minItems", 0) > form.at_least("minItems"):
            return False
        if "maxItems" in said and (longest is None or longest > said["maxItems"]):
            return False
        short = longest is not None and longest <= 1
        if said.get("uniqueItems") and not short and True not in form.all_of("uniqueItems"):
            return False
        if "contains" in said and not self._contains(form, said):
            return False
        return self._items(form, said, longest)

    def _items(self, form: Form, said: Json, longest: int | None) -> bool:
        places = [self._universe.node(one) for one in said.get("prefixItems", ())]
        rest = self._universe.node(said["items"]) if "items" in said else ANYTHING
        several = max(form.first, len(places))
        for index in range(several if longest is None else min(several, longest)):
            outer = places[index] if index < len(places) else rest
            if not self._ask(form.item(index), outer):
                return False
        return (longest is not None and longest <= several) or self._ask(form.item(several), rest)

    def _contains(self, form: Form, said: Json) -> bool:
        wanted = self._universe.node(said["contains"])
        least, most = said.get("minContains", 1), said.get("maxContains")
        if most is not None:
            return any(
                self._both(self._universe.node(one["contains"]), wanted)
                and one.get("minContains", 1) >= least
                and one.get("maxContains", most + 1) <= most
                for one in form.plain
                if "contains" in one
            )
        if least == 0:
            return True
        if form.at_least("minItems") >= least and self._ask(form.item(form.first), wanted):
            return all(self._ask(form.item(index), wanted) for index in range(form.first))
        return any(
            one.get("minContains", 1) >= least
            and self._ask(self._universe.node(one["contains"]), wanted)
            for one in form.plain
            if "contains" in one
        )

    def _objects(self, form: Form, said: Json) -> bool:
        if not form.needed(()) >= set(said.get("required", ())):
            return False
        fewest = max(form.at_least("minProperties"), len(form.needed(())))
        if said.get("minProperties", 0) > fewest:
            return False
        most = form.at_most("maxProperties")
        if form.is_bounded():
            most = len(form.names) if most is None else min(most, len(form.names))
        if "maxProperties" in said and (most is None or most > said["maxProperties"]):
            return False
        asked = said.get("dependentRequired", {})
        if len(asked) > _MOST_ASKED:
            return False  # each of them may ask for all the others
        for name, others in asked.items():
            if not set(others) <= form.needed({name}) and not self._is_absent(form, name):
                return False
        if "propertyNames" in said and not self._naming(form, said):
            return False
        return self._members(form, said)

    def _naming(self, form: Form, said: Json) -> bool:
        outer = self._universe.node(said["propertyNames"])
        told = frozenset(self._universe.add(one) for one in form.all_of("propertyNames"))
        if self._ask(told | self._universe.node({"type": "string"}), outer):
            return True
        return form.is_bounded() and all(
            self._judge.takes(outer, name) is True for name in form.names
        )

    def _is_absent(self, form: Form, name: str) -> bool:
        return self._universe.never in self._universe.pieces(form.value_of(name))

    def _members(self, form: Form, said: Json) -> bool:
        declared: Json = said.get("properties", {})
        patterns: Json = said.get("patternProperties", {})
        for name, schema in declared.items():
            if self.is_promised(form, name) and not self._ask(
                form.value_of(name), self._universe.node(schema)
            ):
                return False
        for pattern, schema in patterns.items():
            if not self._patterned(form, pattern, self._universe.node(schema)):
                return False
        if "additionalProperties" not in said:
            return True
        rest = self._universe.node(said["additionalProperties"])
        if not self._universe.pieces(rest):
            return True
        exempt = [name for name in form.names if name not in declared]
        exempt = [name for name in exempt if not any(self.matches(one, name) for one in patterns)]
        return (
            all(self._ask(form.value_of(name), rest) for name in exempt)
            and all(
                self._ask(value, rest)
                for pattern, value in form.patterns.items()
                if pattern not in patterns
            )
            and self._ask(form.rest(), rest)
        )

    def is_promised(self, form: Form, name: str) -> bool:
        """Whether the inner side says anything of a name, or it is compared all the same."""
        if self._strict or form.declares(name):
            return True
        return self._mentions.name([*form.unions, *form.others, *form.opaque], name)

    def _patterned(self, form: Form, pattern: str, outer: Node) -> bool:
        """Whether all values whose names match a pattern are of a node."""
        matching = [name for name in form.names if self.matches(pattern, name)]
        if not all(self._ask(form.value_of(name), outer) for name in matching):
            return False
        told = form.patterns
        if pattern in told:
            return self._ask(told[pattern], outer)
        # Names that match may match other patterns too, or none.
        return self._ask(form.rest(), outer) and all(
            self._ask(value, outer) for value in told.values()
        )

    # ── nothing at all ────────────────────────────────────────────────────────────────────────────

    def empty(self, node: Node, deep: int = _DEEP) -> bool:
        """Whether it is proved that no value is of a node; leans on no assumption."""
        known = self._empty.get(node)
        if known is None:
            known = self._is_empty(node, deep)
            if known or deep == _DEEP:
                self._empty[node] = known
        return known

    def _is_empty(self, node: Node, deep: int) -> bool:
        pieces = self._universe.pieces(node)
        form = self.form(node)
        if not form.types:
            return True
        candidates = form.candidates()
        if candidates is not None and all(
            self._judge.takes(pieces, value) is False for value in candidates
        ):
            return True
        if form.types == {"object"} and deep:
            for name in sorted(form.required):
                if self.empty(form.value_of(name), deep - 1):
                    return True
        return self._engine.empty(node)


# ── bounds ────────────────────────────────────────────────────────────────────────────────────────


def _numbers(form: Form, said: Json) -> bool:
    least, greatest = form.least(), form.greatest()
    if any(least is None or least < bound for bound in lower(said)):
        return False
    if any(greatest is None or greatest < bound for bound in upper(said)):
        return False
    if "multipleOf" not in said:
        return True
    step = exact(said["multipleOf"])
    steps = form.steps()
    if "fraction" not in form.types:
        steps.append(exact(1))
    return any((one / step).denominator == 1 for one in steps)


def _texts(form: Form, said: Json) -> bool:
    if said.get("minLength", 0) > form.at_least("minLength"):
        return False
    longest = form.at_most("maxLength")
    if "maxLength" in said and (longest is None or longest > said["maxLength"]):
        return False
    if "pattern" in said and said["pattern"] not in (*form.all_of("pattern"), *_TOP_ANYWHERE):
        return False
    return "format" not in said or said["format"] in form.all_of("format")


def _formats(form: Form, said: Json) -> bool:
    """What the engine does not judge is the same only where it is called the same."""
    if (
        "$pattern" in said
        and "string" in form.types
        and said["$pattern"] not in form.all_of("$pattern")
    ):
        return False
    if "$format" not in said:
        return True
    told, wanted = form.all_of("$format"), said["$format"]
    return wanted in told or any((one, wanted) in _WITHIN for one in told)
