"""Values that violate one keyword, one at a time.

Takes a schema and a value that it takes, gives values that it refuses, each for one reason, and the keywords that
it found none for; refuses to know who sends them. Every keyword that holds at a place of the value is tried there;
the engine has the last word, and of several wrong values the first is taken that no other keyword refuses.
"""

import json
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from fractions import Fraction
from hashlib import sha256
from itertools import islice
from typing import Any, Final

from contractor.containment.judge import KEYWORDS
from contractor.contract import Schema
from contractor.frozen import frozen
from contractor.profile import INTEGERS
from contractor.samples import structures, wrong
from contractor.samples.judging import Judging
from contractor.samples.parts import Reading
from contractor.samples.promises import Promise, promises
from contractor.samples.spots import Path, Spot, spots
from contractor.samples.structures import Within
from contractor.samples.writing import Writing
from contractor.samples.wrong import Wrong
from contractor.source import join

#: Wrong values that are tried for one way to violate a keyword.
_TRIED: Final = 60


@frozen
class Violation:
    """A value that violates one keyword, all else being as it was."""

    keyword: str
    pointer: str
    """The place in the value that was changed, or where what is missing would stand."""
    at: str
    """Key of the schema that says the keyword."""
    value: Any
    """It shares what is beside the place with the value that it was made of; whoever changes it copies it before."""
    said: str
    """Words for a person: `maxLength is 40; 41 characters were sent`."""
    before: Any
    """The valid value that it was made of."""
    also: tuple[str, ...] = ()
    """Other keywords that refuse the value too, where no value violates this one alone."""


class Violating:
    """Violations of the schemas of one contract in one direction."""

    def __init__(self, judging: Judging, reading: Reading, writing: Writing) -> None:
        self._judging = judging
        self._reading = reading
        self._writing = writing

    def found(self, schema: Schema, value: Any, done: set[Promise]) -> list[Violation]:
        """Every violation in document order, of promises that are not `done`; whatever is found joins these."""
        before = frozenset(done)
        out: list[Violation] = []
        seen: set[bytes] = set()
        for spot in spots(self._judging, self._reading, schema, value):
            around = self._judging.staying(spot.parts.schemas)
            for part in spot.parts.all:
                for keyword in promises(part, around):
                    if (keyword, part.at) in before:
                        continue
                    for one in self._ways(keyword, part, spot):
                        found = self._picked(schema, value, spot, part, keyword, one)
                        if found is None:
                            continue
                        done.add((keyword, part.at))
                        mark = sha256(json.dumps(found.value).encode()).digest()
                        if mark not in seen:
                            seen.add(mark)
                            out.append(found)
        return out

    # ── one keyword ───────────────────────────────────────────────────────────────────────────────

    def _ways(self, keyword: str, part: Schema, spot: Spot) -> Iterator[Wrong]:
        """The ways to violate a keyword at a place."""
        value, said = spot.value, part.keywords[keyword]
        is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
        match keyword:
            case "type":
                yield from wrong.types(said, value)
            case "enum":
                yield from wrong.enumerated(said, value)
            case "const":
                yield from wrong.enumerated((said,), value, "const")
            case "minimum" | "maximum" | "exclusiveMinimum" | "exclusiveMaximum" if is_number:
                whole = Fraction(1 if isinstance(value, int) else Fraction(1, 2))
                step = max(spot.parts.steps, default=whole)
                yield from wrong.beyond(keyword, said, step, value)
            case "multipleOf" if is_number:
                yield from wrong.not_multiple(said, value)
            case "format":
                yield from wrong.misformatted(said, value, *spot.parts.bounds)
            case "minLength" if isinstance(value, str):
                yield from wrong.too_short(said, value, spot.parts.values("pattern"))
            case "maxLength" if isinstance(value, str):
                yield from wrong.too_long(said, value, spot.parts.values("pattern"))
            case "pattern" if isinstance(value, str):
                yield from wrong.mismatched(said, value)
            case _:
                within = Within(self._judging, self._reading, self._writing, spot, part)
                yield from structures.ways(within, keyword)

    def _picked(
        self, root: Schema, value: Any, spot: Spot, part: Schema, keyword: str, one: Wrong
    ) -> Violation | None:
        """The first choice that nothing else refuses, else the one that fewest other keywords do."""
        best: Violation | None = None
        only = self._only(part, keyword, spot)
        aim = _Aim(self._judging, root, keyword, part, spot.path, one.member)
        for choice, said in islice(one.choices, _TRIED):
            mutant = _with(value, spot.path, choice)
            if self._judging.takes(root, mutant):
                continue
            if only is not None and self._judging.allows(only, choice):
                continue
            errors = self._judging.errors(self._judging.spelled(root), mutant)
            if not errors:
                continue  # nobody can tell
            also = _also(errors, aim)
            if best is None or len(also) < len(best.also):
                pointer = join("", *spot.path, *one.member)
                best = Violation(keyword, pointer, part.at, mutant, said, value, also)
            if not also:
                break
        return best

    def _only(self, part: Schema, keyword: str, spot: Spot) -> Any:
        """The schema with one of its keywords alone; None where that says nothing by itself."""
        if keyword in _BOUND:
            return None
        beside = spot.parts.schemas[0]
        said = self._judging.written(part, None if beside is part else beside)
        family = _FAMILIES.get(keyword, (keyword,))
        if keyword == "format" and part.format in INTEGERS:
            family = ("minimum", "maximum")
        only = {name: said[name] for name in family if name in said}
        if "properties" in only and keyword != "properties":
            only["properties"] = dict.fromkeys(only["properties"], True)
        return only


#: What no schema that takes the value spoke of, since the one that would have refuses it.
_FOLLOWING: Final = frozenset({"unevaluatedProperties", "unevaluatedItems"})
#: Keywords that mean something together.
_FAMILIES: Final = {
    "contains": ("contains", "minContains"),
    "minContains": ("contains", "minContains"),
    "maxContains": ("contains", "maxContains", "minContains"),
    "additionalProperties": ("properties", "patternProperties", "additionalProperties"),
    "items": ("prefixItems", "items"),
    "if": ("if", "then", "else"),
}
#: Keywords that say nothing without the schemas around them.
_BOUND: Final = frozenset({"unevaluatedProperties", "unevaluatedItems", "discriminator"})
#: Keywords that are broken by a member or an item, whatever is said of that elsewhere.
_BELOW: Final = frozenset(
    "additionalProperties patternProperties unevaluatedProperties items unevaluatedItems properties "
    "discriminator".split()
)
#: Keywords that are broken by what a schema inside of them says: what leads there.
_THROUGH: Final[Mapping[str, AbstractSet[str]]] = {
    "if": {"then", "else"},
    "dependentSchemas": {"dependentSchemas"},
    "propertyNames": {"propertyNames"},
}
#: By what name the engine refuses.
_ALIASES: Final[Mapping[str, tuple[str, ...]]] = {
    "contains": ("contains", "minContains"),
    "minContains": ("minContains", "contains"),
    "discriminator": ("oneOf", "anyOf"),
}


@frozen
class _Aim:
    """What is to be refused: a keyword of a schema, at a place."""

    judging: Judging
    root: Schema
    keyword: str
    part: Schema
    path: Path
    member: Path

    def is_met(self, error: Any) -> bool:
        """Whether an error is about it."""
        path = tuple(error.instance_path)
        if path[: len(self.path)] != self.path:
            return False
        if self.keyword in _BELOW and path[len(self.path) :][:1] == self.member[:1] != ():
            return True
        if self.keyword in _THROUGH:
            return not _THROUGH[self.keyword].isdisjoint(map(str, error.evaluation_path))
        names = _ALIASES.get(self.keyword, (self.keyword,))
        if self.keyword == "format" and self.part.format in INTEGERS:
            names = ("minimum", "maximum")
        place = self.judging.place(self.root, error)
        if path != self.path or place not in {join(self.part.at, name) for name in names}:
            return False
        return self.keyword != "required" or error.kind.property == self.member[-1]

    def is_followed_by(self, error: Any) -> bool:
        """Whether an error is only that nobody spoke of a member, since the schema that would have refuses it."""
        place = self.judging.place(self.root, error)
        at, _, name = place.rpartition("/")
        path = tuple(error.instance_path)
        return name in _FOLLOWING and at != self.part.at and self.path[: len(path)] == path


def _also(errors: list[Any], aim: _Aim) -> tuple[str, ...]:
    """The keywords beside the one that is meant that refuse a value."""
    kept = (error for error in errors if not aim.is_followed_by(error))
    found = [reason for error in kept for reason in _reasons(error, aim)]
    return tuple(dict.fromkeys(name for name, is_meant in found if not is_meant))


_Reasons = list[tuple[str, bool]]


def _reasons(error: Any, aim: _Aim) -> _Reasons:
    """The keywords that an error is about, and whether each is meant. Of a union, those of the nearest member."""
    branches = [one for one in getattr(error.kind, "context", None) or () if one]
    is_met = aim.is_met(error)
    if branches and not (is_met and tuple(error.instance_path) == aim.path):
        told = [[found for one in branch for found in _reasons(one, aim)] for branch in branches]
        meant = [one for one in told if any(is_meant for _, is_meant in one)]
        if meant:
            return min(meant, key=lambda one: sum(not is_meant for _, is_meant in one))
    return [(_name(error), is_met)]


def _name(error: Any) -> str:
    """The keyword of an error."""
    steps = [step for step in error.schema_path if isinstance(step, str)]
    return next((step for step in reversed(steps) if step in KEYWORDS), str(error.kind.name))


def _with(value: Any, path: Path, choice: Any) -> Any:
    """The value with another one at a place; what is beside it is shared."""
    if not path:
        return choice
    if isinstance(value, list):
        index = int(path[0])
        return [*value[:index], _with(value[index], path[1:], choice), *value[index + 1 :]]
    return {**value, path[0]: _with(value[path[0]], path[1:], choice)}
