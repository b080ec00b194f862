"""What a record holds in TypeScript: which properties it declares itself, and which others it allows.

Takes a record with the definitions and schemas around it, gives its shape; refuses to know text.
"""

from collections.abc import Mapping
from dataclasses import replace

from contractor.contract import Schema
from contractor.frozen import frozen
from contractor.model import (
    Anything,
    Constants,
    Definition,
    Nothing,
    Nullable,
    Property,
    Record,
    Ref,
    Scalar,
    Type,
    TypeKey,
)
from contractor.model.directions import SENT
from contractor.targets.typescript.sources import Sources


@frozen
class Shape:
    """A record as an interface.

    `base` is the interface it extends. `index` types undeclared properties where they are declared to be
    allowed; None where nothing is said of them, or they are refused. `choices`: one of these sets of
    properties must be there, `exclusive` where no more than one may be. `counts` are the comment tags of how
    many properties there may be.
    """

    base: TypeKey | None
    properties: tuple[Property, ...]
    index: Type | None
    choices: tuple[tuple[Property, ...], ...] = ()
    exclusive: bool = False
    counts: tuple[str, ...] = ()


class Shapes:
    """Shapes the records of one model."""

    def __init__(self, definitions: Mapping[TypeKey, Definition], sources: Sources) -> None:
        self._definitions = definitions
        self._sources = sources

    def shape(self, record: Record) -> Shape:
        """The shape of a record."""
        base, properties = self._declared(record)
        choices, exclusive = self._choices(record)
        return Shape(
            base,
            properties,
            self._index(record),
            choices,
            exclusive,
            self._counts(record),
        )

    def said(self, record: Record) -> set[str]:
        """Keywords among `Record.unsaid` that its shape says after all."""
        found = {"minProperties", "maxProperties"}
        choices, exclusive = self._choices(record)
        if choices:
            found.add("oneOf" if exclusive else "anyOf")
        return found

    def other(self, record: Record) -> set[str]:
        """Names of properties that the type in the other direction has and this one has not."""
        key = record.key
        key = key.removesuffix(SENT) if key.endswith(SENT) else key + SENT
        twin = self._definitions.get(key)
        if not isinstance(twin, Record):
            return set()
        return {one.name for one in twin.properties} - {one.name for one in record.properties}

    # ── properties ────────────────────────────────────────────────────────────────────────────────

    def _declared(self, record: Record) -> tuple[TypeKey | None, tuple[Property, ...]]:
        """The base and own properties, those narrowed by which unions know the record."""
        tags = record.tags
        if not tags:
            return record.base, record.properties
        own = tuple(_narrowed(one, tags.get(one.name, ())) for one in record.properties)
        if record.base is None:
            return None, own
        plain = self._plain(record)
        told = [_narrowed(one, tags[one.name]) for one in plain if one.name in tags]
        before = {one.name: one for one in self._inherited(record)}
        # An interface may narrow what it extends, and nothing else.
        if all(_within(one, before[one.name]) for one in told):
            changed = tuple(one for one in told if one.type != before[one.name].type)
            return record.base, changed + own
        return None, tuple(_narrowed(one, tags.get(one.name, ())) for one in plain) + own

    def _plain(self, record: Record) -> list[Property]:
        """Properties that a record inherits, as declared."""
        found: dict[str, Property] = {}
        key = record.base
        while key is not None:
            base = self._record(key)
            if base is None:
                break
            found = {one.name: one for one in base.properties} | found
            key = base.base
        return list(found.values())

    def _inherited(self, record: Record) -> list[Property]:
        """Properties that a record inherits, as the interfaces that it extends declare them."""
        base = self._record(record.base) if record.base is not None else None
        if base is None:
            return []
        further, own = self._declared(base)
        names = {one.name for one in own}
        rest = [one for one in self._inherited(base) if one.name not in names] if further else []
        return [*rest, *own]

    def _record(self, key: TypeKey) -> Record | None:
        """The record at a key, aliases followed."""
        seen: set[TypeKey] = set()
        found = self._definitions.get(key)
        while found is not None and not isinstance(found, Record):
            kind = getattr(found, "type", None)
            if not isinstance(kind, Ref) or kind.key in seen:
                return None
            seen.add(kind.key)
            found = self._definitions.get(kind.key)
        return found

    # ── everything else ───────────────────────────────────────────────────────────────────────────

    def _index(self, record: Record) -> Type | None:
        extra = record.extra
        empty = not record.properties and record.base is None
        if extra is None:
            return Nothing() if empty else None
        if not isinstance(extra, Anything):
            return extra
        # Names that are only required stand where the record does: it declares nothing, and is a free object.
        free = record.base is None and all(place == record.at for place in record.places)
        return extra if empty or free or record.open or record.patterns else None

    def _counts(self, record: Record) -> tuple[str, ...]:
        found: list[str] = []
        for keyword, strictest in (("minProperties", max), ("maxProperties", min)):
            if keyword in record.unsaid:
                parts = self._sources.parts(record.at)
                counts = [part.keywords[keyword] for part in parts if part.has(keyword)]
                found += [f"@{keyword} {strictest(counts)}"] if counts else []
        return tuple(found)

    def _choices(self, record: Record) -> tuple[tuple[tuple[Property, ...], ...], bool]:
        """The sets of properties of which one must be there, where `anyOf` or `oneOf` says only that."""
        if record.extra is None and not record.properties:
            return (), False
        for keyword in ("anyOf", "oneOf"):
            if keyword not in record.unsaid:
                continue
            listed = [
                part.keywords[keyword]
                for part in self._sources.parts(record.at)
                if part.has(keyword)
            ]
            if len(listed) != 1 or not all(_only_requires(branch) for branch in listed[0]):
                continue
            known = {one.name: one for one in (*self._plain(record), *record.properties)}
            names = [tuple(dict.fromkeys(branch.required)) for branch in listed[0]]
            sets = tuple(
                tuple(_required(name, known, record) for name in one)
                for one in dict.fromkeys(names)
            )
            # That exactly one of several sets is there can only be said of different single properties.
            alone = len(sets) == len(names) and all(len(one) == 1 for one in sets)
            if keyword == "anyOf" or alone:
                return sets, keyword == "oneOf"
        return (), False


def _only_requires(branch: Schema) -> bool:
    """Whether a branch says that properties must be there, and nothing else."""
    rest = {key: value for key, value in branch.keywords.items() if key not in ("required", "type")}
    plain = not Schema(branch.at, rest).constrains() and branch.types in ((), ("object",))
    return plain and bool(branch.required)


def _required(name: str, known: Mapping[str, Property], record: Record) -> Property:
    found = known.get(name)
    if found is None:
        kind: Type = Nothing() if record.extra is None else record.extra
        return Property(name, (), kind, True)
    return replace(found, required=True)


def _narrowed(one: Property, values: tuple[str, ...]) -> Property:
    """The property by which unions know its record: their values take the place of a plain string.

    What the record itself declares wins: a constant or an enumeration stays, and a tag that may be absent is
    any text (`model.tags`).
    """
    if not values or not one.required or one.type != Scalar("string"):
        return one
    return replace(one, type=Constants(values))


def _within(new: Property, old: Property) -> bool:
    """Whether a redeclared property fits the one it narrows."""
    if new.type == old.type or isinstance(_bare(old), Scalar):
        return True
    listed, others = _bare(new), _bare(old)
    return (
        isinstance(listed, Constants)
        and isinstance(others, Constants)
        and set(listed.values) <= set(others.values)
    )


def _bare(one: Property) -> Type:
    return one.type.inner if isinstance(one.type, Nullable) else one.type
