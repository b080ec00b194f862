# Made by contractor. Changes made here are lost.
"""The body of a request: from bytes of a documented media type to a checked value."""

from collections.abc import Callable
from functools import partial
from typing import Any

from starlette.requests import ClientDisconnect, Request

from . import exact_json, exact_xml, media, styles
from .description import Body, Content, Field
from .elements import Elements
from .parameters import Sent, pairs
from .parts import MOST, parts
from .refused import Refused
from .schemas import Fault, Schema, Schemas
from .styles import Absent, Malformed
from .within import within

#: What is not there at all where nothing was sent; of other kinds a body of no bytes is a value.
_NEVER_EMPTY = frozenset({"json", "xml", "multipart"})
_TEXTUAL = frozenset({"json", "xml", "form", "text"})
_UTF_8 = frozenset({"utf-8", "utf8", "us-ascii"})


class Bodies:
    """What an operation takes, ready to be read.

    `largest` is the size in bytes that is refused beyond, `slowest` the time in seconds that all of it may take.
    """

    def __init__(
        self,
        described: Body,
        schemas: Schemas,
        elements: Elements,
        *,
        largest: int,
        slowest: float,
    ) -> None:
        self._required = described["required"]
        self._largest = largest
        self._slowest = slowest
        self._readers = {
            name: _Reader(content, schemas.schema(content["schema"]), elements)
            for name, content in described["content"].items()
        }

    async def read(self, request: Request, sent: Sent) -> Any:
        """The value of the body, None where there is none. Raises `Refused`."""
        content = await self._bytes(request, sent)
        said = sent.header("content-type")
        if not content and not said:
            if self._required:
                raise Refused("bad-request", "a body is required")
            return None
        coded = ",".join(sent.header("content-encoding")).strip().lower()
        if coded not in ("", "identity"):
            # RFC 9110 §15.5.16; what is unpacked has no bounds.
            raise Refused(
                "media-type", "the body is encoded in a way that is not taken"
            )
        text = said[0] if len(said) == 1 else None
        if len(said) > 1:
            raise Refused("media-type", "the body has several media types")
        reader = self._reader(text)
        if not content and reader.kind in _NEVER_EMPTY:
            if self._required:
                raise Refused("bad-request", "a body is required")
            return None
        return reader.read(content, text or "")

    async def _bytes(self, request: Request, sent: Sent) -> bytes:
        said = sent.header("content-length")
        if len(said) == 1 and said[0].isdecimal() and len(said[0]) < 20:
            self._measure(int(said[0]))
        try:
            return await within(self._slowest, self._whole(request))
        except TimeoutError:
            raise Refused("too-slow", "the body took too long to arrive") from None
        except ClientDisconnect:
            # Nobody hears the answer; it is no failure of ours.
            raise Refused("bad-request", "the body ended early") from None

    async def _whole(self, request: Request) -> bytes:
        chunks: list[bytes] = []
        size = 0
        async for chunk in request.stream():
            size += len(chunk)
            self._measure(size)
            chunks.append(chunk)
        return b"".join(chunks)

    def _measure(self, size: int) -> None:
        if size > self._largest:
            raise Refused("too-large", f"the body has more than {self._largest} bytes")

    def _reader(self, said: str | None) -> "_Reader":
        if said is None:
            # RFC 9110 §8.3: without a type it may be taken for what it should be.
            if len(self._readers) == 1:
                return next(iter(self._readers.values()))
            raise Refused("media-type", "the body has no Content-Type")
        found = self._readers.get(said)
        if found is not None:
            return found
        name = media.best(said, self._readers)
        if name is None:
            raise Refused("media-type", "the body is of a media type that is not taken")
        found = self._readers[name]
        charset = (media.parameter(said, "charset") or "utf-8").lower()
        if found.kind in _TEXTUAL and charset not in _UTF_8:
            raise Refused("media-type", "the body is in a charset that is not taken")
        return found


class _Reader:
    """Reads one media type."""

    def __init__(self, described: Content, schema: Schema, elements: Elements) -> None:
        self.kind = described["kind"]
        self._fields = described.get("fields", {})
        self._types = described.get("types", ())
        self._root = described.get("element")
        self._elements = elements
        self._schema = schema

    def read(self, content: bytes, said: str) -> Any:
        """The value of a body. Raises `Refused`."""
        try:
            match self.kind:
                case "json":
                    return self._checked(exact_json.parse(content))
                case "text":
                    text = _text(content)
                    value = styles.scalar(text, {"types": self._types})
                    return self._checked(value)
                case "xml" if self._root is not None:
                    root = exact_xml.parse(content)
                    return self._checked(self._elements.read(root, self._root))
                case "form":
                    return self._form(pairs(content, MOST))
                case "multipart":
                    return self._multipart(content, said)
                case _:
                    return content
        except (exact_json.NotJson, exact_xml.NotXml, Malformed) as why:
            raise Refused("bad-request", f"the body {why}") from None

    def _checked(self, value: Any, plain: Any = None) -> Any:
        """The value, once the schema takes it; `plain` is what JSON has instead of it."""
        try:
            self._schema.check(value if plain is None else plain)
        except Fault as why:
            raise Refused("bad-request", f"the body: {why}", why.pointer) from None
        return value

    # ── forms ─────────────────────────────────────────────────────────────────────────

    def _form(self, found: list[tuple[str, str]]) -> Any:
        value: dict[str, Any] = {}
        for name, field in self._fields.items():
            try:
                value[name] = self._field(name, field, found)
            except Absent:
                continue
        more: dict[str, list[str]] = {}
        for name, text in found:
            if name not in self._fields and not self._is_part(name):
                more.setdefault(name, []).append(styles.form_decoded(text))
        for name, texts in more.items():
            value[name] = texts if len(texts) > 1 else texts[0]
        return self._checked(value)

    def _is_part(self, name: str) -> bool:
        """Whether a name is a property of a field that is written as several pairs."""
        for field, described in self._fields.items():
            if described["style"] == "deepObject" and name.startswith(f"{field}["):
                return True
            exploded = described.get("explode") and styles.is_object(described["shape"])
            if exploded and name in described["shape"].get("properties", {}):
                return True
        return False

    def _field(self, name: str, field: Field, found: list[tuple[str, str]]) -> Any:
        if field["kind"] == "json":
            texts = [styles.form_decoded(text) for key, text in found if key == name]
            return _one(
                texts, field, lambda text: exact_json.parse(text.encode("utf-8"))
            )
        return styles.paired(
            name,
            found,
            field["shape"],
            field["style"],
            explode=field.get("explode", False),
            claimed=frozenset(self._fields),
            decode=styles.form_decoded,
        )

    def _multipart(self, content: bytes, said: str) -> Any:
        value: dict[str, Any] = {}
        plain: dict[str, Any] = {}
        boundary = media.parameter(said, "boundary")
        if not boundary:
            raise Malformed("has no boundary in its Content-Type")
        by_name: dict[str, list[bytes]] = {}
        for name, part in parts(content, boundary):
            by_name.setdefault(name, []).append(part)
        for name, found in by_name.items():
            field = self._fields.get(name)
            if field is not None:
                value[name] = _one(found, field, partial(_part, field=field))
            else:
                told = [_text(part) if type(part) is bytes else part for part in found]
                value[name] = told if len(told) > 1 else told[0]
            plain[name] = _plain(value[name])
        return self._checked(value, plain)


def _one(found: list[Any], field: Field, read: Callable[[Any], Any]) -> Any:
    """One value, or the list of them where the field is one."""
    if not found:
        raise Absent
    if field.get("several"):
        return [read(one) for one in found]
    if len(found) > 1:
        raise Malformed("has a field twice")
    return read(found[0])


def _part(part: bytes, field: Field) -> Any:
    match field["kind"]:
        case "bytes":
            return part
        case "json":
            return exact_json.parse(part)
        case "text":
            shape = field["shape"]
            if field.get("several"):
                shape = shape.get("items", shape)
            return styles.scalar(_text(part), shape)


def _text(content: bytes) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        raise Malformed("is not UTF-8") from None


def _plain(value: Any) -> Any:
    """What a schema can look at: bytes as a string of as many characters."""
    if isinstance(value, bytes):
        return value.decode("latin-1")
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return value
