"""What types are when nothing stands around them: without null, without names, with all that they inherit.

Takes a model and types or records, gives types and properties; refuses to know who asks.
"""

from collections.abc import Iterator

from contractor.contract import Contract
from contractor.model.types import (
    Alias,
    Anything,
    Checked,
    Constants,
    Enumeration,
    ListOf,
    MapOf,
    Model,
    Nullable,
    OneOf,
    Other,
    Property,
    Record,
    Ref,
    Scalar,
    Type,
    TypeKey,
)


def properties(model: Model, record: Record) -> Iterator[tuple[Property, str]]:
    """The properties of a record and of those it extends, and where they stand; as sent ones too."""
    seen: set[str] = set()
    for one in reversed(list(lineage(model, record))):
        sent = model.definitions.get(f"{one.key}>sent")
        both = [one, *([sent] if isinstance(sent, Record) else [])]
        for each in both:
            for found, place in zip(each.properties, each.places, strict=True):
                if found.name not in seen:
                    seen.add(found.name)
                    yield found, place


def lineage(model: Model, record: Record) -> Iterator[Record]:
    """A record, what it extends, and so on."""
    seen: set[TypeKey] = set()
    one: object = record
    while isinstance(one, Record) and one.key not in seen:
        seen.add(one.key)
        yield one
        one = model.definitions.get(one.base or "")


def scalar(model: Model, kind: Type) -> Scalar | Enumeration | Constants | None:
    """The scalar, listed values or constants that a type is; None where it has parts."""
    found = plain(model, kind)
    if isinstance(found, Ref):
        definition = model.definitions.get(found.key)
        return definition if isinstance(definition, Enumeration) else None
    if isinstance(found, Constants):
        return found if all(isinstance(one, str) for one in found.values) else None
    return found if isinstance(found, Scalar) and found.kind != "null" else None


def plain(model: Model, kind: Type) -> Type:
    """A type without null, names for other types, and what they do not say."""
    seen: set[TypeKey] = set()
    while True:
        if isinstance(kind, (Nullable, Checked)):
            kind = kind.inner
        elif isinstance(kind, Ref) and kind.key not in seen:
            seen.add(kind.key)
            definition = model.definitions.get(kind.key)
            if not isinstance(definition, Alias):
                return kind
            kind = definition.type
        else:
            return kind


def item(model: Model, kind: Type) -> Type | None:
    """What a list holds."""
    found = plain(model, kind)
    return found.item if isinstance(found, ListOf) else None


def record(model: Model, kind: Type) -> Record | None:
    """The record that a type is."""
    found = plain(model, kind)
    definition = model.definitions.get(found.key) if isinstance(found, Ref) else None
    return definition if isinstance(definition, Record) else None


def takes_null(model: Model, kind: Type) -> bool:
    """Whether null is a value of a type, as far as the type itself says."""
    return _takes_null(model, kind, frozenset(), otherwise=False)


def may_be_null(model: Model, kind: Type) -> bool:
    """Whether null may be among the values of a type, also where the type says nothing of it."""
    return _takes_null(model, kind, frozenset(), otherwise=True)


def _takes_null(model: Model, kind: Type, seen: frozenset[TypeKey], *, otherwise: bool) -> bool:
    match kind:
        case Nullable() | Scalar(kind="null"):
            return True
        case Anything() | Other():
            return otherwise
        case Constants(values):
            return otherwise and None in values
        case Checked(inner):
            return _takes_null(model, inner, seen, otherwise=otherwise)
        case OneOf(members):
            return any(_takes_null(model, one, seen, otherwise=otherwise) for one in members)
        case Ref(key) if key not in seen:
            definition = model.definitions.get(key)
            if isinstance(definition, Alias):
                return _takes_null(model, definition.type, seen | {key}, otherwise=otherwise)
    return False


def declared(contract: Contract, key: TypeKey) -> dict[str, str]:
    """The properties of a schema and of those it extends, in whatever direction they travel, and where they stand."""
    found: dict[str, str] = {}
    pending, seen = [key], set[str]()
    while pending:
        schema = contract.schemas[pending.pop(0)]
        parts = [schema]
        while parts:
            part = parts.pop(0)
            found = {name: one.at for name, one in part.properties.items()} | found
            parts += part.all_of
            if part.ref in contract.schemas and part.ref is not None and part.ref not in seen:
                seen.add(part.ref)
                pending.append(part.ref)
    return found


def undeclared(record: Record) -> MapOf | None:
    """What members of a record hold that no property declares; None where there are none."""
    return None if record.extra is None else MapOf(record.extra, patterns=record.patterns)
