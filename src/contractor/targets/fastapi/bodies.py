"""What the boundary makes of each media type.

Takes media types and the types of their bodies, gives how they are read and written; refuses to know routes.
What the boundary does not take apart is handed over as bytes.
"""

from collections.abc import Sequence
from typing import Any, Final

from contractor.contract import Contract, Encoding, MediaType, Schema
from contractor.frozen import frozen
from contractor.model import (
    Alias,
    Anything,
    Body,
    Checked,
    Constants,
    Enumeration,
    Model,
    Nullable,
    OneOf,
    Ref,
    Scalar,
    Type,
    TypeKey,
)
from contractor.targets.fastapi.shapes import shape

FORM: Final = "application/x-www-form-urlencoded"
MULTIPART: Final = "multipart/form-data"
_STREAMS: Final = frozenset(
    {
        "text/event-stream",
        "application/jsonl",
        "application/x-ndjson",
        "application/x-jsonlines",
        "application/json-seq",
    }
)


@frozen
class Carried:
    """A body of one media type: what the boundary does to it, and what it holds.

    `whole` says that the boundary knows what stands in it, and so checks it against its schema.
    """

    body: Body
    kind: str

    @property
    def whole(self) -> bool:
        return self.kind not in ("bytes", "other")


def is_xml(media_type: str) -> bool:
    """Whether a body of a media type is an XML document (RFC 7303 §4.2)."""
    return essence(media_type).endswith(("/xml", "+xml"))


def essence(media_type: str) -> str:
    """Type and subtype without parameters."""
    return media_type.partition(";")[0].strip().lower()


def kind(model: Model, body: Body, *, sent: bool) -> str:
    """How a body is read where it is sent to the server, or written where the server sends it."""
    name, found = essence(body.media_type), _resolved(model, body.type)
    if body.stream:
        known = name in _STREAMS or name.endswith("json-seq")
        return "stream" if known and not sent else "other"
    if _is_binary(found):
        return "bytes"
    if name.endswith(("/json", "+json")) or name == "*/*" or name == "application/*":
        return "json"
    if name == FORM:
        return "form"
    if name == MULTIPART:
        return "multipart" if sent else "other"
    if is_xml(name):
        return "other" if _is_text(found) else "xml"
    if name.startswith("text/") and _is_plain(model, found):
        return "text"
    return "bytes" if isinstance(found, Anything) else "other"


def carried(
    model: Model, bodies: Sequence[Body], *, sent: bool
) -> tuple[list[Carried], list[Body]]:
    """The bodies that the boundary takes, and those that it leaves out since there is a better one."""
    all_of_them = [Carried(body, kind(model, body, sent=sent)) for body in bodies]
    better = [one for one in all_of_them if one.kind != "other"]
    left = [one.body for one in all_of_them if one.kind == "other"]
    return (better, left) if better else (all_of_them, [])


def _resolved(model: Model, found: Type) -> Type:
    """What a name for another type stands for."""
    seen: set[TypeKey] = set()
    while isinstance(found, (Ref, Checked)):
        if isinstance(found, Checked):
            found = found.inner
            continue
        definition = model.definitions[found.key]
        if not isinstance(definition, Alias) or found.key in seen:
            break
        seen.add(found.key)
        found = definition.type
    return found


def _is_binary(found: Type) -> bool:
    """Whether a body is bytes that mean nothing here."""
    return isinstance(found, Scalar) and found.kind == "string" and found.format == "binary"


def _is_text(found: Type) -> bool:
    """Whether a body is text of which nobody says what stands in it."""
    return isinstance(found, Anything) or (isinstance(found, Scalar) and found.kind == "string")


def _is_plain(model: Model, found: Type) -> bool:
    """Whether a value is no list and no object, and so one text."""
    match found:
        case Nullable(inner):
            return _is_plain(model, _resolved(model, inner))
        case OneOf(members):
            return all(_is_plain(model, _resolved(model, member)) for member in members)
        case Ref(key):
            return isinstance(model.definitions[key], Enumeration)
        case _:
            return isinstance(found, (Scalar, Constants, Anything))


def fields(contract: Contract, media: MediaType) -> dict[str, Any]:
    """How each declared field of a form travels (OpenAPI 3.2 §4.15)."""
    whole = shape(contract, media.schema)
    declared = _declared(contract, media.schema)
    return {
        name: _field(contract, media, name, one, declared.get(name))
        for name, one in whole.get("properties", {}).items()
    }


def _declared(contract: Contract, schema: Schema | None) -> dict[str, Schema]:
    found: dict[str, Schema] = {}
    pending, seen = [] if schema is None else [schema], set[str]()
    while pending:
        part = pending.pop()
        for name, one in part.properties.items():
            found.setdefault(name, one)
        pending += [*part.all_of, *part.any_of, *part.one_of]
        if part.ref is not None and part.ref not in seen and part.ref in contract.schemas:
            seen.add(part.ref)
            pending.append(contract.schemas[part.ref])
    return found


def _field(
    contract: Contract,
    media: MediaType,
    name: str,
    found: dict[str, Any],
    schema: Schema | None,
) -> dict[str, Any]:
    encoding = media.encoding.get(name)
    several = "array" in found["types"]
    styled = encoding is not None and (
        encoding.style is not None or encoding.explode is not None or encoding.allow_reserved
    )
    item = found.get("items", found) if several else found
    kind = _field_kind(contract, encoding, item, schema, styled=styled)
    style = (encoding.style if encoding else None) or "form"
    explode = encoding.explode if encoding is not None else None
    if explode is None:
        explode = style == "form" or several
    out: dict[str, Any] = {"shape": found, "kind": kind, "style": style}
    if several and (kind != "text" or essence(media.type) == MULTIPART):
        out["several"] = True
    if explode:
        out["explode"] = True
    return out


def _field_kind(
    contract: Contract,
    encoding: Encoding | None,
    item: dict[str, Any],
    schema: Schema | None,
    *,
    styled: bool,
) -> str:
    said = essence(encoding.content_type) if encoding and encoding.content_type else ""
    if said.endswith(("/json", "+json")):
        return "json"
    if styled:
        return "text"
    # OpenAPI 3.2 §4.15.1.1: an object without an encoding is JSON.
    if "object" in item["types"] or "array" in item["types"]:
        return "json"
    if _is_binary_schema(contract, schema):
        return "bytes"
    return "text"


def _is_binary_schema(contract: Contract, schema: Schema | None) -> bool:
    seen: set[str] = set()
    while schema is not None:
        if schema.format == "binary" or (
            schema.has("contentMediaType") and not schema.has("contentEncoding")
        ):
            return True
        if schema.items is not None and "array" in schema.types:
            schema = schema.items
            continue
        if schema.ref is None or schema.ref in seen:
            return False
        seen.add(schema.ref)
        schema = contract.schemas.get(schema.ref)
    return False
