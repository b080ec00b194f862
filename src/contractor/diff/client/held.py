"""What a record holds: its properties, its bases, and whether there may be others.

Takes records and what is exposed of them, gives properties by their names on the wire; refuses to compare.
"""

from contractor.diff.client.exposed import Exposed
from contractor.frozen import frozen
from contractor.model import Anything, Property, Record, TypeKey


@frozen
class Held:
    """A property that a record has, the record that declares it, and where its schema stands."""

    property: Property
    owner: Record
    place: str


def held(exposed: Exposed, record: Record, *, inherited: bool) -> dict[str, Held]:
    """The properties of a record by their names on the wire; with those of its bases, if asked for."""
    found: dict[str, Held] = {}
    for key in (*(reversed(ancestors(exposed, record)) if inherited else ()), record.key):
        owner = exposed.model.definitions.get(key)
        if isinstance(owner, Record):
            for one, place in zip(owner.properties, owner.places, strict=True):
                found[one.name] = Held(one, owner, place)
    return found


def ancestors(exposed: Exposed, record: Record) -> list[TypeKey]:
    """The types that a record extends, the nearest first."""
    found: list[TypeKey] = []
    key = record.base
    while key is not None and key not in found:
        found.append(key)
        base = exposed.model.definitions.get(key)
        key = base.base if isinstance(base, Record) else None
    return found


def offers(record: Record) -> bool:
    """Whether generated code says that there are more properties than the declared ones."""
    typed = record.extra is not None and not isinstance(record.extra, Anything)
    return typed or record.open or bool(record.patterns)
