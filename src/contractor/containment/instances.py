"""Values of a schema, and values that just miss it.

Takes a contract, a schema and a seed, gives values that the engine judged; refuses to know who sends them. The
same seed gives the same values.
"""

import copy
from collections.abc import Iterator
from itertools import islice
from random import Random
from typing import Any, Final

from contractor.containment.building import Building
from contractor.containment.engine import Engine
from contractor.containment.judge import Judge
from contractor.containment.proof import Proof
from contractor.containment.spelled import Spelled
from contractor.containment.universe import Universe
from contractor.contract import Contract, Schema
from contractor.contract.travel import Direction, Travel
from contractor.depth import with_room
from contractor.frozen import frozen
from contractor.values import identity

_ROUNDS: Final = 3
#: What one round may look at.
_FUEL: Final = 400
_STRANGE: Final[tuple[Any, ...]] = (
    None,
    True,
    0,
    -1,
    1.5,
    "",
    "text",
    [],
    {},
    [None],
    {"other": None},
)


@frozen
class Values:
    """Values that a schema takes, and values close to them that it refuses."""

    valid: tuple[Any, ...]
    near: tuple[Any, ...]


def values(
    contract: Contract, schema: Schema, direction: Direction, *, count: int = 10, seed: int = 0
) -> Values:
    """Up to `count` values of each sort, judged by the engine; fewer where no more were found."""
    return with_room(lambda: _values(contract, schema, direction, count, seed))


def _values(
    contract: Contract, schema: Schema, direction: Direction, count: int, seed: int
) -> Values:
    spelled = Spelled(contract, Travel(contract), direction, f"urn:contractor:one:{direction}")
    universe = Universe([spelled])
    judge = Judge(universe)
    node = universe.node(spelled.schema(schema))
    if universe.circular(node) or universe.dynamic(node):
        return Values((), ())
    form = Proof(universe, judge, Engine(universe)).form
    rng = Random(seed)  # noqa: S311
    valid: dict[Any, Any] = {}
    near: dict[Any, Any] = {}
    for index in range(_ROUNDS * count):
        if len(valid) >= count and len(near) >= count:
            break
        building = Building(universe, judge, form, rng if index else None, _FUEL)
        for value in islice(building.some(node), 3):
            _keep(judge.takes(node, value), value, valid, near, count)
            for mutant in mutants(value, rng):
                _keep(judge.takes(node, mutant), mutant, valid, near, count)
    return Values(tuple(valid.values()), tuple(near.values()))


def _keep(
    taken: bool | None, value: Any, valid: dict[Any, Any], near: dict[Any, Any], count: int
) -> None:
    kept = valid if taken else near
    if taken is not None and len(kept) < count:
        kept.setdefault(identity(value), value)


def mutants(value: Any, rng: Random) -> Iterator[Any]:
    """A few values that differ from a value in one place."""
    yield rng.choice(_STRANGE)
    places = list(_places(value))
    for _ in range(3):
        at = rng.choice(places)
        mutant = copy.deepcopy(value)
        if not at:
            yield _changed(mutant, rng)
            continue
        holder = mutant
        for step in at[:-1]:
            holder = holder[step]
        if rng.random() < 0.25:
            del holder[at[-1]]
        else:
            holder[at[-1]] = _changed(holder[at[-1]], rng)
        yield mutant


def _places(value: Any) -> Iterator[tuple[Any, ...]]:
    yield ()
    steps = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value)
        if isinstance(value, list)
        else ()
    )
    for step, inner in steps:
        yield from ((step, *place) for place in _places(inner))


def _changed(value: Any, rng: Random) -> Any:
    choices: list[Any] = [rng.choice(_STRANGE)]
    if isinstance(value, bool) or value is None:
        choices.append(not value)
    elif isinstance(value, (int, float)):
        choices += [value + 1, value - 1, -value, value * 2, value + 0.5, str(value)]
    elif isinstance(value, str):
        choices += [value + "x", value[:-1], value.upper(), value * 2, ""]
    elif isinstance(value, list):
        choices += [value + value, value[:-1], [*value, None], [*value, *value[:1]]]
    else:
        choices += [{**value, "other": rng.choice(_STRANGE)}, {**value, "a": 1, "b": "text"}]
    return rng.choice(choices)
