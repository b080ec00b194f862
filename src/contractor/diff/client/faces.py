"""What a type checker sees of a type, and whether a value of one fits where another is wanted.

Takes types of both models in one language, gives faces; refuses to know bounds, patterns and everything else
that only runs. A named type that both models have is its name: what differs in it is said where it is defined.
"""

import json
from collections.abc import Iterator, Mapping
from enum import Enum

from contractor.diff.client.exposed import Exposed
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
class Named:
    """A generated type.

    `id` tells it from others in both models, `root` is its key without direction. Enumerations have the type
    of their values as `base`, and their `literals`.
    """

    text: str
    id: str
    root: TypeKey
    base: str = ""
    literals: tuple[Literal, ...] = ()


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
        yield Named(text, self._ids.get(key, f"only {key}"), key.partition(">")[0], base, literals)

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
    onward, back = _fits(old, new, language), _fits(new, old, language)
    if onward:
        return Relation.SAME if back else Relation.WIDER
    return Relation.NARROWER if back else Relation.OTHER


def _fits(one: Face, other: Face, language: Language) -> bool:
    """Whether a value of the one type may stand where the other is wanted."""
    return all(any(_part_fits(part, wanted, language) for wanted in other) for part in one)


def _part_fits(part: Part, wanted: Part, language: Language) -> bool:
    python = language is Language.PYTHON
    if part == wanted or isinstance(wanted, Top) or (python and isinstance(part, Top)):
        return True
    match part, wanted:
        case Named(), Named():
            return _name_fits(part, wanted, python=python)
        case Named(base=base), Plain(text):
            return _plain_fits(base, text, python=python)
        case Named(literals=(_, *_) as literals), Literal() if not python:
            return all(one == wanted for one in literals)
        case Literal(), Named(literals=literals) if not python:
            return part in literals
        case Literal(base=base), Plain(text):
            return _plain_fits(base, text, python=python)
        case Plain(text), Plain(other):
            return _plain_fits(text, other, python=python)
        case Items(one), Items(other_item):
            return _fits(one, other_item, language)
        case Values(one), Values(other_value):
            return _fits(one, other_value, language)
        case Slots(items, rest), Slots(others, other_rest):
            return len(items) == len(others) and all(
                _fits(one, other, language)
                for one, other in zip((*items, rest), (*others, other_rest), strict=True)
            )
        case _:
            return False


def _name_fits(one: Named, other: Named, *, python: bool) -> bool:
    if one.id == other.id:
        return True
    if python:
        return False
    # TypeScript looks at what a type holds: the same schema in another direction, or the same values.
    if one.root == other.root:
        return True
    return bool(one.literals) and set(one.literals) <= set(other.literals)


def _plain_fits(one: str, other: str, *, python: bool) -> bool:
    return one == other or (python and (one, other) == ("int", "float"))


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
