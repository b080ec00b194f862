"""What the pieces of a node say together, by type: bounds, names, items.

Takes pieces, gives answers about all of them at once; refuses to compare. A form only ever says what holds for
every value of the node; what is not in it (unions, denials, conditions) can only leave fewer.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from typing import Any, Final

from contractor.containment.spelled import Json
from contractor.containment.universe import Node, Universe, is_opaque, is_union
from contractor.graph import reached
from contractor.values import distinct

#: Numbers are whole or not, so that every type is a set of these.
KINDS: Final = ("null", "boolean", "integer", "fraction", "string", "array", "object")
NUMBERS: Final = frozenset({"integer", "fraction"})
_ALL: Final = frozenset(KINDS)
_FINITE: Final = frozenset({"null", "boolean"})
_NAMED: Final = ("properties", "patternProperties", "additionalProperties")
_SEQUENCE: Final = ("prefixItems", "items")

#: Patterns that list texts: `^(a|b)$`, `^a$`.
_LISTING: Final = re.compile(r"\^(?:\((?:\?:)?([\w -]+(?:\|[\w -]+)*)\)|([\w -]+))\$", re.ASCII)

Bound = tuple[Fraction, bool]
Matches = Callable[[str, str], bool]


def kinds(types: Any) -> frozenset[str]:
    """The kinds of values that `type` allows."""
    found: set[str] = set()
    for one in (types,) if isinstance(types, str) else types:
        found |= NUMBERS if one == "number" else {one}
    return frozenset(found)


def exact(number: Any) -> Fraction:
    """A number of a schema, as it is written."""
    return Fraction(number) if isinstance(number, int) else Fraction(repr(number))


def lower(plain: Json) -> list[Bound]:
    """The lower bounds of a piece, and whether each is left out itself."""
    found = [(exact(plain["minimum"]), False)] if "minimum" in plain else []
    if "exclusiveMinimum" in plain:
        found.append((exact(plain["exclusiveMinimum"]), True))
    return found


def upper(plain: Json) -> list[Bound]:
    """The upper bounds of a piece, turned around, so that they compare as lower ones do."""
    found = [(-exact(plain["maximum"]), False)] if "maximum" in plain else []
    if "exclusiveMaximum" in plain:
        found.append((-exact(plain["exclusiveMaximum"]), True))
    return found


class Form:
    """The pieces of one node, read together."""

    def __init__(self, universe: Universe, pieces: Node, matches: Matches) -> None:
        self._universe = universe
        self._matches = matches
        said = {number: universe.said(number) for number in sorted(pieces)}
        self.unions = [number for number, one in said.items() if is_union(one)]
        apart = [number for number, one in said.items() if not is_union(one) and _is_apart(one)]
        self.opaque = [number for number in apart if is_opaque(said[number])]
        self.others = [number for number in apart if not is_opaque(said[number])]
        self.plain: list[Json] = [
            one
            for one in said.values()
            if isinstance(one, dict) and not is_union(one) and not _is_apart(one)
        ]
        self.types = self._types() if universe.never not in pieces else frozenset[str]()
        self.required = frozenset(name for one in self.plain for name in one.get("required", ()))
        self._named = [one for one in self.plain if any(key in one for key in _NAMED)]
        declared = [name for one in self._named for name in one.get("properties", {})]
        #: Names that are declared or required, in the order of their declaration.
        self.names = list(dict.fromkeys([*declared, *sorted(self.required)]))
        self._asked: dict[str, set[str]] = {}
        for asked in self.all_of("dependentRequired"):
            for name, others in asked.items():
                self._asked.setdefault(name, set()).update(others)
        self._sequences = [one for one in self.plain if any(key in one for key in _SEQUENCE)]

    def _types(self) -> frozenset[str]:
        found = _ALL
        for one in self.plain:
            if "type" in one:
                found &= kinds(one["type"])
        if "fraction" in found and any(step.denominator == 1 for step in self.steps()):
            found -= {"fraction"}
        return found

    # ── plain values ──────────────────────────────────────────────────────────────────────────────

    def candidates(self) -> list[Any] | None:
        """Values among which all of the node's are; None where they are not listed."""
        lists: list[list[Any]] = [one["enum"] for one in self.plain if "enum" in one]
        lists += [[one["const"]] for one in self.plain if "const" in one]
        if self.types <= {"string"}:
            lists += [found for one in self.all_of("pattern") if (found := _alternatives(one))]
        if lists:
            return distinct(sorted(lists, key=len)[0])
        if self.types <= _FINITE:
            values: list[Any] = [None] if "null" in self.types else []
            return values + ([True, False] if "boolean" in self.types else [])
        return None

    def steps(self) -> list[Fraction]:
        """Numbers that every number is a multiple of."""
        return [exact(one["multipleOf"]) for one in self.plain if "multipleOf" in one]

    def least(self) -> Bound | None:
        """The lower bound of numbers."""
        return max((bound for one in self.plain for bound in lower(one)), default=None)

    def greatest(self) -> Bound | None:
        """The upper bound of numbers, turned around."""
        return max((bound for one in self.plain for bound in upper(one)), default=None)

    def at_least(self, keyword: str) -> int:
        """The largest value of a keyword that counts from below."""
        return max((one.get(keyword, 0) for one in self.plain), default=0)

    def at_most(self, keyword: str) -> int | None:
        """The smallest value of a keyword that counts from above; None where there is none."""
        return min((one[keyword] for one in self.plain if keyword in one), default=None)

    def all_of(self, keyword: str) -> list[Any]:
        """Every value that a keyword has."""
        return [one[keyword] for one in self.plain if keyword in one]

    # ── objects ───────────────────────────────────────────────────────────────────────────────────

    @property
    def patterns(self) -> dict[str, Node]:
        """Patterns of names, and what holds for those that match."""
        found: dict[str, Node] = {}
        for one in self._named:
            for pattern, schema in one.get("patternProperties", {}).items():
                found[pattern] = found.get(pattern, frozenset()) | self._universe.node(schema)
        return found

    def declares(self, name: str) -> bool:
        """Whether a piece speaks of a name: declares it, or says something of all that are not declared."""
        for one in self._named:
            if name in one.get("properties", {}) or self._is_closed(one):
                return True
            if any(self._matches(pattern, name) for pattern in one.get("patternProperties", {})):
                return True
        return False

    def value_of(self, name: str) -> Node:
        """What holds for the value of a name."""
        found: set[int] = set()
        for one in self._named:
            told = [one["properties"][name]] if name in one.get("properties", {}) else []
            told += [
                schema
                for pattern, schema in one.get("patternProperties", {}).items()
                if self._matches(pattern, name)
            ]
            if not told and "additionalProperties" in one:
                told.append(one["additionalProperties"])
            found |= {self._universe.add(schema) for schema in told}
        return frozenset(found)

    def rest(self) -> Node:
        """What holds for the values of names that no piece declares and no pattern matches."""
        return frozenset(
            self._universe.add(one["additionalProperties"])
            for one in self._named
            if "additionalProperties" in one
        )

    def is_bounded(self) -> bool:
        """Whether only declared names can be there."""
        closed = any(self._is_never(one.get("additionalProperties", True)) for one in self._named)
        return closed and not self.patterns

    def needed(self, names: Iterable[str]) -> frozenset[str]:
        """The names, all that are required, and all that these ask for."""
        if not self._asked:
            return self.required.union(names)
        return frozenset(reached(self._asked, (*self.required, *names)))

    def _is_closed(self, one: Json) -> bool:
        rest = one.get("additionalProperties", True)
        return bool(self._universe.pieces(self._universe.node(rest)))

    def _is_never(self, said: Any) -> bool:
        return self._universe.never in self._universe.pieces(self._universe.node(said))

    # ── arrays ────────────────────────────────────────────────────────────────────────────────────

    @property
    def first(self) -> int:
        """How many items have a place of their own."""
        return max((len(one.get("prefixItems", ())) for one in self._sequences), default=0)

    def item(self, index: int) -> Node:
        """What holds for an item."""
        found: set[int] = set()
        for one in self._sequences:
            places = one.get("prefixItems", ())
            if index < len(places):
                found.add(self._universe.add(places[index]))
            elif "items" in one:
                found.add(self._universe.add(one["items"]))
        return frozenset(found)

    def longest(self) -> int | None:
        """How many items there can be; None where nothing bounds them."""
        limit = self.at_most("maxItems")
        for one in self._sequences:
            if self._is_never(one.get("items", True)):
                places = len(one.get("prefixItems", ()))
                limit = places if limit is None else min(limit, places)
        return limit


def _alternatives(pattern: str) -> list[str]:
    """The texts that a pattern lists; none where it does more than that."""
    found = _LISTING.fullmatch(pattern)
    return (found[1] or found[2]).split("|") if found else []


def _is_apart(said: Any) -> bool:
    return is_opaque(said) or (
        isinstance(said, dict) and any(key in said for key in ("not", "if", "dependentSchemas"))
    )


class Mentions:
    """Which names schemas speak of, wherever in a node."""

    def __init__(self, universe: Universe) -> None:
        self._universe = universe
        self._known: dict[int, frozenset[str] | None] = {}

    def name(self, numbers: Iterable[int], name: str) -> bool:
        """Whether one of the schemas declares the name, or says something of names that it does not declare."""
        for number in numbers:
            names = self._of(number)
            if names is None or name in names:
                return True
        return False

    def _of(self, number: int) -> frozenset[str] | None:
        """The names; None where the schema speaks of any."""
        if number not in self._known:
            found: set[str] = set()
            bounded = True
            for said in _in_place(self._universe, number):
                found |= said.get("properties", {}).keys()
                bounded &= said.get("additionalProperties", True) is True
                bounded &= not said.get("patternProperties")
                bounded &= not any(key.startswith(("unevaluated", "$p", "$d")) for key in said)
            self._known[number] = frozenset(found) if bounded else None
        return self._known[number]


def _in_place(universe: Universe, number: int) -> Iterator[Json]:
    pending, seen = [universe.said(number)], set[str]()
    while pending:
        one = pending.pop()
        if not isinstance(one, dict):
            continue
        yield one
        for keyword in ("allOf", "anyOf", "oneOf"):
            pending += one.get(keyword, ())
        pending += [one[key] for key in ("not", "if", "then", "else") if key in one]
        pending += one.get("dependentSchemas", {}).values()
        reference = one.get("$ref")
        if reference is not None and reference not in seen:
            seen.add(reference)
            pending.append(universe.said(universe.target(reference)))
