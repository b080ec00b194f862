"""What a value is where it travels as text: whether a reader could take it for another one.

Takes schemas and values, gives verdicts; refuses to know where they travel. A violation that can be read as a valid
value is none: `1` where text is asked for is text.
"""

import copy
from collections.abc import Iterator
from typing import Any

from contractor.contract import Schema
from contractor.contract.travel import Direction
from contractor.samples import Samples
from contractor.source.pointer import index_in, split
from contractor.testing.reading import readings
from contractor.testing.styles import Unwritable, scalar


def survives(
    samples: Samples, schema: Schema | None, before: Any, value: Any, pointer: str
) -> bool:
    """Whether a schema refuses a value however the text at a place of it is read. `before` is the good value."""
    if has_empty(value):
        return False  # a list of nothing is as good as absent
    steps = split(pointer)
    was, now = _at(before, steps), _at(value, steps)
    if isinstance(was, list) is not isinstance(now, list):
        return False  # a list of one thing is written as the thing
    if isinstance(was, str) and not isinstance(now, (str, list, dict)) and now is not _NOTHING:
        return False  # text instead of text is of the same type
    return not any(samples.takes(schema, one, Direction.REQUEST) for one in _read(value, steps))


def _read(value: Any, steps: list[str]) -> Iterator[Any]:
    """The value, with each reading of the text at a place."""
    yield value
    holder = made = copy.deepcopy(value)
    for step in steps[:-1]:
        holder = _below(holder, step)
    target = _below(holder, steps[-1]) if steps else made
    if target is _NOTHING or isinstance(target, (dict, list)):
        return
    try:
        text = scalar(target)
    except Unwritable:
        return
    for one in readings(text):
        if not steps:
            yield one
        elif isinstance(holder, list):
            holder[int(steps[-1])] = one
            yield made
        elif isinstance(holder, dict):
            holder[steps[-1]] = one
            yield made


_NOTHING = object()


def _below(value: Any, step: str) -> Any:
    if isinstance(value, dict):
        return value.get(step, _NOTHING)
    if isinstance(value, list) and (index := index_in(step, len(value))) is not None:
        return value[index]
    return _NOTHING


def _at(value: Any, steps: list[str]) -> Any:
    for step in steps:
        value = _below(value, step)
    return value


def has_empty(value: Any) -> bool:
    """Whether a list or an object of nothing stands anywhere in a value: it has no text."""
    if isinstance(value, dict):
        return not value or any(map(has_empty, value.values()))
    return isinstance(value, list) and (not value or any(map(has_empty, value)))
