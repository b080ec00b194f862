"""From type to validator: the expression that makes the zod schema of each type of the model.

Takes types, records and the names of validators, gives code and notes what it takes from `json.ts`; refuses to
know text and files.
"""

from collections.abc import Collection, Iterator, Mapping
from functools import cached_property
from typing import Final

from contractor.contract import Schema
from contractor.model import (
    Alias,
    Anything,
    Checked,
    Constants,
    Definition,
    Enumeration,
    ListOf,
    MapOf,
    Model,
    Nothing,
    Nullable,
    OneOf,
    Other,
    Property,
    Record,
    Ref,
    Scalar,
    TupleOf,
    Type,
    TypeKey,
)
from contractor.model.directions import SENT
from contractor.targets.typescript.cycles import straightened
from contractor.targets.typescript.literals import number, quoted
from contractor.targets.typescript.records import Shapes
from contractor.targets.typescript.sources import Sources
from contractor.targets.typescript.types import Printer, fixed
from contractor.targets.typescript.validators.formats import NUMBERS, TEXTS
from contractor.targets.typescript.validators.layout import (
    Call,
    Code,
    Items,
    Members,
    member,
    text,
)
from contractor.targets.typescript.validators.patterns import expression
from contractor.targets.typescript.validators.rules import Rules
from contractor.targets.typescript.validators.values import value
from contractor.text import pascal

_COUNTS: Final = ("minProperties", "maxProperties")


class Schemas:
    """The validators of one model. `used` is what they take from `json.ts`, `zod` whether they use zod itself.

    `names` are what validators are called, `types` what TypeScript calls their types.
    """

    def __init__(
        self,
        model: Model,
        names: Mapping[TypeKey, str],
        types: Mapping[TypeKey, str],
        shapes: Shapes,
        sources: Sources,
    ) -> None:
        self._contract = model.contract
        self._definitions = model.definitions
        self._names = names
        self._types = types
        self._shapes = shapes
        self._printer = Printer(types)
        self._sources = sources
        self._rules = Rules(model.contract, self._named, self.use)
        self._straightened = straightened(model.definitions)
        self._sent = False
        self._members: dict[tuple[int, bool], tuple[Property, tuple[str, Code]]] = {}
        self.used: set[str] = set()
        self.zod = False
        self.values = False

    def use(self, name: str) -> str:
        """Notes that something of `json.ts` is needed."""
        self.used.add(name)
        return name

    def definition(self, definition: Definition) -> Code:
        """The validator of a named type."""
        self._sent = definition.key.endswith(SENT)
        match definition:
            case Record():
                return self._record(definition)
            case Enumeration():
                return self._enumeration(definition)
            case Alias():
                return self.code(self._straightened.get(definition.key, definition.type))

    # ── types ─────────────────────────────────────────────────────────────────────────────────────

    def code(self, kind: Type) -> Code:
        """The validator of a type."""
        match kind:
            case Ref(key):
                return text(self._names[key])
            case Scalar():
                return self._scalar(kind)
            case Nullable(inner):
                found = self._zod("nullable", self.code(inner))
                return self._told(kind, found) if isinstance(inner, (OneOf, Checked)) else found
            case ListOf():
                return self._list(kind)
            case MapOf():
                counts = self._counts(kind.min_properties, kind.max_properties)
                return self._checked(self._own("record", self.code(kind.value)), counts)
            case OneOf([member]):
                return self.code(member)
            case OneOf(members):
                union = self._zod("union", Items(tuple(self.code(one) for one in members)))
                return union if Anything() in members else self._told(kind, union)
            case Checked():
                return self._with_rest(kind)
            case Constants(values):
                return self._constants(values)
            case TupleOf():
                return self._tuple(kind)
            case Other(kinds):
                return self._own("other", *(text(quoted(one)) for one in kinds))
            case Anything():
                return self._own("anything")
            case Nothing():
                return self._zod("never")

    def _told(self, kind: Type, union: Code) -> Code:
        """The validator of a union. Where that takes values of every JSON type, they are unknown to TypeScript."""
        every = self._printer.members(kind) == ["unknown"]
        return self._own("anyType", union) if every else union

    def _zod(self, name: str, *arguments: Code) -> Code:
        self.zod = True
        return Call(f"z.{name}", arguments)

    def _own(self, name: str, *arguments: Code) -> Code:
        return Call(self.use(name), arguments)

    def _checked(self, inner: Code, checks: Collection[Code]) -> Code:
        if not checks:
            return inner
        before = (
            inner.arguments if isinstance(inner, Call) and inner.name == "checked" else (inner,)
        )
        return self._own("checked", *before, *checks)

    def _check(self, name: str, limit: float | None) -> list[Code]:
        if limit is None:
            return []
        argument = text(number(limit))
        return [self._zod(name, argument) if name in _BY_ZOD else self._own(name, argument)]

    def _scalar(self, kind: Scalar) -> Code:
        match kind.kind:
            case "string" if kind.format == "binary":
                return self._zod("instanceof", text("Blob"))
            case "string":
                checks: list[Code] = []
                if kind.format in TEXTS:
                    checks.append(text(self.use(TEXTS[kind.format])))
                checks += self._check("minLength", kind.min_length or None)
                checks += self._check("maxLength", kind.max_length)
                checks += self._pattern(kind.pattern)
                return self._own("string", *checks)
            case "integer" | "number":
                checks = []
                if kind.format in NUMBERS:
                    checks.append(text(self.use(NUMBERS[kind.format])))
                checks += self._check("minimum", kind.minimum)
                checks += self._check("gt", kind.exclusive_minimum)
                checks += self._check("maximum", kind.maximum)
                checks += self._check("lt", kind.exclusive_maximum)
                checks += self._check("multipleOf", kind.multiple_of)
                if kind.kind == "integer" or checks:
                    return self._own(kind.kind, *checks)
                return self._zod("number")
            case _:
                return self._zod(kind.kind)

    def _pattern(self, pattern: str | None) -> list[Code]:
        found = None if pattern is None else expression(pattern)
        if found is None:
            return []
        if found[1]:
            self.use("pattern")
        return [self._zod("regex", text(found[0]))]

    def _constants(self, values: tuple[object, ...]) -> Code:
        codes = tuple(value(one) for one in values)
        if any(isinstance(one, (Mapping, list, tuple)) for one in values):
            return self._own("constant", *codes)
        return self._zod("literal", codes[0] if len(codes) == 1 else Items(codes))

    # ── lists ─────────────────────────────────────────────────────────────────────────────────────

    def _list(self, kind: ListOf) -> Code:
        unique: list[Code] = [text(self.use("uniqueItems"))] if kind.unique else []
        item = self.code(kind.item)
        length = fixed(kind)
        if length:
            return self._checked(self._own("tuple", Items((item,) * length)), unique)
        counts = self._check("minItems", kind.min_items or None)
        counts += self._check("maxItems", kind.max_items)
        return self._own("array", item, *counts, *unique)

    def _tuple(self, kind: TupleOf) -> Code:
        items = [self.code(item) for item in kind.items]
        told = [
            one if index < kind.least else self._own("optional", one)
            for index, one in enumerate(items)
        ]
        rest = [] if kind.rest is None else [self.code(kind.rest)]
        checks = self._check("minItems", kind.least if kind.least > len(items) else None)
        if kind.rest is not None:
            checks += self._check("maxItems", kind.most)
        return self._checked(self._own("tuple", Items(tuple(told)), *rest), checks)

    # ── records and enumerations ──────────────────────────────────────────────────────────────────

    def _record(self, record: Record) -> Code:
        shape = self._shapes.shape(record)
        members = Members(tuple(self._member(one) for one in shape.properties), tall=True)
        if shape.base is not None:
            found = self._own("extend", text(self._names[shape.base]), members)
        elif record.extra is None:
            found = self._own("strictObject", members)
        elif shape.index is not None:
            index = self.code(shape.index)
            found = self._own("record", index, *([members] if members.members else []))
        else:
            found = self._own("object", members)
        if shape.choices:
            rows = tuple(
                self._choice(chosen, shape.choices, shape.exclusive) for chosen in shape.choices
            )
            choice = rows[0] if len(rows) == 1 else self._zod("union", Items(rows))
            found = self._own("both", found, choice)
        return self._checked(found, self._unsaid(record))

    def _member(self, one: Property) -> tuple[str, Code]:
        # By identity: large documents say plain properties hundreds of times. Who is kept keeps the identity taken.
        found = self._members.get((id(one), self._sent))
        if found is None:
            code = self.code(one.type)
            if not one.required:
                code = self._own("optional", code)
            if one.read_only:
                code = self._own("readOnly", code)
            found = self._members[id(one), self._sent] = (one, (member(one.name), code))
        return found[1]

    def _choice(
        self,
        chosen: tuple[Property, ...],
        choices: tuple[tuple[Property, ...], ...],
        exclusive: bool,
    ) -> Code:
        """An object that has the chosen properties, and none of the others if only one may be."""
        found = [(member(one.name), self.code(one.type)) for one in chosen]
        if exclusive:
            absent = self._own("optional", self._zod("never"))
            others = [one for other in choices if other is not chosen for one in other]
            found += [(member(one.name), absent) for one in others]
        return self._own("object", Members(tuple(found)))

    def _unsaid(self, record: Record) -> list[Code]:
        if not record.unsaid:
            return []
        parts = (
            self._sources.parts(record.at)
            if record.schema is None
            else self._rules.parts(record.schema)
        )
        counts: list[float | None] = []
        for word, strictest in zip(_COUNTS, (max, min), strict=True):
            said = [part.keywords[word] for part in parts if part.has(word)]
            counts.append(strictest(said) if said and word in record.unsaid else None)
        said_after_all = self._shapes.said(record)
        left = tuple(word for word in record.unsaid if word not in said_after_all)
        return [*self._counts(*counts), *self._conforms(record.schema, record.at, left)]

    def _counts(self, least: float | None, most: float | None) -> list[Code]:
        return [*self._check("minProperties", least or None), *self._check("maxProperties", most)]

    def _enumeration(self, definition: Enumeration) -> Code:
        names = [pascal(one.words) for one in definition.members]
        self.values = True
        if definition.others is not None:
            listed = text(f"types.{self._types[definition.key]}")
            return self._own("openEnum", listed, self._scalar(definition.others))
        if any(name[:1].isdecimal() for name in names):
            # zod takes such members for the reverse mapping of numeric enumerations.
            return self._constants(tuple(one.value for one in definition.members))
        return self._zod("enum", text(f"types.{self._types[definition.key]}"))

    # ── what types do not say ─────────────────────────────────────────────────────────────────────

    def _with_rest(self, kind: Checked) -> Code:
        exact = self._exactly_one(kind)
        if exact is not None:
            return exact
        left = tuple(word for word in kind.keywords if word != "uniqueItems")
        checks: list[Code] = []
        if left != kind.keywords:
            checks.append(text(self.use("uniqueItems")))
        checks += self._conforms(kind.schema, kind.at, left)
        return self._checked(self.code(kind.inner), checks)

    def _exactly_one(self, kind: Checked) -> Code | None:
        """The members of a union of which one must match, where each is a branch of the schema."""
        inner, schema = kind.inner, kind.schema
        if kind.keywords != ("oneOf",) or not isinstance(inner, OneOf) or schema is None:
            return None
        if len(inner.members) != len(schema.one_of) or schema.ref is not None or schema.all_of:
            return None
        # Null, and what is no object, are taken out of the members that take them.
        if any(isinstance(one, (Nullable, Other)) for one in inner.members):
            return None
        return self._zod("xor", Items(tuple(self.code(one) for one in inner.members)))

    def _conforms(
        self, schema: Schema | None, at: str, keywords: tuple[str, ...]
    ) -> Iterator[Code]:
        found = schema or self._sources.schema(at.removesuffix(SENT))
        keywords = tuple(word for word in keywords if word != "$dynamicRef")
        if found is None or not keywords:
            return
        rule = self._rules.left(found, keywords, sent=self._sent)
        if rule is not None and rule.members:
            yield self._own("conforms", rule)

    @cached_property
    def _other_names(self) -> dict[str, TypeKey]:
        """Schema of another file → the component that is nothing but a reference to it, and has its type."""
        schemas = self._contract.schemas
        found = [(schemas[key].ref, key) for key in self._definitions if key in schemas]
        return {target: key for target, key in found if target is not None}

    def _named(self, key: str, sent: bool) -> Code | None:
        """The validator of what a reference leads to: whatever its name leaves out is said beside it."""
        key = key if key in self._definitions else self._other_names.get(key, key)
        type_key = key + SENT if sent and key + SENT in self._definitions else key
        definition = self._definitions.get(type_key)
        if definition is None:
            return None
        found: Code = text(self._names[type_key])
        if isinstance(definition, Alias):
            return found
        if isinstance(definition, Record) and definition.implied:
            return self._zod("union", Items((found, self._own("other", text('"object"')))))
        return self._zod("nullable", found) if definition.nullable else found


#: Checks of zod's own that judge as JSON Schema does.
_BY_ZOD: Final = frozenset({"minimum", "maximum", "gt", "lt"})
