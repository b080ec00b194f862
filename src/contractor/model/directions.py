"""What is read and what is sent: `readOnly` and `writeOnly` split a type where the two differ.

Takes drafts of definitions and operations, gives them split; refuses to know names and languages. A type
differs if a property of it is read-only or write-only, or if it refers to a type that differs. Where both
directions are used, the type as sent is another definition with a key of its own (`sent`). Where a whole
type is null too, every reference to it says so.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from itertools import compress
from typing import Final

from contractor.graph import reached, reaching
from contractor.model.types import (
    Alias,
    Answer,
    Body,
    Call,
    Checked,
    Definition,
    Enumeration,
    Input,
    ListOf,
    MapOf,
    Nullable,
    OneOf,
    Other,
    Property,
    Record,
    Ref,
    Scalar,
    Tag,
    TupleOf,
    Type,
    TypeKey,
)
from contractor.model.walk import given, kinds, mentioned, references, taken

SENT: Final = ">sent"
_NULL: Final = Scalar("null")


def sent(key: TypeKey) -> TypeKey:
    """The key of a type as sent, where that differs from the type as read."""
    return key + SENT


def rewritten(kind: Type, ref: Callable[[TypeKey], Type]) -> Type:
    """The type with every reference replaced; null is hoisted out of unions and never doubled.

    What has no reference comes back as it is.
    """
    match kind:
        case Scalar():
            return kind
        case Ref(key):
            return ref(key)
        case Nullable(inner):
            return _or_null(rewritten(inner, ref))
        case ListOf(item):
            found = rewritten(item, ref)
            return kind if found is item else replace(kind, item=found)
        case MapOf(value, patterns=patterns):
            found = rewritten(value, ref)
            told = tuple((pattern, rewritten(inner, ref)) for pattern, inner in patterns)
            return (
                kind if found is value and not told else replace(kind, value=found, patterns=told)
            )
        case TupleOf(items, rest):
            return replace(
                kind,
                items=tuple(rewritten(item, ref) for item in items),
                rest=None if rest is None else rewritten(rest, ref),
            )
        case Checked(inner):
            return replace(kind, inner=rewritten(inner, ref))
        case OneOf():
            return _union(kind, ref)
        case _:
            return kind


def _or_null(kind: Type) -> Type:
    """The type, or null."""
    return kind if _has_null(kind) else Nullable(kind)


def _has_null(kind: Type) -> bool:
    return isinstance(kind, (Nullable, Other)) or (
        isinstance(kind, OneOf) and isinstance(kind.members[-1], Other)
    )


def _counted(kind: Type, union: OneOf) -> Type:
    """A type that holds an exclusive union whose members may share values: the schema has to count them."""
    if union.schema is None:
        return kind
    return Checked(kind, union.schema.at, ("oneOf",), union.schema)


def _union(kind: OneOf, ref: Callable[[TypeKey], Type]) -> Type:
    """The union, with null and what untyped members take beside objects taken out of its members."""
    members: list[Type] = []
    nulls, others = 0, []
    for member in kind.members:
        if member == _NULL:
            nulls += 1
            continue
        found = rewritten(member, ref)
        if isinstance(found, Nullable):
            nulls, found = nulls + 1, found.inner
        if isinstance(member, Ref) and isinstance(found, OneOf):
            found, other = found.members
            others.append(other)
        members.append(found)
    union = replace(
        kind, members=tuple(members), tag=None if kind.tag is None else _tag(kind.tag, ref)
    )
    if kind.exclusive and len(others) > 1:
        # What is no object matches several members, of which `oneOf` takes none.
        return _counted(union, union)
    if others:
        nulls += 1
        if union.tag is None:
            found = replace(union, members=(*members, others[0]))
        else:
            found = OneOf((union, others[0]), None, kind.exclusive, kind.schema)
    else:
        found = Nullable(union) if nulls else union
        if len(members) == 1:
            found = Nullable(members[0]) if nulls else members[0]
            return _counted(found, union) if nulls else found
    return _counted(found, union) if kind.exclusive and nulls > 1 else found


def _tag(tag: Tag, ref: Callable[[TypeKey], Type]) -> Tag:
    mapping = {
        value: found for value, key in tag.mapping.items() if (found := _key(ref(key))) is not None
    }
    return Tag(tag.property, mapping, None if tag.default is None else _key(ref(tag.default)))


def _key(kind: Type) -> TypeKey | None:
    inner = kind.inner if isinstance(kind, (Nullable, Checked)) else kind
    inner = inner.members[0] if isinstance(inner, OneOf) else inner
    return inner.key if isinstance(inner, Ref) else None


def referred(ref: Ref, definition: Definition) -> Type:
    """What a reference to a definition says: null, and values that are no objects, stand outside of records."""
    if isinstance(definition, Alias):
        return ref
    if not isinstance(definition, Record) or not definition.implied:
        return Nullable(ref) if definition.nullable else ref
    union = OneOf((ref, Other(("object",))))
    if definition.schema is None:
        return union
    return Checked(union, definition.at, definition.unsaid, definition.schema)


def _is_wider(definition: Definition) -> bool:
    """Whether references to a type say more than its name does."""
    return isinstance(definition, (Record, Enumeration)) and (
        definition.nullable or (isinstance(definition, Record) and definition.implied)
    )


def _differs(definition: Definition) -> bool:
    """Whether a type has properties that travel in one direction only."""
    return isinstance(definition, Record) and any(
        one.read_only != one.write_only for one in definition.properties
    )


def _is_dropped(one: Property, *, as_sent: bool) -> bool:
    """Whether a property does not travel in a direction. One that is marked both ways travels in both."""
    if one.read_only == one.write_only:
        return False
    return one.read_only if as_sent else one.write_only


class Directions:
    """Splits the definitions of one contract."""

    def __init__(self, definitions: Mapping[TypeKey, Definition]) -> None:
        self._definitions = definitions
        self._wider = {key for key, one in definitions.items() if _is_wider(one)}
        self.refers: Mapping[TypeKey, Mapping[TypeKey, None]] = {
            key: references(definition) for key, definition in definitions.items()
        }
        """The keys of the types that each definition names."""
        self._differs = reaching(
            self.refers, {key for key, one in definitions.items() if _differs(one)}
        )
        self._both: set[TypeKey] = set()
        self._only_sent: set[TypeKey] = set()

    def split(self, calls: Iterable[Call]) -> tuple[dict[TypeKey, Definition], list[Call]]:
        """The definitions and operations with directions told apart."""
        listed = list(calls)
        sent_keys = reached(self.refers, _roots(listed, sent=True))
        read_keys = reached(self.refers, _roots(listed, sent=False))
        # What no operation knows may travel either way, and so may all that it holds.
        unknown = reached(self.refers, self._definitions.keys() - sent_keys - read_keys)
        self._only_sent = self._differs & (sent_keys - read_keys - unknown)
        self._both = self._differs & (unknown | (sent_keys & read_keys))
        out: dict[TypeKey, Definition] = {}
        for key, definition in self._definitions.items():
            out[key] = self._view(definition, as_sent=key in self._only_sent)
            if key in self._both:
                out[sent(key)] = replace(self._view(definition, as_sent=True), key=sent(key))
        self._tag(out)
        return out, [self._call(call) for call in listed]

    @property
    def sent(self) -> frozenset[TypeKey]:
        """The keys of the types as sent, once they are split."""
        return frozenset({*map(sent, self._both), *self._only_sent})

    def _ref(self, key: TypeKey, *, as_sent: bool) -> Type:
        found = Ref(sent(key) if as_sent and key in self._both else key)
        return referred(found, self._definitions[key]) if key in self._wider else found

    def _type(self, kind: Type, *, as_sent: bool) -> Type:
        if isinstance(kind, Scalar):
            return kind
        return rewritten(kind, lambda key: self._ref(key, as_sent=as_sent))

    def _view(self, definition: Definition, *, as_sent: bool) -> Definition:
        key = definition.key
        if key not in self._differs and self._wider.isdisjoint(self.refers[key]):
            return definition
        match definition:
            case Record():
                return self._record(definition, as_sent=as_sent)
            case Alias():
                return replace(definition, type=self._type(definition.type, as_sent=as_sent))
            case _:
                return definition

    def _record(self, record: Record, *, as_sent: bool) -> Record:
        base, extra = record.base, record.extra
        kept = [not _is_dropped(one, as_sent=as_sent) for one in record.properties]
        return replace(
            record,
            properties=tuple(
                self._property(one, as_sent=as_sent) for one in compress(record.properties, kept)
            ),
            places=tuple(compress(record.places, kept)),
            base=sent(base) if base is not None and as_sent and base in self._both else base,
            extra=None if extra is None else self._type(extra, as_sent=as_sent),
            patterns=tuple(
                (pattern, self._type(kind, as_sent=as_sent)) for pattern, kind in record.patterns
            ),
        )

    def _property(self, one: Property, *, as_sent: bool) -> Property:
        kind = self._type(one.type, as_sent=as_sent)
        return one if kind is one.type else replace(one, type=kind)

    def _input(self, one: Input, *, as_sent: bool) -> Input:
        return replace(one, property=self._property(one.property, as_sent=as_sent))

    def _call(self, call: Call) -> Call:
        sends = call.kind == "path"
        if not any(self._is_told(key) for kind in kinds(call) for key in mentioned(kind)):
            return call
        return replace(
            call,
            inputs=tuple(self._input(one, as_sent=sends) for one in call.inputs),
            bodies=tuple(self._body(body, as_sent=sends) for body in call.bodies),
            answers=tuple(self._answer(answer, as_sent=not sends) for answer in call.answers),
        )

    def _is_told(self, key: TypeKey) -> bool:
        """Whether a reference says more, or leads elsewhere, than where it was found."""
        return key in self._both or key in self._wider

    def _body(self, body: Body, *, as_sent: bool) -> Body:
        return replace(body, type=self._type(body.type, as_sent=as_sent))

    def _answer(self, answer: Answer, *, as_sent: bool) -> Answer:
        return replace(
            answer,
            bodies=tuple(self._body(body, as_sent=as_sent) for body in answer.bodies),
            headers=tuple(self._input(one, as_sent=as_sent) for one in answer.headers),
        )

    def _tag(self, definitions: dict[TypeKey, Definition]) -> None:
        """Tell each record the values by which unions know it."""
        found: dict[TypeKey, dict[str, dict[str, None]]] = {}
        for definition in definitions.values():
            if isinstance(definition, Alias):
                inner = definition.type
                while isinstance(inner, (Nullable, Checked)):
                    inner = inner.inner
                if isinstance(inner, OneOf) and inner.tag is not None:
                    for value, key in inner.tag.mapping.items():
                        found.setdefault(key, {}).setdefault(inner.tag.property, {})[value] = None
        for key, tags in found.items():
            record = definitions.get(key)
            if isinstance(record, Record):
                definitions[key] = replace(
                    record, tags={name: tuple(values) for name, values in tags.items()}
                )


def _roots(calls: Iterable[Call], *, sent: bool) -> set[TypeKey]:
    """Types that operations send (from client to server), or read. Webhooks and callbacks go the other way."""
    return {
        key
        for call in calls
        for kind in (taken(call) if sent == (call.kind == "path") else given(call))
        for key in mentioned(kind)
    }
