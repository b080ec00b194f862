"""From a type of the model to a Python annotation.

Takes a type, gives an expression and notes the imports it needs; refuses to know where it will stand, but
for which names are not defined yet there.
"""

import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from fractions import Fraction
from math import ceil, floor
from typing import Any, Final

from contractor.contract import Schema
from contractor.contract.patterns import is_compiled
from contractor.model import (
    Alias,
    Anything,
    Checked,
    Constants,
    Definition,
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
from contractor.profile import INTEGERS as FORMAT_BOUNDS
from contractor.targets.pydantic.ecma import python_pattern, rust_pattern
from contractor.targets.pydantic.residual import Residual
from contractor.targets.pydantic.tags import Tags
from contractor.targets.python import literals
from contractor.targets.python.layout import Atom, Code, Group, Prefixed, either
from contractor.targets.python.module import Module

WIRE: Final = "._wire"
SCHEMA: Final = "._schema"
#: JSON type → the wire type of the values that are of another one.
OTHERS: Final = {
    "object": "NotObject",
    "array": "NotArray",
    "string": "NotString",
    "number": "NotNumber",
    "boolean": "NotBoolean",
}
#: Compilers bound how many operators one expression has, and how deep its brackets go.
_WIDEST: Final = 200
_DEEPEST: Final = 50
#: Format → its type among the wire types, for strings.
TEXTS: Final = {
    "byte": "Base64",
    "date": "Date",
    "date-time": "DateTime",
    "decimal": "DecimalText",
    "duration": "Duration",
    "email": "Email",
    "hostname": "Hostname",
    "ipv4": "IPv4",
    "ipv6": "IPv6",
    "iri": "Iri",
    "iri-reference": "IriReference",
    "json-pointer": "JsonPointer",
    "relative-json-pointer": "RelativeJsonPointer",
    "time": "Time",
    "uri": "Uri",
    "uri-reference": "UriReference",
    "uri-template": "UriTemplate",
    "uuid": "Uuid",
}
#: Formats of strings that only an engine judges.
CHECKED: Final = frozenset({"idn-email", "idn-hostname", "regex"})
#: Format → wire type, for integers. The marker of the same bounds has the name in capitals.
INTEGERS: Final = {
    "int8": "Int8",
    "int16": "Int16",
    "int32": "Int32",
    "int64": "Int64",
    "uint8": "UInt8",
    "uint16": "UInt16",
    "uint32": "UInt32",
    "uint64": "UInt64",
}
#: Texts that smart unions would lose to a plain string beside them, which always matches exactly.
_TYPED: Final = frozenset(TEXTS) | {"binary"}


class Types:
    """Annotations in one module. `pending` are the definitions that do not exist yet where they are used.

    `place` is what is being written: `Order`, `Order.total`; `sent`: it is sent and not received, which is
    another schema for what travels one way.
    """

    def __init__(
        self,
        definitions: Mapping[TypeKey, Definition],
        names: Mapping[TypeKey, str],
        homes: Mapping[TypeKey, str],
        tags: Tags,
        module: Module,
        home: str,
        residual: Residual,
    ) -> None:
        self._residual = residual
        self._definitions = definitions
        self._names = names
        self._homes = homes
        self._tags = tags
        self._module = module
        self._home = home
        self._asked: set[TypeKey] = set()
        self.pending: Collection[TypeKey] = ()
        self.place = ""
        self.sent = False

    def code(self, kind: Type) -> Code:
        """The annotation of a type."""
        match kind:
            case Ref(key):
                return self.name(key)
            case Scalar():
                return self._scalar(kind)
            case Nullable(inner):
                return either([self.code(inner), Atom("None")])
            case ListOf():
                return self._list(kind)
            case MapOf():
                return self._map(kind)
            case OneOf():
                return self._union(kind)
            case Checked(inner):
                return self.annotated(self.code(inner), *self._satisfies(kind))
            case Other(kinds):
                return self._other(kinds)
            case Constants(values):
                return self._constants(values)
            case TupleOf():
                return self._tuple(kind)
            case Anything():
                return self.wire("Json")
            case Nothing():
                return self.wire("Nothing")

    def rest(self, schema: Schema, keywords: Iterable[str]) -> list[Code]:
        """What a type leaves of a schema, as an expression; none where no engine could judge it."""
        found = self._residual.spelled(schema, keywords, self.place, sent=self.sent)
        return [] if found is None else [self.constant(found)]

    def _satisfies(self, kind: Checked) -> list[Code]:
        rest = self.rest(kind.schema, kind.keywords)
        return [Group(self._module.use(SCHEMA, "Satisfies"), rest, "()")] if rest else []

    def _other(self, kinds: tuple[str, ...]) -> Code:
        if len(kinds) == 1:
            return self.wire(OTHERS[kinds[0]])
        parts = [Atom(literals.string(kind)) for kind in kinds]
        marker = Group(self.wire("Other").flat, parts, "()")
        return self.annotated(Atom(self._module.use("typing", "Any")), marker)

    def name(self, key: TypeKey) -> Code:
        """A named type; quoted where it is not defined yet."""
        home = self._homes[key]
        if home != self._home:
            return Atom(self._module.keep(f".{home}", self._names[key]))
        return Atom(self._names[key], forward=key in self.pending)

    def wire(self, name: str) -> Code:
        """Something of the wire module."""
        return Atom(self._module.use(WIRE, name))

    def literal(self, values: Sequence[str | int | bool]) -> Code:
        """`Literal[...]`."""
        parts = [Atom(literals.scalar(value)) for value in values]
        return Group(self._module.use("typing", "Literal"), parts)

    def annotated(self, inner: Code, *markers: Code) -> Code:
        """`Annotated[inner, ...]`, or the inner type where there is no marker."""
        if not markers:
            return inner
        head = self._module.use("typing", "Annotated")
        if isinstance(inner, Group) and inner.head == head:
            return Group(head, [*inner.parts, *markers])
        return Group(head, [inner, *markers])

    def field(self, **options: Code | None) -> list[Code]:
        """`Field(...)` with the options that are set; nothing where none is."""
        if not any(options.values()):
            return []
        given = [
            Prefixed(f"{name}=", value) for name, value in options.items() if value is not None
        ]
        return [Group(self._module.use("pydantic", "Field"), given, "()")] if given else []

    # ── scalars ───────────────────────────────────────────────────────────────────────────────────

    def _scalar(self, kind: Scalar) -> Code:
        match kind.kind:
            case "string":
                return self._text(kind)
            case "integer":
                return self._integer(kind)
            case "number":
                return self._number(kind)
            case "boolean":
                return self.wire("Bool")
            case "null":
                return Atom("None")

    def _text(self, kind: Scalar) -> Code:
        least, most = _bound(kind.min_length or None), _bound(kind.max_length)
        pattern, markers = self._pattern(kind.pattern)
        if kind.format == "binary":
            return self.annotated(Atom("bytes"), *self.field(min_length=least, max_length=most))
        if kind.format in TEXTS:
            limits = _set(min_length=least, max_length=most, pattern=pattern)
            if limits:
                markers = [Group(self._module.use(WIRE, "Text"), limits, "()"), *markers]
            return self.annotated(self.wire(TEXTS[kind.format]), *markers)
        field = self.field(min_length=least, max_length=most, pattern=pattern)
        if kind.format in CHECKED:
            markers = [*markers, self._engine({"format": kind.format})]
        return self.annotated(Atom("str"), *field, *markers)

    def _engine(self, schema: Mapping[str, Any]) -> Code:
        """A marker that leaves a text to the engine."""
        self._residual.is_used = True
        said = self.value({"type": "string", **schema})
        return Group(self._module.use(SCHEMA, "Satisfies"), [said], "()")

    def _pattern(self, text: str | None) -> tuple[Code | None, list[Code]]:
        """The pattern for Pydantic's own engine, or as a marker for another; neither where no engine has it."""
        if text is None:
            return None, []
        found = rust_pattern(text)
        if found is not None:
            return Atom(literals.pattern(found)), []
        found = python_pattern(text)
        if found is None:
            return None, [self._engine({"pattern": text})] if is_compiled(text) else []
        argument = Atom(literals.pattern(found))
        return None, [Group(self._module.use(WIRE, "Matching"), [argument], "()")]

    def _integer(self, kind: Scalar) -> Code:
        # A whole number is a multiple of p/q, reduced, where it is one of p.
        step = None if kind.multiple_of is None else Fraction(str(kind.multiple_of)).numerator
        bounds = self.field(
            ge=_bound(kind.minimum, ceil),
            gt=_bound(kind.exclusive_minimum, floor),
            le=_bound(kind.maximum, floor),
            lt=_bound(kind.exclusive_maximum, ceil),
            multiple_of=None if step == 1 else _bound(step),
        )
        named = INTEGERS.get(kind.format or "", "Int")
        if not bounds:
            return self.wire(named)
        marker = self.wire("EXACT" if named == "Int" else named.upper())
        return self.annotated(Atom("int"), *bounds, marker)

    def _number(self, kind: Scalar) -> Code:
        least, most = FORMAT_BOUNDS.get(kind.format or "", (None, None))
        limits = self.field(
            ge=_bound(_tighter(max, kind.minimum, least)),
            gt=_bound(kind.exclusive_minimum),
            le=_bound(_tighter(min, kind.maximum, most)),
            lt=_bound(kind.exclusive_maximum),
            multiple_of=_bound(kind.multiple_of),
        )
        if not limits:
            return self.wire("Number")
        return self.annotated(Atom("float"), *limits, self.wire("EXACT"))

    # ── constants ─────────────────────────────────────────────────────────────────────────────────

    def _constants(self, values: Sequence[Any]) -> Code:
        given = [value for value in values if value is not None]
        code = self._given(given) if given else None
        none = [Atom("None")] if len(given) < len(values) else []
        return either([*([] if code is None else [code]), *none])

    def _given(self, values: list[Any]) -> Code:
        if all(isinstance(value, str) for value in values):
            return self.literal(values)
        values = [_whole(value) for value in values]
        if all(isinstance(value, str) or _is_small(value) for value in values):
            return self.annotated(self.literal(values), self.wire("EXACT"))
        equal = Group(
            self._module.use(WIRE, "Equals"), [self.constant(one) for one in values], "()"
        )
        kinds = {type(value) for value in values}
        static: Code = Atom(self._module.use("typing", "Any"))
        if kinds == {dict}:
            static = Group("dict", [Atom("str"), static])
        elif kinds == {list}:
            static = Group("list", [static])
        elif kinds in ({float}, {int}):
            static = Atom(kinds.pop().__name__)
        return self.annotated(static, equal)

    def constant(self, value: Any) -> Code:
        """A JSON value as an expression, read from text where it nests deeper than brackets may."""
        if _is_deep(value):
            text = json.dumps(value, ensure_ascii=False)
            return Group(self._module.use("json", "loads"), [Atom(literals.string(text))], "()")
        return self.value(value)

    def value(self, value: Any) -> Code:
        """A JSON value as an expression."""
        if isinstance(value, Mapping):
            parts = [
                Prefixed(f"{literals.string(name)}: ", self.value(inner))
                for name, inner in value.items()
            ]
            return Group("", parts, "{}")
        if isinstance(value, (list, tuple)):
            return Group("", [self.value(inner) for inner in value], "[]")
        return Atom(literals.scalar(value))

    # ── containers ────────────────────────────────────────────────────────────────────────────────

    def _list(self, kind: ListOf) -> Code:
        size = self.field(
            min_length=_bound(kind.min_items or None), max_length=_bound(kind.max_items)
        )
        unique = [self.wire("UNIQUE")] if kind.unique else []
        return self.annotated(Group("list", [self.code(kind.item)]), *size, *unique)

    def _map(self, kind: MapOf) -> Code:
        size = self.field(
            min_length=_bound(kind.min_properties or None), max_length=_bound(kind.max_properties)
        )
        return self.annotated(Group("dict", [Atom("str"), self.code(kind.value)]), *size)

    def _tuple(self, kind: TupleOf) -> Code:
        """Every length that is allowed is a tuple of its own; the longest comes first."""
        items = [self.code(item) for item in kind.items]
        if kind.rest is None and kind.least > len(items):
            return self.wire("Nothing")
        longest = _tupled(items)
        if kind.rest is not None:
            others = Prefixed("*", Group("tuple", [self.code(kind.rest), Atom("...")]))
            least = kind.least if kind.least > len(items) else None
            longest = self.annotated(
                Group("tuple", [*items, others]),
                self.wire("VARIADIC"),
                *self.field(min_length=_bound(least), max_length=_bound(kind.most)),
            )
        lengths = range(len(items) - 1, kind.least - 1, -1)
        return either([longest, *(_tupled(items[:length]) for length in lengths)])

    # ── unions ────────────────────────────────────────────────────────────────────────────────────

    def _union(self, kind: OneOf) -> Code:
        tag = self._tags.discriminator(kind)
        if tag is not None:
            code = self._one_of(kind.members)
            return self.annotated(code, *self.field(discriminator=Atom(literals.string(tag))))
        # What takes every text (or number) as it is comes last, behind what makes something of it.
        members = sorted(kind.members, key=lambda member: self._plain_kind(member) is not None)
        code = self._one_of(members)
        plain = {self._plain_kind(member) for member in members}
        if any(self._made_of(member) in plain for member in members if self._made_of(member)):
            return self.annotated(code, *self.field(union_mode=Atom('"left_to_right"')))
        return code

    def _one_of(self, members: Sequence[Type]) -> Code:
        codes = [self.code(member) for member in members]
        if len(codes) <= _WIDEST:
            return either(codes)
        return Group(self._module.use("typing", "Union"), codes)

    def takes_null(self, kind: Type) -> bool:
        """Whether null is a value of the type."""
        match kind:
            case Nullable() | Anything() | Other() | Scalar(kind="null"):
                return True
            case Constants(values):
                return None in values
            case Checked(inner):
                return self.takes_null(inner)
            case OneOf(members):
                return any(self.takes_null(member) for member in members)
            case Ref(key):
                definition = self._definitions[key]
                # Aliases may name themselves in a circle, and then no null is in it.
                return isinstance(definition, Alias) and self._takes_null_once(key, definition)
            case _:
                return False

    def _takes_null_once(self, key: TypeKey, alias: Alias) -> bool:
        if key in self._asked:
            return False
        self._asked.add(key)
        try:
            return self.takes_null(alias.type)
        finally:
            self._asked.remove(key)

    def _plain_kind(self, kind: Type) -> str | None:
        """`string` or `number` for a type that takes every such value as it is."""
        kind = self._resolved(kind)
        match kind:
            case Scalar(kind="string") if kind.format not in _TYPED:
                return "string"
            case Scalar(kind="integer" | "number"):
                return "number"
            case _:
                return None

    def _made_of(self, kind: Type) -> str | None:
        """`string` or `number` for a type that makes something else of such a value."""
        kind = self._resolved(kind)
        match kind:
            case Scalar(kind="string") if kind.format in _TYPED:
                return "string"
            case Ref(key):
                found = self._definitions[key]
                if isinstance(found, Enumeration):
                    return "string" if isinstance(found.members[0].value, str) else "number"
        return None

    def _resolved(self, kind: Type) -> Type:
        seen: set[TypeKey] = set()
        while True:
            if isinstance(kind, (Nullable, Checked)):
                kind = kind.inner
            elif isinstance(kind, Ref) and kind.key not in seen:
                seen.add(kind.key)
                definition = self._definitions[kind.key]
                if not isinstance(definition, Alias):
                    return kind
                kind = definition.type
            else:
                return kind


def _tupled(items: list[Code]) -> Code:
    return Group("tuple", items) if items else Atom("tuple[()]")


def _is_small(value: Any) -> bool:
    """Whether an integer is one that type checkers read in `Literal`."""
    return isinstance(value, int) and abs(value) < 2**63


def _tighter(
    which: Callable[[float, float], float], one: float | None, other: float | None
) -> float | None:
    """The tighter of two bounds, either of which may be absent."""
    return other if one is None else one if other is None else which(one, other)


def _whole(value: Any) -> Any:
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _bound(value: float | None, whole: Callable[[float], int] | None = None) -> Code | None:
    """A bound as a literal, made whole where it must be."""
    if value is None:
        return None
    if whole is not None:
        value = whole(value)
    return Atom(literals.scalar(_whole(value) if abs(value) < 2**53 else value))


def _set(**options: Code | None) -> list[Code]:
    return [Prefixed(f"{name}=", value) for name, value in options.items() if value is not None]


def _is_deep(value: Any) -> bool:
    level, depth = [value], 0
    while level and depth <= _DEEPEST:
        level = [
            inner
            for one in level
            if isinstance(one, (Mapping, list, tuple))
            for inner in (one.values() if isinstance(one, Mapping) else one)
        ]
        depth += 1
    return bool(level)
