# Made by contractor. Changes made here are lost.
"""The body of a request: from bytes of a documented media type to a checked value."""

from collections.abc import AsyncGenerator, Mapping
from typing import Any

from starlette.datastructures import Headers, UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import Request

from . import exact_json, media, styles
from .description import Body, Content, Field
from .parameters import pairs
from .refused import Refused
from .schemas import Fault, Schema, Schemas
from .styles import Absent, Malformed


class Upload(bytes):
    """A file of a form: its bytes, and what the client says of it."""

    filename: str | None = None
    media_type: str | None = None


class Bodies:
    """What an operation takes, ready to be read. `largest` is the size in bytes that is refused beyond."""

    def __init__(self, described: Body, schemas: Schemas, largest: int) -> None:
        self._required = described["required"]
        self._largest = largest
        self._readers = {
            name: _Reader(content, schemas.schema(content["schema"]))
            for name, content in described["content"].items()
        }

    async def read(self, request: Request) -> Any:
        """The value of the body, None where there is none. Raises `Refused`."""
        content = await self._bytes(request)
        said = request.headers.get("content-type")
        if not content and said is None:
            if self._required:
                raise Refused("bad-request", "a body is required")
            return None
        return await self._reader(said).read(content, said or "")

    async def _bytes(self, request: Request) -> bytes:
        chunks: list[bytes] = []
        size = 0
        async for chunk in request.stream():
            size += len(chunk)
            if size > self._largest:
                raise Refused(
                    "too-large", f"the body has more than {self._largest} bytes"
                )
            chunks.append(chunk)
        return b"".join(chunks)

    def _reader(self, said: str | None) -> "_Reader":
        if said is None:
            # RFC 9110 §8.3: without a type it may be taken for what it should be.
            if len(self._readers) == 1:
                return next(iter(self._readers.values()))
            raise Refused("media-type", "the body has no Content-Type")
        name = media.best(said, self._readers)
        charset = (media.parameter(said, "charset") or "utf-8").lower()
        if name is None or charset not in ("utf-8", "utf8", "us-ascii"):
            raise Refused("media-type", "the body is of a media type that is not taken")
        return self._readers[name]


class _Reader:
    """Reads one media type."""

    def __init__(self, described: Content, schema: Schema) -> None:
        self._kind = described["kind"]
        self._fields = described.get("fields", {})
        self._schema = schema

    async def read(self, content: bytes, said: str) -> Any:
        try:
            match self._kind:
                case "json":
                    return self._checked(exact_json.parse(content))
                case "text":
                    return self._checked(_text(content))
                case "form":
                    return self._form(pairs(content))
                case "multipart":
                    return await self._multipart(content, said)
                case _:
                    return content
        except exact_json.NotJson as why:
            raise Refused("bad-request", f"the body {why}") from None
        except Malformed as why:
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
        for name, text in found:
            if name not in self._fields and not self._is_part(name):
                value.setdefault(name, styles.form_decoded(text))
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

    async def _multipart(self, content: bytes, said: str) -> Any:
        value: dict[str, Any] = {}
        plain: dict[str, Any] = {}
        parts = await _parts(content, said)
        for name, found in parts.items():
            field = self._fields.get(name)
            if field is not None:
                value[name] = _one(
                    found, field, lambda part, field=field: _part(part, field)
                )
            else:
                value[name] = _text(found[0]) if type(found[0]) is bytes else found[0]
            plain[name] = _plain(value[name])
        return self._checked(value, plain)


def _one(found: list[Any], field: Field, read: Any) -> Any:
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


async def _parts(content: bytes, said: str) -> Mapping[str, list[bytes]]:
    """The parts of a multipart body by their names (RFC 7578); files are `Upload`s."""
    if not media.parameter(said, "boundary"):
        raise Malformed("has no boundary in its Content-Type")

    async def stream() -> AsyncGenerator[bytes, None]:
        yield content

    parser = MultiPartParser(
        Headers({"content-type": said}), stream(), max_part_size=len(content)
    )
    try:
        form = await parser.parse()
    except MultiPartException:
        raise Malformed("is not multipart/form-data") from None
    found: dict[str, list[bytes]] = {}
    for name, part in form.multi_items():
        found.setdefault(name, []).append(await _content(part))
    return found


async def _content(part: UploadFile | str) -> bytes:
    if isinstance(part, str):
        return part.encode("utf-8", "surrogatepass")
    upload = Upload(await part.read())
    upload.filename = part.filename
    upload.media_type = part.content_type
    await part.close()
    return upload
