"""Which columns rows are found by: those that a list is filtered and ordered by.

Takes a thing, gives lists of properties with the argument that asks for each; refuses to know keys.
"""

from collections.abc import Iterator
from typing import Final

from contractor.model import Call, Enumeration, Input, Property
from contractor.nouns import plural, singular
from contractor.proposing.kinds import Kinds
from contractor.proposing.things import Thing
from contractor.resources import Role
from contractor.resources.names import LISTING, SORTS, bounded, plain
from contractor.text import words

#: What a property may be called behind the name of an argument: `country` of `country_code`.
_ENDS: Final = ("code", "id", "name", "key", "at", "on", "date")


def filters(thing: Thing, kinds: Kinds) -> Iterator[tuple[str, str]]:
    """Properties that a list is filtered or ordered by, and why; each once."""
    known: set[str] = set()
    named = {plain(name): name for name in reversed([*kinds.properties(thing.record)])}
    for call in _lists(thing):
        where = f"{call.method.upper()} {call.path}"
        for one in call.inputs:
            if one.place != "query" or one.property.docs.deprecated:
                continue
            for name, why in _asked(one, named, kinds):
                if name not in known and _is_found_by(
                    kinds.properties(thing.record)[name][0], kinds
                ):
                    known.add(name)
                    yield name, f"{where} {why} `{one.property.name}`"


def _lists(thing: Thing) -> Iterator[Call]:
    """Where all of the things are listed, and not those that belong to others."""
    seen: set[int] = set()
    for sight in thing.sights:
        if sight.how == "listed" and sight.role is Role.LIST and sight.call.index not in seen:
            seen.add(sight.call.index)
            yield sight.call


def _asked(one: Input, named: dict[str, str], kinds: Kinds) -> Iterator[tuple[str, str]]:
    """The properties that an argument is about."""
    word = plain(one.property.name)
    if word in SORTS:
        found = kinds.scalar(kinds.item(one.property.type) or one.property.type)
        if isinstance(found, Enumeration):
            for member in found.members:
                name = named.get(plain(str(member.value)))
                if name is not None:
                    yield name, "is ordered by"
        return
    if word in LISTING:
        return
    said = words(one.property.name)
    spellings = [word, *(plain("".join(form(said))) for form in (singular, plural))]
    spellings += [each + end for each in spellings[:2] for end in _ENDS]
    name = next((named[each] for each in spellings if each in named), None)
    if name is None and (bound := bounded(one.property.name, named)) is not None:
        name = named[bound[0]]
    if name is not None:
        yield name, "is asked by"


def _is_found_by(one: Property, kinds: Kinds) -> bool:
    """Whether an index helps: of two values, each row has one."""
    return not one.write_only and kinds.family(one.type) not in ("", "boolean")
