"""Where records are seen: read, listed, answered or sent by which operation, and of which resource.

Takes a model and its resources, gives sights; refuses to know what is one thing. Envelopes are opened, and what an
operation only adds links to is the component that it adds them to.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final, Literal

from contractor.frozen import frozen
from contractor.model import Body, Call, Model, Record, Type
from contractor.nouns import plural, singular
from contractor.proposing.kinds import Kinds
from contractor.resources import Resource, Resources, Role
from contractor.resources.names import MORE, NEXTS, PAGE_COUNTS, TOTALS, plain
from contractor.text import words

How = Literal["read", "listed", "answered", "sent"]
#: What the member of an envelope is called that holds the thing or the things.
_HELD: Final = frozenset(
    "data result results item items value values record records entry entries list".split()
)
_HELD_TOO: Final = frozenset("content payload response body object resource embedded".split())
#: Members of an envelope beside that.
_BESIDE: Final = (
    TOTALS | NEXTS | MORE | PAGE_COUNTS
    | frozenset("links meta metadata pagination paging page limit offset success status message".split())
    | frozenset("requestid errors error warnings object url previous prev size self first last".split())
)  # fmt: skip
#: What the last part of a path asks for that tells nothing about the things above it.
_NO_THINGS: Final = frozenset(
    "search login logout token batch bulk import export validate preview count stats health status".split()
)
_FULL: Final = 2
#: What ends a path, where the answer is asked for in a format.
_FORMAT: Final = re.compile(r"\.(json|xml|\{format\})$")
#: What the last part of a path says is done, where no method does.
_VERBS: Final[Mapping[str, Role]] = {
    **dict.fromkeys(("get", "read", "fetch", "retrieve", "describe", "show"), Role.READ),
    **dict.fromkeys(("list", "find", "query"), Role.LIST),
    **dict.fromkeys(("create", "add", "new"), Role.CREATE),
}


@frozen
class Sight:
    """A record, where it is seen. `path` is that of the resource: of a single thing, or of the list or creation."""

    record: Record
    how: How
    call: Call
    path: str
    role: Role
    alternative: bool = False
    """Whether it is one of several that may be there."""


def sights(model: Model, found: Resources, kinds: Kinds) -> Iterator[Sight]:
    """What the operations show, in the document's order."""
    for call in model.calls:
        step = found.steps.get(call.index) if call.kind == "path" else None
        if step is None:
            continue
        resource = step.resource
        path = call.path.partition("#")[0] if resource is None else resource.path
        answer = _answer(call)
        if step.listing is not None:
            inside = step.listing.inside
            for record, alone in _listed(answer, inside, call, kinds):
                yield Sight(record, "listed", call, path, Role.LIST, not alone)
        elif step.role in (Role.READ, Role.CREATE, Role.REPLACE, Role.UPDATE):
            how: How = "read" if step.role is Role.READ else "answered"
            if how == "read" and resource is not None and not resource.variable:
                items = list(_listed(answer, (), call, kinds))
                for record, alone in items:
                    yield Sight(record, "listed", call, called(call.path), Role.LIST, not alone)
                if items:
                    continue
            several = None if answer is None else kinds.item(answer)
            if several is not None and resource is not None and not resource.variable:
                continue
            if several is None:
                for record, alone in _single(answer, resource, call, kinds):
                    yield Sight(record, how, call, path, step.role, not alone)
            for record in _sent(call, kinds):
                yield Sight(record, "sent", call, path, step.role)
        elif call.method.lower() == "post":
            told = list(_told(call, answer, kinds))
            yield from told or _made(call, answer, kinds)
        elif call.method.lower() == "get":
            yield from _below(call, answer, kinds)


def _below(call: Call, answer: Type | None, kinds: Kinds) -> Iterator[Sight]:
    """Things listed in an envelope of an envelope."""
    path = called(call.path)
    for record, alone in _listed(answer, (), call, kinds):
        yield Sight(record, "listed", call, path, Role.LIST, not alone)


def _told(call: Call, answer: Type | None, kinds: Kinds) -> Iterator[Sight]:
    """Things that are asked for by what to do with them: `POST /accounts/get`."""
    path = called(call.path)
    above, _, last = path.rpartition("/")
    role = _VERBS.get(last.lower())
    around = kinds.record(answer)
    if role is None or around is None or not above:
        return
    said = words(above.rpartition("/")[2])
    nouns = {plain("".join(form(said))) for form in (singular, plural)}
    for name, (one, _) in kinds.properties(around).items():
        item = kinds.item(one.type)
        if plain(name) not in nouns:
            continue
        members = kinds.members(one.type if item is None else item)
        for record in members:
            how: How = (
                "listed" if item is not None else "answered" if role is Role.CREATE else "read"
            )
            spot = Role.LIST if item is not None else role
            yield Sight(kinds.core(record), how, call, above, spot, len(members) > 1)


def called(path: str) -> str:
    """A path without what says in which format the answer is: `/calls` of `/calls.json`."""
    return _FORMAT.sub("", path.partition("#")[0].rstrip("/"))


def _made(call: Call, answer: Type | None, kinds: Kinds) -> Iterator[Sight]:
    """Things that can only be made: what is answered is told apart, and is of what was sent, or called as the path."""
    path = called(call.path)
    last = path.rpartition("/")[2]
    if "{" in last or plain(last) in _NO_THINGS or not call.bodies:
        return
    sent = list(_sent(call, kinds))
    noun = plain("".join(singular(words(last))))
    for record, alone in _single(answer, None, call, kinds):
        names = kinds.read(record)
        is_same = any(one.key == record.key for one in sent)
        is_called = bool(noun) and noun in plain("".join(singular(record.name)))
        shares = any(_share(names, kinds.read(one)) for one in sent)
        if not (is_same or (is_called and shares)):
            continue
        yield Sight(record, "answered", call, path, Role.CREATE, not alone)
        for one in sent:
            yield Sight(one, "sent", call, path, Role.CREATE)


def _share(mine: set[str], others: set[str]) -> bool:
    """Whether half of what is sent is answered."""
    shared = len(mine & others)
    return shared >= _FULL and _FULL * shared >= len(others)


def _answer(call: Call) -> Type | None:
    """What is answered where all goes well; `default` is that only where nothing else is."""
    good = [one for one in call.answers if one.status.startswith("2")]
    good = good or [one for one in call.answers if one.status == "default"]
    for one in sorted(good, key=lambda one: one.status):
        body = _json(one.bodies)
        if body is not None:
            return body.type
    return None


def _json(bodies: tuple[Body, ...]) -> Body | None:
    for one in bodies:
        kind = one.media_type.partition(";")[0].strip().lower()
        if kind.endswith(("/json", "+json")) or kind == "*/*":
            return None if one.stream else one
    return None


def _sent(call: Call, kinds: Kinds) -> Iterator[Record]:
    for body in call.bodies:
        record = kinds.record(body.type)
        if record is not None:
            yield kinds.core(record)
            return


def _single(
    answer: Type | None, resource: Resource | None, call: Call, kinds: Kinds
) -> Iterator[tuple[Record, bool]]:
    """The records that an answer is, out of its envelope; each with whether it is the only one."""
    found = kinds.members(kinds.inside(answer, () if resource is None else resource.inside))
    if len(found) == 1:
        inner = _held(found[0], call, kinds)
        found = kinds.members(inner) or found
    for one in found:
        yield kinds.core(one), len(found) == 1


def _held(record: Record, call: Call, kinds: Kinds) -> Type | None:
    """What an envelope holds, if a record is one: a single record among what goes around it."""
    names = kinds.properties(record)
    last = plain("".join(singular(words(called(call.path).rpartition("/")[2]))))
    held = [
        one.type
        for name, (one, _) in names.items()
        if (plain(name) in _HELD | _HELD_TOO or plain(name) == last) and kinds.members(one.type)
    ]
    others = [name for name in names if plain(name) not in _BESIDE | _HELD | _HELD_TOO | {last}]
    return held[0] if len(held) == 1 and not others else None


def _listed(
    answer: Type | None, inside: tuple[str, ...], call: Call, kinds: Kinds
) -> Iterator[tuple[Record, bool]]:
    """The records of a list, out of its envelope."""
    held = kinds.inside(answer, inside)
    item = None if held is None else kinds.item(held)
    if item is None and answer is not None and not inside:
        item = _deeper(kinds.record(answer), call, kinds)
    members = kinds.members(item)
    if len(members) == 1:
        # Items of lists may have an envelope of their own.
        inner = _held(members[0], call, kinds)
        members = kinds.members(inner) or members
    for one in members:
        yield kinds.core(one), len(members) == 1


def _deeper(record: Record | None, call: Call, kinds: Kinds) -> Type | None:
    """The items of the one list in an envelope, or in the envelope in it."""
    for _ in range(_FULL):
        if record is None:
            return None
        props = kinds.properties(record)
        last = plain(called(call.path).rpartition("/")[2])
        lists = {
            name: item
            for name, (one, _) in props.items()
            if (item := kinds.item(one.type)) is not None and kinds.members(item)
        }
        named = [name for name in lists if plain(name) in _HELD | {last}]
        others = [name for name in props if name not in lists and plain(name) not in _BESIDE]
        if len(named) == 1 or (len(lists) == 1 and not others):
            return lists[named[0] if named else next(iter(lists))]
        record = next(
            (kinds.record(one.type) for name, (one, _) in props.items()
             if plain(name) in _HELD | _HELD_TOO and kinds.record(one.type) is not None),
            None,
        )  # fmt: skip
    return None
