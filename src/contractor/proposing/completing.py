"""The rest of a table: its name and key, how each column is stored, and what is found, counted and kept beside.

Takes drafts whose references are known, notes the rest of what is said of them; refuses to know other drafts.
"""

from collections.abc import Iterator, Mapping
from itertools import chain, count
from typing import Final

from contractor.model import Anything, Call
from contractor.proposing.columns import column_claims, is_of_a_card
from contractor.proposing.draft import Draft
from contractor.proposing.indexes import filters
from contractor.proposing.keys import usable
from contractor.proposing.kinds import Kinds
from contractor.proposing.things import Thing
from contractor.proposing.values import Claim
from contractor.resources.names import plain
from contractor.text import snake, words

#: What a column is called that counts changes, as far as no property is.
_VERSIONS: Final = ("version", "row_version", "change_count", "changes_so_far")
#: And one for members that no property declares.
_EXTRA: Final = ("extra", "other_members")


class Completing:
    """What is said of the tables of one API beside what they are to one another."""

    def __init__(self, kinds: Kinds, calls: Mapping[int, Call]) -> None:
        self._kinds = kinds
        self._calls = calls

    def complete(self, draft: Draft) -> None:
        """Note the rest of what is said of a table; what is known of it stands between its key and that."""
        draft.claims = [*_begun(draft), *draft.claims]
        for name, (one, place) in self._kinds.properties(draft.record).items():
            if self._kinds.can_change(place) and not self._kinds.has(place):
                draft.column(name, *column_claims(self._kinds, one))
        draft.why += self._mind(draft)
        draft.claims += self._beside(draft)
        if draft.thing is not None:
            draft.claims += self._of_thing(draft, draft.thing)
        elif not any(_refers(said) for said in draft.columns.values()):
            draft.why.append("nothing of it is found by others")

    def _of_thing(self, draft: Draft, thing: Thing) -> Iterator[Claim]:
        """What the operations of a thing ask of its table."""
        yield from self._indexes(draft, thing)
        yield from self._unique(draft, thing)
        yield from self._counted(draft, thing)
        yield from self._soft(thing)

    def _indexes(self, draft: Draft, thing: Thing) -> Iterator[Claim]:
        """Indexes of what things are listed by."""
        first = _first(draft)
        told = {name: why for name, why in filters(thing, self._kinds) if name not in first}
        every = self._kinds.properties(draft.record)
        stored = {
            name: why
            for name, why in told.items()
            if self._kinds.scalar(every[name][0].type) is not None
            and not _refers(draft.columns.get(name, []))
        }
        if stored:
            why = "; ".join(dict.fromkeys(stored.values()))
            yield Claim("indexes", [[name] for name in stored], why)

    def _unique(self, draft: Draft, thing: Thing) -> Iterator[Claim]:
        """What no two things share: what the path tells them apart by, else perhaps their addresses."""
        first, can = _first(draft), usable(self._kinds, draft.record)
        home = thing.home
        member = home.member
        is_alone = "{" not in home.collection and not home.parent
        if member and is_alone and member not in first and plain(member) == plain(home.variable):
            if member in can:
                yield Claim("unique", [[member]], f"{home.path} tells them apart by it")
            return
        found = [
            name for name, one in can.items() if name not in first and self._kinds.is_address(one)
        ]
        if found:
            why = "is an address used by one row only?"
            yield Claim("unique", [[name] for name in found], why, sure=False)

    def _mind(self, draft: Draft) -> Iterator[str]:
        """What to mind about properties that are not stored as they are sent."""
        every = self._kinds.properties(draft.record)
        cards = [name for name, (one, _) in every.items() if one.write_only and is_of_a_card(one)]
        for name, (one, _) in every.items():
            for record in self._kinds.members(one.type):
                inside = self._kinds.properties(record)
                cards += [
                    f"{name}.{part}" for part, (each, _) in inside.items() if is_of_a_card(each)
                ]
        if cards:
            yield f"nobody may keep {', '.join(cards)}: it is not stored, and should stay so"

    def _counted(self, draft: Draft, thing: Thing) -> Iterator[Claim]:
        """A column that counts changes, where whoever changes a thing says which one was seen."""
        calls = [self._calls.get(index) for index in thing.home.operations.values()]
        there = [one for one in calls if one is not None]
        asked = next((_called(one) for one in there if _takes_tag(one)), "")
        tagged = next((_called(one) for one in there if _gives_tag(one)), "")
        if asked:
            yield Claim("version-column", self._free(draft, _VERSIONS), f"{asked} takes `If-Match`")
        elif tagged:
            name, why = self._free(draft, _VERSIONS), f"{tagged} answers with an `ETag`"
            yield Claim("version-column", name, why, sure=False)

    def _beside(self, draft: Draft) -> Iterator[Claim]:
        """A column for members that no property declares, where the document itself says that there may be some."""
        record = draft.record
        said = record.open or bool(record.patterns)
        if said or not (record.extra is None or isinstance(record.extra, Anything)):
            name = self._free(draft, _EXTRA)
            keyword = "patternProperties" if record.patterns else "additionalProperties"
            yield Claim("extra", name, f"`{keyword}` lets in what no property declares")

    def _free(self, draft: Draft, names: tuple[str, ...]) -> str:
        """The first name of a column that no property has."""
        taken = {snake(words(name)) for name in self._kinds.properties(draft.record)}
        numbered = (f"{names[0]}_{number}" for number in count(2))
        return next(one for one in chain(names, numbered) if one not in taken)

    def _soft(self, thing: Thing) -> Iterator[Claim]:
        """Rows that are only marked as deleted, where something can be undone."""
        for call in self._calls.values():
            ends = call.path.partition("#")[0].removeprefix(thing.home.path).strip("/").lower()
            below = call.kind == "path" and call.path.startswith(f"{thing.home.path}/")
            if below and ends in ("restore", "undelete", "trash") and thing.home.variable:
                why = f"{_called(call)}: is what was deleted kept?"
                yield Claim("soft-delete", True, why, sure=False)
                return


def _begun(draft: Draft) -> Iterator[Claim]:
    """The name of a table, and its key where that is not `id`."""
    yield Claim("name", draft.name, "")
    if draft.key is not None and draft.key.properties != ("id",):
        yield Claim("key", list(draft.key.properties), draft.key.why)


def _first(draft: Draft) -> tuple[str, ...]:
    """The property by which the index of the key finds rows."""
    return draft.key.properties[:1] if draft.key is not None else ()


def _refers(claims: list[Claim]) -> bool:
    """Whether it is said for sure that a property holds a key."""
    return any(one.name == "references" and one.sure for one in claims)


def _called(call: Call) -> str:
    return f"{call.method.upper()} {call.path}"


def _takes_tag(call: Call) -> bool:
    """Whether a request says which change was seen."""
    return any(
        one.place == "header" and plain(one.property.name) == "ifmatch" for one in call.inputs
    )


def _gives_tag(call: Call) -> bool:
    """Whether an answer says which change is seen."""
    return any(plain(h.property.name) == "etag" for one in call.answers for h in one.headers)
