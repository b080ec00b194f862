"""What the canonical form of jsonschema-rs proves about small schemas.

Takes nodes, gives proofs; this is the only file that asks the canonical form anything, and it was written for
`WRITTEN_FOR`. Only a proof counts, so every bound below only makes it say less. The engine's work can double with
every union, and nobody can stop it once it began: asked are schemas without recursion, written out, whose size and
cases are bounded before.
"""

import json
from typing import Any, Final

import jsonschema_rs
from jsonschema_rs import canonical

from contractor.containment.universe import Node, Universe
from contractor.contract.patterns import is_linear
from contractor.contract.schema import ONE_SCHEMA, SCHEMA_LIST, SCHEMA_MAP

#: The release whose answers were held against hundreds of thousands of instances.
WRITTEN_FOR: Final = "0.60.3"
#: Keywords that a schema may hold, references written out.
_LARGEST: Final = 250
#: Levels of nesting.
_DEEPEST: Final = 24
#: Cases that unions, conditions and denials multiply to.
_MOST_CASES: Final = 48
_MOST_VALUES: Final = 500
_LONGEST_PATTERN: Final = 120
_PSEUDO: Final = frozenset({"$format", "$pattern", "$patterns", "$dynamic", "$missing"})


class _TooMuch(Exception):
    """A schema is beyond the bounds."""


class Engine:
    """Proofs about the nodes of one universe."""

    def __init__(self, universe: Universe) -> None:
        self._universe = universe
        self._forms: dict[Node, jsonschema_rs.CanonicalSchema | None] = {}
        self._written: dict[Node, Any] = {}

    def covers(self, outer: Node, inner: Node) -> bool:
        """Whether it is proved that the outer node takes all that the inner one takes."""
        one, other = self._form(outer), self._form(inner)
        if one is None or other is None:
            return False
        try:
            return one.covers(other) is canonical.Containment.YES
        except (ValueError, NotImplementedError):
            return False

    def apart(self, one: Node, other: Node) -> bool:
        """Whether it is proved that no value is of both."""
        both = self._form(one | other)
        return both is not None and both.satisfiability() is canonical.Satisfiability.NO

    def empty(self, node: Node) -> bool:
        """Whether it is proved that no value is of the node."""
        form = self._form(node)
        return form is not None and form.satisfiability() is canonical.Satisfiability.NO

    def difference(self, one: Node, other: Node) -> Any:
        """A schema of the values of one node that are none of the other; None where there is no form of it."""
        first, second = self._form(one), self._form(other)
        if first is None or second is None:
            return None
        try:
            left = first.subtract(second)
            return None if left.kind is canonical.CanonicalKind.RAW else left.to_json_schema()
        except (ValueError, NotImplementedError):
            return None

    def _form(self, node: Node) -> jsonschema_rs.CanonicalSchema | None:
        if node not in self._forms:
            self._forms[node] = self._made(node)
        return self._forms[node]

    def _made(self, node: Node) -> jsonschema_rs.CanonicalSchema | None:
        try:
            written = _Writing(self._universe).out(self._universe.whole(node))
            if _cases(written) > _MOST_CASES:
                return None
            return jsonschema_rs.canonicalize(
                written, draft=jsonschema_rs.Draft202012, validate_formats=True, offline=True
            )
        except (_TooMuch, ValueError, jsonschema_rs.ReferencingError):
            return None


class _Writing:
    """A schema with its references written out, as long as it stays small."""

    def __init__(self, universe: Universe) -> None:
        self._universe = universe
        self._left = _LARGEST
        self._open: list[str] = []

    def out(self, said: Any, depth: int = 0) -> Any:
        if isinstance(said, bool):
            return said
        self._left -= 1 + len(said)
        if self._left < 0 or depth > _DEEPEST or not _PSEUDO.isdisjoint(said):
            raise _TooMuch
        written: dict[str, Any] = {}
        for keyword, value in said.items():
            if keyword == "$ref":
                continue
            if keyword in ONE_SCHEMA:
                written[keyword] = self.out(value, depth + 1)
            elif keyword in SCHEMA_LIST:
                written[keyword] = [self.out(one, depth + 1) for one in value]
            elif keyword in SCHEMA_MAP:
                written[keyword] = {name: self.out(one, depth + 1) for name, one in value.items()}
                if keyword == "patternProperties":
                    for pattern in value:
                        _bound_pattern(pattern)
            else:
                written[keyword] = self._plain(keyword, value)
        reference = said.get("$ref")
        if reference is not None:
            if reference in self._open:
                raise _TooMuch
            self._open.append(reference)
            target = self.out(self._universe.said(self._universe.target(reference)), depth + 1)
            self._open.pop()
            written["allOf"] = [*written.get("allOf", ()), target]
        return written

    def _plain(self, keyword: str, value: Any) -> Any:
        if keyword == "pattern":
            _bound_pattern(value)
        if keyword in ("enum", "const"):
            self._left -= min(len(json.dumps(value)) // 40, _LARGEST)
            if keyword == "enum" and len(value) > _MOST_VALUES:
                raise _TooMuch
        return value


def _bound_pattern(pattern: str) -> None:
    if len(pattern) > _LONGEST_PATTERN or not is_linear(pattern):
        raise _TooMuch


def _cases(said: Any) -> int:
    """How many cases a schema falls into, at most."""
    if isinstance(said, bool):
        return 1
    cases = 1
    for keyword, value in said.items():
        if keyword in ("anyOf", "oneOf"):
            cases *= max(1, sum(_cases(one) for one in value))
        elif keyword in SCHEMA_LIST:
            for one in value:
                cases *= _cases(one)
        elif keyword in ("not", "if", "then", "else", "contains", "propertyNames"):
            cases *= 1 + _cases(value)
        elif keyword in ONE_SCHEMA:
            cases = max(cases, cases + _cases(value) - 1)
        elif keyword in SCHEMA_MAP:
            cases += sum(_cases(one) - 1 for one in value.values())
        if cases > _MOST_CASES:
            return cases
    return cases
