"""From schema to type.

Takes a contract, gives drafts of definitions (types whose names are not decided yet) and what wants a name;
refuses to know any language, and how names are chosen (`names`) or directions split (`directions`).
"""

from dataclasses import dataclass, replace
from typing import Any, Final

from contractor.contract import Contract, Schema
from contractor.diagnostic import Finding, Severity
from contractor.model.compose import Circular, conjuncts, meet, merged
from contractor.model.names import Wanted
from contractor.model.types import (
    Alias,
    Anything,
    Checked,
    Constants,
    Definition,
    Docs,
    Enumeration,
    ListOf,
    MapOf,
    Member,
    Nothing,
    Nullable,
    OneOf,
    Property,
    Record,
    Ref,
    Scalar,
    Tag,
    TupleOf,
    Type,
    TypeKey,
)
from contractor.source import join, unescape
from contractor.text import Words, spelled, words

#: Keywords that code types never say; a target checks them or says that it does not.
UNSAID: Final = (
    *("not", "if", "then", "else", "contains", "minContains", "maxContains", "dependentRequired"),
    *(
        "dependentSchemas",
        "propertyNames",
        "unevaluatedItems",
        "unevaluatedProperties",
        "$dynamicRef",
    ),
)
_OBJECT: Final = frozenset(
    {"properties", "additionalProperties", "required", "patternProperties", "propertyNames"}
)
_OBJECT_SIZE: Final = frozenset(
    {"minProperties", "maxProperties", "dependentRequired", "dependentSchemas"}
)
_ARRAY: Final = frozenset(
    {"items", "prefixItems", "minItems", "maxItems", "uniqueItems", "contains"}
)
_STRING: Final = frozenset({"minLength", "maxLength", "pattern"})
_NUMBER: Final = frozenset(
    {"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"}
)
_TYPES: Final = ("string", "integer", "number", "boolean", "object", "array", "null")
#: Anonymous types nested deeper than this get a name, since compilers bound how deep brackets go.
_MAX_NESTING: Final = 24

Draft = Type | Record | Enumeration


@dataclass(frozen=True, slots=True)
class Place:
    """Where an anonymous schema stands, for its name: the type it is in, and its words behind that type's."""

    key: TypeKey
    owner: TypeKey | None
    parts: Words
    longer: tuple[Words, ...] = ()
    depth: int = 0

    def inside(self, parts: Words, key: str) -> "Place":
        """A place one step further in, still named after the same owner."""
        return Place(key, self.owner, self.parts + parts, self.longer, self.depth + 1)


class Shaper:
    """Shapes schemas of one contract, each named place once."""

    def __init__(self, contract: Contract) -> None:
        self.contract = contract
        self.definitions: dict[TypeKey, Definition] = {}
        self.wanted: dict[TypeKey, Wanted] = {}
        self.nullable: set[TypeKey] = set()
        self.findings: list[Finding] = []
        self.marks: dict[TypeKey, dict[str, Schema]] = {}
        """Record → property → the schema that decides its direction."""

    # ── named places ──────────────────────────────────────────────────────────────────────────────

    def component(self, key: TypeKey, schema: Schema) -> None:
        """Define the type of a schema that has a key of its own."""
        token = (
            unescape(key.rpartition("/")[2])
            or key.rpartition("#")[0].rpartition("/")[2].partition(".")[0]
        )
        parts = words(token) or spelled(token)
        owner = _outer(key)
        place = Place(key, owner, parts, ((*_section(key),),) if owner is None else ())
        self._want(place, schema)
        try:
            draft = self._draft(schema, place)
        except Circular as loop:
            self._circular(key, loop)
            draft = Anything()
        self._define(key, schema, draft)

    def _circular(self, key: TypeKey, loop: Circular) -> None:
        self.findings.append(
            Finding(
                "circular-reference",
                Severity.ERROR,
                "this schema includes itself through `allOf` or `$ref` alone",
                key,
                "no value can be judged by it; break the circle",
                (f"the circle closes at {loop}",),
            )
        )

    def _want(self, place: Place, schema: Schema) -> None:
        pin = schema.keywords.get("x-contractor-name")
        self.wanted[place.key] = Wanted(
            key=place.key,
            owner=place.owner,
            parts=place.parts,
            longer=place.longer,
            pin=pin if isinstance(pin, str) else None,
            component=place.owner is None and place.key in self.contract.schemas,
        )

    def _define(self, key: TypeKey, schema: Schema, draft: Draft) -> None:
        if isinstance(draft, Nullable) and isinstance(draft.inner, (Record, Enumeration)):
            self.nullable.add(key)
            draft = draft.inner
        if isinstance(draft, (Record, Enumeration)):
            self.definitions[key] = replace(draft, key=key, docs=docs(schema))
        else:
            self.definitions[key] = Alias(key, (), schema.at, draft, docs(schema))

    def type(self, schema: Schema, place: Place) -> Type:
        """The type of a schema that stands inside something; what needs a name gets one and is referred to."""
        try:
            draft = self._draft(schema, place)
        except Circular as loop:
            self._circular(place.key, loop)
            return Anything()
        inner = draft.inner if isinstance(draft, Nullable) else draft
        deep = place.depth > _MAX_NESTING and isinstance(inner, (ListOf, MapOf, OneOf, TupleOf))
        if not isinstance(inner, (Record, Enumeration)) and not _tagged(inner) and not deep:
            return draft  # type: ignore[return-value]
        if place.key not in self.definitions:
            self._want(place, schema)
            self._define(place.key, schema, inner)
        ref = Ref(place.key)
        return Nullable(ref) if isinstance(draft, Nullable) else ref

    # ── one schema ────────────────────────────────────────────────────────────────────────────────

    def _draft(self, schema: Schema, place: Place) -> Draft:
        if schema.boolean is False:
            return Nothing()
        if not schema.constrains():
            return Anything()
        if schema.all_of or schema.ref is not None:
            return self._composed(schema, place)
        if schema.one_of or schema.any_of:
            return self._union(schema, place)
        return self._plain(schema, place)

    def _composed(self, schema: Schema, place: Place) -> Draft:
        branches = [branch for branch in schema.all_of if branch.constrains()]
        own = {key: value for key, value in schema.keywords.items() if key not in ("allOf", "$ref")}
        beside = Schema(schema.at, own, schema.raw)
        if schema.ref is not None and not branches and not beside.constrains():
            return self._ref(schema)
        if not beside.constrains() and schema.ref is None and len(branches) == 1:
            return self._draft(branches[0], place)
        if not branches and schema.ref is None:
            return self._draft(beside, place)
        bases = [schema.ref] if schema.ref is not None else []
        bases += [branch.ref for branch in branches if _only_ref(branch) and branch.ref is not None]
        rest = [branch for branch in branches if not _only_ref(branch)]
        if len(bases) == 1:
            extended = self._extended(
                schema, bases[0], [beside, *rest] if beside.constrains() else rest, place
            )
            if extended is not None:
                return extended
        whole, left = merged(self.contract, schema)
        return _unsaid(self._draft(whole, place), schema.at, left)

    def _ref(self, schema: Schema) -> Type:
        key = schema.ref
        if key is None or key not in self.contract.schemas:
            return Anything()
        conjuncts(self.contract, schema)  # raises where references lead in a circle
        return Ref(key)

    def _extended(
        self, schema: Schema, base: str, rest: list[Schema], place: Place
    ) -> Record | None:
        """The record that only adds properties to one base, or None where that is not all it does."""
        if any(part.all_of or part.ref is not None for part in rest):
            return None
        inherited = self._properties_of(base)
        added, left = meet(schema.at, rest)
        if inherited is None or left or not added.properties or added.additional is not None:
            return None
        names = set(added.properties)
        allowed = {"type", "properties", "required", "allOf"} | set(docs_keywords())
        plain = all(key in allowed or key.startswith(("x-", "$")) for key in added.keywords)
        if not plain or names & inherited or not names >= set(added.required):
            return None
        if added.types not in ((), ("object",)):
            return None
        record = self._record(added, place)
        return replace(record, base=base)

    def _properties_of(self, key: str) -> set[str] | None:
        """Names of the properties of a plain, open record; None where the schema is anything else."""
        found: set[str] = set()
        schema = self.contract.schemas.get(key)
        if schema is None:
            return None
        parts = conjuncts(self.contract, schema)
        for part in parts:
            if (
                part.boolean is not None
                or part.additional is not None
                or part.types not in ((), ("object",))
            ):
                return None
            if part.enum is not None or part.any_of or part.one_of or part.pattern_properties:
                return None
            if any(part.has(keyword) for keyword in UNSAID) or part.has("const"):
                return None
            found |= set(part.properties)
        if not found or not any("object" in part.types or part.properties for part in parts):
            return None
        return found

    # ── unions ────────────────────────────────────────────────────────────────────────────────────

    def _union(self, schema: Schema, place: Place) -> Draft:
        keyword = "oneOf" if schema.one_of else "anyOf"
        branches = schema.one_of or schema.any_of
        rest_words = {key: value for key, value in schema.keywords.items() if key != keyword}
        rest = Schema(schema.at, rest_words, schema.raw)
        if all(_conditions_only(branch) for branch in branches):
            return _unsaid(self._draft(rest, place), schema.at, (keyword,))
        only_type = {"type"} >= {
            key for key in rest_words if Schema("", {key: rest_words[key]}).constrains()
        }
        if rest.constrains() and not only_type:
            branches = tuple(self._narrowed(rest, branch) for branch in branches)
        named = self._enumerated(schema, branches)
        if named is not None:
            return named
        members: list[Type] = []
        nullable = False
        labels = _labels(branches, self.contract)
        for branch, label in zip(branches, labels, strict=True):
            if branch.types == ("null",) or (branch.has("const") and branch.get("const") is None):
                nullable = True
                continue
            inner = replace(self._below(place, label, branch.at), longer=(("variant",),))
            member = self.type(branch, inner)
            if isinstance(member, Nullable):
                nullable, member = True, member.inner
            members += (
                member.members if isinstance(member, OneOf) and member.tag is None else (member,)
            )
        members = (
            list(dict.fromkeys(members))
            if all(_hashable(member) for member in members)
            else members
        )
        draft: Draft
        if not members:
            return Scalar("null") if nullable else Nothing()
        if len(members) == 1:
            draft = members[0]
        elif any(isinstance(member, Anything) for member in members):
            draft = Checked(Anything(), schema.at, (keyword,))
        else:
            draft = OneOf(tuple(members), self._tag(schema, members), exclusive=keyword == "oneOf")
        return Nullable(draft) if nullable and not isinstance(draft, (Anything, Checked)) else draft

    def _narrowed(self, rest: Schema, branch: Schema) -> Schema:
        """A branch with what stands beside the union."""
        return Schema(branch.at, {"allOf": (rest, branch)}, branch.raw)

    def _enumerated(self, schema: Schema, branches: tuple[Schema, ...]) -> Draft | None:
        """An enumeration spelled as constants with titles, or an open one as `enum` beside its own type."""
        nulls = [branch for branch in branches if branch.types == ("null",)]
        others = [branch for branch in branches if branch not in nulls]
        constants = [branch for branch in others if _constant(branch) is not None]
        draft: Enumeration | None = None
        if len(constants) == len(others) and len(others) > 1:
            values = [_constant(branch) for branch in constants]
            kinds = {type(value) for value in values}
            if kinds in ({str}, {int}):
                titles = [branch.title for branch in constants]
                texts = [branch.description for branch in constants]
                draft = _enumeration(schema, values, titles, texts)
        elif len(others) == 2:
            closed = [
                branch for branch in others if branch.enum is not None and len(branch.enum) > 1
            ]
            plain = [
                branch for branch in others if branch.enum is None and set(branch.keywords) <= _OPEN
            ]
            if len(closed) == 1 and len(plain) == 1 and plain[0].types == ("string",):
                values = list(closed[0].enum or ())
                if all(isinstance(value, str) for value in values):
                    draft = replace(_enumeration(schema, values, extensions=closed[0]), open=True)
        if draft is None:
            return None
        return _nullable(draft) if nulls else draft

    def _tag(self, schema: Schema, members: list[Type]) -> Tag | None:
        discriminator = schema.discriminator
        if discriminator is None:
            return None
        keys = [member.key for member in members if isinstance(member, Ref)]
        if len(keys) != len(members):
            return None
        mapping: dict[str, TypeKey] = {
            value: key for value, key in discriminator.mapping.items() if key in keys
        }
        for key in keys:
            if key not in mapping.values():
                for value in self._declared_tags(key, discriminator.property) or (
                    unescape(key.rpartition("/")[2]),
                ):
                    mapping.setdefault(value, key)
        return Tag(discriminator.property, mapping)

    def _declared_tags(self, key: str, name: str) -> tuple[str, ...]:
        """The literals that a member itself declares for the tag."""
        schema = self.contract.schemas.get(key)
        if schema is None:
            return ()
        for part in conjuncts(self.contract, schema):
            found = part.properties.get(name)
            if found is not None:
                values = found.enum or ((found.get("const"),) if found.has("const") else ())
                return tuple(value for value in values if isinstance(value, str))
        return ()

    # ── one type ──────────────────────────────────────────────────────────────────────────────────

    def _plain(self, schema: Schema, place: Place) -> Draft:
        if schema.has("const"):
            return (
                Constants((schema.get("const"),))
                if schema.get("const") is not None
                else Scalar("null")
            )
        if schema.enum is not None:
            return _values(schema)
        unsaid = tuple(keyword for keyword in UNSAID if schema.has(keyword))
        types = schema.types or _implied(schema)
        members = [
            self._typed(schema, kind, place, len(types) > 2) for kind in types if kind != "null"
        ]
        draft: Draft
        if not types:
            draft = Anything()
        elif not members:
            draft = Scalar("null")
        elif len(members) == 1:
            draft = members[0]
        else:
            draft = OneOf(tuple(self._anonymous(member, place, schema) for member in members))
        if "null" in types and members:
            draft = _nullable(draft)
        return _unsaid(draft, schema.at, unsaid)

    def _anonymous(self, draft: Draft, place: Place, schema: Schema) -> Type:
        if not isinstance(draft, (Record, Enumeration)):
            return draft
        if place.key in self.contract.schemas:
            place = Place(join(place.key, "type"), place.key, ("object",))
        self._want(place, schema)
        self._define(place.key, schema, draft)
        return Ref(place.key)

    def _typed(self, schema: Schema, kind: str, place: Place, several: bool) -> Draft:
        match kind:
            case "object":
                return self._object(schema, place)
            case "array":
                return self._array(schema, place)
            case _:
                return _scalar(schema, kind)

    def _object(self, schema: Schema, place: Place) -> Draft:
        additional = schema.additional
        closed = additional is not None and additional.boolean is False
        by_pattern = bool(schema.pattern_properties) and not schema.properties
        if not by_pattern and (schema.properties or schema.required or closed):
            return self._record(schema, place)
        patterns = list(schema.pattern_properties.items())
        value: Type = Anything()
        unsaid: tuple[str, ...] = ()
        if patterns:
            unsaid = ("patternProperties",)
            if len(patterns) == 1 and additional is not None and additional.boolean is False:
                at = join(place.key, "patternProperties", patterns[0][0])
                value = self.type(patterns[0][1], self._below(place, ("value",), at))
        elif additional is not None:
            at = join(place.key, "additionalProperties")
            value = self.type(additional, self._below(place, ("value",), at))
        return _unsaid(
            MapOf(value, schema.get("minProperties"), schema.get("maxProperties")),
            schema.at,
            unsaid,
        )

    def _below(self, place: Place, parts: Words, key: str) -> Place:
        """The place of something inside: named after the type at `place` if that is named, else after its owner."""
        if place.key in self.contract.schemas:
            return Place(key, place.key, parts, depth=place.depth + 1)
        return replace(place.inside(parts, key), longer=())

    def _record(self, schema: Schema, place: Place) -> Record:
        properties: list[Property] = []
        marks: dict[str, Schema] = {}
        taken: set[Words] = set()
        declared = dict(schema.properties)
        undeclared = [name for name in schema.required if name not in declared]
        for name, inner in declared.items():
            if inner.boolean is False:
                continue
            code = _property_words(name, taken)
            at = join(place.key, "properties", name)
            kind = self.type(inner, Place(at, place.key, code, (("field",),)))
            properties.append(
                Property(
                    name=name,
                    words=code,
                    type=kind,
                    required=name in schema.required,
                    at=inner.at,
                    docs=docs(inner),
                    default=(inner.get("default"),) if inner.has("default") else (),
                )
            )
            marks[name] = inner
        extra = self._extra(schema, place)
        for name in undeclared:
            code = _property_words(name, taken)
            properties.append(
                Property(name, code, Anything() if extra is None else extra, True, schema.at)
            )
        self.marks[place.key] = marks
        unsaid = [
            keyword
            for keyword in ("patternProperties", "minProperties", "maxProperties")
            if schema.has(keyword)
        ]
        unsaid += [
            name
            for name, inner in declared.items()
            if inner.boolean is False and "properties" not in unsaid
        ]
        return Record(
            key=place.key,
            name=(),
            at=schema.at,
            properties=tuple(properties),
            extra=extra,
            implied=not schema.types,
            unsaid=tuple(unsaid),
        )

    def _extra(self, schema: Schema, place: Place) -> Type | None:
        additional = schema.additional
        if schema.pattern_properties:
            return Anything()
        if additional is None or additional.boolean is True:
            return Anything()
        if additional.boolean is False:
            return None
        at = join(place.key, "additionalProperties")
        return self.type(additional, Place(at, place.key, ("value",)))

    def _array(self, schema: Schema, place: Place) -> Draft:
        prefix = schema.prefix_items
        rest: Type | None = Anything()
        if schema.items is not None:
            at = join(place.key, "items")
            rest = self.type(schema.items, self._below(place, ("item",), at))
            if schema.items.boolean is False:
                rest = None
        least, most = schema.get("minItems"), schema.get("maxItems")
        if not prefix:
            return ListOf(
                Nothing() if rest is None else rest, least, most, schema.get("uniqueItems") is True
            )
        items = tuple(
            self.type(
                item,
                self._below(place, _ordinal(item, index), join(place.key, "prefixItems", index)),
            )
            for index, item in enumerate(prefix)
        )
        closed = rest is None or (most is not None and most <= len(items))
        unsaid = ("uniqueItems",) if schema.get("uniqueItems") is True else ()
        return _unsaid(
            TupleOf(items[:most], None if closed else rest, min(least or 0, len(items))),
            schema.at,
            unsaid,
        )


# ── parts without a contract ──────────────────────────────────────────────────────────────────────

_OPEN: Final = frozenset({"type", "title", "description", "examples", "minLength"})
_ORDINALS: Final = (
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
)


def docs(schema: Schema) -> Docs:
    """What a schema says to people."""
    return Docs(
        schema.title,
        schema.description,
        schema.deprecated or schema.get("x-oai-deprecated") is True,
        tuple(schema.get("examples") or ()),
    )


def docs_keywords() -> tuple[str, ...]:
    """Keywords that only speak to people."""
    return (
        "title",
        "description",
        "examples",
        "default",
        "deprecated",
        "xml",
        "externalDocs",
        "discriminator",
    )


def _outer(key: TypeKey) -> TypeKey | None:
    """The component that a deeper key stands in."""
    file, _, pointer = key.partition("#")
    tokens = pointer.split("/")
    if file == "" and len(tokens) > 4 and tokens[1:3] == ["components", "schemas"]:
        return "#" + "/".join(tokens[:4])
    return None


def _section(key: TypeKey) -> Words:
    return ("schema",) if "/components/schemas/" in key or "#/$defs/" in key else ("type",)


def _only_ref(schema: Schema) -> bool:
    return (
        schema.ref is not None
        and not Schema("", {k: v for k, v in schema.keywords.items() if k != "$ref"}).constrains()
    )


def _conditions_only(schema: Schema) -> bool:
    """Whether a branch only says which properties must be there (or must not)."""
    constraining = [
        key for key in schema.keywords if Schema("", {key: schema.keywords[key]}).constrains()
    ]
    return bool(constraining) and set(constraining) <= {"required", "not"}


def _tagged(draft: Draft) -> bool:
    return isinstance(draft, OneOf) and draft.tag is not None


def _hashable(kind: Type) -> bool:
    try:
        hash(kind)
    except TypeError:
        return False
    return True


def _unsaid(draft: Draft, at: str, keywords: tuple[str, ...]) -> Draft:
    """The draft with keywords that it does not say. An enumeration is what it is: its values were listed."""
    if not keywords or isinstance(draft, Enumeration):
        return draft
    if isinstance(draft, Record):
        return replace(draft, unsaid=(*draft.unsaid, *keywords))
    if isinstance(draft, Nullable):
        return _nullable(_unsaid(draft.inner, at, keywords))
    return Checked(draft, at, keywords)


def _nullable(draft: Draft) -> Nullable:
    """The draft, or null. What stands inside may still be a definition; `Shaper.type` takes it out."""
    return Nullable(draft)  # type: ignore[arg-type]


def _implied(schema: Schema) -> tuple[str, ...]:
    """The type that keywords without `type` are about; empty where they are about several or none."""
    kinds = []
    for kind, keywords in (
        ("object", _OBJECT | _OBJECT_SIZE),
        ("array", _ARRAY),
        ("string", _STRING),
        ("number", _NUMBER),
    ):
        if any(schema.has(keyword) for keyword in keywords):
            kinds.append(kind)
    if not kinds and schema.format in (
        "date",
        "date-time",
        "uuid",
        "email",
        "uri",
        "binary",
        "byte",
    ):
        kinds.append("string")
    return tuple(kinds) if len(kinds) == 1 else ()


def _scalar(schema: Schema, kind: str) -> Scalar:
    get = schema.get
    if kind == "string":
        encoded = "byte" if get("contentEncoding") == "base64" else None
        format = schema.format or encoded or ("binary" if _is_binary(schema) else None)
        return Scalar(
            "string",
            format,
            min_length=get("minLength"),
            max_length=get("maxLength"),
            pattern=get("pattern"),
        )
    if kind in ("integer", "number"):
        return Scalar(
            "integer" if kind == "integer" else "number",
            schema.format,
            minimum=get("minimum"),
            maximum=get("maximum"),
            exclusive_minimum=get("exclusiveMinimum"),
            exclusive_maximum=get("exclusiveMaximum"),
            multiple_of=get("multipleOf"),
        )
    return Scalar("boolean" if kind == "boolean" else "null")


def _is_binary(schema: Schema) -> bool:
    """Raw bytes as 3.1 says them: a media type and no encoding (OpenAPI 3.1 §4.8.14.4)."""
    media = schema.get("contentMediaType")
    return (
        isinstance(media, str)
        and not schema.has("contentEncoding")
        and not media.startswith(("text/", "application/j"))
    )


def _fits(value: Any, types: tuple[str, ...]) -> bool:
    if not types:
        return True
    if value is None:
        return "null" in types
    if isinstance(value, bool):
        return "boolean" in types
    if isinstance(value, (int, float)):
        return "number" in types or ("integer" in types and float(value).is_integer())
    kinds: dict[type, str] = {str: "string", list: "array", dict: "object"}
    return any(isinstance(value, kind) and name in types for kind, name in kinds.items())


def _values(schema: Schema) -> Draft:
    listed = [value for value in schema.enum or () if _fits(value, schema.types)]
    values = [value for value in listed if value is not None]
    nullable = None in listed
    draft: Draft
    if not values:
        return Scalar("null") if nullable else Nothing()
    kinds = {type(value) for value in values}
    if kinds == {bool} and len(set(values)) == 2:
        draft = Scalar("boolean")
    elif kinds in ({str}, {int}) and len(set(values)) > 1:
        draft = _enumeration(schema, values)
        if schema.get("x-extensible-enum"):
            draft = replace(draft, open=True)
    else:
        draft = Constants(tuple(values))
    return _nullable(draft) if nullable else draft


def _constant(schema: Schema) -> str | int | None:
    value = schema.get("const")
    if value is None and schema.enum is not None and len(schema.enum) == 1:
        value = schema.enum[0]
    return value if isinstance(value, (str, int)) and not isinstance(value, bool) else None


def _enumeration(
    schema: Schema,
    values: list[Any],
    titles: list[str | None] | None = None,
    texts: list[str | None] | None = None,
    extensions: Schema | None = None,
) -> Enumeration:
    source = extensions or schema
    given = source.get("x-enum-varnames") or source.get("x-enumNames")
    told = source.get("x-enum-descriptions") or source.get("x-enumDescriptions")
    members: list[Member] = []
    taken: set[str] = set()
    for index, value in enumerate(values):
        if any(member.value == value for member in members):
            continue
        name = _at(given, index) or (titles[index] if titles else None)
        code = words(name) if isinstance(name, str) else ()
        for candidate in (code, _member_words(value), spelled(str(value))):
            if candidate and "".join(candidate).casefold() not in taken:
                code = candidate
                break
        else:
            code = spelled(str(value))
            while "".join(code).casefold() in taken:
                code = (*code, "upper" if str(value)[:1].isupper() else "other")
        taken.add("".join(code).casefold())
        text = _at(told, index) or (texts[index] if texts else None)
        members.append(Member(code, value, text if isinstance(text, str) else None))
    return Enumeration(schema.at, (), schema.at, tuple(members))


def _member_words(value: str | int) -> Words:
    if isinstance(value, int) or value[:1] in "+-":
        return spelled(str(value)) if str(value)[:1] in "+-" else words(str(value))
    return words(value)


def _at(values: Any, index: int) -> Any:
    return values[index] if isinstance(values, list) and index < len(values) else None


def _property_words(name: str, taken: set[Words]) -> Words:
    plain = words(name)
    code = plain if plain and name[:1] not in "+-" else spelled(name)
    folded = tuple(word.lower() for word in code)
    if folded in taken:
        code = spelled(name)
        folded = tuple(word.lower() for word in code)
    while folded in taken:
        code, folded = (*code, "field"), (*folded, "field")
    taken.add(folded)
    return code


def _ordinal(item: Schema, index: int) -> Words:
    if item.title:
        return words(item.title) or ("item",)
    return (_ORDINALS[index],) if index < len(_ORDINALS) else ("item",)


def _labels(branches: tuple[Schema, ...], contract: Contract) -> list[Words]:
    """What each branch of a union is called inside: title, constant, component, what only it has, type."""
    parts: list[list[Schema]] = []
    for branch in branches:
        try:
            parts.append(conjuncts(contract, branch))
        except Circular:
            parts.append([])
    refs = [_refs(branch) for branch in branches]
    names = [dict.fromkeys(name for part in listed for name in part.properties) for listed in parts]
    found: list[Words] = []
    for index, branch in enumerate(branches):
        known = {ref for at, listed in enumerate(refs) if at != index for ref in listed}
        others = {name for at, listed in enumerate(names) if at != index for name in listed}
        own = [ref for ref in refs[index] if ref not in known]
        unique = [name for name in names[index] if name not in others]
        found.append(_label(branch, parts[index], own, unique))
    return [_told_apart(label, index, found) for index, label in enumerate(found)]


def _told_apart(label: Words, index: int, labels: list[Words]) -> Words:
    if labels.count(label) == 1:
        return label
    return (*label, _ORDINALS[index]) if index < len(_ORDINALS) else label


def _refs(branch: Schema) -> list[str]:
    listed = [branch.ref, *(inner.ref for inner in branch.all_of)]
    listed += [ref for inner in branch.all_of for ref in (one.ref for one in inner.all_of)]
    return [ref for ref in listed if ref is not None]


def _label(branch: Schema, parts: list[Schema], refs: list[str], unique: list[str]) -> Words:
    title = words(branch.title) if branch.title else ()
    if title and len(title) <= 5:
        return title
    for part in parts:
        for inner in part.properties.values():
            constant = _constant(inner)
            if isinstance(constant, str) and words(constant):
                return words(constant)
    if refs:
        return words(unescape(refs[0].rpartition("/")[2])) or ("variant",)
    if branch.types == ("array",):
        return ("list",)
    if unique:
        return ("with", *(words(unique[0]) or spelled(unique[0])))
    return words(branch.types[0]) if branch.types else ("variant",)
