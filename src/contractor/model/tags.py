"""Tags: the values of a discriminator by which unions know their members.

Takes definitions, gives for a record the plain text properties that are tags and the values they take there.
JSON Schema does not read a discriminator, but who writes one means that a value is of the member that its tag
names; so a member that declares its tag as plain, required text takes only the values that the mapping gives
for it. What a member says itself, a constant or an enumeration, stands. Refuses to know how types are written.
"""

from collections.abc import Mapping

from contractor.model.types import Definition, Model, Property, Record, Scalar, TypeKey

Values = tuple[str, ...]
_PLAIN = Scalar("string")


def own(record: Record, one: Property) -> Values:
    """The values of a property of the record that is a tag; none where the property says more itself."""
    if one.type != _PLAIN or not one.required:
        return ()
    return record.tags.get(one.name, ())


def inherited(
    definitions: Mapping[TypeKey, Definition], record: Record
) -> dict[str, tuple[Property, Values]]:
    """Inherited properties that are tags, and their values: the record declares them again.

    Where a base has narrowed the property already, its type cannot become another one below it.
    """
    names = {one.name for one in record.properties}
    found: dict[str, tuple[Property, Values]] = {}
    for name, values in record.tags.items():
        base = _base(definitions, record)
        while name not in names and base is not None and name not in base.tags:
            for one in base.properties:
                if one.name == name and one.required and one.type == _PLAIN:
                    found[name] = (one, values)
            if any(one.name == name for one in base.properties):
                break
            base = _base(definitions, base)
    return found


def bound(definitions: Mapping[TypeKey, Definition], record: Record) -> dict[str, Values]:
    """The tags of a record, own and inherited, and their values."""
    if not record.tags:
        return {}
    found = {name: values for name, (_, values) in inherited(definitions, record).items()}
    return found | {one.name: values for one in record.properties if (values := own(record, one))}


def tagged(model: Model) -> dict[TypeKey, dict[str, Values]]:
    """The tags of every record that has any."""
    return {
        key: found
        for key, one in model.definitions.items()
        if isinstance(one, Record) and one.tags and (found := bound(model.definitions, one))
    }


def _base(definitions: Mapping[TypeKey, Definition], record: Record) -> Record | None:
    found = definitions.get(record.base) if record.base is not None else None
    return found if isinstance(found, Record) else None
