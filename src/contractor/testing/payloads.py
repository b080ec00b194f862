"""Values of bodies as bytes of their media types: JSON and its streams, forms, multipart, XML, text, files.

Takes a contract, a documented media type and a value, gives bytes and what `Content-Type` says of them; refuses to
check. It shares no code with servers that contractor generates: they are tested with it.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from contractor.contract import Contract, Encoding, MediaType, Schema
from contractor.contract.reach import conjuncts
from contractor.resources.finding import declared, item_schema
from contractor.testing.styles import Unwritable, encoded, in_query, scalar
from contractor.testing.xml import xml

FORM: Final = "application/x-www-form-urlencoded"
_LINES: Final = frozenset({"application/jsonl", "application/x-ndjson", "application/x-jsonlines"})
#: What stands for any media type of a range.
_CONCRETE: Final = {
    "*/*": "application/json",
    "application/*": "application/json",
    "text/*": "text/plain",
    "image/*": "image/png",
}


def essence(media_type: str) -> str:
    """Type and subtype without parameters, in lower case (RFC 9110 §8.3.1)."""
    return media_type.partition(";")[0].strip().lower()


def concrete(name: str) -> str:
    """A media type that can be sent where a document names it or a range of such."""
    kind = essence(name)
    return _CONCRETE.get(kind, "application/octet-stream") if "*" in kind else name


def is_json(media_type: str) -> bool:
    """Whether bodies of a media type are JSON (RFC 6839 §3.1)."""
    return essence(media_type).endswith(("/json", "+json"))


def is_xml(media_type: str) -> bool:
    """Whether bodies of a media type are XML (RFC 7303 §4.2)."""
    return essence(media_type).endswith(("/xml", "+xml"))


def is_form(media_type: str) -> bool:
    """Whether bodies of a media type are fields with names."""
    return essence(media_type) in (FORM, "multipart/form-data")


def is_binary(contract: Contract, schema: Schema | None) -> bool:
    """Whether a schema describes bytes as they are (OpenAPI 3.0 §4.7.24, 3.1 §4.8.14)."""
    return any(
        part.format == "binary"
        or (part.has("contentMediaType") and not part.has("contentEncoding"))
        for part in (() if schema is None else conjuncts(contract, schema))
    )


def payload(
    contract: Contract, media: MediaType | None, type: str, value: Any
) -> tuple[bytes, str]:
    """The bytes of a value, and the `Content-Type` that tells of them. Raises `Unwritable`."""
    schema = None if media is None else media.schema
    kind = essence(type)
    if kind == FORM:
        return _form(media, value).encode("ascii"), type
    if kind.startswith("multipart/"):
        return _multipart(contract, media, type, value)
    if is_binary(contract, schema):
        return as_bytes(value), type
    if kind in _LINES or kind.endswith("json-seq"):
        mark = b"\x1e" if kind.endswith("json-seq") else b""
        items = value if isinstance(value, list) else [value]
        return b"".join(mark + as_json(one) + b"\n" for one in items), type
    if is_json(type):
        return as_json(value), type
    if is_xml(type) and not (schema is None and isinstance(value, str)):
        return xml(contract, schema, value), type
    if isinstance(value, (list, dict)):
        return as_json(value), type
    if kind.startswith("text/"):
        return as_text(scalar(value)), type
    return as_bytes(value), type


def as_json(value: Any) -> bytes:
    """JSON as RFC 8259 has it."""
    return as_text(json.dumps(value, ensure_ascii=False, allow_nan=False))


def as_text(text: str) -> bytes:
    """Text as UTF-8."""
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError:
        raise Unwritable("half a surrogate pair is no character") from None


def as_bytes(value: Any) -> bytes:
    """What a file holds: a character for each byte, or text that no bytes could be."""
    if isinstance(value, (list, dict)):
        return as_json(value)
    text = scalar(value)
    try:
        return text.encode("latin-1")
    except UnicodeEncodeError:
        return as_text(text)


# ── fields ────────────────────────────────────────────────────────────────────────────────────────


def _form(media: MediaType | None, value: Any) -> str:
    """Fields as a query has them (OpenAPI 3.2 §4.15.2); spaces as %20, which every reader takes."""
    if not isinstance(value, dict):
        raise Unwritable("a form holds an object")
    pairs: list[tuple[str, str]] = []
    for name, one in value.items():
        encoding = None if media is None else media.encoding.get(name)
        if _is_styled(encoding) and encoding is not None:
            style = encoding.style or "form"
            explode = style == "form" if encoding.explode is None else encoding.explode
            pairs += in_query(
                name, one, style, explode=explode, allow_reserved=encoding.allow_reserved
            )
            continue
        for item in _each(one):
            pairs.append((encoded(name), encoded(_field(encoding, item))))
    return "&".join(f"{key}={text}" for key, text in pairs)


def _is_styled(encoding: Encoding | None) -> bool:
    """Whether a field is written as parameters are; its media type does not count then (3.2 §4.15.1)."""
    return encoding is not None and (
        encoding.style is not None or encoding.explode is not None or encoding.allow_reserved
    )


def _each(value: Any) -> list[Any]:
    """What has a field or a part of its own: each item of a list."""
    if isinstance(value, list):
        if not value:
            raise Unwritable("a list of nothing is not there at all")
        return value
    return [value]


def _field(encoding: Encoding | None, value: Any) -> str:
    said = _media_type(encoding)
    if isinstance(value, (list, dict)) or is_json(said):
        return as_json(value).decode()
    return scalar(value)


def _media_type(encoding: Encoding | None) -> str:
    """The first media type of an encoding that can be sent; empty where it names none."""
    said = "" if encoding is None else encoding.content_type or ""
    first = said.partition(",")[0].strip()
    return concrete(first) if first else ""


# ── multipart ─────────────────────────────────────────────────────────────────────────────────────


def _multipart(
    contract: Contract, media: MediaType | None, type: str, value: Any
) -> tuple[bytes, str]:
    """Parts (RFC 2046 §5.1), those of a form by name (RFC 7578)."""
    if isinstance(value, dict):
        parts = list(_named(contract, media, value))
    elif isinstance(value, list) and essence(type) != "multipart/form-data":
        parts = list(_listed(contract, media, value))
    else:
        raise Unwritable("a form holds an object")
    boundary = _boundary(parts)
    mark = f"--{boundary}".encode()
    content = b"".join(
        mark + b"\r\n" + _head(headers) + b"\r\n" + inner + b"\r\n" for headers, inner in parts
    )
    return content + mark + b"--\r\n", f"{essence(type)}; boundary={boundary}"


_Part = tuple[Mapping[str, str], bytes]


def _named(
    contract: Contract, media: MediaType | None, value: Mapping[str, Any]
) -> Iterator[_Part]:
    members = declared(contract, None if media is None else media.schema)
    for name, one in value.items():
        encoding = None if media is None else media.encoding.get(name)
        schema = members.get(name)
        for item in _each(one):
            own = item_schema(contract, schema) if isinstance(one, list) else schema
            is_file = is_binary(contract, own) and isinstance(item, str)
            said = _media_type(encoding) or _told(contract, own, item, is_file=is_file)
            headers = {"Content-Disposition": f'form-data; name="{_quoted(name)}"'}
            if is_file:
                headers["Content-Disposition"] += f'; filename="{_quoted(name)}"'
            if said != "text/plain":
                headers["Content-Type"] = said
            yield headers, _content(said, item, is_file=is_file)


def _listed(contract: Contract, media: MediaType | None, value: list[Any]) -> Iterator[_Part]:
    """Parts by their places (OpenAPI 3.2 §4.15.3)."""
    for index, item in enumerate(value):
        encoding = None if media is None else media.item_encoding
        if media is not None and index < len(media.prefix_encoding):
            encoding = media.prefix_encoding[index]
        said = _media_type(encoding) or _told(contract, None, item, is_file=False)
        yield {"Content-Type": said}, _content(said, item, is_file=False)


def _told(contract: Contract, schema: Schema | None, value: Any, *, is_file: bool) -> str:
    """The media type of a part whose encoding names none (OpenAPI 3.2 §4.15.1.1)."""
    if isinstance(value, (list, dict)):
        return "application/json"
    for part in () if schema is None else conjuncts(contract, schema):
        said = part.get("contentMediaType")
        if isinstance(said, str):
            return said
    return "application/octet-stream" if is_file else "text/plain"


def _content(said: str, value: Any, *, is_file: bool) -> bytes:
    if is_file:
        return as_bytes(value)
    if isinstance(value, (list, dict)) or is_json(said):
        return as_json(value)
    return as_text(scalar(value))


def _quoted(text: str) -> str:
    """A name within quotes, as browsers write it (WHATWG HTML §4.10.22.8)."""
    return text.replace("\r", "%0D").replace("\n", "%0A").replace('"', "%22")


def _head(headers: Mapping[str, str]) -> bytes:
    return b"".join(f"{name}: {text}\r\n".encode() for name, text in headers.items())


def _boundary(parts: list[_Part]) -> str:
    """A line that none of the parts holds, the same for the same parts."""
    digest = hashlib.sha256(b"\0".join(inner for _, inner in parts)).hexdigest()
    boundary = f"contractor-{digest[:24]}"
    while any(boundary.encode() in inner for _, inner in parts):
        boundary += "x"
    return boundary
