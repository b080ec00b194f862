"""From schema to type.

Takes a contract, gives drafts of definitions (types whose names are not decided yet) and what wants a name;
refuses to know any language, and how names are chosen (`names`) or directions split (`directions`).
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import lru_cache
from itertools import compress
from typing import Any, Final

from contractor.contract import Contract, Schema
from contractor.contract.kinds import about
from contractor.contract.schema import constraining
from contractor.diagnostic import Finding, Severity
from contractor.frozen import changed, frozen
from contractor.model.compose import (
    Both,
    Circular,
    adds_nothing,
    circular,
    conjuncts,
    directions,
    evaluated,
    meet,
    said,
    steps,
)
from contractor.model.enumerations import constant, extensible, listed, of_branches
from contractor.model.judged import Judge
from contractor.model.labels import labels, ordinal
from contractor.model.names import Wanted, joined
from contractor.model.places import Place, has_name, home, is_component, property_words
from contractor.model.scalars import scalar, simple
from contractor.model.scopes import Scopes
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
    Nothing,
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
from contractor.source import join, unescape
from contractor.text import Words, named_words, words
from contractor.values import among, distinct

#: Keywords that code types never say; a target checks them or says that it does not.
UNSAID: Final = tuple(
    "not if then else contains minContains maxContains dependentRequired dependentSchemas propertyNames "
    "unevaluatedItems unevaluatedProperties".split()
)
_UNSAID: Final = frozenset(UNSAID)
_UNEVALUATED: Final = frozenset({"unevaluatedItems", "unevaluatedProperties"})
#: What a finite list of values says by itself.
_LISTING: Final = frozenset({"type", "enum", "const"})
#: Keywords of a record that only adds to another, and speaks to people.
_ADDS: Final = frozenset(
    "type properties required title description examples default deprecated xml externalDocs "
    "discriminator".split()
)
_REF_ALONE: Final = frozenset({"$ref"})
Draft = Type | Record | Enumeration


@frozen
class _Branch:
    """A branch of a union, what it is called, and its key."""

    schema: Schema
    label: Words
    key: TypeKey


@frozen
class _Told:
    """What the keywords of a property's schema say by themselves. `type` is None where it needs shaping."""

    keywords: Mapping[str, Any]
    type: Type | None
    docs: Docs
    default: tuple[Any, ...]
    read_only: bool
    write_only: bool


class Shaper:
    """Shapes schemas of one contract, each named place once. What includes itself, as reading says, is anything."""

    def __init__(self, contract: Contract) -> None:
        self.contract = contract
        self.definitions: dict[TypeKey, Definition] = {}
        self.wanted: dict[TypeKey, Wanted] = {}
        self.findings: list[Finding] = []
        self.same = _same(contract)
        self._circular = circular(contract)
        self._both = Both()
        self._judge = Judge(contract)
        self._inline: dict[TypeKey, Schema] = {}
        self._shaping: set[TypeKey] = set()
        # By identity: the schema objects of the contract live as long as it does, and we keep the others.
        self._known: dict[int, tuple[Schema, Type]] = {}
        self._open: dict[int, Place] = {}
        # By identity too: schemas that say the same share their keywords (`contract.read_schema`).
        self._told: dict[int, _Told] = {}
        self._properties: dict[tuple[str, Words, int, bool], Property] = {}
        self._entered: set[TypeKey] = set()
        self._implied: set[str] = set()
        self._scopes = Scopes(contract)
        self._in_dynamic = False

    # ── named places ──────────────────────────────────────────────────────────────────────────────

    def component(self, key: TypeKey) -> None:
        """Define the type of a schema that has a key of its own, unless it is defined or another's name."""
        if key in self.definitions or key in self._shaping or key in self.same:
            return
        # What is nothing but another file's schema is that schema, under its own name here.
        origin = next((one for one, other in self.same.items() if other == key), key)
        schema, place = self.contract.schemas[origin], home(key, self.contract.schemas)
        self._shaping.add(key)
        self._want(place, schema, component=place.owner is None)
        around, self._in_dynamic = self._in_dynamic, origin in self._scopes.dynamic
        try:
            draft = self._draft(schema, place)
        except Circular:
            draft = self._unsaid(Anything(), schema, ("$ref",))
        if self._in_dynamic:
            draft = self._unsaid(draft, schema, ("$dynamicRef",))
        self._in_dynamic = around
        self._shaping.discard(key)
        self._define(key, schema, draft)

    def _ensure(self, schema: Schema) -> None:
        """Define what a composition refers to first, since what it takes from there keeps its name."""
        for one in (schema, *schema.all_of):
            if one.ref is not None and one.ref in self.contract.schemas:
                key = self.same.get(one.ref, one.ref)
                if has_name(key):
                    self.component(key)

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
            instead=place.instead,
        )

    def _define(self, key: TypeKey, schema: Schema, draft: Draft) -> None:
        told = docs(schema)
        inner = draft.inner if isinstance(draft, Nullable) else draft
        if isinstance(inner, (Record, Enumeration)):
            nullable = inner is not draft
            if (inner.key, inner.docs, inner.nullable) == (key, told, nullable):
                self.definitions[key] = inner
                return
            self.definitions[key] = changed(inner, key=key, docs=told, nullable=nullable)
        else:
            self.definitions[key] = Alias(key, (), schema.at, draft, told)  # type: ignore[arg-type]

    def type(self, schema: Schema, place: Place) -> Type:
        """The type of a schema that stands inside something; what needs a name gets one and is referred to.

        A schema has one type, wherever composition takes it.
        """
        plain = simple(schema)
        return self._shaped(schema, place) if plain is None else plain

    def _shaped(self, schema: Schema, place: Place) -> Type:
        """The type of a schema that is more than one scalar."""
        if schema.keywords.keys() == _REF_ALONE and not place.is_deep:  # many are nothing else
            try:
                return self._ref(schema)
            except Circular:
                return Checked(Anything(), schema.at, ("$ref",), schema)
        identity = id(schema)
        if identity in self._known:
            return self._known[identity][1]
        if identity in self._open:
            # It holds itself without a name in between; so it gets one.
            self._entered.add(self._open[identity].key)
            return Ref(self._open[identity].key)
        self._open[identity] = place
        try:
            draft = self._draft(schema, place)
        except Circular:
            draft = self._unsaid(Anything(), schema, ("$ref",))
        del self._open[identity]
        found = self._settled(schema, place, draft)
        self._known[identity] = (schema, found)
        return found

    def _settled(self, schema: Schema, place: Place, draft: Draft) -> Type:
        inner = draft.inner if isinstance(draft, Nullable) else draft
        named = isinstance(inner, (Record, Enumeration)) or _tagged(inner)
        if not named and not place.is_deep and place.key not in self._entered:
            return draft  # type: ignore[return-value]
        if place.key not in self.definitions:
            self._want(place, schema)
            self._inline[place.key] = schema
            self._define(place.key, schema, inner)
        ref = Ref(place.key)
        return Nullable(ref) if isinstance(draft, Nullable) else ref

    # ── one schema ────────────────────────────────────────────────────────────────────────────────

    def _draft(self, schema: Schema, place: Place, *, whole: bool = False) -> Draft:
        """What a schema is. `whole`: it was merged, and so its keywords did not stand in one object."""
        if schema.boolean is False:
            return Nothing()
        if not schema.constrains():
            return Anything()
        if schema.dynamic_ref is not None:
            plain = {key: value for key, value in schema.keywords.items() if key != "$dynamicRef"}
            if self._scopes.is_static(schema):
                plain["$ref"] = schema.dynamic_ref
            # What is dynamic is checked as a whole, where a component leads to it.
            return self._draft(Schema(schema.at, plain, schema.raw), place)
        if schema.all_of or schema.ref is not None:
            return self._composed(schema, place)
        if not whole:
            schema = evaluated(schema)
        said = _without_unsaid(schema)
        if said is not schema:
            draft = self._draft(said, place, whole=True)
            return self._unsaid(draft, schema, _unsaid_of(schema))
        if schema.one_of or schema.any_of:
            return self._union(schema, place)
        return self._plain(schema, place)

    def _composed(self, schema: Schema, place: Place) -> Draft:
        branches = [branch for branch in schema.all_of if branch.constrains()]
        own = {key: value for key, value in schema.keywords.items() if key not in ("allOf", "$ref")}
        beside = Schema(schema.at, own, schema.raw)
        dynamic = self._is_dynamic(schema.ref) or any(self._is_dynamic(one.ref) for one in branches)
        if schema.ref is not None and not branches and not beside.constrains() and not dynamic:
            return self._ref(schema)
        if not beside.constrains() and schema.ref is None and len(branches) == 1:
            known = self._known.get(id(branches[0]))
            return self._draft(branches[0], place) if known is None else known[1]
        if not branches and schema.ref is None:
            return self._draft(beside, place)
        circle = next((key for key in steps(schema) if key in self._circular), None)
        if circle is not None:
            raise Circular(circle)
        bases = [schema.ref] if schema.ref is not None else []
        bases += [branch.ref for branch in branches if _only_ref(branch) and branch.ref is not None]
        rest = [branch for branch in branches if not _only_ref(branch)]
        parts = conjuncts(self.contract, schema)
        whole, left = meet(schema.at, parts, self._both)
        self._ensure(schema)
        if len(bases) == 1 and bases[0] in self.contract.schemas and not dynamic:
            target = conjuncts(self.contract, self.contract.schemas[bases[0]])
            if not left and adds_nothing(target, whole, self._both):
                return self._ref(Schema(schema.at, {"$ref": bases[0]}))
            added = [beside, *rest] if beside.constrains() else rest
            extended = self._extended(schema, bases[0], added, place)
            if extended is not None:
                return extended
        own_rest = [part for part in parts if not _UNEVALUATED.isdisjoint(part.keywords)]
        if len(own_rest) == 1 and not left and not _UNEVALUATED.isdisjoint(schema.keywords):
            whole = evaluated(whole)
        draft = self._draft(_without_unsaid(whole), place, whole=True)
        return self._unsaid(draft, schema, (*_unsaid_of(whole), *left))

    def _unsaid(self, draft: Draft, schema: Schema, keywords: tuple[str, ...]) -> Draft:
        """The draft with keywords of a schema that it does not say, which says all that the draft leaves open.

        Of listed values those stay which the schema takes.
        """
        if isinstance(draft, Nullable):
            inner = self._unsaid(draft.inner, schema, keywords)
            return _nullable(inner) if self._judge.takes(schema, None) else inner
        if isinstance(draft, (Enumeration, Constants)):
            return self._kept(draft, schema) if keywords else draft
        if isinstance(draft, Record):
            told = (*draft.unsaid, *keywords)
            return (
                replace(draft, unsaid=tuple(dict.fromkeys(told)), schema=schema) if told else draft
            )
        if isinstance(draft, Checked):
            told = tuple(dict.fromkeys((*draft.keywords, *keywords)))
            return Checked(draft.inner, schema.at, told, schema)
        return Checked(draft, schema.at, keywords, schema) if keywords else draft

    def _kept(self, draft: Enumeration | Constants, schema: Schema) -> Draft:
        """Listed values without those that the rest of the schema refuses."""
        if isinstance(draft, Constants):
            values = tuple(value for value in draft.values if self._judge.takes(schema, value))
            return Constants(values) if values else Nothing()
        if draft.others is not None:
            return Checked(draft.others, schema.at, ("enum",), schema)
        members = tuple(one for one in draft.members if self._judge.takes(schema, one.value))
        return replace(draft, members=members) if members else Nothing()

    def _ref(self, schema: Schema) -> Type:
        key = schema.ref
        if key is None or key not in self.contract.schemas:
            return Anything()
        if key in self._circular:
            raise Circular(key)
        if self._is_dynamic(key):
            return Anything()
        return Ref(self.same.get(key, key))

    def _is_dynamic(self, key: str | None) -> bool:
        """Whether a schema may mean something else here than by itself, and so cannot be referred to by name."""
        return self._in_dynamic and key in self._scopes.dynamic

    def _record_key(self, key: TypeKey) -> TypeKey:
        """The key of the record that a base is, behind other names for it."""
        key = self.same.get(key, key)
        found = self.definitions.get(key)
        while isinstance(found, Alias) and isinstance(found.type, Ref):
            key = found.type.key
            found = self.definitions.get(key)
        return key

    def _extended(
        self, schema: Schema, base: str, rest: list[Schema], place: Place
    ) -> Record | None:
        """The record that only adds properties to one base, or None where that is not all it does."""
        if any(part.all_of or part.ref is not None for part in rest):
            return None
        inherited = self._properties_of(base)
        added, left = meet(schema.at, rest, self._both)
        if inherited is None or left or not added.properties or added.additional is not None:
            return None
        names = set(added.properties)
        plain = all(key in _ADDS or key.startswith(("x-", "$")) for key in added.keywords)
        if not plain or names & inherited or not names >= set(added.required):
            return None
        if added.types not in ((), ("object",)):
            return None
        key = self._record_key(base)
        extended = self.definitions.get(key)
        if not isinstance(extended, Record):
            return None
        implied = extended.implied and not added.types
        return replace(self._record(added, place), base=key, implied=implied)

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
        listed = schema.one_of or schema.any_of
        # Keyed by the place, since composition may bring a union to a place where it is not written.
        branches = [
            _Branch(branch, (), join(place.key, keyword, index))
            for index, branch in enumerate(listed)
            if not _is_null(branch)
        ]
        limits = {key: value for key, value in own.items() if constraining({key})}
        exclusive = keyword == "oneOf"
        nulls = self._nulls(schema, limits, len(listed) - len(branches))
        if exclusive and nulls > 1:
            nulls = 0
        if not branches:
            return Scalar("null") if nulls else Nothing()
        if all(_conditions_only(branch.schema) for branch in branches):
            rest = Schema(schema.at, own, schema.raw)
            return self._unsaid(self._draft(rest, place, whole=True), schema, (keyword,))
        told = labels(self.contract, [branch.schema for branch in branches])
        branches = [replace(one, label=label) for one, label in zip(branches, told, strict=True)]
        constants = [constant(branch.schema) for branch in branches]
        if schema.enum is not None and None not in constants:
            branches = list(compress(branches, (among(one, schema.enum) for one in constants)))
            del limits["enum"]
        draft: Draft | None = of_branches(
            schema, [branch.schema for branch in branches], exclusive=exclusive
        )
        if draft is None:
            draft = self._chosen(schema, _limited(schema, limits, branches), place, exclusive)
        elif limits.keys() - {"type"} or (exclusive and len(constants) > len(distinct(constants))):
            draft = self._unsaid(draft, schema, (keyword,))
        if not nulls:
            return draft
        if exclusive and isinstance(draft, Ref):
            # Whether what is referred to takes null too is not known yet.
            draft = OneOf((draft,), None, True, schema)
        if exclusive and _takes_null(draft):
            return self._unsaid(draft, schema, (keyword,))
        if isinstance(draft, OneOf) and draft.schema is schema:
            # One of what exactly one has to match, until it is known what the others take.
            return replace(draft, members=(*draft.members, Scalar("null")))
        return _nullable(draft)

    def _nulls(self, schema: Schema, limits: Mapping[str, Any], count: int) -> int:
        """How many branches of a union allow null and nothing else, where what stands beside it allows it."""
        if not count or not limits:
            return count
        if limits.keys() == {"type"}:
            return count if "null" in schema.types else 0
        beside = Schema(schema.at, limits, schema.raw)
        return count if self._judge.takes(beside, None) else 0

    def _chosen(
        self, schema: Schema, branches: "list[_Branch]", place: Place, exclusive: bool
    ) -> Draft:
        """What values that match one of the branches are: an enumeration, the only branch, or a union."""
        schemas = [branch.schema for branch in branches]
        enumeration = of_branches(schema, schemas, exclusive=exclusive)
        if enumeration is not None:
            return enumeration
        if len(branches) == 1:
            return self._draft(schemas[0], place)
        return self._members(schema, branches, place, exclusive)

    def _members(
        self, schema: Schema, branches: "list[_Branch]", place: Place, exclusive: bool
    ) -> Draft:
        members: list[Type] = []
        nullable = shared = False
        for branch in branches:
            inside = self._below(place, branch.label, branch.key, label=True)
            member = self.type(branch.schema, replace(inside, longer=(("variant",),)))
            if isinstance(member, Nullable):
                shared |= nullable
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
        shared |= len(_once(members)) < len(members)
        members = _once(members)
        if not members:
            return Scalar("null") if nullable else Nothing()
        if any(isinstance(member, Anything) for member in members):
            return Checked(Anything(), schema.at, ("oneOf",), schema) if exclusive else Anything()
        if len(members) == 1:
            draft: Type = members[0]
        else:
            told = schema if exclusive else None
            draft = OneOf(tuple(members), self._tag(schema, members), exclusive, told)
        if nullable:
            draft = Nullable(draft)
        # Several branches take the same values, of which `oneOf` then takes none.
        return Checked(draft, schema.at, ("oneOf",), schema) if exclusive and shared else draft

    def _tag(self, schema: Schema, members: list[Type]) -> Tag | None:
        """What tells the members apart, where a discriminator says it of all of them."""
        discriminator = schema.discriminator
        if discriminator is None:
            return None
        keys = [member.key for member in members if isinstance(member, Ref)]
        if len(keys) != len(members):
            return None
        mapping = {
            value: self.same.get(key, key)
            for value, key in discriminator.mapping.items()
            if self.same.get(key, key) in keys
        }
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
            return self._listed(schema)
        open_enumeration = extensible(schema)
        if open_enumeration is not None:
            return _nullable(open_enumeration) if "null" in schema.types else open_enumeration
        types = schema.types
        if not types:
            return self._typeless(schema, place)
        if "integer" in types and "number" in types:
            types = tuple(kind for kind in types if kind != "integer")
        members = [self._typed(schema, kind, place) for kind in types if kind != "null"]
        draft: Draft
        if not members:
            draft = Scalar("null")
        elif len(members) == 1:
            draft = members[0]
        else:
            draft = OneOf(tuple(self._anonymous(member, place, schema) for member in members))
        return _nullable(draft) if members and "null" in types else draft

    def _listed(self, schema: Schema) -> Draft:
        """The values that `enum` or `const` lists, as far as the keywords beside them take them."""
        found, nullable = listed(schema)
        draft: Draft = _nullable(found) if nullable else found
        beside = schema.keywords.keys() - _LISTING
        if constraining(beside):
            return self._unsaid(draft, schema, ("enum",))
        return draft

    def _typeless(self, schema: Schema, place: Place) -> Draft:
        """What a schema without `type` takes: of the types that its keywords are about, what they say; all others."""
        kinds = about(schema.keywords)
        if not kinds:
            return Anything()
        if len(kinds) == 1:
            self._report_implied(schema, kinds[0])
            if kinds == ("object",):
                draft = self._typed(schema, "object", place)
                if isinstance(draft, Record):
                    return replace(draft, implied=True)
                return _or_other(draft, kinds=kinds)
        members = [self._typed(schema, kind, place) for kind in kinds]
        return _or_other(
            *(self._anonymous(member, place, schema) for member in members), kinds=kinds
        )

    def _report_implied(self, schema: Schema, kind: str) -> None:
        """A warning, once for each place, that a schema is about a type without saying so."""
        if schema.at not in self._implied:
            self._implied.add(schema.at)
            self.findings.append(
                Finding(
                    "implied-type",
                    Severity.WARNING,
                    f"there is no `type` here, so that values which are no {kind} are valid too",
                    schema.at,
                    f"write `type: {kind}`, or let `assume-types` in the configuration do it everywhere",
                )
            )

    def _anonymous(self, draft: Draft, place: Place, schema: Schema) -> Type:
        if not isinstance(draft, (Record, Enumeration)):
            return draft
        if place.key in self.contract.schemas or place.key in self._entered:
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
        if by_pattern and schema.required:
            return self._record(schema, place)
        value, patterns = self._undeclared(
            schema, place.key, lambda key: self._below(place, ("value",), key)
        )
        least, most = schema.get("minProperties"), schema.get("maxProperties")
        found = MapOf(Nothing() if value is None else value, least, most, patterns)
        return self._unsaid(found, schema, ("patternProperties",) if patterns else ())

    def _undeclared(
        self, schema: Schema, key: TypeKey, below: Callable[[TypeKey], Place]
    ) -> tuple[Type | None, tuple[tuple[str, Type], ...]]:
        """What undeclared properties hold, wide enough for all of them, and what each pattern says."""
        patterns: list[tuple[str, Type]] = []
        for pattern, inner in schema.pattern_properties.items():
            place = below(join(key, "patternProperties", pattern))
            patterns.append((pattern, self.type(inner, place)))
        additional = schema.additional
        if additional is None or additional.boolean is True:
            return Anything(), tuple(patterns)
        kinds = [kind for _, kind in patterns]
        if additional.boolean is None:
            kinds.append(self.type(additional, below(join(key, "additionalProperties"))))
        if not kinds:
            return None, ()
        kinds = _once(kinds)
        if any(isinstance(kind, Anything) for kind in kinds):
            return Anything(), tuple(patterns)
        return kinds[0] if len(kinds) == 1 else OneOf(tuple(kinds)), tuple(patterns)

    def _below(self, place: Place, parts: Words, key: str, *, label: bool = False) -> Place:
        """The place of something inside: named after the type at `place` if that is named, else after its owner."""
        if place.key in self.contract.schemas or place.is_deep:
            return Place(key, place.key, parts, depth=place.depth + 1, label=label)
        together = joined(place.parts, parts) if label else place.parts + parts
        return Place(key, place.owner, together, depth=place.depth + 1, label=place.label)

    def _record(self, schema: Schema, place: Place) -> Record:
        declared = schema.properties
        required = frozenset(schema.required)
        undeclared = [name for name in dict.fromkeys(schema.required) if name not in declared]
        codes = property_words((*declared, *undeclared))
        known = self._properties
        properties = [
            known.get((name, codes[name], id(inner.keywords), name in required))
            or self._property(name, codes[name], inner, place.key, required=name in required)
            for name, inner in declared.items()
        ]
        extra, patterns = self._undeclared(
            schema, place.key, lambda key: Place(key, place.key, ("value",))
        )
        beyond = Nothing() if extra is None else extra
        properties += [Property(name, codes[name], beyond, True) for name in undeclared]
        unsaid = [
            keyword
            for keyword in ("patternProperties", "minProperties", "maxProperties")
            if schema.has(keyword)
        ]
        additional = schema.additional
        return Record(
            key=place.key,
            name=(),
            at=schema.at,
            properties=tuple(properties),
            places=(*[one.at for one in declared.values()], *[schema.at for _ in undeclared]),
            extra=extra,
            open=additional is not None and isinstance(extra, Anything),
            docs=docs(schema),
            patterns=patterns,
            unsaid=tuple(unsaid),
            schema=schema if unsaid else None,
        )

    def _property(
        self, name: str, code: Words, schema: Schema, owner: TypeKey, *, required: bool
    ) -> Property:
        """A property of the type at a key. One whose type needs no name is the same wherever it is said."""
        told = self._told.get(id(schema.keywords)) or self._tells(schema)
        kind = told.type
        if kind is None:
            place = Place(join(owner, "properties", name), owner, code, (("field",),))
            kind = self._shaped(schema, place)
        found = Property(
            name,
            code,
            kind,
            required,
            told.docs,
            told.default,
            told.read_only,
            told.write_only,
        )
        if told.type is not None:
            self._properties[name, code, id(schema.keywords), required] = found
        return found

    def _tells(self, schema: Schema) -> _Told:
        """What the keywords of a schema say by themselves, noted for all schemas that share them."""
        told = _Told(
            schema.keywords,
            simple(schema),
            docs(schema),
            _default(schema),
            *directions(self.contract, schema),
        )
        self._told[id(schema.keywords)] = told
        return told

    def _array(self, schema: Schema, place: Place) -> Draft:
        prefix, items = schema.prefix_items, schema.items
        least, most = schema.get("minItems"), schema.get("maxItems")
        unique = schema.get("uniqueItems") is True
        rest: Type | None = Anything()
        if items is not None:
            at = join(place.key, "items")
            rest = None
            if items.boolean is not False:
                rest = self.type(items, self._below(place, ("item",), at))
        if not prefix:
            return (
                ListOf(Nothing(), least, 0) if rest is None else ListOf(rest, least, most, unique)
            )
        kinds: list[Type] = []
        for index, item in enumerate(prefix):
            if item.boolean is False or index == most:
                rest = None
                break
            at = join(place.key, "prefixItems", index)
            kinds.append(self.type(item, self._below(place, ordinal(item, index), at)))
        if most is not None and most <= len(kinds):
            rest = None
        titles = [
            named_words(words(item.title), "item") if item.title else ()
            for item in prefix[: len(kinds)]
        ]
        found = TupleOf(
            tuple(kinds),
            rest,
            least or 0,
            most,
            tuple(titles) if all(titles) and len(set(titles)) == len(titles) else (),
        )
        return self._unsaid(found, schema, ("uniqueItems",) if unique else ())


# ── parts without a contract ──────────────────────────────────────────────────────────────────────


def docs(schema: Schema) -> Docs:
    """What a schema says to people."""
    keywords = schema.keywords
    get = keywords.get
    deprecated = get("deprecated") is True or get("x-oai-deprecated") is True
    if "allOf" in keywords:
        title, description = said(schema, "title"), said(schema, "description")
    else:
        title, description = get("title"), get("description")
    examples = get("examples")
    if examples:
        return Docs(title, description, deprecated, tuple(examples))
    return _docs(title, description, deprecated)


@lru_cache(maxsize=65536)
def _docs(title: str | None, description: str | None, deprecated: bool) -> Docs:
    return Docs(title, description, deprecated)


def _default(schema: Schema) -> tuple[Any, ...]:
    keywords = schema.keywords
    if "default" in keywords:
        return (keywords["default"],)
    for branch in keywords.get("allOf", ()):
        found = _default(branch)
        if found:
            return found
    return ()


def _same(contract: Contract) -> dict[TypeKey, TypeKey]:
    """Schema of another file → the component that is nothing but a reference to it, and so its name here."""
    found: dict[TypeKey, TypeKey] = {}
    for key in sorted(contract.schemas):
        schema = contract.schemas[key]
        target = schema.ref
        if target is None or not is_component(key) or not _only_ref(schema):
            continue
        if target.startswith("#") or target not in contract.schemas:
            continue
        exact = key.rpartition("/")[2] == target.rpartition("/")[2]
        if target not in found or exact:
            found[target] = key
    return found


def _moved(at: str, origin: str, key: TypeKey) -> TypeKey:
    """A key below `origin` as one below `key`."""
    return key + at[len(origin) :]


def _is_null(branch: Schema) -> bool:
    """Whether a branch allows null and nothing else, whatever the value holds."""
    if constraining(branch.keywords.keys() - _LISTING):
        return False
    if branch.has("const"):
        return branch.get("const") is None
    return branch.types == ("null",) or branch.enum == (None,)


def _takes_null(draft: Draft) -> bool:
    """Whether null is among the values of a draft; what references lead to is not known yet."""
    match draft:
        case Nullable() | Anything() | Other() | Record(implied=True):
            return True
        case Checked(inner):
            return _takes_null(inner)
        case OneOf(members):
            return any(map(_takes_null, members))
        case Scalar(kind="null"):
            return True
        case _:
            return False


def _within(branch: Schema, limits: Mapping[str, Any]) -> bool:
    """Whether what stands beside a union says no more than one of its branches does."""
    if not limits:
        return True
    return limits.keys() == {"type"} and bool(branch.types) and {*branch.types} <= {*limits["type"]}


def _limited(
    schema: Schema, limits: Mapping[str, Any], branches: "list[_Branch]"
) -> "list[_Branch]":
    """The branches with what stands beside the union."""
    rest = Schema(schema.at, limits, schema.raw)
    return [
        one
        if _within(one.schema, limits)
        else replace(
            one, schema=Schema(one.schema.at, {"allOf": (rest, one.schema)}, one.schema.raw)
        )
        for one in branches
    ]


def _once(members: list[Type]) -> list[Type]:
    """The members, each once. Constants may hold lists, so hashing may fail."""
    found: list[Type] = []
    for member in members:
        if member not in found:
            found.append(member)
    return found


def _only_ref(schema: Schema) -> bool:
    return schema.ref is not None and not constraining(schema.keywords.keys() - {"$ref"})


def _conditions_only(schema: Schema) -> bool:
    """Whether a branch only says which properties must be there (or must not)."""
    said = {key for key in schema.keywords if constraining({key})}
    return bool(said) and said <= {"required", "not"}


def _tagged(draft: Draft) -> bool:
    draft = draft.inner if isinstance(draft, Checked) else draft
    return isinstance(draft, OneOf) and draft.tag is not None


def _unsaid_of(schema: Schema) -> tuple[str, ...]:
    """Keywords of a schema that code types never say."""
    keywords = schema.keywords
    if _UNSAID.isdisjoint(keywords):
        return ()
    return tuple(keyword for keyword in UNSAID if keyword in keywords)


def _without_unsaid(schema: Schema) -> Schema:
    """The schema without the keywords that code types never say; itself where it has none."""
    if _UNSAID.isdisjoint(schema.keywords):
        return schema
    kept = {key: value for key, value in schema.keywords.items() if key not in _UNSAID}
    return Schema(schema.at, kept, schema.raw)


def _or_other(*drafts: Draft, kinds: tuple[str, ...]) -> Draft:
    """Values of these types, or any of a type that is none of `kinds`."""
    checked = [draft for draft in drafts if isinstance(draft, Checked)]
    plain = tuple(draft.inner if isinstance(draft, Checked) else draft for draft in drafts)
    union = OneOf((*plain, Other(kinds)))  # type: ignore[arg-type]
    if not checked:
        return union
    # One schema says what each of them leaves open.
    told = tuple(dict.fromkeys(word for one in checked for word in one.keywords))
    return Checked(union, checked[0].at, told, checked[0].schema)


def _nullable(draft: Draft) -> Draft:
    """The draft, or null. What stands inside may still be a definition; `Shaper.type` takes it out."""
    if isinstance(draft, (Nullable, Anything)) or draft == Scalar("null"):
        return draft
    if isinstance(draft, Nothing):
        return Scalar("null")
    return Nullable(draft)  # type: ignore[arg-type]
