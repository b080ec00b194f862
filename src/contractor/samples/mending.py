"""A refused value without what is refused.

Takes a schema and a value, gives the value with fewer members or items; refuses to invent any.
"""

import copy
from collections.abc import Sequence
from typing import Any, Final

from contractor.contract import Schema
from contractor.samples.judging import Judging

_ROUNDS: Final = 40


def mended(judging: Judging, schemas: tuple[Schema, ...], value: Any) -> tuple[Any] | None:
    """The value without the members that are refused, the smallest ones first; None where that is not enough."""
    said = judging.together(schemas)
    value = copy.deepcopy(value)
    for _ in range(_ROUNDS):
        errors = judging.errors(said, value)
        if not errors:
            return (value,) if judging.allows(said, value) else None
        better = _better(judging, said, value, errors)
        if better is None:
            return None
        value = better
    return None


def _better(judging: Judging, said: Any, value: Any, errors: list[Any]) -> Any:
    count = len(errors)
    for path in sorted({tuple(path) for error in errors for path in _paths(error)}, key=_deepest):
        for end in range(len(path), 0, -1):
            without = _without(value, path[:end])
            if without is not None and len(judging.errors(said, without)) < count:
                return without
    return None


def _paths(error: Any) -> list[Sequence[str | int]]:
    """Where an error stands, and where those of a union's members do."""
    own = list(error.instance_path)
    found: list[Sequence[str | int]] = [own]
    found += [[*own, name] for name in getattr(error.kind, "unexpected", None) or ()]
    for branch in getattr(error.kind, "context", None) or ():
        for inner in branch:
            found += _paths(inner)
    return found


def _deepest(path: tuple[str | int, ...]) -> tuple[int, list[str]]:
    return -len(path), [str(step) for step in path]


def _without(value: Any, path: tuple[str | int, ...]) -> Any:
    """A copy without what stands at a path; None where nothing does."""
    value = copy.deepcopy(value)
    holder = value
    for step in path[:-1]:
        holder = holder[step]
    try:
        del holder[path[-1]]
    except (LookupError, TypeError):
        return None
    return value
