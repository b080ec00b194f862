"""Values at the edge of what a schema takes, one place at a time.

Takes a schema and a value that it takes, gives values that it takes too: bounds and lengths exactly, every listed
value, nothing and null where that is allowed, each branch of a union, members more and members less, characters
beyond the first plane. Refuses to know how they travel; what the engine does not take is none of them.
"""

import copy
from collections.abc import Callable, Iterator
from typing import Any, Final

from contractor.contract import Contract, Schema
from contractor.contract.reach import conjuncts
from contractor.contract.travel import Direction
from contractor.frozen import frozen
from contractor.profile import INTEGERS
from contractor.samples import NoSample, Samples
from contractor.source.pointer import join
from contractor.values import identity, same

#: Characters that naive code trips over: quotes, a mark that combines, and such beyond the Basic Multilingual Plane.
BEYOND: Final = 'O\'Neil "Zoe\u0308" \U0001d518\U00010348 \U0001f99c'
_WIDE: Final = "\U0001d518"
#: Characters of a text that nothing bounds, and of the longest one that is sent where something does.
_LONG, _LONGEST = 200, 5_000
_MOST_ITEMS: Final = 50
_DEEPEST: Final = 8
_EXTRA: Final = "contractorExtra"
#: What decides about texts beside their length.
_DECIDING: Final = ("format", "pattern", "enum", "const", "contentEncoding", "contentMediaType")
_ABSENT: Final = object()


@frozen
class Edge:
    """A value, and in which place and why it is at an edge. `at` is the key of the schema that says the keyword."""

    keyword: str
    pointer: str
    at: str
    value: Any
    said: str


@frozen
class _Change:
    """What stands in the place of a value; `_ABSENT` removes it."""

    keyword: str
    at: str
    value: Any
    said: str


class Edges:
    """Edges of the schemas of one contract. `left` says which members are left as they are, by name."""

    def __init__(self, contract: Contract, samples: Samples, left: Callable[[str], bool]) -> None:
        self._contract = contract
        self._samples = samples
        self._left = left

    def of(self, schema: Schema | None, value: Any) -> Iterator[Edge]:
        """Every edge that was found, in document order, each once."""
        if schema is None:
            return
        seen = {identity(value)}
        for steps, change in self._changes([schema], value, (), 0):
            made = _put(value, steps, change.value)
            mark = identity(made)
            if mark in seen or not self._samples.takes(schema, made, Direction.REQUEST):
                continue
            seen.add(mark)
            pointer = "".join(join("", step) for step in steps)
            yield Edge(change.keyword, pointer, change.at, made, change.said)

    def _changes(
        self, schemas: list[Schema], value: Any, steps: tuple[Any, ...], depth: int
    ) -> Iterator[tuple[tuple[Any, ...], _Change]]:
        parts = self._parts(schemas)
        yield from ((steps, one) for one in self._here(parts, value))
        if depth >= _DEEPEST:
            return
        if isinstance(value, dict):
            yield from self._members(parts, value, steps, depth)
        elif isinstance(value, list) and value:
            items = [part.items for part in parts if part.items is not None]
            first = [part.prefix_items[0] for part in parts if part.prefix_items]
            if first or items:
                yield from self._changes(first or items, value[0], (*steps, 0), depth + 1)

    def _parts(self, schemas: list[Schema]) -> list[Schema]:
        return [part for schema in schemas for part in conjuncts(self._contract, schema)]

    # ── one place ─────────────────────────────────────────────────────────────────────────────────

    def _here(self, parts: list[Schema], value: Any) -> Iterator[_Change]:
        first = parts[0]
        for part in parts:
            listed = part.enum or ()
            for one in listed:
                yield _Change("enum", part.at, one, "it is listed")
        types = [part for part in parts if part.types]
        if isinstance(value, bool):
            yield _Change("type", first.at, not value, "it is a boolean")
        elif isinstance(value, (int, float)):
            yield from _numbers(parts, value)
        elif isinstance(value, str):
            yield from _texts(parts, value)
        elif isinstance(value, list):
            yield from self._lists(parts, value)
        if value is not None and (not types or any("null" in part.types for part in types)):
            at = types[0].at if types else first.at
            yield _Change("type", at, None, "it may be null")
        yield from self._branches(parts, value)

    def _branches(self, parts: list[Schema], value: Any) -> Iterator[_Change]:
        for part in parts:
            for keyword, members in (("oneOf", part.one_of), ("anyOf", part.any_of)):
                for index, member in enumerate(members):
                    try:
                        made = self._samples.value(member, Direction.REQUEST)
                    except NoSample:
                        continue
                    said = f"it is of branch {index + 1} of {len(members)}"
                    if isinstance(made, dict) and isinstance(value, dict):
                        others = {
                            name
                            for other in members
                            for inner in self._parts([other])
                            for name in inner.properties
                        }
                        kept = {name: one for name, one in value.items() if name not in others}
                        yield _Change(keyword, member.at, {**kept, **made}, said)
                    yield _Change(keyword, member.at, made, said)

    def _lists(self, parts: list[Schema], value: list[Any]) -> Iterator[_Change]:
        least = [(part.get("minItems"), part) for part in parts if part.has("minItems")]
        most = [(part.get("maxItems"), part) for part in parts if part.has("maxItems")]
        if not least:
            yield _Change("items", parts[0].at, [], "nothing says that it is not empty")
        for count, part in (*least, *most):
            if count <= _MOST_ITEMS:
                keyword = "minItems" if (count, part) in least else "maxItems"
                made = self._filled(parts, value, count)
                yield _Change(keyword, part.at, made, f"it has {count} items")

    def _filled(self, parts: list[Schema], value: list[Any], count: int) -> list[Any]:
        made = value[:count]
        item = next((part.items for part in parts if part.items is not None), None)
        for variant in range(1, 3 * _MOST_ITEMS):
            if len(made) >= count:
                break
            try:
                one = self._samples.value(item, Direction.REQUEST, variant)
            except NoSample:
                break
            if not any(same(one, other) for other in made) or variant > 2 * _MOST_ITEMS:
                made.append(one)
        return made

    # ── members ───────────────────────────────────────────────────────────────────────────────────

    def _members(
        self, parts: list[Schema], value: dict[str, Any], steps: tuple[Any, ...], depth: int
    ) -> Iterator[tuple[tuple[Any, ...], _Change]]:
        declared: dict[str, list[Schema]] = {}
        for part in parts:
            for name, schema in part.properties.items():
                declared.setdefault(name, []).append(schema)
        required = {name for part in parts for name in part.required}
        optional = [name for name in value if name not in required]
        at = next((part.at for part in parts if part.properties), parts[0].at)
        if len(optional) > 1:
            bare = {name: one for name, one in value.items() if name in required}
            yield steps, _Change("required", at, bare, "nothing is there that need not be")
        for name in optional:
            said = "it need not be there; it is missing"
            own = declared[name][0].at if name in declared else at
            yield (*steps, name), _Change("required", own, _ABSENT, said)
        for name, schemas in declared.items():
            if name in value:
                if not self._left(name):
                    yield from self._changes(schemas, value[name], (*steps, name), depth + 1)
                continue
            inner = self._parts(schemas)
            if any(part.read_only or part.boolean is False for part in inner):
                continue
            try:
                made = self._samples.value(schemas[0], Direction.REQUEST)
            except NoSample:
                continue
            where = (*steps, name)
            yield where, _Change("properties", schemas[0].at, made, "it may be there; it is")
        for name, one in value.items():
            rest = [part.additional for part in parts if part.additional is not None]
            if name not in declared and rest:
                yield from self._changes(rest, one, (*steps, name), depth + 1)
        if not any(
            part.has("additionalProperties") or part.has("unevaluatedProperties") for part in parts
        ):
            more = {**value, _EXTRA: "extra"}
            said = f"nothing says that there are no other members; `{_EXTRA}` is one"
            yield steps, _Change("additionalProperties", at, more, said)


def _numbers(parts: list[Schema], value: float) -> Iterator[_Change]:
    whole = isinstance(value, int)
    steps = [part.get("multipleOf") for part in parts if part.has("multipleOf")]
    step = max([*steps, 1 if whole else 0.5])
    for part in parts:
        for keyword in ("minimum", "maximum"):
            if part.has(keyword):
                bound = part.get(keyword)
                yield _Change(keyword, part.at, bound, f"{keyword} is {bound}; so is it")
        for keyword, sign in (("exclusiveMinimum", 1), ("exclusiveMaximum", -1)):
            if part.has(keyword):
                bound = part.get(keyword)
                near = bound + sign * step
                yield _Change(keyword, part.at, near, f"{keyword} is {bound}; it is {near}")
        bounds = INTEGERS.get(part.format or "")
        for bound in bounds or ():
            yield _Change("format", part.at, bound, f"format is {part.format}; it is {bound}")


def _texts(parts: list[Schema], value: str) -> Iterator[_Change]:
    first = parts[0]
    least = max([part.get("minLength") for part in parts if part.has("minLength")], default=0)
    most = min([part.get("maxLength") for part in parts if part.has("maxLength")], default=None)
    for part in parts:
        for keyword in ("minLength", "maxLength"):
            if part.has(keyword) and part.get(keyword) <= _LONGEST:
                length = part.get(keyword)
                made = _long(value, length)
                yield _Change(keyword, part.at, made, f"it has {length} characters")
    if any(part.has(keyword) for part in parts for keyword in _DECIDING):
        return
    if not least:
        yield _Change("minLength", first.at, "", "nothing says that it is not empty")
    if most is None:
        said = f"nothing says how long it is; it has {_LONG} characters"
        yield _Change("maxLength", first.at, _long(value, _LONG), said)
    made = BEYOND[:most] if most is not None else BEYOND
    said = f"it holds quotes, and characters beyond the first plane: {made}"
    yield _Change("type", first.at, made.ljust(least, _WIDE), said)


def _long(text: str, length: int) -> str:
    if len(text) >= length:
        return text[:length]
    return text + "a" * (length - len(text))


def _put(value: Any, steps: tuple[Any, ...], made: Any) -> Any:
    """A copy with something else at a place."""
    if not steps:
        return copy.deepcopy(made)
    value = copy.deepcopy(value)
    holder = value
    for step in steps[:-1]:
        holder = holder[step]
    if made is _ABSENT:
        holder.pop(steps[-1], None)
    else:
        holder[steps[-1]] = copy.deepcopy(made)
    return value
