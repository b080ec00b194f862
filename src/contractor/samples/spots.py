"""The places of a value, and the schemas that hold there.

Takes a schema and a value that it takes, gives its places from the outside in, in the order of the value; refuses
to change anything. Of unions those members hold that take the value; of lists and maps, places that the same
schemas hold for are one place.
"""

from collections.abc import Iterator
from typing import Any, Final

from contractor.contract import Schema
from contractor.frozen import frozen
from contractor.samples.judging import Judging
from contractor.samples.parts import Parts, Reading

Path = tuple[str | int, ...]
_DEEPEST: Final = 60


@frozen
class Spot:
    """A place of a value: the schemas that hold for what stands there."""

    path: Path
    value: Any
    held: Parts
    """What holds whatever the value is."""
    parts: Parts
    """The same, with what holds for this value: members of unions, and what follows from conditions."""


def spots(judging: Judging, reading: Reading, schema: Schema, value: Any) -> Iterator[Spot]:
    """Every place of a value."""
    pending: list[tuple[tuple[Schema, ...], Path, Any]] = [((schema,), (), value)]
    while pending:
        schemas, path, one = pending.pop()
        spot = Spot(path, one, reading.parts(schemas), _chosen(judging, reading, schemas, one))
        yield spot
        if len(path) < _DEEPEST:
            pending += reversed(list(_inside(spot)))


def _inside(spot: Spot) -> Iterator[tuple[tuple[Schema, ...], Path, Any]]:
    seen: set[tuple[int, ...]] = set()
    steps: list[tuple[str | int, Any]] = []
    if isinstance(spot.value, dict):
        steps += spot.value.items()
    elif isinstance(spot.value, list):
        steps += enumerate(spot.value)
    for step, one in steps:
        held = spot.parts.member(step) if isinstance(step, str) else spot.parts.item(step)
        key = tuple(map(id, held))
        if held and key not in seen:
            seen.add(key)
            yield tuple(held), (*spot.path, step), one


def _chosen(judging: Judging, reading: Reading, schemas: tuple[Schema, ...], value: Any) -> Parts:
    """The schemas of a place with what holds there of unions and conditions."""
    parts = reading.parts(schemas)
    while True:
        more = [one for one in _holding(judging, parts, value) if one not in parts.all]
        if not more:
            return parts
        parts = reading.parts((*parts.schemas, *more))


def _holding(judging: Judging, parts: Parts, value: Any) -> Iterator[Schema]:
    beside = parts.schemas[0]
    for part in parts.all:
        for one in (*part.one_of, *part.any_of):
            if judging.takes(one, value, beside):
                yield one
        condition = part.get("if")
        if condition is not None:
            branch = part.get("then" if judging.takes(condition, value) else "else")
            if branch is not None:
                yield branch
        for name, one in (part.get("dependentSchemas") or {}).items():
            if isinstance(value, dict) and name in value:
                yield one
