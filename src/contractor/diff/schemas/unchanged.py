"""Schemas that nobody need look into: they are written alike, and so is all that they refer to.

Takes two contracts, gives an answer for two of their schemas; refuses to know what they mean. Yes is certain, no
is not: what is written otherwise may still mean the same.
"""

import marshal
from collections.abc import Iterator
from typing import Any, Final

from contractor.contract import Contract, Schema
from contractor.graph import reaching

#: Words by which what a reference leads to depends on more than its text.
_MOVING: Final = (b"$id", b"$dynamicRef", b"$dynamicAnchor")


class Unchanged:
    """What two contracts write alike."""

    def __init__(self, old: Contract, new: Contract) -> None:
        spelled = [
            (contract.version.rpartition(".")[0], contract.dialect, contract.identity)
            for contract in (old, new)
        ]
        files = (*old.files.loaded.values(), *new.files.loaded.values())
        moving = any(word in file.content for file in files for word in _MOVING)
        self._comparable = spelled[0] == spelled[1] and not moving
        self._changed = _changed(old, new) if self._comparable else set()

    def __call__(self, base: Schema, revision: Schema) -> bool:
        """Whether two schemas are written alike, all the way down."""
        return (
            self._comparable
            and _file(base) == _file(revision)
            and _alike(base.raw, revision.raw)
            and not (self._changed and any(key in self._changed for key in _leads_to(base)))
        )


def _changed(old: Contract, new: Contract) -> set[str]:
    """Keys of the schemas that are not the same on both sides, or lead to one that is not."""
    own = [
        key
        for key, schema in old.schemas.items()
        if key not in new.schemas or not _alike(schema.raw, new.schemas[key].raw)
    ]
    if not own:
        return set()
    return reaching({key: list(_leads_to(schema)) for key, schema in old.schemas.items()}, own)


def _alike(base: Any, revision: Any) -> bool:
    if base != revision:
        return False
    try:
        # `True == 1` for Python, and JSON has more than one way to write what is not the same.
        return marshal.dumps(base, 2) == marshal.dumps(revision, 2)
    except ValueError:
        return False


def _leads_to(schema: Schema) -> Iterator[str]:
    """Every reference that stands in a schema."""
    pending = [schema]
    while pending:
        part = pending.pop()
        if part.ref is not None:
            yield part.ref
        if part.discriminator is not None:
            yield from part.discriminator.mapping.values()
        pending += part.children()


def _file(schema: Schema) -> str:
    return schema.at.partition("#")[0]
