"""What differs in the code of operations: functions, arguments, bodies, answers.

Takes both sides of a comparison, gives occurrences of the rules in `rows/client`; refuses to know what differs
in named types. An operation is the same one at the same method and path, whatever the variables of the path are
called; or else by its name, since code calls it by that and knows no path.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from contractor.contract import Contract, MediaType, Reference
from contractor.contract.templating import VARIABLE, variables
from contractor.contract.travel import Direction
from contractor.diff.client.exposed import CallNames, Exposed, Spelling
from contractor.diff.client.sides import Sides
from contractor.diff.client.types import inside
from contractor.diff.client.uses import gets, sends, where
from contractor.diff.occurrence import Occurrence
from contractor.frozen import frozen
from contractor.model import Answer, Body, Call, Input

_SERVED: Final = "path"
_DEFAULT: Final = "default"


@frozen
class Matched:
    """The operations of both sides: pairs, those that are gone, those that are new."""

    pairs: tuple[tuple[Call, Call], ...]
    removed: tuple[Call, ...]
    added: tuple[Call, ...]


def matched(old: Exposed, new: Exposed) -> Matched:
    """Which operations are the same."""
    pairs: dict[int, tuple[Call, Call]] = {}
    for told in (_request, _named):
        waiting: dict[object, Call] = {}
        met = {other.index for _, other in pairs.values()}
        for call in new.model.calls:
            if call.index not in met:
                waiting.setdefault(told(call), call)
        for call in old.model.calls:
            if call.index not in pairs:
                found = waiting.pop(told(call), None)
                if found is not None:
                    pairs[call.index] = call, found
    met = {other.index for _, other in pairs.values()}
    return Matched(
        tuple(pairs[index] for index in sorted(pairs)),
        tuple(call for call in old.model.calls if call.index not in pairs),
        tuple(call for call in new.model.calls if call.index not in met),
    )


def _request(call: Call) -> object:
    return call.kind, call.method.lower(), VARIABLE.sub("{}", call.path)


def _named(call: Call) -> object:
    return call.kind, call.name


def moved(sides: Sides, found: Matched) -> frozenset[str]:
    """Where operations stood whose names are gone."""
    renamed = {old.at for old, new in found.pairs if _is_renamed(sides, old, new)}
    return frozenset(renamed | {call.at for call in found.removed})


def _is_renamed(sides: Sides, old: Call, new: Call) -> bool:
    if old.kind != _SERVED:
        return old.name != new.name
    return sides.old.call(old).name != sides.new.call(new).name


def calls(sides: Sides, found: Matched) -> Iterator[Occurrence]:
    """What differs in the operations, in the order of the old document; new ones come last."""
    for old, new in found.pairs:
        yield from _Pair(sides, old, new).all()
    for call in found.removed:
        yield Occurrence(
            "client-operation-removed",
            "operation-removed",
            where(sides.old.model, call),
            base=call.at,
            arguments={
                "operation": _said(sides.old, call),
                "along": sides.along(inside(sides, call.at)),
            },
        )
    for call in found.added:
        yield Occurrence(
            "client-operation-added",
            "operation-added",
            where(sides.new.model, call),
            revision=call.at,
            arguments={"operation": _said(sides.new, call)},
        )


def _said(exposed: Exposed, call: Call) -> Spelling:
    """The operation as code calls it; a request that the server makes has no function."""
    if call.kind == _SERVED:
        return exposed.call(call).name
    return Spelling(f"{call.kind} {call.path}", "")


def _request_line(call: Call) -> str:
    """The operation as the document has it."""
    said = f"{call.method.upper()} {call.path}"
    return said if call.kind == _SERVED else f"the {call.kind} {said}"


class _Pair:
    """One operation on both sides."""

    def __init__(self, sides: Sides, old: Call, new: Call) -> None:
        self._sides = sides
        self._old, self._new = old, new

    def all(self) -> Iterator[Occurrence]:
        """What differs."""
        old, new = self._old, self._new
        if old.kind == _SERVED:
            self._names = self._sides.old.call(old), self._sides.new.call(new)
            if self._names[0].name != self._names[1].name:
                yield from self._renamed()
            yield from self._grouped(*self._names)
            yield from self._inputs()
            yield from self._principal()
        if old.bodies != new.bodies or old.body_required != new.body_required or self._is_moved():
            yield from self._bodies()
        yield from self._answers()

    def _is_moved(self) -> bool:
        """Whether a type of the body is not what it was called."""
        return any(
            not self._sides.is_same(one.type, other.type)
            for one, other in zip(self._old.bodies, self._new.bodies, strict=False)
        )

    def _met(
        self,
        id: str,
        edit: str,
        direction: Direction = Direction.NONE,
        at: tuple[str, str] | None = None,
        part: str = "",
        **arguments: Any,
    ) -> Occurrence:
        base, revision = at or (self._old.at, self._new.at)
        told = {"operation": _request_line(self._new), **arguments}
        place = where(self._sides.new.model, self._new, part)
        return Occurrence(id, edit, place, direction, base, revision, told)

    # ── names ─────────────────────────────────────────────────────────────────────────────────────

    def _renamed(self) -> Iterator[Occurrence]:
        along = self._sides.along(inside(self._sides, self._old.at))
        names: dict[str, Any] = {"old": self._names[0].name, "new": self._names[1].name}
        yield self._met("client-operation-renamed", "operation-renamed", along=along, **names)

    def _grouped(self, old: CallNames, new: CallNames) -> Iterator[Occurrence]:
        before, after = f"{old.module}.{old.protocol}", f"{new.module}.{new.protocol}"
        if before != after:
            yield self._met(
                "client-operation-group-changed", "group-changed", old=before, new=after
            )

    def _principal(self) -> Iterator[Occurrence]:
        before, after = (
            _principal(self._sides.old, self._old),
            _principal(self._sides.new, self._new),
        )
        if before != after:
            change = {
                "": "is no longer given a `principal`",
                "Principal": "is always given a `principal` now",
                "Principal | None": "is given a `principal` that may be None now",
            }[after]
            yield self._met("client-principal-changed", "principal-changed", change=change)

    # ── arguments ─────────────────────────────────────────────────────────────────────────────────

    def _inputs(self) -> Iterator[Occurrence]:
        before, after = _inputs(self._old), _inputs(self._new)
        for key, one in before.items():
            if key in after:
                yield from self._input(one, after[key])
            else:
                yield self._met(
                    "client-parameter-removed",
                    "parameter-removed",
                    Direction.REQUEST,
                    (one.at, ""),
                    _part(one),
                    argument=self._argument(one, 0),
                )
        for key, one in after.items():
            if key not in before:
                needed = one.property.required
                yield self._met(
                    "client-required-parameter-added" if needed else "client-parameter-added",
                    "parameter-added",
                    Direction.REQUEST,
                    ("", one.at),
                    _part(one),
                    argument=self._argument(one, 1),
                )
        needed = self._new.body_required or any(one.property.required for one in after.values())
        if not (before or self._old.bodies or needed) and (after or self._new.bodies):
            yield self._met("client-first-parameter-added", "first-parameter-added")

    def _argument(self, one: Input, side: int) -> Spelling:
        key = one.place, one.property.name
        return (self._names[side].arguments or {}).get(key, Spelling(one.property.name, ""))

    def _input(self, old: Input, new: Input) -> Iterator[Occurrence]:
        names = self._argument(old, 0), self._argument(new, 1)
        at, part = (old.at, new.at), _part(new)
        if names[0] != names[1]:
            yield self._met(
                "client-parameter-renamed",
                "parameter-renamed",
                at=at,
                part=part,
                old=names[0],
                new=names[1],
            )
        if old.property.required != new.property.required:
            word = "required" if new.property.required else "optional"
            yield self._met(
                f"client-parameter-became-{word}",
                f"became-{word}",
                Direction.REQUEST,
                at,
                part,
                argument=names[1],
            )
        if old.property.default and not (new.property.default or new.property.required):
            id, edit = "client-parameter-default-removed", "default-removed"
            yield self._met(id, edit, Direction.REQUEST, at, part, argument=names[1])
        for found in self._sides.altered(old.property.type, new.property.type, Direction.REQUEST):
            subject = f"the argument {names[1]} of {_request_line(self._new)}"
            told: dict[str, Any] = {"subject": subject, **found.told()}
            yield self._met(found.id, found.edit, Direction.REQUEST, at, part, **told)

    # ── the body ──────────────────────────────────────────────────────────────────────────────────

    def _bodies(self) -> Iterator[Occurrence]:
        old, new, direction = self._old, self._new, sends(self._old)
        if old.kind == _SERVED:
            yield from self._given(old, new)
        before, after = _by_media(old.bodies), _by_media(new.bodies)
        for media, one in before.items():
            if media not in after:
                if old.kind == _SERVED and len(before) > 1 and after:
                    yield self._met(
                        "client-body-media-type-removed",
                        "media-type-removed",
                        direction,
                        part=f"request body {media}",
                        old=media,
                    )
                continue
            at = self._body_at(0, media), self._body_at(1, media)
            part = f"request body {media}"
            yield from self._typed((one, after[media]), direction, at, part, "the body of")
        if old.kind == _SERVED and before and after:
            first, now = next(iter(before)), next(iter(after))
            if first != now and first in after:
                yield self._met(
                    "client-body-default-changed",
                    "media-types-reordered",
                    direction,
                    part=f"request body {now}",
                    old=first,
                    new=now,
                )

    def _given(self, old: Call, new: Call) -> Iterator[Occurrence]:
        if bool(old.bodies) != bool(new.bodies):
            if not new.bodies:
                id, edit = "client-body-removed", "body-removed"
            else:
                needed = new.body_required
                id = "client-required-body-added" if needed else "client-body-added"
                edit = "body-added"
            at = self._request_body(0), self._request_body(1)
            yield self._met(id, edit, Direction.REQUEST, at, "request body")
        elif old.bodies and old.body_required != new.body_required:
            word = "required" if new.body_required else "optional"
            at = self._request_body(0), self._request_body(1)
            id = f"client-body-became-{word}"
            yield self._met(id, f"became-{word}", Direction.REQUEST, at, "request body")

    def _typed(
        self,
        both: tuple[Body, Body],
        direction: Direction,
        at: tuple[str, str],
        part: str,
        subject: str,
    ) -> Iterator[Occurrence]:
        old, new = both
        if not _is_typed(old.media_type):
            return
        said = f"{subject} {_request_line(self._new)}"
        for found in self._sides.altered(old.type, new.type, direction):
            told: dict[str, Any] = {"subject": said, **found.told()}
            yield self._met(found.id, found.edit, direction, at, part, **told)

    def _request_body(self, side: int) -> str:
        """The key of the whole body of a request; empty where there is none."""
        exposed, call = self._side(side)
        contract = exposed.model.contract
        node = contract.endpoints[call.index].operation.request_body
        found = None if node is None else contract.resolve(node)
        return "" if found is None else found.at

    def _body_at(self, side: int, media: str) -> str:
        """The key of the schema of a request's body; that of the operation where it has none."""
        exposed, call = self._side(side)
        contract = exposed.model.contract
        node = contract.endpoints[call.index].operation.request_body
        body = None if node is None else contract.resolve(node)
        return _schema_at(contract, {} if body is None else body.content, media) or call.at

    def _answer_at(self, side: int, status: str, media: str) -> str:
        """The key of the schema of an answer's body; that of the operation where it has none."""
        exposed, call = self._side(side)
        contract = exposed.model.contract
        node = contract.endpoints[call.index].operation.responses.get(status)
        answer = None if node is None else contract.resolve(node)
        return _schema_at(contract, {} if answer is None else answer.content, media) or call.at

    def _side(self, side: int) -> tuple[Exposed, Call]:
        return (self._sides.new, self._new) if side else (self._sides.old, self._old)

    # ── answers ───────────────────────────────────────────────────────────────────────────────────

    def _answers(self) -> Iterator[Occurrence]:
        before = {answer.status: answer for answer in self._old.answers}
        after = {answer.status: answer for answer in self._new.answers}
        for status, one in before.items():
            if status in after:
                yield from self._answer(one, after[status])
            elif self._old.kind == _SERVED:
                yield self._unanswered(one, after)
        for status in after:
            if status not in before and self._old.kind == _SERVED:
                cover = _cover(status, before)
                was = f", which was documented by `{cover}` only" if cover else ""
                yield self._met(
                    "client-reply-added",
                    "response-added",
                    Direction.RESPONSE,
                    ("", f"{self._new.at}/responses/{status}"),
                    f"response {status}",
                    status=status,
                    was=was,
                )

    def _unanswered(self, one: Answer, after: Mapping[str, Answer]) -> Occurrence:
        cover = _cover(one.status, after)
        return self._met(
            "client-reply-removed" if cover is None else "client-reply-covered",
            "response-removed",
            Direction.RESPONSE,
            (f"{self._old.at}/responses/{one.status}", ""),
            f"response {one.status}",
            status=one.status,
            reply=(self._names[0].replies or {}).get(one.status, ""),
            cover=cover,
        )

    def _answer(self, old: Answer, new: Answer) -> Iterator[Occurrence]:
        direction, status = gets(self._old), old.status
        before, after = _by_media(old.bodies), _by_media(new.bodies)
        part = f"response {status}"
        if self._old.kind == _SERVED:
            if before and not after:
                yield self._met(
                    "client-reply-body-removed", "body-removed", direction, part=part, status=status
                )
            yield from self._headers(old, new, part)
        for media, one in before.items():
            if media in after:
                at = self._answer_at(0, status, media), self._answer_at(1, status, media)
                both, subject = (one, after[media]), f"the answer {status} of"
                yield from self._typed(both, direction, at, f"{part} {media}", subject)

    def _headers(self, old: Answer, new: Answer, part: str) -> Iterator[Occurrence]:
        before = {one.property.name.lower(): one for one in old.headers}
        after = {one.property.name.lower(): one for one in new.headers}
        status, way = old.status, Direction.RESPONSE
        for key, one in before.items():
            name = self._header(one, status, 0)
            if key in after:
                yield from self._header_pair(one, after[key], status, part)
            else:
                told: dict[str, Any] = {"status": status, "header": name}
                yield self._met(
                    "client-reply-header-removed", "header-removed", way, (one.at, ""), part, **told
                )
        for key, one in after.items():
            if key not in before:
                told = {"status": status, "header": self._header(one, status, 1)}
                yield self._met(
                    "client-reply-header-added", "header-added", way, ("", one.at), part, **told
                )

    def _header_pair(self, old: Input, new: Input, status: str, part: str) -> Iterator[Occurrence]:
        way, at = Direction.RESPONSE, (old.at, new.at)
        names = self._header(old, status, 0), self._header(new, status, 1)
        told: dict[str, Any] = {"status": status, "header": names[1]}
        if names[0] != names[1]:
            both: dict[str, Any] = {"old": names[0], "new": names[1]}
            yield self._met(
                "client-reply-header-renamed", "header-renamed", way, at, part, **told, **both
            )
        if old.property.required != new.property.required:
            word = "required" if new.property.required else "optional"
            id = f"client-reply-header-became-{word}"
            yield self._met(id, f"became-{word}", way, at, part, **told)
        for found in self._sides.altered(old.property.type, new.property.type, way):
            said = f"the answer {status} of {_request_line(self._new)}"
            subject = f"the header {names[1]} of {said}"
            yield self._met(found.id, found.edit, way, at, part, subject=subject, **found.told())

    def _header(self, one: Input, status: str, side: int) -> Spelling:
        key = status, one.property.name
        return (self._names[side].headers or {}).get(key, Spelling(one.property.name, ""))


def _inputs(call: Call) -> dict[object, Input]:
    """The parameters by what makes them the same: their place and name; variables of paths by their position."""
    positions = {name: index for index, name in enumerate(variables(call.path))}
    found: dict[object, Input] = {}
    for one in call.inputs:
        name: object = one.property.name
        if one.place == "path":
            name = positions.get(one.property.name, one.property.name)
        elif one.place == "header":
            name = one.property.name.lower()
        found[one.place, name] = one
    return found


def _part(one: Input) -> str:
    return f"{one.place} parameter {one.property.name}"


def _by_media(bodies: tuple[Body, ...]) -> dict[str, Body]:
    return {body.media_type: body for body in bodies}


def _schema_at(
    contract: Contract, content: Mapping[str, MediaType | Reference], media_type: str
) -> str | None:
    node = content.get(media_type)
    found = None if node is None else contract.resolve(node)
    schema = None if found is None else found.item_schema or found.schema
    return None if schema is None else schema.at


def _is_typed(media_type: str) -> bool:
    """Whether code is given a value of the schema's type, and not bytes or a text."""
    plain = media_type.partition(";")[0].strip().lower()
    return plain.endswith(("json", "/*")) or plain in (
        "application/x-www-form-urlencoded",
        "multipart/form-data",
    )


def _cover(status: str, answers: Mapping[str, Answer]) -> str | None:
    """The answer that stands for a status that is not documented itself."""
    family = f"{status[:1]}XX"
    for one in (family, _DEFAULT):
        if one in answers and one != status:
            return one
    return None


def _principal(exposed: Exposed, call: Call) -> str:
    security = exposed.model.contract.endpoints[call.index].security
    if not any(security):
        return ""
    return "Principal | None" if {} in security else "Principal"
