"""From definitions to what the templates place.

Takes definitions and their symbols, gives finished views: every line of Python in them is as it will stand in
the file. Refuses to know how views are arranged (that is `templates/pydantic`) and what files there are.
"""

from collections.abc import Container, Iterator, Mapping, Sequence
from typing import Final

from contractor.frozen import frozen
from contractor.model import (
    Alias,
    Anything,
    Definition,
    Docs,
    Enumeration,
    Member,
    Nullable,
    Property,
    Record,
    Scalar,
    Type,
    TypeKey,
)
from contractor.targets.pydantic.attributes import Attributes
from contractor.targets.pydantic.heights import Heights
from contractor.targets.pydantic.types import SCHEMA, Types
from contractor.targets.python import literals
from contractor.targets.python.docstrings import docstring
from contractor.targets.python.identifiers import constant, unique
from contractor.targets.python.layout import (
    Atom,
    Code,
    Group,
    Prefixed,
    annotated,
    assigned,
    class_header,
    either,
    expression,
)
from contractor.targets.python.module import Module
from contractor.text import snake

_INDENT: Final = 4
#: Pyright compares with the base class, which says less.
_OVERRIDES: Final = "# pyright: ignore[reportIncompatibleVariableOverride]"
_TRUE: Final = Atom("True")


@frozen
class RecordView:
    """A model class. `settings` are statements above its fields, `fields` the lines of all of them.

    `decorator` is what types do not say of it, or empty.
    """

    decorator: str
    header: str
    docstring: str
    settings: tuple[str, ...]
    fields: str
    kind: str = "record"


@frozen
class EnumView:
    """An enumeration class. `members` are the lines of all of them.

    `open` is the statement of the alias that takes other values too, or empty.
    """

    header: str
    docstring: str
    members: str
    open: str
    kind: str = "enumeration"


@frozen
class AliasView:
    """A name for a type: its statement and docstring."""

    statement: str
    docstring: str
    kind: str = "alias"


View = RecordView | EnumView | AliasView


#: Lists, maps and unions inside one another, from which on building them wants more room than Python gives.
DEEP: Final = 40


#: What says which field it is → the field, and what it imports.
Seen = dict[tuple[object, ...], tuple[str, Sequence[tuple[str, str]]]]


class Views:
    """Views of the definitions of one module."""

    def __init__(
        self,
        names: Mapping[TypeKey, str],
        annotations: Mapping[TypeKey, str],
        attributes: Attributes,
        types: Types,
        heights: Heights,
        module: Module,
        *,
        sent: Container[TypeKey],
        sentinel: bool,
        seen: Seen,
    ) -> None:
        self._sent = sent
        self._seen = seen
        self._names = names
        self._annotations = annotations
        self._attributes = attributes
        self._types = types
        self._heights = heights
        self._module = module
        self._sentinel = sentinel

    def view(self, definition: Definition) -> View:
        """The view of a definition."""
        self._types.place = self._names[definition.key]
        self._types.sent = definition.key in self._sent
        match definition:
            case Record():
                return self._record(definition)
            case Enumeration():
                return self._enumeration(definition)
            case Alias():
                return self._alias(definition)

    # ── records ───────────────────────────────────────────────────────────────────────────────────

    def _record(self, record: Record) -> RecordView:
        if record.base is not None:
            base = self._types.name(record.base).flat
        else:
            camel = self._attributes.is_camel(record)
            base = self._types.wire("CamelModel" if camel else "Model").flat
        return RecordView(
            decorator=self._decorator(record),
            header=class_header(self._names[record.key], [base]),
            docstring=docstring(_prose(record.docs, record.name), _INDENT),
            settings=tuple(self._settings(record)),
            fields=_block((*self._narrowed(record), *self._fields(record))),
        )

    def _decorator(self, record: Record) -> str:
        if record.schema is None:
            return ""
        rest = self._types.rest(record.schema, record.unsaid)
        if not rest:
            return ""
        return expression(Group(f"@{self._module.use(SCHEMA, 'satisfies')}", rest, "()"), 0)

    def _settings(self, record: Record) -> list[str]:
        found: list[str] = []
        options: list[Code] = []
        if record.extra is None:
            options.append(Prefixed("extra=", Atom('"forbid"')))
        if record.docs.deprecated:
            said = Group("", [Prefixed('"deprecated": ', _TRUE)], "{}")
            options.append(Prefixed("json_schema_extra=", said))
        if options:
            config = Group(self._module.use("pydantic", "ConfigDict"), options, "()")
            found.append(assigned("model_config", config, _INDENT))
        if record.extra is not None and not isinstance(record.extra, Anything):
            values = Group("dict", [Atom("str"), self._types.code(record.extra)])
            # Else checkers would ask for it where a model is made.
            unasked = f"{self._module.use('pydantic', 'Field')}(init=False)"
            found.append(_overriding(annotated("__pydantic_extra__", values, unasked, _INDENT)))
        return found

    def _narrowed(self, record: Record) -> Iterator[str]:
        for one, values in self._attributes.tags.narrowed(record).values():
            code = self._said(record, one, self._types.literal(values))
            name = self._attributes.name(record, one)
            yield _overriding(annotated(name, code, None, _INDENT))

    def _fields(self, record: Record) -> Iterator[str]:
        """The fields of a record. Large documents say plain ones hundreds of times: those are written once."""
        names, camel = self._attributes.names(record), self._attributes.is_camel(record)
        for one in record.properties:
            tags = self._attributes.tags.literals(record, one) if record.tags else ()
            if tags or not _is_plain(one.type):
                yield self._written(record, one, tags)
                continue
            # By identity: records share such properties, and the model holds them as long as it is rendered.
            same = (id(one), names[one.name], camel)
            found, uses = self._seen.get(same, ("", ()))
            if not found or not self._module.takes(uses):
                with self._module.noting() as noted:
                    found = self._written(record, one, ())
                if self._module.takes(noted):
                    self._seen[same] = (found, tuple(noted))
            yield found

    def _written(self, record: Record, one: Property, tags: Sequence[str]) -> str:
        name = self._attributes.name(record, one)
        self._types.place = f"{self._names[record.key]}.{name}"
        code = self._types.literal(tags) if tags else self._types.code(one.type)
        value: str | None = None
        if self._is_maybe(one):
            value = "None"
            code = Group(self._types.wire("Maybe").flat, [code])
        elif not one.required:
            value = self._module.use("pydantic", "MISSING")
            code = either([code, Atom(value)])
        statement = annotated(name, self._said(record, one, code), value, _INDENT)
        return _told_below(statement, docstring(self._told(one), _INDENT))

    def _said(self, record: Record, one: Property, code: Code) -> Code:
        """The annotation with what only a field has: the name on the wire, whether it is deprecated."""
        alias = self._attributes.alias(record, one)
        options = self._types.field(
            alias=None if alias is None else Atom(literals.string(alias)),
            deprecated=_TRUE if one.docs.deprecated else None,
        )
        return self._types.annotated(code, *options)

    def _told(self, one: Property) -> str:
        text = _prose(one.docs, one.words)
        if not one.default:
            return text
        default = f"Default: `{self._types.value(one.default[0]).flat}`."
        return f"{text}\n\n{default}" if text else default

    def _is_maybe(self, one: Property) -> bool:
        """Whether None stands for absence; it cannot where null is a value of its own."""
        return not (one.required or self._sentinel or self._types.takes_null(one.type))

    # ── enumerations and aliases ──────────────────────────────────────────────────────────────────

    def _enumeration(self, enumeration: Enumeration) -> EnumView:
        texts = all(isinstance(member.value, str) for member in enumeration.members)
        if texts:
            base = self._module.use("enum", "StrEnum")
        else:
            base = self._types.wire("ExactIntEnum").flat
        taken: set[str] = set()
        members: list[str] = []
        for member in enumeration.members:
            code = unique(constant(member.words), taken)
            taken.add(code)
            members.append(_member(code, member))
        text = _prose(enumeration.docs, enumeration.name)
        return EnumView(
            header=class_header(self._names[enumeration.key], [base]),
            docstring=docstring(text, _INDENT),
            members=_block(members),
            open=self._open(enumeration, enumeration.others) if enumeration.others else "",
        )

    def _open(self, enumeration: Enumeration, others: Scalar) -> str:
        code = either([Atom(self._names[enumeration.key]), self._types.code(others)])
        mode = self._types.field(union_mode=Atom('"left_to_right"'))
        return self._aliased(self._annotations[enumeration.key], self._types.annotated(code, *mode))

    def _alias(self, alias: Alias) -> AliasView:
        name = self._names[alias.key]
        text = docstring(_prose(alias.docs, alias.name), 0)
        code = self._types.code(alias.type)
        if self._heights.of(alias.type) > DEEP:
            code = self._types.annotated(code, self._types.wire("DEEP"))
        if code.flat != code.bare:  # it names itself
            return AliasView(self._recursive(name, Atom(literals.string(code.bare))), text)
        return AliasView(self._aliased(name, code), text)

    def _recursive(self, name: str, code: Code) -> str:
        """An alias that names itself. Checkers are told apart: pyright infers none that records lead back to.

        Quoted whole, since mypy does not see the alias inside brackets of its own.
        """
        made = self._module.use("typing_extensions", "TypeAliasType")
        checking = self._module.use("typing", "TYPE_CHECKING")
        plain = assigned(f"{name}: {self._module.use('typing', 'TypeAlias')}", code, _INDENT)
        parts = [Atom(literals.string(name)), code]
        real = assigned(name, Group(made, parts, "()"), _INDENT)
        return f"if {checking}:\n{plain}\nelse:\n{real}"

    def _aliased(self, name: str, code: Code) -> str:
        return assigned(f"{name}: {self._module.use('typing', 'TypeAlias')}", code, 0)


def _told_below(statement: str, docstring: str) -> str:
    """A statement and its docstring, and an empty line behind that; a field or member of a class."""
    return f"{statement}\n{docstring}\n" if docstring else statement


def _block(statements: Sequence[str]) -> str:
    """The lines of a class, without an empty one at the end."""
    return "\n".join(statements).removesuffix("\n")


def _is_plain(kind: Type) -> bool:
    """Whether a type is written alike in every module."""
    return isinstance(kind.inner if isinstance(kind, Nullable) else kind, Scalar)


def _overriding(statement: str) -> str:
    first, *others = statement.split("\n")
    return "\n".join([f"{first}  {_OVERRIDES}", *others])


def _member(code: str, member: Member) -> str:
    text = docstring(member.description, _INDENT) if member.description else ""
    return _told_below(assigned(code, Atom(literals.scalar(member.value)), _INDENT), text)


def _prose(docs: Docs, name: tuple[str, ...]) -> str:
    """What the document says: the description, else a title that says more than the name."""
    text = docs.description or ""
    if not text and docs.title and snake(tuple(docs.title.split())) != snake(name):
        text = docs.title
    if docs.deprecated:
        text = f"{text.rstrip()}\n\nDeprecated." if text.strip() else "Deprecated."
    return text
