"""The contract's shape for code: named types, and the anonymous ones between them.

Takes nothing, gives values; refuses to know any target language, and how the document spelled a type.
What these types cannot say stays attached as `Checked`: the keywords, and their schema.
"""

from collections.abc import Mapping
from dataclasses import field
from typing import Any, Literal

from contractor.contract import Contract, Schema
from contractor.diagnostic import Finding
from contractor.frozen import frozen
from contractor.text import Words

Kind = Literal["string", "integer", "number", "boolean", "null"]
TypeKey = str
"""Key of a named type: its schema's key; as sent, where that differs, with `>sent` behind it."""


@frozen
class Anything:
    """Every JSON value."""


@frozen
class Nothing:
    """No value at all."""


@frozen
class Other:
    """Every JSON value whose type is none of `kinds`: what a schema takes that is about these, and says no type.

    A kind is `object`, `array`, `string`, `number` or `boolean`.
    """

    kinds: tuple[str, ...]


@frozen
class Scalar:
    """A string, number, boolean or null. Bounds, lengths and patterns are as in JSON Schema; None is absent."""

    kind: Kind
    format: str | None = None
    minimum: float | None = None
    maximum: float | None = None
    exclusive_minimum: float | None = None
    exclusive_maximum: float | None = None
    multiple_of: float | None = None
    min_length: int | None = None
    max_length: int | None = None
    pattern: str | None = None


@frozen
class Constants:
    """One of these JSON values; they may be structured."""

    values: tuple[Any, ...]


@frozen
class ListOf:
    """A list of one type."""

    item: "Type"
    min_items: int | None = None
    max_items: int | None = None
    unique: bool = False


@frozen
class TupleOf:
    """A list whose first items have types of their own. `rest` types the others; None where none may follow.

    At least `least` items must be there, and at most `most`. `labels` are what the document calls the items;
    empty where it says nothing.
    """

    items: tuple["Type", ...]
    rest: "Type | None"
    least: int = 0
    most: int | None = None
    labels: tuple[Words, ...] = ()


@frozen
class MapOf:
    """An object without declared properties. `patterns`: what names that match a pattern hold instead."""

    value: "Type"
    min_properties: int | None = None
    max_properties: int | None = None
    patterns: tuple[tuple[str, "Type"], ...] = ()


@frozen
class Nullable:
    """The inner type, or null. Says nothing about absence; that is `Property.required`."""

    inner: "Type"


@frozen
class Tag:
    """What tells the members of a union apart: a property, and the member of each of its values.

    `default` is the member for a missing or unknown value (`defaultMapping`, OpenAPI 3.2 §4.25).
    """

    property: str
    mapping: Mapping[str, TypeKey]
    default: TypeKey | None = None


@frozen
class OneOf:
    """A value of any of the members. `exclusive` where `schema` says exactly one (`oneOf`).

    Where members of an exclusive union may share a value, it stands in a `Checked`.
    """

    members: tuple["Type", ...]
    tag: Tag | None = None
    exclusive: bool = False
    schema: Schema | None = field(default=None, compare=False, repr=False)


@frozen
class Ref:
    """A named type."""

    key: TypeKey


@frozen
class Checked:
    """The inner type is wider than `schema`, which stands at `at`: it does not say these keywords of it.

    A value of the inner type is one of the schema if it satisfies the whole schema.
    """

    inner: "Type"
    at: str
    keywords: tuple[str, ...]
    schema: Schema = field(compare=False, repr=False)


Type = (
    Anything
    | Nothing
    | Other
    | Scalar
    | Constants
    | ListOf
    | TupleOf
    | MapOf
    | Nullable
    | OneOf
    | Ref
    | Checked
)


@frozen
class Docs:
    """What the document says to people about a type or property."""

    title: str | None = None
    description: str | None = None
    deprecated: bool = False
    examples: tuple[Any, ...] = ()


@frozen
class Property:
    """A declared property. `name` is the one on the wire, `words` what code calls it.

    `read_only` comes from the server only, `write_only` goes to it only.
    """

    name: str
    words: Words
    type: Type
    required: bool
    docs: Docs = field(default_factory=Docs)
    default: tuple[Any, ...] = ()
    """The default as a tuple of one JSON value; empty where there is none, since null is a default too."""
    read_only: bool = False
    write_only: bool = False


@frozen
class Record:
    """An object with declared properties.

    `base` is the type it extends: this one only adds. `extra` types undeclared properties, None refuses them;
    `open` where the document itself says that any are welcome. `patterns`: what names that match a pattern hold.
    `implied`: the schema does not say `type: object`, and so also takes values that are no objects; every
    reference to the type says so (`Other`).
    `nullable`: the schema also takes null; every reference to the type says so.
    `tags`: for each discriminator property, the values by which unions know this record.
    """

    key: TypeKey
    name: Words
    at: str
    properties: tuple[Property, ...]
    places: tuple[str, ...] = ()
    """Where the schema of each property stands: records that say the same share their properties."""
    base: TypeKey | None = None
    extra: Type | None = field(default_factory=Anything)
    open: bool = False
    patterns: tuple[tuple[str, Type], ...] = ()
    tags: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    implied: bool = False
    nullable: bool = False
    docs: Docs = field(default_factory=Docs)
    unsaid: tuple[str, ...] = ()
    """Keywords of its schema that the record does not say, as in `Checked`."""
    schema: Schema | None = field(default=None, compare=False, repr=False)
    """The schema that says them; None where the record says all."""


@frozen
class Member:
    """A named value of an enumeration."""

    words: Words
    value: str | int
    description: str | None = None


@frozen
class Enumeration:
    """Named strings or integers. `others`: what other values are allowed; None where there are none.

    `nullable`: the schema also takes null; every reference to the type says so.
    """

    key: TypeKey
    name: Words
    at: str
    members: tuple[Member, ...]
    others: Scalar | None = None
    nullable: bool = False
    docs: Docs = field(default_factory=Docs)

    @property
    def open(self) -> bool:
        """Whether values without a name are allowed."""
        return self.others is not None


@frozen
class Alias:
    """A name for a type that is neither a record nor an enumeration."""

    key: TypeKey
    name: Words
    at: str
    type: Type
    docs: Docs = field(default_factory=Docs)


Definition = Record | Enumeration | Alias


@frozen
class Body:
    """The type of one media type, or of each item where it is a stream."""

    media_type: str
    type: Type
    stream: bool = False


@frozen
class Input:
    """A parameter of a request or a header of an answer, and where it stands in the document.

    `place` is where HTTP has it: `path`, `query`, `header`, `cookie`, or `querystring` for the whole query.
    """

    place: str
    property: Property
    at: str


@frozen
class Answer:
    """One documented response: its status as written (`200`, `4XX`, `default`), bodies and headers."""

    status: str
    description: str | None
    bodies: tuple[Body, ...]
    headers: tuple[Input, ...] = ()


@frozen
class Call:
    """An operation for code: its name and the types of all it takes and gives.

    `kind` is `path`, `webhook` or `callback`. `index` is its place in `Contract.endpoints`.
    """

    name: Words
    kind: str
    method: str
    path: str
    at: str
    inputs: tuple[Input, ...]
    bodies: tuple[Body, ...]
    body_required: bool
    answers: tuple[Answer, ...]
    docs: Docs
    tags: tuple[str, ...]
    index: int


@frozen
class Model:
    """Everything that targets render: definitions in the document's order, and the operations."""

    contract: Contract = field(compare=False, repr=False)
    definitions: Mapping[TypeKey, Definition]
    references: Mapping[TypeKey, Mapping[TypeKey, None]]
    """The keys of the types that each definition names, each once, as a reader meets them."""
    calls: tuple[Call, ...]
    findings: tuple[Finding, ...] = ()
    sent: frozenset[TypeKey] = frozenset()
    """The types as sent, of those that differ by direction."""
    worked_out: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)
    """What several targets work out of the model, by its name: it is worked out once."""
