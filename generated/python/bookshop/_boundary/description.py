# Made by contractor. Changes made here are lost.
"""What `_operations.json` says of each operation: where values travel, how they are written, what checks them."""

from collections.abc import Mapping, Sequence
from typing import Any, Literal, NotRequired, TypedDict


class Shape(TypedDict):
    """What text is to be read as, before a schema checks it."""

    types: Sequence[str]
    """JSON types that the schema allows; none where it says nothing, which is read as text."""
    items: NotRequired["Shape"]
    properties: NotRequired[Mapping[str, "Shape"]]
    rest: NotRequired["Shape"]
    """What properties are that the schema does not declare; absent where it wants none."""


class Written(TypedDict):
    """A value that travels as text: a parameter, a header of an answer, a field of a form."""

    name: str
    argument: str
    """What Python code calls it."""
    required: NotRequired[bool]
    schema: Any
    shape: Shape
    style: str
    explode: NotRequired[bool]
    content: NotRequired[str]
    """The media type of a value that is a document of its own (OpenAPI 3.2 §4.12.2)."""
    default: NotRequired[Any]
    """What an absent value counts as."""


class Parameter(Written):
    """A parameter of a request."""

    place: Literal["path", "query", "header", "cookie", "querystring"]
    allow_empty: NotRequired[bool]


class Field(TypedDict):
    """How a field of a form travels."""

    shape: Shape
    kind: Literal["text", "json", "bytes"]
    style: str
    explode: NotRequired[bool]
    several: NotRequired[bool]
    """Whether it is a list whose items are fields of the same name each."""


class Node(TypedDict):
    """What a value is in an XML document (OpenAPI 3.2 §4.27).

    `also` are other names that it is read by; `*` is any. `of` is the place of what it holds among the package's
    elements; without one it holds text of `types`, and anything where these are none.
    """

    node: Literal["element", "attribute", "text", "cdata", "none"]
    name: NotRequired[str]
    also: NotRequired[Sequence[str]]
    namespace: NotRequired[str]
    prefix: NotRequired[str]
    of: NotRequired[str]
    types: NotRequired[Sequence[str]]
    inner: NotRequired["Node"]
    """What stands in it alone, and has the value."""
    needed: NotRequired[bool]
    """Whether its absence is told as null, or as a list of nothing: its schema wants it, and XML has no other."""


class Held(TypedDict):
    """What an element holds: properties of an object, or items of a list; `rest` is what else may be in it."""

    types: Sequence[str]
    properties: NotRequired[Mapping[str, Node]]
    rest: NotRequired[Node]
    first: NotRequired[Sequence[Node]]
    items: NotRequired[Node]


class Content(TypedDict):
    """A body of one media type. `events`: items of the stream are events, with `data` among their members.

    `types` are those that a text is read as, where it is more than text; `element` is the root of an XML document.
    """

    kind: Literal[
        "json", "form", "multipart", "text", "xml", "bytes", "stream", "other"
    ]
    schema: Any
    fields: NotRequired[Mapping[str, Field]]
    types: NotRequired[Sequence[str]]
    element: NotRequired[Node]
    events: NotRequired[bool]


class Body(TypedDict):
    """What a request may carry, by media type or range of them."""

    required: bool
    content: Mapping[str, Content]


class Answer(TypedDict):
    """A documented response."""

    headers: NotRequired[Sequence[Written]]
    content: NotRequired[Mapping[str, Content]]


class Demand(TypedDict):
    """A security scheme that has to be satisfied, and the scopes that are needed."""

    scheme: str
    scopes: NotRequired[Sequence[str]]


class Refusal(TypedDict):
    """A documented answer to a request that is refused.

    `fill` are places in the body (JSON Pointers) that take a text of the moment: `detail` or `pointer`. `element`
    is the root of a body that is an XML document.
    """

    status: int
    type: NotRequired[str]
    body: NotRequired[Any]
    fill: NotRequired[Mapping[str, str]]
    element: NotRequired[Node]
    headers: NotRequired[Mapping[str, str]]


class Operation(TypedDict):
    """One operation of the contract. `path` begins with the path of its server."""

    id: str
    method: str
    path: str
    parameters: NotRequired[Sequence[Parameter]]
    body: NotRequired[Body]
    answers: Mapping[str, Answer]
    security: NotRequired[Sequence[Sequence[Demand]]]
    """Alternatives; each is a list of what has to hold together, and the empty one takes anybody."""
    refusals: Mapping[str, int]
    """Reason → place in the package's list of refusals."""
    announced: NotRequired[Mapping[str, str]]
    """Headers that every answer has: when the operation was deprecated, and when it will be gone."""


class Scheme(TypedDict):
    """A security scheme. `place` and `name` say where an API key travels."""

    type: Literal["apiKey", "http", "oauth2", "openIdConnect", "mutualTLS"]
    place: NotRequired[str]
    name: NotRequired[str]
    scheme: NotRequired[str]


class Description(TypedDict):
    """All of `_operations.json`."""

    operations: Sequence[Operation]
    schemes: Mapping[str, Scheme]
    refusals: Sequence[Refusal]
    elements: NotRequired[Mapping[str, Held]]
