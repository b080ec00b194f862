"""From what is known of a thing to an answer that the contract documents.

Takes an operation and a value, gives a reply for the boundary; refuses to know what is stored. Whatever the value
lacks is added from examples and made values, and what the schema does not take is left out.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from contractor.contract import Contract, Endpoint, Header, MediaType, Response, Schema
from contractor.contract.travel import Direction
from contractor.frozen import frozen
from contractor.resources import Role
from contractor.resources.finding import declared
from contractor.runtime.boundary import Reply, Stream, media
from contractor.runtime.boundary.description import Answer, Content, Written
from contractor.runtime.boundary.description import Operation as Described
from contractor.samples import NoSample, Samples
from contractor.samples.files import file

#: What says that it went well, best first.
_BEST: Final[Mapping[Role, tuple[str, ...]]] = {
    Role.CREATE: ("201", "200", "202", "204"),
    Role.DELETE: ("204", "200", "202"),
}
_USUAL: Final = ("200", "201", "202", "204")
#: What a range or `default` stands for.
_PLAIN: Final[Mapping[Role, int]] = {Role.CREATE: 201}
_EVENTS: Final = 3


class Given(Reply):
    """A reply with a body of any kind. Headers are attributes, as the boundary asks for them."""

    status: int
    body: Any = None
    media_type: str | None = None


class Streamed(Reply):
    """A reply whose body is a stream."""

    status: int
    body: Stream[Any]
    media_type: str | None = None


@frozen
class Known:
    """What an answer may tell: a value, where the thing is (as a path, and as a whole URL), bytes, its validator."""

    value: Any = None
    variant: int = 0
    locations: tuple[str, ...] = ()
    content: bytes | None = None
    media_type: str | None = None
    tag: str | None = None
    after: str | None = None
    """The last event that a client has seen."""


class Answers:
    """What one operation answers where it goes well."""

    def __init__(
        self, contract: Contract, samples: Samples, endpoint: Endpoint, described: Described
    ) -> None:
        self._contract = contract
        self._samples = samples
        self._endpoint = endpoint
        self._described = described["answers"]

    def has(self, status: int) -> bool:
        """Whether a status is documented by itself."""
        return str(status) in self._described

    def status(self, role: Role) -> int:
        """The status that says that it went well."""
        order = dict.fromkeys((*_BEST.get(role, _USUAL), *_USUAL))
        for name in order:
            if name in self._described:
                return int(name)
        listed = sorted(name for name in self._described if name.isdecimal())
        for name in listed:
            if name.startswith("2"):
                return int(name)
        if "2XX" in self._described:
            return _PLAIN.get(role, 200)
        for name in listed:
            if name.startswith("3"):
                return int(name)
        if "3XX" in self._described:
            return 302
        if "default" in self._described:
            return _PLAIN.get(role, 200)
        final = (name for name in sorted(self._described) if name >= "2")
        return int(next(final, "200").replace("X", "0"))

    def schema(self, status: int) -> Schema | None:
        """The schema of the JSON that an answer holds, if it does."""
        response = self._response(status)
        for name, content in self._content(status).items():
            if content["kind"] in ("json", "xml", "form") and response is not None:
                found = self._media(response, name)
                return None if found is None else found.schema
        return None

    def reply(self, status: int, known: Known, accept: str = "*/*") -> Reply:
        """The reply that tells what is known. Raises `NoSample` where a body or a header cannot be made."""
        response = self._response(status)
        if response is None:
            # RFC 9110 §15.2: behind what is on the way comes an answer.
            why = "no answer is documented that a server could end with"
            raise NoSample(self._endpoint.operation.at, why)
        headers = self._headers(status, response, known)
        content = self._content(status)
        made: Reply
        if not content:
            made = Given(status=status)
        else:
            stored = None if known.media_type is None else media.best(known.media_type, content)
            name = _accepted(content, accept) if stored is None else stored
            written = name if "*" not in name else _concrete(name)
            if stored is not None and known.media_type is not None:
                written = known.media_type
            said = self._media(response, name)
            if content[name]["kind"] == "stream":
                items = list(self._items(said, known))
                made = Streamed(status=status, body=items, media_type=written)
            else:
                body = self._body(content[name], said, written, known)
                made = Given(status=status, body=body, media_type=written)
        vars(made).update(headers)
        return made

    def shown(self, schema: Schema | None, known: Known) -> Any:
        """A value as a schema has it. Raises `NoSample`."""
        if schema is None:
            return known.value
        value = _projected(self._contract, schema, known.value)
        if known.value is not None and self._samples.takes(schema, value, Direction.RESPONSE):
            return value
        return self._samples.completed(schema, value, Direction.RESPONSE, known.variant)

    # ── parts ─────────────────────────────────────────────────────────────────────────────────────

    def _name(self, status: int) -> str | None:
        names = (str(status), f"{status // 100}XX", "default")
        return next((name for name in names if name in self._described), None)

    def _content(self, status: int) -> Mapping[str, Content]:
        name = self._name(status)
        return {} if name is None else self._described[name].get("content", {})

    def _response(self, status: int) -> Response | None:
        wanted = self._name(status)
        for name, node in self._endpoint.operation.responses.items():
            if wanted is not None and name.lower() == wanted.lower():
                return self._contract.resolve(node)
        return None

    def _media(self, response: Response, name: str) -> MediaType | None:
        return self._contract.resolve(response.content[name])

    def _body(self, content: Content, said: MediaType | None, media_type: str, known: Known) -> Any:
        match content["kind"]:
            case "json" | "xml" | "form":
                if said is None:
                    return known.value
                if known.value is None:
                    return self._samples.of(said, Direction.RESPONSE, known.variant)
                return self.shown(said.schema, known)
            case "text":
                if isinstance(known.value, str):
                    return known.value
                text = None if said is None else self._samples.of(said, Direction.RESPONSE)
                return text if isinstance(text, str) else json.dumps(text)
            case _:
                return file(media_type) if known.content is None else known.content

    def _items(self, said: MediaType | None, known: Known) -> Iterator[Any]:
        """The items of a stream: a few, numbered where they are events that have ids."""
        schema = None if said is None else said.item_schema or said.schema
        begin = int(known.after) if known.after is not None and known.after.isdecimal() else 0
        for index in range(begin, begin + _EVENTS):
            item = self._samples.value(schema, Direction.RESPONSE, index)
            numbered = {**item, "id": str(index + 1)} if isinstance(item, dict) else item
            fits = "id" in declared(self._contract, schema) and self._samples.takes(
                schema, numbered, Direction.RESPONSE
            )
            yield numbered if fits else item

    def _headers(
        self, status: int, response: Response | None, known: Known
    ) -> Iterator[tuple[str, Any]]:
        name = self._name(status)
        described: Answer = {} if name is None else self._described[name]
        for one in described.get("headers", ()):
            node = None if response is None else response.headers.get(one["name"])
            header = None if node is None else self._contract.resolve(node)
            yield one["argument"], None if header is None else self._header(one, header, known)

    def _header(self, one: Written, header: Header, known: Known) -> Any:
        word = one["name"].lower()
        told = known.locations if word in ("location", "content-location") else ()
        if word == "etag" and known.tag is not None:
            told = (known.tag,)
        for text in told:
            if self._samples.takes(header.schema, text, Direction.RESPONSE):
                return text
        try:
            return self._samples.of(header, Direction.RESPONSE, known.variant)
        except NoSample:
            if one.get("required"):
                raise
            return None


def _accepted(content: Mapping[str, Content], accept: str) -> str:
    """The documented media type to send: the first that is accepted, else the first."""
    return next((name for name in content if media.is_accepted(name, accept)), next(iter(content)))


def _concrete(pattern: str) -> str:
    """A media type of a range."""
    kind = pattern.partition("/")[0]
    return {"image": "image/png", "text": "text/plain"}.get(kind, "application/json")


def _projected(contract: Contract, schema: Schema, value: Any) -> Any:
    """What a schema declares of a value; all of it where it declares nothing."""
    properties = declared(contract, schema)
    if not isinstance(value, dict) or not properties:
        return value
    return {name: one for name, one in value.items() if name in properties}
