"""What tells the rows of a thing apart.

Takes a thing, gives the properties that are its key, or why none are; refuses to know other things.
"""

from collections.abc import Iterator
from typing import Final

from contractor.contract import Contract
from contractor.model import Enumeration, Property, Record
from contractor.proposing.draft import Key
from contractor.proposing.kinds import Kinds
from contractor.proposing.things import Thing, stem
from contractor.resources import Role
from contractor.resources.names import bounded, plain
from contractor.text import words

#: Names of what only tells things apart, the best first.
_IDS: Final = ("id", "uuid", "guid", "uid", "sid", "gid", "objectid")
#: What ends the name of a thing's own key behind the name of the thing.
_OWN: Final = ("id", "uuid", "guid", "sid", "uid", "key", "code", "number", "reference", "token")
#: Names that people give to what tells things apart, and that a person must confirm.
_NATURAL: Final = (
    "slug",
    "code",
    "sku",
    "isbn",
    "iban",
    "key",
    "login",
    "username",
    "handle",
    "symbol",
)
_ENDS_AS_ID: Final = frozenset("id uuid guid sid uid".split())


def can_tell_apart(kinds: Kinds, one: Property) -> bool:
    """Whether a property can be a key: a single value that is read, and is no listed one."""
    if one.write_only:
        return False
    if isinstance(kinds.scalar(one.type), Enumeration):
        return False
    return kinds.family(one.type) in ("string", "uuid", "integer", "date", "date-time")


def usable(kinds: Kinds, record: Record) -> dict[str, Property]:
    """The properties that can be keys."""
    every = kinds.properties(record)
    return {name: one for name, (one, _) in every.items() if can_tell_apart(kinds, one)}


def key_of(thing: Thing, kinds: Kinds, contract: Contract, *, is_below: bool) -> Key | str:
    """The key of a thing, or why it has none. `is_below`: it stands below another table's things."""
    found = usable(kinds, thing.record)
    never = {name: one for name, one in found.items() if not kinds.takes_null(one.type)}
    key = next(_keys(thing, kinds, never, is_below=is_below), None)
    if key is not None:
        return key
    key = next(_keys(thing, kinds, found, is_below=is_below), None)
    if key is None:
        return _none(thing, found)
    return Key(key.properties, key.why, f"`{key.properties[0]}` may be null, as no key is")


def _keys(
    thing: Thing, kinds: Kinds, found: dict[str, Property], *, is_below: bool
) -> Iterator[Key]:
    home = thing.home
    member = home.member if home.member in found else ""
    named = {plain(name): name for name in reversed([*found])}
    where = f"`{home.path}`"
    if "id" in found:
        by_path = f", as {where} does" if member == "id" else ""
        yield Key(("id",), f"`id` tells them apart{by_path}")
    is_nested = is_below or "{" in home.collection
    if member:
        ends = words(member)[-1:]
        is_id = kinds.family(found[member].type) == "uuid" or (
            bool(ends) and ends[0].lower() in _ENDS_AS_ID
        )
        if is_id or not is_nested:
            is_told = plain(member) == plain(home.variable) or is_id
            weak = (
                "" if is_told else f"`{member}` is only taken for the `{home.variable}` of {where}"
            )
            yield Key((member,), f"`{member}` tells them apart, as {where} does", weak)
    own = plain("".join(stem(thing.record.name)))
    for end in _OWN:
        if own + end in named:
            yield Key((named[own + end],), f"`{named[own + end]}` is called as its own key")
    for word in _IDS:
        if word in named:
            yield Key((named[word],), f"`{named[word]}` tells them apart")
    if is_nested or thing.is_single:
        return
    for word in _NATURAL:
        name = named.get(word)
        if name is not None and found[name].required:
            yield Key(
                (name,),
                f"`{name}` is the nearest to a key",
                f"nothing says that `{name}` tells them apart",
            )
    yield from _by_day(thing, kinds, found)


def _by_day(thing: Thing, kinds: Kinds, found: dict[str, Property]) -> Iterator[Key]:
    """The day, where things are listed from one day to another."""
    days = [
        name for name, one in found.items() if one.required and kinds.family(one.type) == "date"
    ]
    if len(days) != 1:
        return
    [day] = days
    for sight in thing.seen("listed"):
        for one in sight.call.inputs:
            name = one.property.name
            told = bounded(name, {plain(day)}) or kinds.family(one.property.type) == "date"
            if one.place == "query" and told and sight.role is Role.LIST:
                why = f"they are listed by day (`{name}`), and `{day}` is the only one"
                yield Key((day,), why, f"nothing says that there is one for each `{day}`")


def _none(thing: Thing, found: dict[str, Property]) -> str:
    member = thing.home.member
    if member and member in found:
        return f"`{member}` tells them apart only within what they stand below"
    return "no property tells its rows apart"
