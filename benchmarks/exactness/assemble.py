"""Values for a schema, assembled from what it says.

Takes schemas of a contract, gives JSON values that are likely to satisfy them; the oracle has the last word.
References, `allOf` and chosen branches of unions are read through, so that a value is made for everything that
applies to it. Alternatives take turns: branches, listed values, bounds, samples of formats.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from random import Random
from typing import Any, Final

from contractor import profile
from contractor.contract import Contract, Schema
from contractor.contract.travel import Travel
from contractor.model import TypeKey
from exactness.texts import PLAIN, SAMPLES, matching, padded

_ENDLESS: Final = 10_000
_DEEP: Final = 5
_NODES: Final = 150
_LONGEST: Final = 3000
_OF_OBJECTS: Final = (
    "properties required additionalProperties patternProperties minProperties maxProperties propertyNames"
).split()
_IMPLIED: Final = (
    *((keyword, "object") for keyword in _OF_OBJECTS),
    *((keyword, "array") for keyword in ("items", "prefixItems", "minItems", "maxItems")),
    *((keyword, "string") for keyword in ("pattern", "minLength", "maxLength", "format")),
    *((keyword, "number") for keyword in ("minimum", "maximum", "multipleOf")),
)
ALL: Final = "all"
LEAST: Final = "least"
SOME: Final = "some"
Tags = Mapping[TypeKey, Mapping[str, tuple[str, ...]]]


class Impossible(Exception):
    """No value was found."""


class Assembler:
    """Values for one contract. `manner` says which optional properties are there: all, the least, or some."""

    def __init__(self, contract: Contract, tags: Tags) -> None:
        self._schemas = contract.schemas
        self._travel = Travel(contract)
        self._tags = tags
        self._heights = self._all_heights()
        self._turns: Counter[tuple[str, str]] = Counter()
        self._rng = Random(0)
        self._nodes = 0
        self._manner = ALL

    def value(self, schema: Schema, rng: Random, manner: str) -> Any:
        """A value for a schema. Raises `Impossible`."""
        self._rng, self._manner, self._nodes = rng, manner, 0
        return self._value([schema], 0)

    def branches(self, schema: Schema) -> int:
        """How many alternatives the schema itself has."""
        return max(
            (len(part.any_of or part.one_of) for part in self._flattened([schema], 0)), default=1
        )

    # ── what applies ──────────────────────────────────────────────────────────────────────────────

    def _flattened(self, schemas: Sequence[Schema], depth: int) -> list[Schema]:
        """Every schema that applies to the value, one branch of each union among them."""
        pending, found, seen = [*schemas], list[Schema](), set[str]()
        while pending:
            one = pending.pop(0)
            if one.boolean is False:
                raise Impossible
            found.append(one)
            for key in (one.ref, one.dynamic_ref):
                if key is not None and key in self._schemas and key not in seen:
                    seen.add(key)
                    pending.append(self._schemas[key])
            told = self._tags.get(one.at)
            if told is not None:
                bound = {tag: Schema(one.at, {"enum": values}) for tag, values in told.items()}
                found.append(Schema("", {"properties": bound}))
            pending += one.all_of
            for branches in (one.one_of, one.any_of):
                if branches:
                    pending.append(self._branch(one, branches, depth))
        return found

    def _branch(self, schema: Schema, branches: Sequence[Schema], depth: int) -> Schema:
        if depth > _DEEP or self._nodes > _NODES:
            return min(branches, key=self._height)
        endless = [one for one in branches if self._height(one) < _ENDLESS]
        found: Schema = self._turn("branch", schema.at, endless or branches)
        return found

    def _turn(self, what: str, at: str, among: Sequence[Any]) -> Any:
        """The next of some alternatives."""
        turn = self._turns[what, at]
        self._turns[what, at] += 1
        return among[turn % len(among)]

    # ── values ────────────────────────────────────────────────────────────────────────────────────

    def _value(self, schemas: Sequence[Schema], depth: int) -> Any:
        self._nodes += 1
        if depth > 40:
            raise Impossible
        parts = self._flattened(schemas, depth)
        at = parts[0].at
        for part in parts:
            if part.has("const"):
                return _plain(part.get("const"))
        listed = [part.enum for part in parts if part.enum is not None]
        if listed:
            allowed = [one for one in listed[0] if all(one in other for other in listed[1:])]
            if not allowed:
                raise Impossible
            return _plain(self._turn("enum", at, allowed))
        shown = [one for part in parts for one in self._shown(part)]
        if shown and depth and self._rng.random() < 0.3:
            return _plain(self._rng.choice(shown))
        kind = self._kind(parts, at)
        match kind:
            case "object":
                return self._object(parts, depth)
            case "array":
                return self._array(parts, depth)
            case "string":
                return self._text(parts, at)
            case "integer" | "number":
                return self._number(parts, at, kind)
            case "boolean":
                return self._turn("boolean", at, (True, False))
            case "null":
                return None
            case _:
                return self._turn("any", at, ("text", 3, {"a": 1}, None, [1, "b"], True, 1.5))

    def _shown(self, part: Schema) -> list[Any]:
        found = [*(part.get("examples") or ())]
        return [*found, part.get("default")] if part.has("default") else found

    def _kind(self, parts: Sequence[Schema], at: str) -> str:
        types: list[str] | None = None
        for part in parts:
            if part.types:
                types = _shared(types, part.types)
        if types is not None:
            if not types:
                raise Impossible
            others = [one for one in types if one != "null"]
            if not others or ("null" in types and self._rng.random() < 0.12):
                return "null"
            return str(self._turn("type", at, others))
        for keyword, kind in _IMPLIED:
            if any(part.has(keyword) for part in parts):
                return kind
        return ""

    # ── objects ───────────────────────────────────────────────────────────────────────────────────

    def _object(self, parts: Sequence[Schema], depth: int) -> dict[str, Any]:
        known: dict[str, list[Schema]] = {}
        staying: frozenset[str] = frozenset()
        for part in parts:
            staying |= self._travel.staying(part, sent=False)
            for name, one in part.properties.items():
                known.setdefault(name, []).append(one)
        required = {name for part in parts for name in part.required} - staying
        for part in parts:
            for name, needed in (part.get("dependentRequired") or {}).items():
                if name in required:
                    required |= {*needed} - staying
        found: dict[str, Any] = {}
        for name in dict.fromkeys((*known, *sorted(required))):
            if name in staying or (name not in required and not self._wanted(depth)):
                continue
            try:
                inner = known.get(name) or self._undeclared(parts, name)
                found[name] = self._value(inner, depth + 1)
            except Impossible:
                if name in required:
                    raise
        self._add_others(parts, found, known, depth)
        return found

    def _wanted(self, depth: int) -> bool:
        if self._nodes > _NODES or depth > _DEEP or self._manner == LEAST:
            return False
        return self._manner == ALL or self._rng.random() < 0.5

    def _undeclared(self, parts: Sequence[Schema], name: str) -> list[Schema]:
        found = [
            one
            for part in parts
            for one in (part.additional, *part.pattern_properties.values())
            if one is not None and name not in part.properties
        ]
        return found or [Schema("", {})]

    def _add_others(
        self,
        parts: Sequence[Schema],
        found: dict[str, Any],
        known: Mapping[str, Any],
        depth: int,
    ) -> None:
        """Undeclared properties, where they are declared to be welcome or there must be some."""
        least = max((part.get("minProperties") or 0 for part in parts), default=0)
        closed = any(
            part.additional is not None and part.additional.boolean is False for part in parts
        )
        welcome = not closed and (
            any(part.additional is not None for part in parts)
            or (not known and any("object" in part.types for part in parts))
        )
        patterns = [name for part in parts for name in part.pattern_properties]
        count = max(least - len(found), 0)
        if (welcome or patterns) and self._manner != LEAST and self._nodes <= _NODES:
            count = max(count, self._rng.randint(0, 2))
        names = [part.get("propertyNames") for part in parts if part.has("propertyNames")]
        for index in range(count):
            try:
                name = self._name(names, patterns, index)
                if name not in found and name not in known:
                    found[name] = self._value(self._undeclared(parts, name), depth + 1)
            except Impossible:
                return

    def _name(self, names: Sequence[Schema], patterns: Sequence[str], index: int) -> str:
        if names:
            named = self._value(names, 10)
            if isinstance(named, str):
                return named
        if patterns and self._rng.random() < 0.8:
            text = matching(self._rng.choice(patterns), self._rng)
            if text is not None:
                return text
        return f"undeclared_{index}"

    # ── lists ─────────────────────────────────────────────────────────────────────────────────────

    def _array(self, parts: Sequence[Schema], depth: int) -> list[Any]:
        least = max((part.get("minItems") or 0 for part in parts), default=0)
        most = min((part.get("maxItems") for part in parts if part.has("maxItems")), default=None)
        fixed = max((len(part.prefix_items) for part in parts), default=0)
        if self._manner == LEAST or self._nodes > _NODES or depth > _DEEP:
            count = least
        else:
            wanted = self._turn("items", parts[0].at, (1, 2, 3, 0))
            count = max(least, fixed, wanted)
            if most is not None and most <= 8 and self._rng.random() < 0.3:
                count = most
        count = count if most is None else min(count, most)
        unique = any(part.get("uniqueItems") for part in parts)
        found: list[Any] = []
        for index in range(count * 4 if unique else count):
            inner = [
                part.prefix_items[index] if index < len(part.prefix_items) else part.items
                for part in parts
                if index < len(part.prefix_items) or part.items is not None
            ]
            contained = [
                part.get("contains") for part in parts if not index and part.has("contains")
            ]
            try:
                one = self._value([*contained, *filter(None, inner)] or [Schema("", {})], depth + 1)
            except Impossible:
                if least:
                    raise
                break
            if not unique or one not in found:
                found.append(one)
            if len(found) == count:
                break
        return found

    # ── scalars ───────────────────────────────────────────────────────────────────────────────────

    def _text(self, parts: Sequence[Schema], at: str) -> str:
        least = max((part.get("minLength") or 0 for part in parts), default=0)
        most = min((part.get("maxLength") for part in parts if part.has("maxLength")), default=None)
        patterns = [part.get("pattern") for part in parts if part.has("pattern")]
        if patterns:
            turn = self._turn("pattern", at, (None, least, None, most, None, 1))
            text = matching(patterns[0], self._rng, turn)
            if text is None:
                raise Impossible
            return (
                text
                if len(text) >= least and (most is None or len(text) <= most)
                else (matching(patterns[0], self._rng, least) or text)
            )
        for part in parts:
            samples = SAMPLES.get(part.format or "")
            if samples:
                return str(self._turn("format", at, samples))
        lengths = [one for one in (least, most) if one is not None and 0 < one <= _LONGEST]
        candidates = [*PLAIN, *("b" * length for length in lengths)]
        return padded(self._turn("text", at, candidates), min(least, _LONGEST), most)

    def _number(self, parts: Sequence[Schema], at: str, kind: str) -> float:
        least, most, step = -math.inf, math.inf, None
        for part in parts:
            bounds = profile.INTEGERS.get(part.format or "", (-math.inf, math.inf))
            least = max(least, bounds[0], _given(part, "minimum", -math.inf))
            most = min(most, bounds[1], _given(part, "maximum", math.inf))
            little = 1 if kind == "integer" else 0.5
            least = max(least, _given(part, "exclusiveMinimum", -math.inf) + little)
            most = min(most, _given(part, "exclusiveMaximum", math.inf) - little)
            step = part.get("multipleOf") or step
        candidates: list[float] = [one for one in (least, most) if abs(one) != math.inf]
        candidates += [one for one in (1, 0, 42, -7) if least <= one <= most]
        if kind == "number":
            candidates += [one for one in (1.5, -0.25, 1e21) if least <= one <= most]
        else:
            candidates = [math.ceil(one) for one in candidates]
            candidates += [float(one) for one in candidates[:1] if abs(one) < 2**53]
        if step is not None:
            candidates = [math.ceil(one / step) * step for one in candidates]
        if not candidates:
            candidates = [math.ceil(least) if least != -math.inf else 0]
        found: float = self._turn("number", at, candidates)
        return found

    # ── heights ───────────────────────────────────────────────────────────────────────────────────

    def _all_heights(self) -> dict[str, int]:
        """How deep the least value of each named schema is."""
        self._heights = dict.fromkeys(self._schemas, _ENDLESS)
        changed = True
        while changed:
            changed = False
            for key, schema in self._schemas.items():
                height = self._height(schema)
                if height < self._heights[key]:
                    self._heights[key] = height
                    changed = True
        return self._heights

    def _height(self, schema: Schema) -> int:
        found = [self._heights[schema.ref]] if schema.ref in self._heights else []
        found += [self._height(part) for part in schema.all_of]
        for branches in (schema.one_of, schema.any_of):
            if branches:
                found.append(min(self._height(part) for part in branches))
        needed = set(schema.required)
        found += [
            1 + self._height(one) for name, one in schema.properties.items() if name in needed
        ]
        if schema.items is not None and schema.get("minItems"):
            found.append(1 + self._height(schema.items))
        return min(max(found, default=0), _ENDLESS)


def _given(part: Schema, keyword: str, otherwise: float) -> float:
    found = part.get(keyword)
    return otherwise if found is None else float(found) if isinstance(found, float) else found


def _shared(types: list[str] | None, others: Sequence[str]) -> list[str]:
    """The types in both; an integer is a number too."""
    if types is None:
        return [*others]
    found = [one for one in types if one in others]
    if "integer" not in found and (
        ("integer" in types and "number" in others) or ("number" in types and "integer" in others)
    ):
        found.append("integer")
    return found


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {name: _plain(one) for name, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(one) for one in value]
    return value
