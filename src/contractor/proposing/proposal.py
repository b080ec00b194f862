"""From a contract to proposed tables.

Takes a contract and its model, gives a proposal; refuses to know how each part of it is found.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import chain, count
from typing import Final

from contractor.contract import Contract
from contractor.depth import deep
from contractor.model import Anything, Call, Model, Property, Record
from contractor.model.tables import tables
from contractor.nouns import phrase
from contractor.proposing.choosing import chosen, existing, without_doubles
from contractor.proposing.columns import column_claims, is_of_a_card
from contractor.proposing.draft import Draft, Drafts, Key
from contractor.proposing.indexes import filters
from contractor.proposing.judging import judged
from contractor.proposing.keys import usable
from contractor.proposing.kinds import Kinds
from contractor.proposing.naming import name_all
from contractor.proposing.referring import Found, Referring
from contractor.proposing.sights import called, sights
from contractor.proposing.things import Thing, nouns, stem, things
from contractor.proposing.values import Claim, Left, Proposal, ProposedColumn, ProposedTable
from contractor.resources import Resource, Role, resources
from contractor.resources.names import plain
from contractor.text import snake, words


def propose(contract: Contract, model: Model) -> Proposal:
    """The tables that a contract could ask for, besides those that it does."""
    with deep():
        return _Proposing(contract, model).all()


#: What a column is called that counts changes, as far as no property is.
_VERSIONS: Final = ("version", "row_version", "change_count", "changes_so_far")
#: And one for members that no property declares.
_EXTRA: Final = ("extra", "other_members")
_VARIABLE: Final = re.compile(r"\{[^{}]*\}")


class _Proposing:
    def __init__(self, contract: Contract, model: Model) -> None:
        self._contract = contract
        self._model = model
        self._kinds = Kinds(model)
        self._resources = resources(contract)
        self._calls: Mapping[int, Call] = {one.index: one for one in model.calls}
        self._there = tables(model).tables
        self._things = things(
            sights(model, self._resources, self._kinds), self._resources, self._kinds
        )

    def all(self) -> Proposal:
        drafts, left = chosen(
            self._things, self._there, self._resources, self._kinds, self._contract
        )
        left += without_doubles(drafts, self._kinds)
        left += self._within(drafts)
        known = {**existing(self._there, self._things, self._kinds), **drafts}
        self._refer(drafts, known)
        children = self._children(drafts, known)
        if children:
            known |= children
            drafts |= children
            self._refer(children, known)
        name_all(drafts.values(), [one.name for one in self._there.values()])
        for draft in drafts.values():
            self._complete(draft)
        found, refused = judged(self._model, self._tables(drafts))
        order = list(self._contract.schemas)
        place = {key: index for index, key in enumerate(order)}
        found.sort(key=lambda one: place.get(one.key, len(place)))
        return Proposal(tuple(found), (*left, *refused))

    # ── keys that are those of other things ───────────────────────────────────────────────────────

    def _within(self, drafts: Drafts) -> list[Left]:
        """Things told apart by the key of another thing, and so only within what they stand below.

        Both keys together are theirs, where they hold both; else they have none.
        """
        left: list[Left] = []
        referring = Referring(drafts, self._kinds)
        at_the_top = [
            one for one in drafts.values()
            if one.thing is not None and one.thing.home.variable and "{" not in one.thing.home.collection
        ]  # fmt: skip
        for key, draft in list(drafts.items()):
            thing = draft.thing
            if thing is None or draft.key is None or "{" not in thing.home.collection:
                continue
            other = next((one for one in at_the_top if self._is_told_by(thing, one)), None)
            if other is None or len(draft.key.properties) != 1:
                continue
            [name] = draft.key.properties
            holder = next(iter(self._holders(draft, referring)), None)
            if holder is None or holder == name:
                why = f"`{name}` may be that of {other.title}: then it tells them apart only within {thing.home.parent}"
                left.append(Left(drafts.pop(key).title, why))
                continue
            why = f"`{name}` may be that of {other.title}: with `{holder}` it tells them apart"
            draft.why = [line.replace(draft.key.why, why) for line in draft.why]
            draft.key = Key((holder, name), why)
        return left

    def _is_told_by(self, thing: Thing, other: Draft) -> bool:
        """Whether the path of a thing has the key of another where its own would be."""
        if other.thing is None or thing.home.variable != other.thing.home.variable:
            return False
        told = plain(thing.home.variable)
        return any(noun and told.startswith(plain("".join(noun))) for noun in nouns(other.thing))

    def _holders(self, draft: Draft, referring: Referring) -> Iterator[str]:
        """Properties that are always there, and hold the key of what a thing stands below."""
        thing = draft.thing
        above = [] if thing is None else [_place(one.path) for one in self._above(thing.home)]
        for name, one in usable(self._kinds, draft.record).items():
            found = referring.of(draft, one)
            target = None if found is None or not found.sure else found.target
            if (
                target is not None
                and target.thing is not None
                and _place(target.thing.home.path) in above
            ):
                yield name

    # ── which rows belong to which ────────────────────────────────────────────────────────────────

    def _refer(self, drafts: Drafts, known: Drafts) -> None:
        referring = Referring(known, self._kinds)
        homes = {
            _place(one.thing.home.path): one for one in known.values() if one.thing is not None
        }
        for draft in drafts.values():
            said = self._said_of_arguments(draft)
            refers: dict[str, Found] = {}
            for name, (one, place) in self._kinds.properties(draft.record).items():
                found = None
                if self._kinds.can_change(place) and not self._kinds.has(place):
                    found = referring.of(draft, one, said.get(plain(name), ""))
                if found is not None:
                    refers[name] = found
            self._belong(draft, refers, homes)
            for name, found in refers.items():
                self._claim(draft, name, found)

    def _said_of_arguments(self, draft: Draft) -> dict[str, str]:
        """What is written about the arguments of a thing's lists, by their names."""
        said: dict[str, str] = {}
        for sight in () if draft.thing is None else draft.thing.seen("listed"):
            for one in sight.call.inputs:
                if one.place == "query" and one.property.docs.description:
                    said.setdefault(plain(one.property.name), one.property.docs.description)
        return said

    def _belong(self, draft: Draft, refers: dict[str, Found], homes: Mapping[str, Draft]) -> None:
        """Say to whom rows belong, as the path has it."""
        thing = draft.thing
        if thing is None or not thing.home.parent:
            return
        parent = next(
            (
                homes[_place(one.path)]
                for one in self._above(thing.home)
                if _place(one.path) in homes
            ),
            None,
        )
        if parent is None or parent is draft or not parent.can_be_named or parent.key is None:
            return
        others, near = self._other_parents(thing, parent, homes), ""
        nearer = [one for one in others if isinstance(one, Draft) and self._is_below(one, parent)]
        if nearer and len(others) == 1 and nearer[0].can_be_named:
            # Read from afar, and made below something that is nearer.
            parent, others = nearer[0], []
            near = f"made or read below {parent.title}"
        if parent.key is None:
            return
        key = usable(self._kinds, parent.record).get(parent.key.properties[0])
        if key is None:
            return
        holder = next(
            (name for name, one in refers.items() if one.target is parent and not one.several), None
        )
        named = snake(_owner_words(parent.record, key))
        if holder is not None and snake(words(holder)) != named:
            return
        draft.parent = parent
        made = {one.role for one in thing.sights if one.path == thing.home.path} & {
            Role.CREATE, Role.READ, Role.REPLACE, Role.UPDATE,
        }  # fmt: skip
        each = "there is one for each" if thing.is_single else "they stand below it"
        why = near or f"{thing.home.path}: {each}"
        if others:
            called = [one.title if isinstance(one, Draft) else one for one in others]
            made, why = set(), f"{why}, and below {', '.join(called)} too"
        draft.claims.append(Claim("parent", parent.title, why, sure=bool(made)))
        if thing.is_single and holder is not None:
            draft.claims.append(Claim("unique", [[holder]], why, sure=bool(made)))
        elif thing.is_single:
            draft.claims.append(Claim("single", True, why, sure=bool(made)))

    def _other_parents(
        self, thing: Thing, parent: Draft, homes: Mapping[str, Draft]
    ) -> list[Draft | str]:
        """What else a thing is made or read below: another table, or a path without one."""
        found: dict[str, Draft | str] = {}
        for path in dict.fromkeys(one.path for one in thing.sights if one.role is not Role.LIST):
            home = self._resources.by_path.get(path)
            above = [] if home is None else list(self._above(home))
            near = next(
                (homes[_place(one.path)] for one in above if _place(one.path) in homes), None
            )
            if near is not None and near is not parent and near.thing is not thing:
                found[near.title] = near
            elif near is None and home is not None and home.variable and path != thing.home.path:
                found[home.collection] = home.collection
        return list(found.values())

    def _is_below(self, one: Draft, other: Draft) -> bool:
        """Whether a thing stands below another."""
        if one.thing is None or other.thing is None:
            return False
        return _place(other.thing.home.path) in [
            _place(a.path) for a in self._above(one.thing.home)
        ]

    def _above(self, home: Resource) -> Iterator[Resource]:
        path = home.parent
        while path and path in self._resources.by_path:
            yield self._resources.by_path[path]
            path = self._resources.by_path[path].parent

    def _claim(self, draft: Draft, name: str, found: Found) -> None:
        one, _ = self._kinds.properties(draft.record)[name]
        target = found.target
        claims = [Claim("references", target.title, found.why, found.sure)]
        is_owner = draft.parent is target and name in _names_of_owner(draft, self._kinds)
        if found.several:
            is_told = draft.key is not None and len(draft.key.properties) == 1
            claims[0] = Claim("references", target.title, found.why, found.sure and is_told)
            claims.append(Claim("store", "children", "a row for each key", found.sure and is_told))
        if not is_owner:
            claims.append(self._on_delete(target, one, claims[0].sure))
        draft.column(name, *claims)

    def _on_delete(self, target: Draft, one: Property, sure: bool) -> Claim:
        home = None if target.thing is None else target.thing.home
        index = None if home is None else home.operations.get(Role.DELETE)
        call = None if index is None else self._calls.get(index)
        why = f"nothing says what becomes of it without its {phrase(stem(target.record.name))}; this loses nothing"
        if call is not None and any(answer.status == "409" for answer in call.answers):
            why = f"{call.method.upper()} {call.path} answers 409"
        elif call is None:
            why = f"{target.title} is never deleted"
        return Claim("on-delete", "restrict", why, sure)

    # ── lists whose items are rows ────────────────────────────────────────────────────────────────

    def _children(self, drafts: Drafts, known: Drafts) -> Drafts:
        """Items of lists that have no path, and refer to other tables."""
        held: dict[str, list[tuple[Draft, str]]] = {}
        for draft in drafts.values():
            for name, (one, place) in self._kinds.properties(draft.record).items():
                item = self._kinds.item(one.type)
                held_one = None if item is None else self._kinds.record(item)
                if held_one is not None and self._kinds.can_change(place):
                    held.setdefault(held_one.key, []).append((draft, name))
        referring = Referring(known, self._kinds)
        found: Drafts = {}
        for key, places in held.items():
            record = self._model.definitions.get(key)
            if not isinstance(record, Record):
                continue
            if key in known or len(places) != 1 or not self._is_child(record):
                continue
            [(owner, name)] = places
            if not owner.can_be_named or self._kinds.read(record) == set():
                continue
            child = Draft(record, None, None, is_component=True, parent=owner)
            refers = [
                other.target.title
                for one, _ in self._kinds.properties(record).values()
                if (other := referring.of(child, one)) is not None and other.sure
            ]
            if not refers:
                continue
            why = f"the items of `{name}` of {owner.title} refer to {', '.join(dict.fromkeys(refers))}"
            child.why = [f"{child.title}: {why}"]
            child.claims = [
                Claim(
                    "parent", owner.title, f"they go with their {phrase(stem(owner.record.name))}"
                )
            ]
            owner.column(name, Claim("store", "children", f"a row of {child.title} for each item"))
            found[key] = child
        return found

    def _is_child(self, record: Record) -> bool:
        """Whether rows can be made of items that have no key of their own."""
        names = {plain(name) for name in self._kinds.properties(record)}
        reachable = self._kinds.is_component(record.key) and self._kinds.can_change(record.key)
        return (
            reachable
            and not names & {"id", "uuid"}
            and record.key not in self._model.references.get(record.key, {})
        )

    # ── the rest of a table ───────────────────────────────────────────────────────────────────────

    def _complete(self, draft: Draft) -> None:
        thing = draft.thing
        own = draft.claims
        draft.claims = [Claim("name", draft.name, "")]
        if draft.key is not None and draft.key.properties != ("id",):
            draft.claims.append(Claim("key", list(draft.key.properties), draft.key.why))
        draft.claims += own
        for name, (one, place) in self._kinds.properties(draft.record).items():
            if not self._kinds.can_change(place) or self._kinds.has(place):
                continue
            draft.column(name, *column_claims(self._kinds, one))
        draft.why += self._mind(draft)
        draft.claims += self._beside(draft)
        if thing is not None:
            self._find_by(draft, thing)
            draft.claims += self._counted(draft, thing)
            draft.claims += self._soft(draft, thing)
        else:
            refers = [name for name, said in draft.columns.items() if _is_said(said, "references")]
            draft.why += [] if refers else ["nothing of it is found by others"]

    def _find_by(self, draft: Draft, thing: Thing) -> None:
        first = draft.key.properties[:1] if draft.key is not None else ()
        told = {name: why for name, why in filters(thing, self._kinds) if name not in first}
        every = self._kinds.properties(draft.record)
        stored = {
            name: why
            for name, why in told.items()
            if self._kinds.scalar(every[name][0].type) is not None
            and not _is_said(draft.columns.get(name, []), "references")
        }
        if stored:
            why = "; ".join(dict.fromkeys(stored.values()))
            draft.claims.append(Claim("indexes", [[name] for name in stored], why))
        unique: list[str] = []
        home = thing.home
        member = home.member
        can = usable(self._kinds, draft.record)
        is_alone = "{" not in home.collection and not home.parent
        if member and is_alone and member not in first and plain(member) == plain(home.variable):
            if member in can:
                why = f"{home.path} tells them apart by it"
                draft.claims.append(Claim("unique", [[member]], why))
            return
        for name, one in can.items():
            if name not in first and self._kinds.is_address(one):
                unique.append(name)
        if unique:
            why = "is an address used by one row only?"
            draft.claims.append(Claim("unique", [[name] for name in unique], why, sure=False))

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
        asked = tagged = ""
        for index in thing.home.operations.values():
            call = self._calls.get(index)
            if call is None:
                continue
            where = f"{call.method.upper()} {call.path}"
            if any(
                one.place == "header" and plain(one.property.name) == "ifmatch"
                for one in call.inputs
            ):
                asked = asked or where
            if any(plain(h.property.name) == "etag" for one in call.answers for h in one.headers):
                tagged = tagged or where
        if not asked and not tagged:
            return
        name = self._free(draft, _VERSIONS)
        if asked:
            yield Claim("version-column", name, f"{asked} takes `If-Match`")
        else:
            yield Claim("version-column", name, f"{tagged} answers with an `ETag`", sure=False)

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

    def _soft(self, draft: Draft, thing: Thing) -> Iterator[Claim]:
        """Rows that are only marked as deleted, where something can be undone."""
        for call in self._calls.values():
            ends = call.path.partition("#")[0].removeprefix(thing.home.path).strip("/").lower()
            below = call.kind == "path" and call.path.startswith(f"{thing.home.path}/")
            if below and ends in ("restore", "undelete", "trash") and thing.home.variable:
                why = f"{call.method.upper()} {call.path}: is what was deleted kept?"
                yield Claim("soft-delete", True, why, sure=False)
                return

    # ── as values ─────────────────────────────────────────────────────────────────────────────────

    def _tables(self, drafts: Drafts) -> Iterator[ProposedTable]:
        told: set[str] = set()
        for key, draft in drafts.items():
            if not draft.name:
                continue
            columns: list[ProposedColumn] = []
            for name, (one, place) in self._kinds.properties(draft.record).items():
                claims = draft.columns.get(name, [])
                parts = self._parts(one) if any(map(_has_columns, claims)) else ()
                for column in (ProposedColumn(name, place, tuple(claims)), *parts):
                    # Where schemas share a property, it is said once.
                    if column.claims and column.at not in told:
                        told.add(column.at)
                        columns.append(column)
            yield ProposedTable(
                key, draft.title, tuple(draft.why), tuple(draft.claims), tuple(columns), draft.weak
            )

    def _parts(self, one: Property) -> Iterator[ProposedColumn]:
        """What is proposed for the parts of what has columns of its own: numbers that keep their digits."""
        record = self._kinds.record(one.type)
        properties = {} if record is None else self._kinds.properties(record)
        for name, (part, place) in properties.items():
            claims = tuple(
                claim for claim in column_claims(self._kinds, part) if claim.name == "type"
            )
            yield ProposedColumn(name, place, claims)


def _has_columns(claim: Claim) -> bool:
    """Whether a property is to have columns of its own."""
    return claim.sure and (claim.name, claim.value) == ("store", "columns")


def _place(path: str) -> str:
    """A path, whatever its variables are called."""
    return _VARIABLE.sub("{}", called(path))


def _owner_words(record: Record, key: Property) -> tuple[str, ...]:
    """What the column is called that holds the key of the row that others belong to."""
    return (*record.name, *key.words)


def _names_of_owner(draft: Draft, kinds: Kinds) -> Iterator[str]:
    """Properties that are called as the column is that says to whom rows belong."""
    parent = draft.parent
    if parent is None or parent.key is None:
        return
    key = kinds.properties(parent.record)[parent.key.properties[0]][0]
    named = snake(_owner_words(parent.record, key))
    for name in kinds.properties(draft.record):
        if snake(words(name)) == named:
            yield name


def _is_said(claims: list[Claim], name: str) -> bool:
    return any(one.name == name and one.sure for one in claims)
