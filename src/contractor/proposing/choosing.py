"""Which things could be tables, and which are something else.

Takes things, gives drafts of tables and what is left out, each with the reason; refuses to know their columns.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from contractor.contract import Contract
from contractor.model import Record
from contractor.model.tables import Table
from contractor.proposing.draft import Draft, Drafts, Key
from contractor.proposing.keys import key_of
from contractor.proposing.kinds import Kinds
from contractor.proposing.sights import Sight
from contractor.proposing.things import Thing
from contractor.proposing.values import Left
from contractor.resources import Resources, Role
from contractor.text import words

#: Parts of paths below which nothing is kept: answers that are worked out.
_WORKED_OUT: Final = frozenset(
    "search searches stats statistics metrics analytics reports usage count counts suggestions autocomplete health "
    "status traffic insights".split()
)  # fmt: skip
#: What records are called that tell of a call, and of no thing.
_ANSWERS: Final = frozenset("error errors problem exception fault failure".split())
_SAID: Final[Mapping[Role, str]] = {
    Role.READ: "read by",
    Role.LIST: "listed by",
    Role.CREATE: "made by",
    Role.REPLACE: "replaced by",
    Role.UPDATE: "changed by",
}
#: Names that are listed in a line.
_NAMED: Final = 5
_FEWEST: Final = 2
#: Parts of paths that stand for whoever asks.
_MINE: Final = frozenset({"me", "@me", "self", "current", "mine"})


def chosen(
    things: Iterable[Thing],
    there: Mapping[str, Table],
    resources: Resources,
    kinds: Kinds,
    contract: Contract,
) -> tuple[Drafts, list[Left]]:
    """The drafts by the keys of their records. `there` are the tables that the document asks for already."""
    drafts: Drafts = {}
    left: list[Left] = []
    for thing in things:
        if any(one.record.key in there for one in thing.sights):
            continue
        why = _is_none(thing, kinds)
        is_below = thing.home.parent in resources.by_path and bool(thing.home.parent)
        key: Key | str = why or key_of(thing, kinds, contract, is_below=is_below)
        if isinstance(key, str):
            left.append(Left(_titled(thing, kinds), key))
            continue
        is_component = kinds.is_component(thing.record.key)
        draft = Draft(thing.record, thing, key, is_component)
        draft.weak = key.weak or _doubt(thing)
        draft.why = [f"{draft.title}: {_seen(thing)}; {key.why}", *_others(thing, kinds)]
        drafts[thing.record.key] = draft
    return drafts, left


def without_doubles(drafts: Drafts, kinds: Kinds) -> list[Left]:
    """Take out what is at home where another thing is, and told apart as it is: one path has one table."""
    by_home: dict[str, list[Draft]] = {}
    for one in drafts.values():
        if one.thing is not None and one.thing.home.variable:
            by_home.setdefault(one.thing.home.path, []).append(one)
    left: list[Left] = []
    for path, several in by_home.items():
        best = max(several, key=lambda one: _nearness(one, kinds))
        for one in several:
            if one is not best:
                del drafts[one.record.key]
                why = f"{path} is the place of {best.title}, too, which has the table"
                left.append(Left(one.title, why))
    for key, one in list(drafts.items()):
        whole = _seen_as_mine(one, drafts)
        if whole is not None:
            del drafts[key]
            left.append(Left(one.title, f"it is {whole.title} as whoever asks sees it"))
    return left


def _seen_as_mine(one: Draft, drafts: Drafts) -> Draft | None:
    """The table of what a thing is a view of: `/users/@me/guilds` of `/guilds/{guildId}`."""
    if one.thing is None or not _MINE & {*one.thing.home.path.split("/")}:
        return None
    last = one.thing.home.collection.rpartition("/")[2]
    for other in drafts.values():
        if other is one or other.thing is None or not last or one.key_name != other.key_name:
            continue
        home = other.thing.home
        if (
            home.variable
            and home.collection.rpartition("/")[2] == last
            and "{" not in home.collection
        ):
            return other
    return None


def _nearness(one: Draft, kinds: Kinds) -> tuple[bool, bool, int]:
    """How much a thing is what its path is about."""
    sights = () if one.thing is None else one.thing.sights
    read = any(each.how == "read" and not each.alternative for each in sights)
    whole = any(each.how in ("read", "listed") for each in sights)
    return read, whole, len(kinds.read(one.record))


def existing(there: Mapping[str, Table], things: Iterable[Thing], kinds: Kinds) -> Drafts:
    """The tables that the document asks for, as others refer to them."""
    seen = {one.record.key: thing for thing in things for one in thing.sights if one.how != "sent"}
    return {
        key: Draft(
            table.record,
            seen.get(key),
            Key(table.primary, "") if table.primary else None,
            kinds.is_component(key),
            table.name,
        )
        for key, table in there.items()
    }


def _is_none(thing: Thing, kinds: Kinds) -> str:
    """Why a thing is no table; empty where it may be one."""
    record = thing.record
    if not kinds.is_component(record.key):
        return "it is written inline: as a component it could ask for a table"
    if not kinds.can_change(record.key):
        return "no Overlay of this document reaches it"
    if kinds.has(record.key):
        return "what the document says of its table is wrong, or is no object"
    if {word.lower() for word in record.name[-1:]} & _ANSWERS:
        return "it tells how a call went"
    parts = {one.lower() for part in thing.home.path.split("/") for one in words(part)}
    if parts & _WORKED_OUT and not thing.seen("read") and thing.home.addressed is False:
        return (
            f"{thing.home.path} looks like an answer that is worked out, and nothing that is kept"
        )
    whole = [one for one in thing.sights if one.how != "sent"]
    if all(one.alternative for one in whole):
        where = _place(whole[0])
        return f"one of several kinds that {where} answers with: whether they share a table is yours to say"
    if thing.is_single and not thing.home.parent:
        return f"there is one of it, at {thing.home.path}"
    if len(kinds.read(record)) < _FEWEST:
        return "it has a single property"
    return ""


def _doubt(thing: Thing) -> str:
    roles = {one.role for one in thing.sights}
    if roles == {Role.READ} and Role.DELETE not in thing.home.operations:
        return "it is only read: is it kept, or worked out?"
    return ""


def _titled(thing: Thing, kinds: Kinds) -> str:
    if kinds.is_component(thing.record.key):
        return thing.record.key.rpartition("/")[2]
    return f"what {_place(thing.sights[0])} answers with"


def _place(sight: Sight) -> str:
    return f"{sight.call.method.upper()} {sight.call.path}"


def _seen(thing: Thing) -> str:
    """Where it is seen: the first place for each of what is done."""
    first: dict[Role, Sight] = {}
    near = sorted(thing.sights, key=lambda one: one.path != thing.home.path)
    for one in near:
        first.setdefault(one.role, one)
    return ", ".join(
        f"{said} {_place(first[role])}" for role, said in _SAID.items() if role in first
    )


def _others(thing: Thing, kinds: Kinds) -> list[str]:
    """What else is the same thing, and what is only sent of it."""
    names = [one.key.rpartition("/")[2] for one in thing.others if kinds.is_component(one.key)]
    told = []
    if names:
        more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
        several = "is the same thing" if len(names) == 1 else "are the same thing"
        told.append(f"{', '.join(names[:_NAMED])}{more} {several}: this says most of it")
    lost = _only_sent(thing, thing.record, kinds)
    if lost:
        told.append(f"only sent, and not stored: {', '.join(lost[:_NAMED])}")
    return told


def _only_sent(thing: Thing, record: Record, kinds: Kinds) -> list[str]:
    known = kinds.properties(record)
    found: dict[str, None] = {}
    for one in thing.seen("sent"):
        found |= dict.fromkeys(name for name in kinds.properties(one.record) if name not in known)
    return list(found)
