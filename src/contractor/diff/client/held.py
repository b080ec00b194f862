"""What a record holds: its properties, its bases, and whether there may be others.

Takes records and what is exposed of them, gives properties by their names on the wire; refuses to compare.
"""

from contractor.diff.client.exposed import Exposed
from contractor.frozen import changed, frozen
from contractor.model import Anything, Constants, Property, Record, TypeKey
from contractor.model.tags import bound, inherited


@frozen
class Held:
    """A property that a record has, the record that declares it, and where its schema stands.

    `tags` are the values by which unions know the record, where the property is what they look at; they are the
    type of a plain text then.
    """

    property: Property
    owner: Record
    place: str
    tags: tuple[str, ...] = ()


def held(exposed: Exposed, record: Record, *, whole: bool) -> dict[str, Held]:
    """The properties of a record by their names on the wire; with those of its bases, if it is wanted whole."""
    definitions = exposed.model.definitions
    tags = bound(definitions, record)
    found: dict[str, Held] = {}
    for key in (*(reversed(ancestors(exposed, record)) if whole else ()), record.key):
        owner = definitions.get(key)
        if isinstance(owner, Record):
            for one, place in zip(owner.properties, owner.places, strict=True):
                values = tags.get(one.name, ())
                said = changed(one, type=Constants(values)) if values else one
                constant = isinstance(one.type, Constants)
                known = values or (record.tags.get(one.name, ()) if constant else ())
                found[one.name] = Held(said, owner, place, known)
    return found


def narrows(exposed: Exposed, record: Record) -> bool:
    """Whether a record declares properties of its bases again, since unions know it by them."""
    return bool(record.tags) and bool(inherited(exposed.model.definitions, record))


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
