"""All schemas of a comparison, each once: what they say, and the pieces that they are put together from.

Takes spelled schemas, gives nodes; refuses to compare them. A node is a set of schemas that all hold for one
value; what says the same in the same words is the same schema, whichever contract it stands in. References name
their contract, so those of both never meet.
"""

import json
import re
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from typing import Any, Final

from contractor.containment.spelled import Json, Spelled
from contractor.graph import components
from contractor.values import fits, identity

Node = frozenset[int]
ANYTHING: Final[Node] = frozenset()

_REFERENCE: Final = re.compile(r'"\$ref": "(urn:contractor:[^"]*)"')
#: Keywords that become pieces of their own.
_APART: Final = frozenset(
    "$ref $dynamic $missing $patterns allOf anyOf oneOf not if then else dependentSchemas unevaluatedProperties "
    "unevaluatedItems".split()
)
_OPAQUE: Final = ("$dynamic", "$missing", "$patterns", "unevaluatedProperties", "unevaluatedItems")
_UNIONS: Final = ("anyOf", "oneOf")
_DEEPEST: Final = 200
_LISTING: Final = frozenset({"const", "enum", "type"})
#: Schemas that one value may be held against before nobody waits for the answer; real ones need hundreds.
MOST_EFFORT: Final = 100_000


class Universe:
    """The schemas of a comparison. `sides` are those who know where references lead."""

    def __init__(self, sides: Iterable[Spelled]) -> None:
        self._sides = tuple(sides)
        self._ids: dict[str, int] = {}
        self._seen: dict[int, tuple[Any, int]] = {}
        self._said: list[Any] = []
        self._said_texts: list[str] = []
        self._texts: list[tuple[str, tuple[str, ...]]] = []
        self._targets: dict[str, int] = {}
        self._pieces: dict[int, Node] = {}
        self._weights: dict[Node, int] = {}
        self._open: set[int] = set()
        self.never = self.add(False)

    def add(self, said: Any) -> int:
        """The number of a schema."""
        # Parts of schemas are asked for again and again; who is kept here stays where it is in memory.
        seen = self._seen.get(id(said))
        if seen is not None:
            return seen[1]
        text = json.dumps(said, sort_keys=True)
        known = self._ids.get(text)
        if known is None:
            known = self._ids[text] = len(self._said)
            self._said_texts.append(text)
            self._said.append(said)
            parts = _REFERENCE.split(text) if "urn:contractor:" in text else [text]
            self._texts.append(("\0".join(parts[::2]), tuple(parts[1::2])))
        if isinstance(said, dict):
            self._seen[id(said)] = (said, known)
        return known

    def node(self, said: Any) -> Node:
        """The node of a schema."""
        return frozenset({self.add(said)})

    def said(self, number: int) -> Any:
        """What a schema says."""
        return self._said[number]

    def template(self, number: int) -> tuple[str, tuple[str, ...]]:
        """The text of a schema without the names that it refers to, and these."""
        return self._texts[number]

    def target(self, reference: str) -> int:
        """The schema that a reference leads to."""
        known = self._targets.get(reference)
        if known is None:
            side = next(one for one in self._sides if one.knows(reference))
            known = self._targets[reference] = self.add(side.target(reference))
        return known

    def whole(self, node: Node) -> Any:
        """What a node says, as one schema."""
        parts = [self._said[number] for number in sorted(node)]
        return parts[0] if len(parts) == 1 else {"allOf": parts} if parts else True

    def reached(self, node: Node) -> dict[str, int]:
        """Every schema that a node leads to, by reference."""
        found: dict[str, int] = {}
        pending = [one for number in node for one in self._texts[number][1]]
        while pending:
            reference = pending.pop()
            if reference not in found:
                found[reference] = self.target(reference)
                pending += self._texts[found[reference]][1]
        return found

    # ── pieces ────────────────────────────────────────────────────────────────────────────────────

    def pieces(self, node: Node) -> Node:
        """The pieces that a node is put together from: plain keywords, unions, denials, and what is opaque."""
        found: set[int] = set()
        for number in node:
            found |= self._pieces_of(number)
        return frozenset(found)

    def _pieces_of(self, number: int) -> Node:
        known = self._pieces.get(number)
        if known is None:
            if number in self._open or len(self._open) > _DEEPEST:
                return frozenset({number})  # it leads back to itself: nothing can be taken apart
            self._open.add(number)
            try:
                known = frozenset(self._taken_apart(self._said[number]))
            finally:
                self._open.discard(number)
            self._pieces[number] = known
        return known

    def _taken_apart(self, said: Any) -> set[int]:
        if said is True:
            return set()
        if said is False:
            return {self.never}
        found: set[int] = set()
        plain = {keyword: value for keyword, value in said.items() if keyword not in _APART}
        if plain:
            found.add(self._piece(plain))
        if any(keyword in said for keyword in _OPAQUE):
            # Put apart from the schema itself, which has other pieces beside this one.
            found.add(self._piece({"allOf": [said]}))
        if "$ref" in said:
            found |= self._pieces_of(self.target(said["$ref"]))
        for part in said.get("allOf", ()):
            found |= self._pieces_of(self.add(part))
        for keyword in _UNIONS:
            if keyword in said:
                found |= self._union(keyword, said[keyword])
        if "not" in said:
            found |= self._denial(said["not"])
        if "if" in said and ("then" in said or "else" in said):
            condition = {
                "if": said["if"],
                "then": said.get("then", True),
                "else": said.get("else", True),
            }
            found.add(self._piece(condition))
        if said.get("dependentSchemas"):
            found.add(self._piece({"dependentSchemas": said["dependentSchemas"]}))
        return found

    def _piece(self, said: Json) -> int:
        """The number of a piece, which is taken apart no further."""
        number = self.add(said)
        self._pieces[number] = frozenset({number})
        return number

    def _union(self, keyword: str, members: list[Any]) -> AbstractSet[int]:
        kept = [one for one in members if one is not False]
        if not kept:
            return {self.never}
        if len(kept) == 1:
            return self._pieces_of(self.add(kept[0]))
        if keyword == "anyOf":
            flat: list[Any] = []
            for one in kept:
                pieces = [self._said[number] for number in self._pieces_of(self.add(one))]
                if not pieces:
                    return ANYTHING
                inner = (
                    len(pieces) == 1
                    and isinstance(pieces[0], dict)
                    and pieces[0].keys() == {"anyOf"}
                )
                flat += pieces[0]["anyOf"] if inner else [one]
            kept = flat
        listed = _listed(kept)
        if listed is not None:
            return {self._piece({"enum": listed})}
        return {self._piece({keyword: kept})}

    def _denial(self, denied: Any) -> AbstractSet[int]:
        pieces = self._pieces_of(self.add(denied))
        if not pieces:
            return {self.never}
        return ANYTHING if pieces == {self.never} else {self._piece({"not": denied})}

    def samples(self, node: Node, name: str) -> list[Any]:
        """Values that the documents give for the schemas of a node, where they stand at a property of the name."""
        found: list[Any] = []
        for number in node:
            text = self._said_texts[number]
            for side in self._sides:
                found += side.samples.get((name, text), ())
            said = self._said[number]
            reference = said.get("$ref") if isinstance(said, dict) else None
            if reference is not None:
                found += next(one for one in self._sides if one.knows(reference)).shown(reference)
        return found

    # ── bounds ────────────────────────────────────────────────────────────────────────────────────

    def circular(self, node: Node) -> bool:
        """Whether something that a node leads to holds for the same value that it is part of."""
        keys = {"": [one for number in node for one in _in_place(self._said[number])]}
        for reference, number in self.reached(node).items():
            keys[reference] = list(_in_place(self._said[number]))
        return _has_circle(keys)

    def effort(self, node: Node) -> int:
        """How many schemas one value may be held against at once, counting every way, anywhere below a node.

        No more than `MOST_EFFORT` are counted.
        """
        counts: dict[int, int] = {}
        pending = [(number, False) for number in (*node, *self.reached(node).values())]
        while pending:
            number, ready = pending.pop()
            inner = [self.target(one) for one in _in_place(self._said[number])]
            if ready:
                found = _size(self._said[number]) + sum(counts.get(one, 0) for one in inner)
                counts[number] = min(found, MOST_EFFORT)
            elif number not in counts:
                counts[number] = 0
                pending.append((number, True))
                pending += [(one, False) for one in inner]
        return max(counts.values(), default=0)

    def weight(self, node: Node) -> int:
        """How many schemas and listed values a node and all that it leads to hold, about."""
        known = self._weights.get(node)
        if known is None:
            numbers = (*node, *self.reached(node).values())
            letters = sum(len(self._said_texts[number]) for number in numbers)
            known = self._weights[node] = 1 + letters // 20
        return known

    def dynamic(self, node: Node) -> bool:
        """Whether something that a node leads to depends on the way there."""
        numbers = (*node, *self.reached(node).values())
        return any('"$dynamic"' in self._texts[number][0] for number in numbers)


def _size(said: Any) -> int:
    """How many schemas stand in place in a schema, itself included."""
    size, pending = 0, [said]
    while pending:
        one = pending.pop()
        size += 1
        if isinstance(one, dict):
            for keyword in ("allOf", "anyOf", "oneOf"):
                pending += one.get(keyword, ())
            pending += [one[key] for key in ("not", "if", "then", "else") if key in one]
    return size


def _listed(members: list[Any]) -> list[Any] | None:
    """The values of members that list theirs and nothing else, each in one member; None for others."""
    found: list[Any] = []
    for one in members:
        if not isinstance(one, dict) or not one.keys() <= _LISTING or not one.keys() - {"type"}:
            return None
        values = one["enum"] if "enum" in one else [one["const"]]
        if "const" in one and "enum" in one:
            return None
        types = one.get("type", ())
        found += [
            value
            for value in values
            if fits(value, (types,) if isinstance(types, str) else tuple(types))
        ]
    return found if len({identity(value) for value in found}) == len(found) else None


def is_union(said: Any) -> bool:
    """Whether a piece is a union."""
    return isinstance(said, dict) and (said.keys() == {"anyOf"} or said.keys() == {"oneOf"})


def is_opaque(said: Any) -> bool:
    """Whether a piece was not taken apart: it can only be compared with one that says the same."""
    if not isinstance(said, dict):
        return False
    return "$ref" in said or "allOf" in said or any(keyword in said for keyword in _OPAQUE)


def members(said: Json) -> list[Any]:
    """The members of a union."""
    found: list[Any] = said["anyOf"] if "anyOf" in said else said["oneOf"]
    return found


def _in_place(said: Any) -> Iterable[str]:
    pending = [said]
    while pending:
        one = pending.pop()
        if not isinstance(one, dict):
            continue
        if "$ref" in one:
            yield one["$ref"]
        for keyword in ("allOf", "anyOf", "oneOf"):
            pending += one.get(keyword, ())
        pending += [one[key] for key in ("not", "if", "then", "else", "$dynamic") if key in one]
        pending += one.get("dependentSchemas", {}).values()


def _has_circle(edges: Mapping[str, list[str]]) -> bool:
    for part in components(edges, lambda key: edges.get(key, ())):
        if len(part) > 1 or part[0] in edges.get(part[0], ()):
            return True
    return False
