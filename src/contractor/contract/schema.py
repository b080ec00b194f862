"""The Schema Object as contractor holds it: JSON Schema 2020-12 spelling, whatever the document's version.

Takes nothing, gives a value; refuses to know how it was written (`read`, `spelling`) and what any target
makes of it. Nothing is folded: a reference stays a reference, `allOf` of one stays `allOf` of one, unknown
keywords stay. What was malformed is absent from `keywords`, present in `raw`, and was reported on reading.
"""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import field
from typing import Any, Final

from contractor.frozen import frozen


class _Nothing(dict[str, Any]):
    """The empty mapping, one for all; hashable, so that it can be a dataclass's default."""

    __hash__ = object.__hash__  # type: ignore[assignment]

    def __setitem__(self, key: str, value: Any) -> None:
        raise TypeError("the empty mapping stays empty")


NOTHING: Final[Mapping[str, Any]] = _Nothing()

#: Keywords whose value is one schema, a list of schemas, or schemas by name (JSON Schema 2020-12 §10, §11).
ONE_SCHEMA: Final = frozenset(
    "additionalProperties contains contentSchema else if items not propertyNames then unevaluatedItems "
    "unevaluatedProperties".split()
)
SCHEMA_LIST: Final = frozenset({"allOf", "anyOf", "oneOf", "prefixItems"})
SCHEMA_MAP: Final = frozenset(
    {"$defs", "definitions", "dependentSchemas", "patternProperties", "properties"}
)

#: Keywords whose schemas apply to the very value that the schema around them applies to (2020-12 §10.2).
IN_PLACE: Final = frozenset(
    {"allOf", "anyOf", "oneOf", "not", "if", "then", "else", "dependentSchemas"}
)

#: Keywords that a dialect may leave out of what it asserts (JSON Schema validation 2020-12 §6, §7.2).
ASSERTED: Final = frozenset(
    "type enum const multipleOf maximum exclusiveMaximum minimum exclusiveMinimum maxLength minLength pattern "
    "maxItems minItems uniqueItems maxContains minContains maxProperties minProperties required "
    "dependentRequired format".split()
)
#: The same where the dialect did: they say something to people only.
UNASSERTED: Final = frozenset(f"${keyword}" for keyword in ASSERTED)

#: Keywords that say something to people or tools but never refuse a value (2020-12 §9, OpenAPI 3.1 §4.8.24).
ANNOTATIONS: Final = (
    frozenset(
        "$comment $defs $id $anchor $dynamicAnchor $schema $vocabulary title description default deprecated "
        "readOnly writeOnly examples discriminator xml externalDocs contentEncoding contentMediaType "
        "contentSchema definitions".split()
    )
    | UNASSERTED
)


def constraining(keywords: AbstractSet[str]) -> bool:
    """Whether any of these keywords can refuse a value."""
    told = keywords <= ANNOTATIONS
    return not told and any(key not in ANNOTATIONS and not key.startswith("x-") for key in keywords)


@frozen
class Discriminator:
    """The tag of a union (OpenAPI 3.2 §4.25): the property, and which schema a value of it leads to."""

    property: str
    mapping: Mapping[str, str] = NOTHING
    """Tag value → key of the schema."""
    default: str | None = None
    """Key of the schema for a missing or unknown tag (`defaultMapping`, 3.2)."""
    extra: Mapping[str, Any] = NOTHING
    """Extensions, and members that the specification does not know."""


@frozen
class Schema:
    """One Schema Object. `keywords` is in 2020-12 spelling with `Schema` where a schema stands.

    `raw` is the object (or boolean) as written. References in `keywords` (`$ref`, `$dynamicRef`, the
    discriminator's mapping) are keys of `Contract.schemas`.
    """

    at: str
    keywords: Mapping[str, Any]
    raw: Any = field(default=None, compare=False, repr=False)
    boolean: bool | None = None

    def get(self, keyword: str) -> Any:
        """The value of a keyword in 2020-12 spelling, None where it is absent (also for a `null` constant)."""
        return self.keywords.get(keyword)

    def has(self, keyword: str) -> bool:
        """Whether the keyword stands here."""
        return keyword in self.keywords

    @property
    def ref(self) -> str | None:
        """Key of the schema that `$ref` leads to."""
        found: str | None = self.keywords.get("$ref")
        return found

    @property
    def dynamic_ref(self) -> str | None:
        """Key of the schema that `$dynamicRef` leads to where no outer scope says otherwise."""
        found: str | None = self.keywords.get("$dynamicRef")
        return found

    @property
    def types(self) -> tuple[str, ...]:
        """The JSON types that `type` allows, in the document's order; empty where `type` is absent."""
        found: tuple[str, ...] = self.keywords.get("type", ())
        return found

    @property
    def all_of(self) -> tuple["Schema", ...]:
        """The branches of `allOf`."""
        found: tuple[Schema, ...] = self.keywords.get("allOf", ())
        return found

    @property
    def any_of(self) -> tuple["Schema", ...]:
        """The branches of `anyOf`."""
        found: tuple[Schema, ...] = self.keywords.get("anyOf", ())
        return found

    @property
    def one_of(self) -> tuple["Schema", ...]:
        """The branches of `oneOf`."""
        found: tuple[Schema, ...] = self.keywords.get("oneOf", ())
        return found

    @property
    def properties(self) -> Mapping[str, "Schema"]:
        """Declared properties by wire name."""
        found: Mapping[str, Schema] = self.keywords.get("properties", NOTHING)
        return found

    @property
    def pattern_properties(self) -> Mapping[str, "Schema"]:
        """Schemas of properties whose name matches a pattern."""
        found: Mapping[str, Schema] = self.keywords.get("patternProperties", NOTHING)
        return found

    @property
    def additional(self) -> "Schema | None":
        """What undeclared properties hold; None where `additionalProperties` is absent (anything)."""
        found: Schema | None = self.keywords.get("additionalProperties")
        return found

    @property
    def required(self) -> tuple[str, ...]:
        """Names that must be present."""
        found: tuple[str, ...] = self.keywords.get("required", ())
        return found

    @property
    def items(self) -> "Schema | None":
        """What the items after `prefixItems` hold."""
        found: Schema | None = self.keywords.get("items")
        return found

    @property
    def prefix_items(self) -> tuple["Schema", ...]:
        """What the first items hold, one by one."""
        found: tuple[Schema, ...] = self.keywords.get("prefixItems", ())
        return found

    @property
    def enum(self) -> tuple[Any, ...] | None:
        """The values allowed; None where `enum` is absent."""
        found: tuple[Any, ...] | None = self.keywords.get("enum")
        return found

    @property
    def format(self) -> str | None:
        """The format's name."""
        found: str | None = self.keywords.get("format")
        return found

    @property
    def title(self) -> str | None:
        """The title."""
        found: str | None = self.keywords.get("title")
        return found

    @property
    def description(self) -> str | None:
        """The description, CommonMark."""
        found: str | None = self.keywords.get("description")
        return found

    @property
    def discriminator(self) -> Discriminator | None:
        """The discriminator with its mapping resolved."""
        found: Discriminator | None = self.keywords.get("discriminator")
        return found

    @property
    def deprecated(self) -> bool:
        """Whether the schema is declared deprecated."""
        return self.keywords.get("deprecated", False) is True

    @property
    def read_only(self) -> bool:
        """Whether the value only comes from the server."""
        return self.keywords.get("readOnly", False) is True

    @property
    def write_only(self) -> bool:
        """Whether the value only goes to the server."""
        return self.keywords.get("writeOnly", False) is True

    @property
    def extensions(self) -> Mapping[str, Any]:
        """Vendor extensions, `x-` included in the names."""
        return {key: value for key, value in self.keywords.items() if key.startswith("x-")}

    def children(self) -> Iterator["Schema"]:
        """Every schema that stands directly inside this one."""
        for keyword, value in self.keywords.items():
            if keyword in ONE_SCHEMA:
                yield value
            elif keyword in SCHEMA_LIST:
                yield from value
            elif keyword in SCHEMA_MAP:
                yield from value.values()

    def in_place(self) -> Iterator["Schema"]:
        """Every schema that stands directly inside this one and applies to the same value."""
        for keyword, value in self.keywords.items():
            if keyword not in IN_PLACE:
                continue
            if keyword in SCHEMA_LIST:
                yield from value
            elif keyword in SCHEMA_MAP:
                yield from value.values()
            else:
                yield value

    def constrains(self) -> bool:
        """Whether any keyword here can refuse a value."""
        return self.boolean is False or constraining(self.keywords.keys())
