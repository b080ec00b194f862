"""What a message says of a place and of values.

Takes a key and the operation it was reached from, gives words; refuses to look at the document. What stands in a
component goes by the component's name, wherever it is used; what stands in an operation by its way from there.
"""

import json
from collections.abc import Mapping
from typing import Any, Final

from contractor.diff.occurrence import Where, Word
from contractor.source import split
from contractor.text import short

_COMPONENTS: Final = ("components", "schemas")
#: Characters of a name of ours; of a value there are fewer.
_LONGEST: Final = 240
#: Keywords that lead to another schema for the same value; they are passed over.
_SAME_VALUE: Final = frozenset({"allOf", "oneOf", "anyOf"})
#: Keywords behind which a name stands, and how the way on is written.
_NAMED: Final = {"properties": ".{}", "patternProperties": "[/{}/]", "dependentSchemas": ""}
#: Keywords that lead on without a name.
_PLAIN: Final = {
    "items": "[]",
    "prefixItems": "[{}]",
    "additionalProperties": "[*]",
    "contains": "[]",
    "propertyNames": " (names)",
    "not": " (not)",
    "if": " (if)",
    "then": " (then)",
    "else": " (else)",
    "unevaluatedItems": "[…]",
    "unevaluatedProperties": "[…]",
    "contentSchema": " (content)",
}


def called(key: str, where: Where, route: tuple[str, ...] = ()) -> Word:
    """The name of the schema at a key, for the beginning of a sentence.

    `` `Booking.status` `` for what stands in a component; else `` `items[].id` of the request body`` by the
    route from the operation's part, or just `the request body`.
    """
    file, _, pointer = key.partition("#")
    steps = split(pointer)
    if tuple(steps[:2]) == _COMPONENTS and len(steps) > 2:
        return Word(f"`{short(steps[2])}{_way(steps[3:])}`")
    if where.part:
        way = _joined(route)
        part = f"the {where.part}"
        return Word(f"`{way}` of {part}" if way else part)
    return Word(f"`{short(file + '#' + pointer)}`")


def filled(message: str, arguments: Mapping[str, Any]) -> str:
    """A row's message with an occurrence's arguments; values of the document as JSON, cut where long."""
    return message.format(**{name: said(value) for name, value in arguments.items()})


def said(value: Any) -> str:
    """A value in a message: words of ours as they are, values of the document as JSON."""
    if isinstance(value, Word):
        return short(str(value), _LONGEST)
    if isinstance(value, (list, tuple)) and value:
        return short(", ".join(said(item) for item in value))
    try:
        return short(json.dumps(value, ensure_ascii=False, default=str))
    except (TypeError, ValueError):
        return short(str(value))


def _way(steps: list[str]) -> str:
    """The way below a component, as far as it leads to schemas."""
    way = ""
    rest = list(steps)
    while rest:
        step = rest.pop(0)
        if step in _NAMED and rest:
            way += _NAMED[step].format(short(rest.pop(0)))
        elif step in _SAME_VALUE and rest:
            rest.pop(0)
        elif step == "prefixItems" and rest:
            way += _PLAIN[step].format(rest.pop(0))
        elif step in _PLAIN:
            way += _PLAIN[step]
        else:
            break
    return way


def _joined(route: tuple[str, ...]) -> str:
    """A route as people write it: `items` as `[]`, branches of unions left out."""
    way = ""
    for step in route:
        keyword = step.partition("[")[0]
        if keyword in _SAME_VALUE and step.endswith("]"):
            continue
        if step in _PLAIN and "{" not in _PLAIN[step]:
            way += _PLAIN[step]
        else:
            way += f".{short(step)}" if way and not step.startswith("[") else short(step)
    return way
