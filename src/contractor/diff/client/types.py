"""What differs in generated types: records, enumerations, names for other types.

Takes both sides of a comparison, gives occurrences of the rules in `rows/client`; refuses to know operations.
A type that has not changed is passed over, however many types use it.
"""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from contractor.contract.travel import Direction
from contractor.diff.client.exposed import Exposed, Spelling
from contractor.diff.client.faces import Language, spelled
from contractor.diff.client.held import Held, ancestors, held, narrows, offers
from contractor.diff.client.sides import Sides, bare, judged, member
from contractor.diff.client.uses import Use
from contractor.diff.keys import typed
from contractor.diff.occurrence import Occurrence
from contractor.model import (
    Alias,
    Definition,
    Enumeration,
    Member,
    Nullable,
    Record,
    Type,
    TypeKey,
)
from contractor.model.directions import SENT
from contractor.model.walk import references
from contractor.source import upwards

_REQUEST, _RESPONSE = Direction.REQUEST, Direction.RESPONSE


def types(sides: Sides, moved: Collection[str], arrived: Collection[str]) -> Iterator[Occurrence]:
    """What differs in the types. `moved` are where operations stood that were renamed or are gone, `arrived`
    where new ones stand.

    What stands in such an operation, or in a type that was renamed, is gone or is new, is told with it.
    """
    yield from _Names(sides, moved, arrived).all()
    for old, new in (*sides.pairing.same.items(), *sides.pairing.renamed.items()):
        pair = _Pair(sides, old, new)
        if not pair.is_same():
            yield from pair.all()


def inside(sides: Sides, at: str) -> list[tuple[TypeKey, TypeKey | None]]:
    """The types that stand below a place and lost their names, each with the new one if there is one."""
    gone = {**sides.pairing.renamed, **dict.fromkeys(sides.pairing.removed)}
    return [(old, new) for old, new in gone.items() if old.startswith(f"{at}/")]


class _Names:
    """Types whose names are gone or new."""

    def __init__(self, sides: Sides, moved: Collection[str], arrived: Collection[str]) -> None:
        self._sides = sides
        self._moved = moved
        self._arrived = arrived
        self._gone: dict[TypeKey, TypeKey | None] = {
            **sides.pairing.renamed,
            **dict.fromkeys(sides.pairing.removed),
        }
        self._followers: dict[TypeKey, list[tuple[TypeKey, TypeKey | None]]] = {}

    def all(self) -> Iterator[Occurrence]:
        leaders = []
        for key, new in self._gone.items():
            leader = self._leader(key)
            if leader is None:
                leaders.append((key, new))
            elif leader in self._gone:
                self._followers.setdefault(leader, []).append((key, new))
        for key, new in leaders:
            yield from self._lost(key, new)
        come = {*self._sides.pairing.added, *self._arrived}
        for key in self._sides.pairing.added:
            if not any(at in come and at != key for at in upwards(key.removesuffix(SENT))):
                yield from self._found(key)

    def _leader(self, key: TypeKey) -> str | None:
        """The outermost type or operation that a type stands in, and whose name is gone too."""
        plain = key.removesuffix(SENT)
        around = [at for at in upwards(plain) if at != key]
        found = [at for at in around if at in self._moved or at in self._gone]
        return found[-1] if found else None

    def _lost(self, key: TypeKey, new: TypeKey | None) -> Iterator[Occurrence]:
        sides = self._sides
        along = sides.along(self._followers.get(key, ()))
        base = sides.old_keys.schema(key)
        if new is not None:
            names = {"old": sides.old.type(key), "new": sides.new.type(new)}
            yield from sides.everywhere(
                "client-type-renamed",
                "type-renamed",
                sides.old_uses.of(key),
                base,
                sides.new_keys.schema(new),
                {**names, "along": along},
            )
            return
        # What stands there still has a name no more; a component under another name is another schema.
        still = key.removesuffix(SENT) if sides.new_keys.stands(key) else ""
        yield from sides.everywhere(
            "client-type-removed",
            "type-removed",
            sides.old_uses.of(key),
            base,
            still,
            {"type": sides.old.type(key), "along": along},
        )

    def _found(self, key: TypeKey) -> Iterator[Occurrence]:
        sides = self._sides
        yield from sides.everywhere(
            "client-type-added",
            "type-added",
            sides.new_uses.of(key),
            "",
            sides.new_keys.schema(key),
            {"type": sides.new.type(key)},
        )


class _Pair:
    """One type on both sides."""

    def __init__(self, sides: Sides, old: TypeKey, new: TypeKey) -> None:
        self._sides = sides
        self._old_key, self._new_key = old, new
        self._old: Definition = sides.old.model.definitions[old]
        self._new: Definition = sides.new.model.definitions[new]

    def is_same(self) -> bool:
        """Whether nothing in it differs."""
        old, new = self._old, self._new
        if old != new or any(self._sides.pairing.same.get(key) != key for key in references(old)):
            return False
        if isinstance(old, Record) and isinstance(new, Record):
            return self._sides.old.attributes(old) == self._sides.new.attributes(new)
        return True

    def all(self) -> Iterator[Occurrence]:
        """What differs."""
        match self._old, self._new:
            case Record() as old, Record() as new:
                yield from self._records(old, new)
            case Enumeration() as old, Enumeration() as new:
                yield from self._enumerations(old, new)
            case Alias() as old, Alias() | Enumeration() as new:
                yield from self._retyped(old, new)
            case old, new:
                told: dict[str, Any] = {"was": self._said(old, 0), "now": self._said(new, 1)}
                yield from self._told("client-type-kind-changed", "type-changed", **told)

    # ── helpers that every kind of type needs ─────────────────────────────────────────────────────

    @property
    def _name(self) -> Spelling:
        return self._sides.new.type(self._new_key)

    @property
    def _uses(self) -> tuple[Use, ...]:
        return self._sides.old_uses.of(self._old_key)

    def _directions(self) -> tuple[Direction, ...]:
        return self._sides.old_uses.directions(self._old_key)

    def _told(
        self,
        id: str,
        edit: str,
        direction: Direction = Direction.NONE,
        at: tuple[str, str] | None = None,
        **arguments: Any,
    ) -> Iterator[Occurrence]:
        """The occurrences of a rule; `at` are the keys of what differs, where that is not the whole type."""
        base, revision = at or (
            self._sides.old_keys.schema(self._old.at),
            self._sides.new_keys.schema(self._new.at),
        )
        told = {"type": self._name, **arguments}
        yield from self._sides.everywhere(id, edit, self._uses, base, revision, told, direction)

    def _said(self, definition: Definition, side: int) -> str:
        match definition:
            case Record():
                return "an object"
            case Enumeration():
                return "an enumeration"
            case Alias():
                faces = self._sides.faces[Language.PYTHON][side]
                return f"`{spelled(faces.opened(definition), Language.PYTHON)}`"

    # ── names for other types ─────────────────────────────────────────────────────────────────────

    def _retyped(self, old: Alias, new: Alias | Enumeration) -> Iterator[Occurrence]:
        both = {
            language: (
                before.opened(old),
                after.opened(new) if isinstance(new, Alias) else after.listed(new),
            )
            for language, (before, after) in self._sides.faces.items()
        }
        for direction in self._directions():
            found = judged(both, direction)
            if found is not None:
                told: dict[str, Any] = {"subject": self._name, **found.told()}
                yield from self._told(found.id, found.edit, direction, **told)

    # ── enumerations ──────────────────────────────────────────────────────────────────────────────

    def _enumerations(self, old: Enumeration, new: Enumeration) -> Iterator[Occurrence]:
        before, after = _members(self._sides.old, old), _members(self._sides.new, new)
        for value, name in before.items():
            if value not in after:
                yield from self._gone(old, value[1], name)
            elif name != after[value]:
                yield from self._told(
                    "client-enum-member-renamed",
                    "enum-member-renamed",
                    at=self._at(old, new, value[1]),
                    value=_shown(value[1]),
                    old=self._member(name, self._sides.old.type(old.key)),
                    new=self._member(after[value], self._name),
                )
        for value, name in after.items():
            if value not in before:
                yield from self._come(new, value[1], name)
        if old.open != new.open:
            yield from self._opened(old)

    def _at(self, old: Enumeration, new: Enumeration, value: object) -> tuple[str, str]:
        places = self._sides.old_keys.value, self._sides.new_keys.value
        return places[0](old.at, value), places[1](new.at, value)

    @staticmethod
    def _member(name: Spelling, kind: Spelling) -> Spelling:
        return Spelling(f"{kind.python}.{name.python}", f"{kind.typescript}.{name.typescript}")

    def _gone(self, old: Enumeration, value: object, name: Spelling) -> Iterator[Occurrence]:
        yield from self._told(
            "client-enum-member-removed",
            "enum-value-removed",
            at=(self._sides.old_keys.value(old.at, value), ""),
            member=self._member(name, self._name),
            value=_shown(value),
        )

    def _come(self, new: Enumeration, value: object, name: Spelling) -> Iterator[Occurrence]:
        for direction in self._directions():
            yield from self._told(
                f"client-{direction}-enum-member-added",
                "enum-value-added",
                direction,
                ("", self._sides.new_keys.value(new.at, value)),
                member=self._member(name, self._name),
                value=_shown(value),
            )

    def _opened(self, old: Enumeration) -> Iterator[Occurrence]:
        texts = isinstance(old.members[0].value, str)
        told: dict[str, Any] = {
            "any": f"Any{self._name.python}",
            "base": "string" if texts else "number",
        }
        if old.open:
            yield from self._told("client-enum-closed", "enum-closed", **told)
            return
        for direction in self._directions():
            yield from self._told(
                f"client-{direction}-enum-opened", "enum-opened", direction, **told
            )

    # ── records ───────────────────────────────────────────────────────────────────────────────────

    def _records(self, old: Record, new: Record) -> Iterator[Occurrence]:
        bases = self._sides.pairing.old_ids()
        # What both inherit from one base is said of the base.
        alike = (bases.get(old.base) if old.base is not None else None) == new.base
        whole = not alike or narrows(self._sides.old, old) or narrows(self._sides.new, new)
        before = held(self._sides.old, old, whole=whole)
        after = held(self._sides.new, new, whole=whole)
        if not alike:
            yield from self._based(old, new)
        yield from self._undeclared(old, new)
        for wire, one in before.items():
            if wire in after:
                yield from self._properties(old, new, one, after[wire])
            else:
                yield from self._dropped(old, new, one)
        for wire, one in after.items():
            if wire not in before:
                yield from self._grown(new, one)

    def _undeclared(self, old: Record, new: Record) -> Iterator[Occurrence]:
        """What became of properties that nobody declares."""
        edit = "additional-properties-changed"
        if offers(old) != offers(new):
            word = "gone" if offers(old) else "offered"
            yield from self._told(f"client-undeclared-properties-{word}", edit)
        elif offers(old) and old.extra is not None and new.extra is not None:
            for direction in self._directions():
                found = self._sides.retyped(old.extra, new.extra, direction)
                if found is not None:
                    subject = f"what {self._name} holds in properties that it does not declare"
                    yield from self._told(
                        found.id, edit, direction, subject=subject, **found.told()
                    )

    def _based(self, old: Record, new: Record) -> Iterator[Occurrence]:
        ids = self._sides.pairing.old_ids()
        now = set(ancestors(self._sides.new, new))
        for key in ancestors(self._sides.old, old):
            if ids.get(key) not in now:
                base = self._sides.old.type(key)
                told: dict[str, Any] = {"base": f"`{base.python}`"}
                yield from self._told("client-type-base-changed", "base-changed", **told)
                return

    def _dropped(self, old: Record, new: Record, one: Held) -> Iterator[Occurrence]:
        attribute = self._sides.old.attributes(old)[one.property.name]
        # Another property may have the attribute now: then only TypeScript misses it.
        left = attribute in self._sides.new.attributes(new).values()
        yield from self._told(
            "client-property-removed",
            "property-removed",
            at=(self._sides.old_keys.schema(one.place), ""),
            attribute=member(self._name, "" if left else attribute, one.property.name),
            property=one.property.name,
        )

    def _grown(self, new: Record, one: Held) -> Iterator[Occurrence]:
        at = "", self._sides.new_keys.schema(one.place)
        told: dict[str, Any] = {
            "attribute": self._attribute(new, one),
            "property": one.property.name,
        }
        for direction in self._directions():
            needed = direction is _REQUEST and one.property.required
            id = "client-required-property-added" if needed else "client-property-added"
            yield from self._told(id, "property-added", direction, at, **told)

    def _attribute(self, record: Record, one: Held) -> Spelling:
        attribute = self._sides.new.attributes(record)[one.property.name]
        return member(self._name, attribute, one.property.name)

    def _properties(self, old: Record, new: Record, one: Held, other: Held) -> Iterator[Occurrence]:
        wire = one.property.name
        before, after = self._sides.old.attributes(old)[wire], self._sides.new.attributes(new)[wire]
        places = one.place, other.place
        told: dict[str, Any] = {"attribute": self._attribute(new, other), "property": wire}
        if before != after:
            names: dict[str, Any] = {
                "old": f"`{self._name.python}.{before}`",
                "new": f"`{self._name.python}.{after}`",
            }
            at = self._schemas(places)
            yield from self._told(
                "client-attribute-renamed", "attribute-renamed", at=at, **told, **names
            )
        if one.property.required != other.property.required:
            yield from self._required(one, other, told)
        if one.tags and other.tags and set(one.tags) != set(other.tags):
            values: dict[str, Any] = {"old": _listed(one.tags), "new": _listed(other.tags)}
            at = self._schemas(places)
            yield from self._told("client-tag-changed", "tag-changed", at=at, **told, **values)
            return
        yield from self._typed(one.property.type, other.property.type, places, told)

    def _schemas(self, places: tuple[str, str]) -> tuple[str, str]:
        return self._sides.old_keys.schema(places[0]), self._sides.new_keys.schema(places[1])

    def _required(self, one: Held, other: Held, told: Mapping[str, Any]) -> Iterator[Occurrence]:
        word = "required" if other.property.required else "optional"
        at = (
            self._sides.old_keys.required(one.owner, one.place),
            self._sides.new_keys.required(other.owner, other.place),
        )
        for direction in self._directions():
            id = f"client-{direction}-property-became-{word}"
            yield from self._told(id, f"became-{word}", direction, at, **told)

    def _typed(
        self, old: Type, new: Type, places: tuple[str, str], told: Mapping[str, Any]
    ) -> Iterator[Occurrence]:
        if self._sides.is_same(old, new):
            return
        at = typed(self._sides.old_keys, self._sides.new_keys, *places)
        nulls = isinstance(old, Nullable), isinstance(new, Nullable)
        for direction in self._directions():
            if nulls[0] != nulls[1]:
                word = "nullable" if nulls[1] else "not-nullable"
                id = f"client-{direction}-property-became-{word}"
                yield from self._told(id, f"became-{word}", direction, at, **told)
            found = self._sides.retyped(bare(old), bare(new), direction)
            if found is not None:
                subject: dict[str, Any] = {"subject": told["attribute"], **found.told()}
                yield from self._told(found.id, found.edit, direction, at, **told, **subject)


def _members(exposed: Exposed, enumeration: Enumeration) -> dict[tuple[str, object], Spelling]:
    """The names of the members by their values; 1 and true are not one value."""
    names = exposed.members(enumeration)
    listed: list[tuple[Member, Spelling]] = list(zip(enumeration.members, names, strict=True))
    return {(type(one.value).__name__, one.value): name for one, name in listed}


def _shown(value: object) -> str:
    return f'"{value}"' if isinstance(value, str) else str(value)


def _listed(values: tuple[str, ...]) -> str:
    return ", ".join(f'"{value}"' for value in values)
