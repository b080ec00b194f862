"""From schema to type.

Takes a contract, gives drafts of definitions (types whose names are not decided yet) and what wants a name;
refuses to know any language, and how names are chosen (`names`) or directions split (`directions`).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import compress
from typing import Any, Final

from contractor.contract import Contract, Schema
from contractor.diagnostic import Finding, Severity
from contractor.model.compose import Circular, conjuncts, meet, merged, said
from contractor.model.enumerations import constant, listed, of_branches
from contractor.model.labels import labels, ordinal
from contractor.model.names import Wanted, joined
from contractor.model.scalars import implied, scalar
from contractor.model.types import (
    Alias,
    Anything,
    Checked,
    Definition,
    Docs,
    Enumeration,
    ListOf,
    MapOf,
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
from contractor.model.values import among
from contractor.source import join, unescape
from contractor.text import Words, named_words, snake, spelled, words

#: Keywords that code types never say; a target checks them or says that it does not.
UNSAID: Final = tuple(
    "not if then else contains minContains maxContains dependentRequired dependentSchemas propertyNames "
    "unevaluatedItems unevaluatedProperties $dynamicRef".split()
)
_UNSAID: Final = frozenset(UNSAID)
#: Keywords of a record that only adds to another, and speaks to people.
_ADDS: Final = frozenset(
    "type properties required title description examples default deprecated xml externalDocs "
    "discriminator".split()
)
#: Anonymous types nested deeper than this get a name, since compilers bound how deep brackets go.
_MAX_NESTING: Final = 24

Draft = Type | Record | Enumeration


@dataclass(frozen=True, slots=True)
class Place:
    """Where an anonymous schema stands, for its name: the type it is in, and its words behind that type's.

    `label` says that the words come from what a schema says of itself, and may repeat the owner's.
    """

    key: TypeKey
    owner: TypeKey | None
    parts: Words
    longer: tuple[Words, ...] = ()
    depth: int = 0
    label: bool = False


class Shaper:
    """Shapes schemas of one contract, each named place once."""

    def __init__(self, contract: Contract) -> None:
        self.contract = contract
        self.definitions: dict[TypeKey, Definition] = {}
        self.wanted: dict[TypeKey, Wanted] = {}
        self.nullable: set[TypeKey] = set()
        self.findings: list[Finding] = []
        self._inline: dict[TypeKey, Schema] = {}
        self.marks: dict[TypeKey, Mapping[str, Schema]] = {}
        """Record → property → the schema that decides its direction."""

    # ── named places ──────────────────────────────────────────────────────────────────────────────

    def component(self, key: TypeKey, schema: Schema) -> None:
        """Define the type of a schema that has a key of its own."""
        place = self._home(key)
        self._want(place, schema, component=place.owner is None)
        try:
            draft = self._draft(schema, place)
        except Circular as loop:
            self._circular(key, loop)
            draft = Anything()
        self._define(key, schema, draft)

    def _home(self, key: TypeKey) -> Place:
        """The place of a schema that is referred to: a component or definition, a part of one, or a file."""
        file, _, pointer = key.partition("#")
        tokens = [unescape(token) for token in pointer.split("/")[1:]]
        stem = words(file.rpartition("/")[2].partition(".")[0])
        longer = (*((stem,) if stem and tokens else ()), ("schema",))
        for end in range(len(tokens), -1, -1):
            if not _is_named(file, tokens[:end]):
                continue
            own = (words(tokens[end - 1]) or spelled(tokens[end - 1])) if end else stem
            inside = _inside(tokens[end:])
            owner = key if end == len(tokens) else _ancestor(key, len(tokens) - end)
            if not inside:
                return Place(key, None, own or spelled(file), longer)
            if owner in self.contract.schemas:
                return Place(key, owner, inside, (("part",),))
            return Place(key, None, own + inside, longer)
        parts = [words(token) for token in tokens if token not in _UNTOLD and "{" not in token]
        return Place(key, None, tuple(word for part in parts for word in part), longer)

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

    def _want(self, place: Place, schema: Schema, *, component: bool = False) -> None:
        pin = schema.keywords.get("x-contractor-name")
        self.wanted[place.key] = Wanted(
            key=place.key,
            owner=place.owner,
            parts=place.parts,
            longer=place.longer,
            pin=pin if isinstance(pin, str) else None,
            component=component,
            label=place.label,
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
            self._inline[place.key] = schema
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

    def _record_key(self, key: TypeKey) -> TypeKey:
        """The key behind names for a name. Only after `conjuncts` has found no circle."""
        schema = self.contract.schemas.get(key)
        while schema is not None:
            only = schema.all_of[0] if len(schema.all_of) == 1 and not schema.ref else schema
            beside = {name: value for name, value in schema.keywords.items() if name != "allOf"}
            if only is not schema and Schema("", beside).constrains():
                break
            if only.ref is None or not _only_ref(only):
                break
            key = only.ref
            schema = self.contract.schemas.get(key)
        return key

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
        plain = all(key in _ADDS or key.startswith(("x-", "$")) for key in added.keywords)
        if not plain or names & inherited or not names >= set(added.required):
            return None
        if added.types not in ((), ("object",)):
            return None
        record = self._record(added, place)
        return replace(record, base=self._record_key(base))

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
        own = {key: value for key, value in schema.keywords.items() if key != keyword}
        branches = [branch for branch in schema.one_of or schema.any_of if not _is_null(branch)]
        nullable = len(branches) < len(schema.one_of or schema.any_of)
        if not branches:
            return Scalar("null")
        if all(_conditions_only(branch) for branch in branches):
            rest = Schema(schema.at, own, schema.raw)
            return _unsaid(self._draft(rest, place), schema.at, (keyword,))
        told = labels(self.contract, branches)
        limits = {key: value for key, value in own.items() if _constrains(key, value)}
        if schema.enum is not None and all(constant(branch) is not None for branch in branches):
            kept = [among(constant(branch), schema.enum) for branch in branches]
            branches, told = list(compress(branches, kept)), list(compress(told, kept))
            del limits["enum"]
        if limits.keys() - {"type"} or (limits and any(_is_untyped(one) for one in branches)):
            nullable = nullable and "null" in (schema.types or ("null",))
            rest = Schema(schema.at, limits, schema.raw)
            branches = [Schema(one.at, {"allOf": (rest, one)}, one.raw) for one in branches]
        draft: Draft | None = of_branches(schema, branches)
        if draft is None and len(branches) == 1:
            draft = self._draft(branches[0], place)
        if draft is None:
            exclusive = keyword == "oneOf"
            draft = self._members(schema, list(zip(branches, told, strict=True)), place, exclusive)
        return _nullable(draft) if nullable else draft

    def _members(
        self, schema: Schema, branches: list[tuple[Schema, Words]], place: Place, exclusive: bool
    ) -> Draft:
        members: list[Type] = []
        nullable = False
        for branch, label in branches:
            inside = self._below(place, label, branch.at, label=True)
            member = self.type(branch, replace(inside, longer=(("variant",),)))
            if isinstance(member, Nullable):
                nullable, member = True, member.inner
            if isinstance(member, Nothing):
                continue
            # `oneOf` counts its own branches, so that a union inside it stays one member.
            if (
                isinstance(member, OneOf)
                and member.tag is None
                and not exclusive | member.exclusive
            ):
                members += member.members
            else:
                members.append(member)
        members = _once(members)
        if not members:
            return Scalar("null") if nullable else Nothing()
        if any(isinstance(member, Anything) for member in members):
            return Checked(Anything(), schema.at, ("oneOf" if exclusive else "anyOf",))
        if len(members) == 1:
            draft: Type = members[0]
        else:
            draft = OneOf(tuple(members), self._tag(schema, members), exclusive)
        return Nullable(draft) if nullable else draft

    def _tag(self, schema: Schema, members: list[Type]) -> Tag | None:
        """What tells the members apart, where a discriminator says it of all of them."""
        discriminator = schema.discriminator
        if discriminator is None:
            return None
        keys = [member.key for member in members if isinstance(member, Ref)]
        if len(keys) != len(members):
            return None
        mapping = {value: key for value, key in discriminator.mapping.items() if key in keys}
        for key in keys:
            if key not in mapping.values():
                for value in self._tags(key, discriminator.property):
                    mapping.setdefault(value, key)
        if not set(keys) <= {*mapping.values(), discriminator.default}:
            return None
        default = discriminator.default if discriminator.default in keys else None
        return Tag(discriminator.property, mapping, default)

    def _tags(self, key: TypeKey, name: str) -> tuple[str, ...]:
        """The tag values of a member: the literals that it declares, else a component's name."""
        schema = self.contract.schemas.get(key) or self._inline.get(key)
        for part in conjuncts(self.contract, schema) if schema is not None else ():
            found = part.properties.get(name)
            if found is not None:
                values = found.enum or ((found.get("const"),) if found.has("const") else ())
                declared = tuple(value for value in values if isinstance(value, str))
                if declared:
                    return declared
        # OpenAPI 3.2 §4.25.2: only schemas with a name have an implicit value.
        return () if key in self._inline else (unescape(key.rpartition("/")[2]),)

    # ── one type ──────────────────────────────────────────────────────────────────────────────────

    def _plain(self, schema: Schema, place: Place) -> Draft:
        if schema.has("const") or schema.enum is not None:
            found, nullable = listed(schema)
            return _nullable(found) if nullable else found
        types = schema.types or implied(schema)
        members = [self._typed(schema, kind, place) for kind in types if kind != "null"]
        draft: Draft
        if not types:
            draft = Anything()
        elif not members:
            draft = Scalar("null")
        elif len(members) == 1:
            draft = members[0]
        else:
            draft = OneOf(tuple(self._anonymous(member, place, schema) for member in members))
        if members and "null" in types:
            draft = _nullable(draft)
        if _UNSAID.isdisjoint(schema.keywords):
            return draft
        unsaid = tuple(keyword for keyword in UNSAID if keyword in schema.keywords)
        return _unsaid(draft, schema.at, unsaid)

    def _anonymous(self, draft: Draft, place: Place, schema: Schema) -> Type:
        if not isinstance(draft, (Record, Enumeration)):
            return draft
        if place.key in self.contract.schemas:
            place = Place(join(place.key, "type"), place.key, ("object",))
        self._want(place, schema)
        self._define(place.key, schema, draft)
        return Ref(place.key)

    def _typed(self, schema: Schema, kind: str, place: Place) -> Draft:
        match kind:
            case "object":
                return self._object(schema, place)
            case "array":
                return self._array(schema, place)
            case _:
                return scalar(schema, kind)

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

    def _below(self, place: Place, parts: Words, key: str, *, label: bool = False) -> Place:
        """The place of something inside: named after the type at `place` if that is named, else after its owner."""
        if place.key in self.contract.schemas:
            return Place(key, place.key, parts, depth=place.depth + 1, label=label)
        together = joined(place.parts, parts) if label else place.parts + parts
        return Place(key, place.owner, together, depth=place.depth + 1, label=place.label)

    def _record(self, schema: Schema, place: Place) -> Record:
        properties: list[Property] = []
        declared = schema.properties
        required = frozenset(schema.required)
        undeclared = [name for name in dict.fromkeys(schema.required) if name not in declared]
        codes = property_words((*declared, *undeclared))
        for name, inner in declared.items():
            at = join(place.key, "properties", name)
            kind = self.type(inner, Place(at, place.key, codes[name], (("field",),)))
            properties.append(
                Property(
                    name,
                    codes[name],
                    kind,
                    name in required,
                    inner.at,
                    docs(inner),
                    _default(inner),
                )
            )
        extra = self._extra(schema, place)
        beyond = Nothing() if extra is None else extra
        properties += [Property(name, codes[name], beyond, True, schema.at) for name in undeclared]
        self.marks[place.key] = declared
        unsaid = [
            keyword
            for keyword in ("patternProperties", "minProperties", "maxProperties")
            if schema.has(keyword)
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
                self._below(place, ordinal(item, index), join(place.key, "prefixItems", index)),
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


def docs(schema: Schema) -> Docs:
    """What a schema says to people."""
    get = schema.keywords.get
    composed = "allOf" in schema.keywords
    return Docs(
        said(schema, "title") if composed else get("title"),
        said(schema, "description") if composed else get("description"),
        get("deprecated") is True or get("x-oai-deprecated") is True,
        tuple(get("examples") or ()),
    )


def _default(schema: Schema) -> tuple[Any, ...]:
    if schema.has("default"):
        return (schema.keywords["default"],)
    for branch in schema.all_of:
        found = _default(branch)
        if found:
            return found
    return ()


#: Keyword whose value holds schemas → how many tokens of a pointer it takes, and what it adds to a name.
_STEPS: Final[Mapping[str, tuple[int, Words]]] = {
    "properties": (2, ()),
    "patternProperties": (2, ("value",)),
    "additionalProperties": (1, ("value",)),
    "unevaluatedProperties": (1, ("value",)),
    "items": (1, ("item",)),
    "prefixItems": (2, ("item",)),
    "unevaluatedItems": (1, ("item",)),
    "contains": (1, ("item",)),
    "allOf": (2, ("part",)),
    "anyOf": (2, ("variant",)),
    "oneOf": (2, ("variant",)),
    "not": (1, ("part",)),
    "if": (1, ("part",)),
    "then": (1, ("part",)),
    "else": (1, ("part",)),
}
#: Tokens of a pointer that say nothing about what stands there.
_UNTOLD: Final = frozenset({"paths", "components", "schemas", "content", "schema"})


def _is_named(file: str, tokens: list[str]) -> bool:
    """Whether somebody chose a name for what stands here."""
    if not tokens:
        return bool(file)
    if tokens[:2] == ["components", "schemas"] and len(tokens) == 3:
        return True
    return len(tokens) > 1 and tokens[-2] in ("$defs", "definitions")


def _inside(tokens: list[str]) -> Words:
    """The words of a part of a named schema."""
    found: Words = ()
    while tokens:
        taken, adds = _STEPS.get(tokens[0], (1, words(tokens[0])))
        own = tokens[1] if taken == 2 and len(tokens) > 1 and not adds else ""
        found += adds or words(own) or spelled(own)
        tokens = tokens[taken:]
    return found


def _ancestor(key: TypeKey, levels: int) -> TypeKey:
    return key.rsplit("/", levels)[0]


def _is_null(branch: Schema) -> bool:
    """Whether a branch allows null and nothing else."""
    if branch.types == ("null",):
        return True
    return branch.has("const") and branch.get("const") is None


def _is_untyped(branch: Schema) -> bool:
    """Whether a branch leaves it to what stands beside the union of which type a value is."""
    says = ("type", "$ref", "allOf", "anyOf", "oneOf", "enum", "const")
    return branch.boolean is None and not any(branch.has(keyword) for keyword in says)


def _constrains(keyword: str, value: Any) -> bool:
    return Schema("", {keyword: value}).constrains()


def _once(members: list[Type]) -> list[Type]:
    """The members, each once. Constants may hold lists, so hashing may fail."""
    found: list[Type] = []
    for member in members:
        if member not in found:
            found.append(member)
    return found


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


def _unsaid(draft: Draft, at: str, keywords: tuple[str, ...]) -> Draft:
    """The draft with keywords that it does not say. An enumeration is what it is: its values were listed."""
    if not keywords or isinstance(draft, Enumeration):
        return draft
    if isinstance(draft, Record):
        return replace(draft, unsaid=(*draft.unsaid, *keywords))
    if isinstance(draft, Nullable):
        return _nullable(_unsaid(draft.inner, at, keywords))
    return Checked(draft, at, keywords)


def _nullable(draft: Draft) -> Draft:
    """The draft, or null. What stands inside may still be a definition; `Shaper.type` takes it out."""
    if isinstance(draft, (Nullable, Anything)) or draft == Scalar("null"):
        return draft
    if isinstance(draft, Nothing):
        return Scalar("null")
    if isinstance(draft, Checked):
        return replace(draft, inner=_nullable(draft.inner))  # type: ignore[arg-type]
    return Nullable(draft)  # type: ignore[arg-type]


def property_words(names: Iterable[str]) -> dict[str, Words]:
    """What code calls each property of one object. Names that meet are told apart whatever their order."""
    listed = list(names)
    found = {name: _own_words(name) for name in listed}
    if len({snake(code) for code in found.values()}) == len(listed):
        return found
    taken: set[str] = set()
    for name in sorted(listed, key=lambda name: (snake(found[name]) != name, name)):
        if snake(found[name]) in taken:
            found[name] = named_words(spelled(name), "field")
        while snake(found[name]) in taken:
            found[name] = (*found[name], "field")
        taken.add(snake(found[name]))
    return found


def _own_words(name: str) -> Words:
    plain = words(name)
    return named_words(plain if plain and name[:1] not in "+-" else spelled(name), "field")
