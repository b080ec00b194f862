"""What a schema says together with the branches of its `allOf`.

Takes a schema as seen, gives the properties, the required names and the types that hold there; refuses to merge
anything else. A property that is declared twice goes by its first declaration.
"""

from collections.abc import Mapping
from typing import Any

from contractor.diff.schemas.seen import Reader, Seen
from contractor.frozen import frozen

#: Branches that are looked through.
_MOST = 500


@frozen
class Together:
    """What holds for the values of a schema, wherever it is said."""

    properties: Mapping[str, Any]
    required: frozenset[str]
    types: tuple[str, ...]
    said: Mapping[str, Any]
    """Plain keywords, by their first mention."""


def together(seen: Seen, reader: Reader) -> Together:
    """The schema and the branches of its `allOf`, and of theirs."""
    properties: dict[str, Any] = {}
    said: dict[str, Any] = {}
    required: set[str] = set()
    types: tuple[str, ...] = ()
    pending, entered = [seen], {seen.key}
    for part in pending:
        properties = {**part.properties, **properties}
        said = {**part.plain, **said}
        required.update(part.required)
        types = (
            tuple(name for name in types if name in part.types)
            if types and part.types
            else types or part.types
        )
        for branch in part.many.get("allOf", ()):
            inner = reader.see(branch)
            if inner.key not in entered and len(pending) < _MOST:
                entered.add(inner.key)
                pending.append(inner)
    return Together(properties, frozenset(required), types, said)
