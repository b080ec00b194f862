"""What a type checker sees of a type, and whether a value of one fits where another is wanted.

Takes types of both models in one language, gives faces; refuses to know bounds, patterns and everything else
that only runs. A named type that both models have is its name: what differs in it is said where it is defined.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import field
from enum import Enum

from contractor.diff.client.exposed import Exposed
from contractor.diff.client.held import held, offers
from contractor.frozen import frozen
from contractor.model import (
    Alias,
    Anything,
    Checked,
    Constants,
    Enumeration,
    ListOf,
    MapOf,
    Nothing,
    Nullable,
    OneOf,
    Other,
    Record,
    Ref,
    Scalar,
    TupleOf,
    Type,
    TypeKey,
)


class Language(Enum):
    """The languages that there is a type checker for."""

    PYTHON = "Python"
    TYPESCRIPT = "TypeScript"


@frozen
class Top:
    """Any value."""


@frozen
class Plain:
    """A type of the language."""

    text: str


@frozen
class Literal:
    """One value of a type."""

    text: str
    base: str


@frozen
class Items:
    """A list."""

    item: "Face"


@frozen
class Values:
    """A map."""

    value: "Face"


@frozen
class Slots:
    """A tuple. `rest` is what follows, nothing where nothing may."""

    items: tuple["Face", ...]
    rest: "Face"


@frozen
class Member:
    """A member of an object."""

    required: bool
    face: "Face"


@frozen
class Named:
    """A generated type.

    `id` tells it from others in both models, `root` is its key without direction. Enumerations have the type
    of their values as `base`, and their `literals`. `members` works out what an object holds, None where it is
    none.
    """

    text: str
    id: str
    root: TypeKey
    base: str = ""
    literals: tuple[Literal, ...] = ()
    members: "Callable[[], Mapping[str, Member] | None]" = field(
        default=lambda: None, compare=False, repr=False
    )


Part = Top | Plain | Literal | Items | Values | Slots | Named
Face = tuple[Part, ...]
"""The members of a union, one where it is none; none at all for what has no values."""


class Relation(Enum):
    """What became of a type, seen by a type checker."""

    SAME = "same"
    WIDER = "wider"
    NARROWER = "narrower"
    OTHER = "other"


class Faces:
    """The faces of one model's types in one language.

    `ids` are the named types that the other model has too, each by a word that both sides share.
    """

    def __init__(self, exposed: Exposed, ids: Mapping[TypeKey, str], language: Language) -> None:
        self._exposed = exposed
        self._definitions = exposed.model.definitions
        self._ids = ids
        self._python = language is Language.PYTHON

    def of(self, kind: Type) -> Face:
        """The face of a type."""
        return tuple(dict.fromkeys(self._parts(kind, frozenset())))

    def opened(self, alias: Alias) -> Face:
        """The face of what an alias stands for."""
        return tuple(dict.fromkeys(self._parts(alias.type, frozenset({alias.key}))))

    def listed(self, enumeration: Enumeration) -> Face:
        """The face of an enumeration where its name is no matter."""
        return tuple(self._named(enumeration.key, frozenset()))

    def _face(self, kind: Type, inside: frozenset[TypeKey]) -> Face:
        return tuple(dict.fromkeys(self._parts(kind, inside)))

    def _parts(self, kind: Type, inside: frozenset[TypeKey]) -> Iterator[Part]:
        match kind:
            case Scalar():
                yield Plain(self._said(self._exposed.scalar(kind).both))
            case Ref(key):
                yield from self._named(key, inside)
            case Nullable(inner):
                yield from self._parts(inner, inside)
                yield Plain(self._said(("None", "null")))
            case Checked(inner):
                yield from self._parts(inner, inside)
            case OneOf(members):
                for member in members:
                    yield from self._parts(member, inside)
            case Constants(values):
                for value in values:
                    yield self._constant(value)
            case ListOf(item):
                yield Items(self._face(item, inside))
            case MapOf(value):
                yield Values(self._face(value, inside))
            case TupleOf(items, rest):
                slots = tuple(self._face(item, inside) for item in items)
                yield Slots(slots, () if rest is None else self._face(rest, inside))
            case Other(kinds) if self._python and len(kinds) > 1:
                yield Top()
            case Other(kinds):
                yield from self._others(kinds)
            case Anything():
                yield Top()
            case Nothing():
                return

    def _others(self, kinds: tuple[str, ...]) -> Iterator[Part]:
        """The values of every JSON type but these."""
        named = {
            "string": ("str", "string"),
            "number": ("float", "number"),
            "boolean": ("bool", "boolean"),
        }
        for kind, both in named.items():
            if kind not in kinds:
                yield Plain(self._said(both))
        if "array" not in kinds:
            yield Items((Top(),))
        if "object" not in kinds:
            yield Values((Top(),))
        yield Plain(self._said(("None", "null")))

    def _named(self, key: TypeKey, inside: frozenset[TypeKey]) -> Iterator[Part]:
        found = self._definitions.get(key)
        if isinstance(found, Alias) and key not in self._ids and key not in inside:
            yield from self._parts(found.type, inside | {key})
            return
        text = self._said(self._exposed.type(key).both)
        base = ""
        literals: tuple[Literal, ...] = ()
        if isinstance(found, Enumeration):
            listed = tuple(self._constant(member.value) for member in found.members)
            literals = tuple(one for one in listed if isinstance(one, Literal))
            base = literals[0].base if literals else ""
            if found.open:
                text = text if not self._python else f"{text} | {base}"
                literals = () if self._python else literals
        yield Named(
            text=text,
            id=self._ids.get(key, f"only {key}"),
            root=key.partition(">")[0],
            base=base,
            literals=literals,
            members=lambda: self._members(found) if isinstance(found, Record) else None,
        )

    def _members(self, record: Record) -> Mapping[str, Member] | None:
        """What an object holds; None where it may hold more, which no type lists."""
        if offers(record):
            return None
        return {
            name: Member(one.property.required, self.of(one.property.type))
            for name, one in held(self._exposed, record, whole=True).items()
        }

    def _constant(self, value: object) -> Part:
        if value is None:
            return Plain(self._said(("None", "null")))
        text = json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)
        if isinstance(value, bool):
            return Literal(str(value) if self._python else text, self._said(("bool", "boolean")))
        if isinstance(value, str):
            return Literal(text, self._said(("str", "string")))
        if isinstance(value, int):
            return Literal(text, self._said(("int", "number")))
        return Literal(text, self._said(("Any", "unknown")))

    def _said(self, both: tuple[str, str]) -> str:
        return both[0] if self._python else both[1]


def relation(old: Face, new: Face, language: Language) -> Relation:
    """What became of a type."""
    if old == new:
        return Relation.SAME
    onward, back = _Fit(language).fits(old, new), _Fit(language).fits(new, old)
    if onward:
        return Relation.SAME if back else Relation.WIDER
    return Relation.NARROWER if back else Relation.OTHER


class _Fit:
    """Whether values of one type may stand where another is wanted."""

    def __init__(self, language: Language) -> None:
        self._python = language is Language.PYTHON
        #: Pairs of types that are being looked at: types that hold themselves fit if nothing else speaks against it.
        self._assumed: set[tuple[str, str]] = set()

    def fits(self, one: Face, other: Face) -> bool:
        """Whether every member of the one type fits some member of the other."""
        return all(any(self._part(part, wanted) for wanted in other) for part in one)

    def _part(self, part: Part, wanted: Part) -> bool:
        if part == wanted or isinstance(wanted, Top) or (self._python and isinstance(part, Top)):
            return True
        match part, wanted:
            case Named(), Named():
                return self._named(part, wanted)
            case Named(base=base) | Literal(base=base), Plain(text):
                return self._plain(base, text)
            case Named(literals=(_, *_) as literals), Literal() if not self._python:
                return all(one == wanted for one in literals)
            case Literal(), Named(literals=literals) if not self._python:
                return part in literals
            case Plain(text), Plain(other):
                return self._plain(text, other)
            case (Items(one), Items(inner)) | (Values(one), Values(inner)):
                return self.fits(one, inner)
            case Slots(items, rest), Slots(others, other_rest):
                return len(items) == len(others) and all(
                    self.fits(one, other)
                    for one, other in zip((*items, rest), (*others, other_rest), strict=True)
                )
            case _:
                return False

    def _named(self, one: Named, other: Named) -> bool:
        if one.id == other.id:
            return True
        if self._python:
            return False
        # TypeScript looks at what a type holds: the same schema in another direction, or the same members.
        if one.root == other.root:
            return True
        if one.literals:
            return set(one.literals) <= set(other.literals)
        pair = one.id, other.id
        if pair in self._assumed:
            return True
        self._assumed.add(pair)
        return self._members(one.members(), other.members())

    def _members(
        self, one: Mapping[str, Member] | None, other: Mapping[str, Member] | None
    ) -> bool:
        """Whether one object may stand for the other, both for who writes it down and for who reads it."""
        if one is None or other is None or one.keys() != other.keys():
            return False
        return all(
            (member.required or not other[name].required)
            and self.fits(member.face, other[name].face)
            for name, member in one.items()
        )

    def _plain(self, one: str, other: str) -> bool:
        return one == other or (self._python and (one, other) == ("int", "float"))


def spelled(face: Face, language: Language) -> str:
    """A face as a person of the language writes it."""

    def say(inner: Face) -> str:
        return spelled(inner, language)

    python = language is Language.PYTHON
    texts: dict[str, None] = {}
    for part in face:
        match part:
            case Top():
                texts["Any" if python else "unknown"] = None
            case Plain(text) | Named(text):
                texts[text] = None
            case Literal(text):
                texts[f"Literal[{text}]" if python else text] = None
            case Items(item) if python:
                texts[f"list[{say(item)}]"] = None
            case Items(item):
                texts[f"({say(item)})[]" if len(item) > 1 else f"{say(item)}[]"] = None
            case Values(value):
                said = say(value)
                texts[f"dict[str, {said}]" if python else f"{{ [key: string]: {said} }}"] = None
            case Slots(items, rest):
                inside = [say(item) for item in items]
                inside += [f"*{say(rest)}" if python else f"...{say(rest)}[]"] if rest else []
                texts[f"tuple[{', '.join(inside)}]" if python else f"[{', '.join(inside)}]"] = None
    return " | ".join(texts) or ("Never" if python else "never")
