"""The schemas that hold for one value together: what they say of it, and of what is in it.

Takes schemas, gives the schemas of members and items, and bounds; refuses to choose values. References and `allOf`
are followed; members of unions are not, since they hold only where somebody chooses them.
"""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any, Final

import jsonschema_rs

from contractor.containment.forms import exact
from contractor.contract import Contract, Schema
from contractor.contract.kinds import about
from contractor.contract.patterns import is_compiled
from contractor.contract.schema import constraining
from contractor.profile import INTEGERS

#: Keywords that putting together members and items does not follow.
_HARD: Final = (
    *("not", "if", "contains", "unevaluatedProperties", "unevaluatedItems", "propertyNames"),
    *("dependentSchemas", "oneOf", "anyOf", "patternProperties", "minProperties", "maxProperties"),
    *("uniqueItems",),
)


class Reading:
    """The parts of the schemas of one contract, each put together once."""

    def __init__(self, contract: Contract) -> None:
        self.contract = contract
        self._known: dict[tuple[int, ...], Parts] = {}

    def parts(self, schemas: Iterable[Schema]) -> "Parts":
        """Schemas that hold for one value, with all that they lead to."""
        told = tuple(schemas)
        key = tuple(map(id, told))  # who is kept here stays where it is in memory
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = Parts(self.contract, told)
        return known

    def mentioned(self, schemas: Iterable[Schema]) -> dict[str, list[Schema]]:
        """What schemas say of members by name, those of members of unions included."""
        found: dict[str, list[Schema]] = {}
        pending, seen = [self.parts(schemas)], set[int]()
        while pending:
            one = pending.pop()
            for name, declared in one.declared.items():
                found.setdefault(name, []).extend(declared)
            for part in one.all:
                if id(part) not in seen:
                    seen.add(id(part))
                    pending += [self.parts((member,)) for member in (*part.one_of, *part.any_of)]
        return found


class Parts:
    """Schemas that hold for one value, references and `allOf` followed, in document order."""

    def __init__(self, contract: Contract, schemas: Iterable[Schema]) -> None:
        self.schemas = tuple(schemas)
        self.all: list[Schema] = []
        #: Keys of the schemas with a name among them.
        self.keys: list[str] = []
        seen: set[int] = set()
        pending = list(reversed(self.schemas))
        while pending:
            part = pending.pop()
            if id(part) in seen:
                continue
            seen.add(id(part))
            self.all.append(part)
            if contract.schemas.get(part.at) is part:
                self.keys.append(part.at)
            targets = [contract.schemas.get(key or "") for key in (part.ref, part.dynamic_ref)]
            pending += reversed([*(one for one in targets if one is not None), *part.all_of])

    @cached_property
    def is_never(self) -> bool:
        """Whether one of them refuses everything, or they agree on no type."""
        return any(part.boolean is False for part in self.all) or (self.is_typed and not self.types)

    @cached_property
    def is_typed(self) -> bool:
        """Whether one of them says of which type values are."""
        return any(part.types for part in self.all)

    @cached_property
    def is_free(self) -> bool:
        """Whether nothing but the type is asked for."""
        return all(not constraining(part.keywords.keys() - {"type"}) for part in self.all)

    @cached_property
    def is_hard(self) -> bool:
        """Whether something is asked for that is not met by putting together members or items."""
        return self.has(*_HARD)

    @cached_property
    def is_given(self) -> bool:
        """Whether the document gives values."""
        return self.has("examples", "const", "enum", "default")

    @cached_property
    def is_old(self) -> bool:
        """Whether one of them is deprecated."""
        return any(part.deprecated for part in self.all)

    @cached_property
    def opens(self) -> frozenset[str]:
        """Keys of the schemas with a name among them."""
        return frozenset(self.keys)

    def values(self, keyword: str) -> list[Any]:
        """Every value that a keyword has."""
        return [part.keywords[keyword] for part in self.all if keyword in part.keywords]

    def has(self, *keywords: str) -> bool:
        """Whether one of the keywords stands in one of them."""
        return any(keyword in part.keywords for part in self.all for keyword in keywords)

    def least(self, keyword: str) -> int:
        """The largest value of a keyword that counts from below."""
        return max(self.values(keyword), default=0)

    def most(self, keyword: str) -> int | None:
        """The smallest value of a keyword that counts from above."""
        return min(self.values(keyword), default=None)

    @cached_property
    def types(self) -> tuple[str, ...]:
        """The types that are allowed, as far as they are said; where none is, those that keywords are about."""
        said = [set(part.types) for part in self.all if part.types]
        if not said:
            told = dict.fromkeys(kind for part in self.all for kind in about(part.keywords))
            return tuple(told)
        wide = [one | {"integer"} if "number" in one else one for one in said]
        left = set.intersection(*wide)
        order = [kind for part in self.all for kind in part.types] + ["integer"]
        if not any("integer" in one for one in said):
            left.discard("integer")
        elif "integer" in left:
            left.discard("number")
        return tuple(kind for kind in dict.fromkeys(order) if kind in left)

    def told(self, keyword: str) -> Any:
        """What the first of them says that has a keyword; None where none has."""
        return next(iter(self.values(keyword)), None)

    # ── numbers ───────────────────────────────────────────────────────────────────────────────────

    @cached_property
    def bounds(self) -> tuple[Any, Any]:
        """The least and the greatest number that are said; None where there is none. Bounds may be left out."""
        least = self.values("minimum") + self.values("exclusiveMinimum")
        most = self.values("maximum") + self.values("exclusiveMaximum")
        return max(least, default=None), min(most, default=None)

    @cached_property
    def range(self) -> tuple[Any, Any]:
        """The least and the greatest number, formats included; None where there is none."""
        least, most = ([] if one is None else [one] for one in self.bounds)
        for format in self.values("format"):
            if format in INTEGERS:
                least.append(INTEGERS[format][0])
                most.append(INTEGERS[format][1])
        return max(least, default=None), min(most, default=None)

    @property
    def steps(self) -> list[Any]:
        """Numbers that every number is a multiple of, exact."""
        return [exact(one) for one in self.values("multipleOf")]

    # ── objects ───────────────────────────────────────────────────────────────────────────────────

    @cached_property
    def declared(self) -> dict[str, list[Schema]]:
        """What is declared of properties by name, in document order."""
        found: dict[str, list[Schema]] = {}
        for part in self.all:
            for name, schema in part.properties.items():
                found.setdefault(name, []).append(schema)
        return found

    @cached_property
    def required(self) -> tuple[str, ...]:
        """Names that are required."""
        return tuple(dict.fromkeys(name for part in self.all for name in part.required))

    def member(self, name: str) -> list[Schema]:
        """What holds for the value of a name."""
        found: list[Schema] = []
        for part in self.all:
            told = [part.properties[name]] if name in part.properties else []
            told += [one for pattern, one in part.pattern_properties.items() if hit(pattern, name)]
            if not told and part.additional is not None:
                told = [part.additional]
            found += told
        if not found:
            found = [one for one in self.values("unevaluatedProperties") if one.boolean is None]
        return found

    @property
    def rest(self) -> list[Schema]:
        """What holds for the values of undeclared names."""
        found = [part.additional for part in self.all if part.additional is not None]
        return found + self.values("unevaluatedProperties")

    @property
    def patterns(self) -> list[str]:
        """Patterns of names."""
        return [pattern for part in self.all for pattern in part.pattern_properties]

    def asked(self, names: Iterable[str]) -> Iterator[str]:
        """Names that must be there where others are."""
        present = set(names)
        for table in self.values("dependentRequired"):
            for name, others in table.items():
                if name in present:
                    yield from others

    # ── arrays ────────────────────────────────────────────────────────────────────────────────────

    @property
    def places(self) -> int:
        """How many items have a place of their own."""
        return max((len(part.prefix_items) for part in self.all), default=0)

    def item(self, index: int) -> list[Schema]:
        """What holds for an item."""
        found: list[Schema] = []
        for part in self.all:
            if index < len(part.prefix_items):
                found.append(part.prefix_items[index])
            elif part.items is not None:
                found.append(part.items)
        if not found:
            found = [one for one in self.values("unevaluatedItems") if one.boolean is None]
        return found

    @property
    def longest(self) -> int | None:
        """How many items there can be; None where nothing bounds them."""
        bounds = self.values("maxItems")
        for part in self.all:
            if part.items is not None and part.items.boolean is False:
                bounds.append(len(part.prefix_items))
        return min(bounds, default=None)


_MATCHERS: dict[str, Any] = {}


def hit(pattern: str, text: str) -> bool:
    """Whether a pattern matches a text, as the engine reads it; never where it does not take the pattern."""
    if pattern not in _MATCHERS:
        said = {"pattern": pattern}
        _MATCHERS[pattern] = (
            jsonschema_rs.Draft202012Validator(said, offline=True) if is_compiled(pattern) else None
        )
    matcher = _MATCHERS[pattern]
    return matcher is not None and bool(matcher.is_valid(text))
