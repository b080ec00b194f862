"""Request bodies and the media types of any body.

Takes a pair of operations, gives rules that are met and the schemas to look into; refuses to look into them.
"""

from collections.abc import Iterator
from typing import Final

from contractor.contract import Encoding, MediaType, RequestBody
from contractor.contract.travel import Direction
from contractor.diff.occurrence import Occurrence
from contractor.diff.operations import media
from contractor.diff.operations.pair import Met, Pair, given
from contractor.diff.roots import Part, Root
from contractor.frozen import frozen
from contractor.source import join


@frozen
class Ids:
    """What the rules about the media types of one kind of body are called; empty where there is none."""

    added: str
    removed: str
    schema_added: str
    schema_removed: str
    name_changed: str = ""
    name_generalized: str = ""
    name_specialized: str = ""
    encoding: str = ""


@frozen
class Body:
    """One body: which rules are about it, which way it travels, and what it is called."""

    ids: Ids
    direction: Direction
    part: Part
    label: str
    status: str = ""


REQUEST: Final = Ids(
    "request-body-media-type-added",
    "request-body-media-type-removed",
    "request-body-media-type-schema-added",
    "request-body-media-type-schema-removed",
    "request-body-media-type-name-changed",
    "request-body-media-type-name-generalized",
    "request-body-media-type-name-specialized",
    "request-body-encoding-changed",
)
RESPONSE: Final = Ids(
    "response-media-type-added",
    "response-media-type-removed",
    "response-body-media-type-schema-added",
    "response-body-media-type-schema-removed",
    "response-media-type-name-changed",
    "response-media-type-name-generalized",
    "response-media-type-name-specialized",
    "response-body-encoding-changed",
)
#: What the provider sends without being asked: nobody negotiates its type.
DELIVERY: Final = Ids(
    "webhook-body-media-type-added",
    "webhook-body-media-type-removed",
    "webhook-body-media-type-schema-added",
    "webhook-body-media-type-schema-removed",
    "webhook-body-media-type-name-changed",
    "webhook-body-media-type-name-generalized",
    "webhook-body-media-type-name-specialized",
    "webhook-body-encoding-changed",
)
#: What the client answers to that.
ACKNOWLEDGEMENT: Final = Ids(
    "webhook-response-media-type-added",
    "webhook-response-media-type-removed",
    "webhook-response-media-type-schema-added",
    "webhook-response-media-type-schema-removed",
    "webhook-response-media-type-name-changed",
    "webhook-response-media-type-name-generalized",
    "webhook-response-media-type-name-specialized",
    "webhook-response-encoding-changed",
)


def compare(pair: Pair) -> Iterator[Met]:
    """What differs in the request body of an operation."""
    old, new = pair.old.request_body, pair.new.request_body
    base = None if old is None else pair.sides.old.resolve(old)
    revision = None if new is None else pair.sides.new.resolve(new)
    about = "webhook-body" if pair.outgoing else "request-body"
    if base is None and revision is not None and new is not None:
        word = "required" if revision.required else "optional"
        yield _met(pair, f"{about}-added-{word}", "request-body-added", "", new.at)
    elif base is not None and revision is None and old is not None:
        yield _met(pair, f"{about}-removed", "request-body-removed", old.at, "")
    elif base is not None and revision is not None:
        if base.required != revision.required:
            word = "required" if revision.required else "optional"
            yield _met(
                pair,
                f"{about}-became-{word}",
                f"request-body-became-{word}",
                _required(base),
                _required(revision),
            )
        yield from _content(pair, base, revision)


def _met(pair: Pair, id: str, edit: str, base: str, revision: str) -> Occurrence:
    return pair.met(id, edit, base, revision, direction=pair.sent, part="request body")


def _required(body: RequestBody) -> str:
    return join(body.at, "required") if "required" in body.raw else body.at


def _content(pair: Pair, base: RequestBody, revision: RequestBody) -> Iterator[Met]:
    ids = DELIVERY if pair.outgoing else REQUEST
    body = Body(ids, pair.sent, Part.REQUEST_BODY, "request body")
    yield from content(
        pair,
        body,
        media.sorts(pair.sides.old, base.content),
        media.sorts(pair.sides.new, revision.content),
    )


# ── media types ───────────────────────────────────────────────────────────────────────────────────────


def content(
    pair: Pair, body: Body, old: tuple[media.Sort, ...], new: tuple[media.Sort, ...]
) -> Iterator[Met]:
    """What differs in the media types of a body, whatever way it travels."""
    matched = media.matched(old, new, ranges=not pair.compat)
    for sort in matched.removed:
        yield _about(pair, body, sort.name, body.ids.removed, "media-type-removed", sort.at, "")
    for sort in matched.added:
        yield _about(pair, body, sort.name, body.ids.added, "media-type-added", "", sort.at)
    for base, revision in matched.both:
        yield from _renamed(pair, body, base, revision)
        yield from _schemas(pair, body, base, revision)
        if not pair.compat:
            yield from _encodings(pair, body, revision.name, base.media, revision.media)


def _about(
    pair: Pair,
    body: Body,
    media_type: str,
    id: str,
    edit: str,
    base: str,
    revision: str,
    **arguments: object,
) -> Occurrence:
    return pair.met(
        id,
        edit,
        base,
        revision,
        direction=body.direction,
        part=f"{body.label} {media_type}",
        media_type=media_type,
        status=body.status,
        **arguments,
    )


def _renamed(
    pair: Pair, body: Body, base: media.Sort, revision: media.Sort
) -> Iterator[Occurrence]:
    old, new = media.parse(base.name), media.parse(revision.name)
    if base.name == revision.name or old is None or new is None:
        return
    if pair.compat and body.part is Part.REQUEST_BODY:
        return
    test = media.contains if pair.compat else media.covers
    if old.parameters != new.parameters:
        id, edit = body.ids.name_changed, "media-type-name-changed"
    elif not pair.compat and old.bare == new.bare:
        return  # the same name in other capitals
    elif test(base.name, revision.name):
        id, edit = body.ids.name_specialized, "media-type-name-specialized"
    else:
        id, edit = body.ids.name_generalized, "media-type-name-generalized"
    yield _about(
        pair, body, revision.name, id, edit, base.at, revision.at, was=base.name, now=revision.name
    )


def _schemas(pair: Pair, body: Body, base: media.Sort, revision: media.Sort) -> Iterator[Met]:
    both = [(base.media.schema, revision.media.schema)]
    if not pair.compat:
        both.append((base.media.item_schema, revision.media.item_schema))
    name = revision.name
    for old, new in both:
        old, new = given(old), given(new)
        if old is not None and new is not None:
            yield Root(
                pair.at(f"{body.label} {name}"),
                body.direction,
                body.part,
                old,
                new,
                media_type=name,
                notice=pair.notice,
            )
        elif new is not None:
            yield _about(
                pair, body, name, body.ids.schema_added, "media-type-schema-added", base.at, new.at
            )
        elif old is not None:
            yield _about(
                pair,
                body,
                name,
                body.ids.schema_removed,
                "media-type-schema-removed",
                old.at,
                revision.at,
            )


# ── how the parts of a body are written ───────────────────────────────────────────────────────────────


def _encodings(
    pair: Pair, body: Body, name: str, base: MediaType, revision: MediaType
) -> Iterator[Occurrence]:
    for field, old in base.encoding.items():
        new = revision.encoding.get(field)
        # Where one side says nothing, the default depends on the value.
        if new is None or _is_readable(old, new, body.direction):
            continue
        yield _about(
            pair,
            body,
            name,
            body.ids.encoding,
            "encoding-changed",
            old.at,
            new.at,
            name=field,
            was=_shown(old),
            now=_shown(new),
        )


def _is_readable(old: Encoding, new: Encoding, direction: Direction) -> bool:
    """Whether who reads a part can read all that is written of it: of media types, more may be taken."""
    if _written(old) != _written(new):
        return False
    written, read = (new, old) if direction is Direction.RESPONSE else (old, new)
    return all(
        any(one == type or media.covers(one, type) for one in _types(read))
        for type in _types(written)
    )


def _types(encoding: Encoding) -> list[str]:
    return [part.strip().lower() for part in (encoding.content_type or "").split(",")]


def _written(encoding: Encoding) -> tuple[object, ...]:
    if encoding.style is None and encoding.explode is None and not encoding.allow_reserved:
        return ()
    style = encoding.style or "form"
    explode = style == "form" if encoding.explode is None else encoding.explode
    return (style, explode)


def _shown(encoding: Encoding) -> str:
    said = [encoding.content_type, encoding.style]
    if encoding.explode is not None:
        said.append("explode" if encoding.explode else "no explode")
    return ", ".join(word for word in said if word) or "the default"
