"""The values of a table that are sent through a database: rows as they usually are, and rows at the edges.

Takes a contract, seeds and a table, gives values that its schema takes; refuses to know databases. The same seed gives
the same values. There are usual rows, which others refer to; rows with each edge of each place by itself, as many as
there is room for; and rows with several edges at once.
"""

import copy
import json
import random
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from itertools import islice
from typing import Any, Final
from uuid import UUID

from contractor.contract import Contract, Schema
from contractor.contract.travel import Direction
from contractor.depth import with_room
from contractor.frozen import frozen
from contractor.model import TypeKey
from contractor.model.tables import Stored, Table, is_nested
from contractor.profile import FORMATS, refused
from contractor.samples import NoSample, Samples
from contractor.samples.judging import Judging
from contractor.samples.parts import Reading
from contractor.samples.spots import Path, spots
from contractor.seeding import Seeding
from contractor.seeding.place import Place
from contractor.storing.edges import CLOSED, NOTHING, Added, Edge, edges

#: One part in so many of a table's values is usual; of the rest, one in so many has several edges.
_USUAL, _SEVERAL = 4, 3
#: Rows whose edges are looked at: they differ in members of unions, and in what is left out.
_LOOKED_AT: Final = 6


def usual_of(wanted: int) -> int:
    """How many of so many values are usual."""
    return max(1, wanted // _USUAL)


@frozen
class AtEdge:
    """An edge of a place. `at` is the key of the schema that could leave it out, `path` leads to it in the value."""

    edge: Edge
    path: Path
    at: str

    @property
    def names(self) -> tuple[str, ...]:
        """The path without places in lists."""
        return tuple(one for one in self.path if isinstance(one, str))


@frozen
class Case:
    """A value of a table as it is read, for the row of a place; `edges` are what is unusual in it."""

    key: TypeKey
    place: Place
    value: Any
    edges: tuple[AtEdge, ...] = ()


@frozen
class Planned:
    """What is tried of a table: rows as they usually are, which others refer to; the edges of these, and those of keys
    and of what is unique; and how many edges the profile refuses, whatever the schema says.

    `free` is the number of the first row that is not usual; `room` says how many rows there can be at once, None where
    there is room for all.
    """

    usual: tuple[Case, ...]
    edges: tuple[AtEdge, ...]
    keys: tuple[AtEdge, ...]
    refused: int
    free: int
    room: int | None


class Making:
    """Makes the values of a model's tables."""

    def __init__(self, contract: Contract, seeding: Seeding, samples: Samples, seed: int) -> None:
        self._contract = contract
        self._seeding = seeding
        self._samples = samples
        self._judging = Judging(contract, Direction.RESPONSE)
        self._reading = Reading(contract)
        self._seed = seed

    def planned(self, key: TypeKey, wanted: int) -> Planned:
        """What is tried of a table of which so many values are wanted."""
        return with_room(lambda: self._planned(key, wanted))

    def with_keys(self, key: TypeKey, planned: Planned, wanted: int) -> tuple[Case, ...]:
        """Rows with one unusual key each, no more than so many: they may have keys of usual rows."""
        return with_room(lambda: self._with_keys(key, planned, wanted))

    def with_edges(self, key: TypeKey, planned: Planned, wanted: int) -> tuple[Case, ...]:
        """So many rows with edges: first each edge by itself, then several at once."""
        return with_room(lambda: self._with_edges(key, planned, wanted))

    def again(self, case: Case) -> Case | None:
        """A usual row that refers to those that are there now."""
        return with_room(lambda: self._usual(case.key, case.place.row))

    def at(self, case: Case, edge: AtEdge) -> str:
        """The key of the schema that could leave out an edge of a value: members of unions differ from row to row."""
        schema = self._contract.schemas[case.key]

        def found() -> str:
            for spot in spots(self._judging, self._reading, schema, case.value):
                if spot.path == edge.path:
                    return _narrowed(spot.parts.all, spot.value)
            return edge.at

        return with_room(found)

    def _planned(self, key: TypeKey, wanted: int) -> Planned:
        settling = self._seeding.values.settling
        most = settling.most(key)
        free = min(usual_of(wanted), settling.count(key))
        usual = tuple(one for row in range(free) if (one := self._usual(key, row)) is not None)
        singles, keys, against = self._singles(key, [one.value for one in usual[:_LOOKED_AT]])
        room = None if most is None or most >= free + wanted else most
        return Planned(usual, tuple(singles), tuple(keys), against, free, room)

    def _with_keys(self, key: TypeKey, planned: Planned, wanted: int) -> tuple[Case, ...]:
        made = (
            self._changed(key, self._number(planned, number), [one])
            for number, one in enumerate(planned.keys[:wanted])
        )
        return tuple(one for one in made if one is not None)

    def _with_edges(self, key: TypeKey, planned: Planned, wanted: int) -> tuple[Case, ...]:
        chance = random.Random(f"{self._seed} {key}")  # noqa: S311
        singles = list(planned.edges)
        several = (
            wanted // _SEVERAL
            if len(singles) > wanted - wanted // _SEVERAL
            else wanted - len(singles)
        )
        made: list[Case] = []

        def add(edges: list[AtEdge]) -> None:
            case = self._changed(key, self._number(planned, len(made)), edges)
            if case is not None:
                made.append(case)

        for single in _picked(singles, wanted - several, chance):
            add([single])
        # What has no column is lost by itself already, and would hide what becomes of the rest.
        mixable = [one for one in singles if not isinstance(one.edge.value, Added)]
        tries = 0
        while len(made) < wanted and mixable and tries < 8 * wanted:
            tries += 1
            add(chance.sample(mixable, min(len(mixable), chance.randint(1, 4))))
        return tuple(made)

    def _number(self, planned: Planned, index: int) -> int:
        """The number of a row with edges: none of the usual ones has it, where there is room."""
        return planned.free + index if planned.room is None else index % max(1, planned.room)

    def _usual(self, key: TypeKey, row: int) -> Case | None:
        place = self._seeding.values.settling.of(key, row)
        for value in self._values(key, place):
            return Case(key, place, value)
        return None

    def _values(self, key: TypeKey, place: Place) -> Iterator[Any]:
        """Values of a place, without references to rows that are made after it."""
        tables = self._seeding.tables
        later = [path for owner, path in self._seeding.order.later if owner == key]
        owner = tables[key].owner
        if owner is not None and is_nested(tables[key], tables):
            # What others are put into is not what was sent.
            later.append((owner,))
        for value in self._seeding.values.values(key, place):
            found = copy.deepcopy(value)
            for path in later:
                found = _replaced(found, path, NOTHING) or found
            _own(tables[key], tables, found)
            if found == value or self._takes(key, found):
                yield found

    def _singles(self, key: TypeKey, values: list[Any]) -> tuple[list[AtEdge], list[AtEdge], int]:
        """Every edge that some usual row has room for; those of keys by themselves, each value once; and how many
        the profile refuses."""
        schema = self._contract.schemas[key]
        fixed = self._fixed(self._seeding.tables[key])
        seen: set[tuple[tuple[str, ...], str]] = set()
        found: list[AtEdge] = []
        keys: dict[tuple[tuple[str, ...], str], AtEdge] = {}
        against = 0
        for value in values:
            for spot in spots(self._judging, self._reading, schema, value):
                if not spot.path:
                    known = list(edges(spot.parts.all, spot.value))
                elif _names(spot.path) in fixed.later:
                    continue
                else:
                    target = fixed.references.get(_names(spot.path))
                    known = [Edge("absent", NOTHING)]
                    # What is no key of a row that is there is refused, as it has to be.
                    if target is None or self._is_uuid(target):
                        refers = target is not None
                        known[:0] = edges(spot.parts.all, spot.value, reference=refers)
                if isinstance(spot.value, dict):
                    known += self._members(spot.parts.all)
                at = _narrowed(spot.parts.all, spot.value)
                for one in known:
                    mark = (_names(spot.path), one.name)
                    if mark in seen:
                        continue
                    made = _replaced(value, spot.path, one.value)
                    if made is None or made == value:
                        continue
                    if refused(made) is not None or _is_against(spot.parts.all, one.value):
                        seen.add(mark)
                        against += 1
                    elif self._takes(key, made):
                        seen.add(mark)
                        told = AtEdge(one, spot.path, at)
                        if _names(spot.path) not in fixed.keys:
                            found.append(told)
                        elif str(one.value).lower() != str(spot.value).lower() and isinstance(
                            one.value, (str, int, float)
                        ):
                            keys.setdefault((told.names, json.dumps(one.value).lower()), told)
        return found, sorted(keys.values(), key=_is_harmless), against

    def _members(self, parts: Iterable[Schema]) -> Iterator[Edge]:
        """Members that no property declares, of the type that they have to be of."""
        for part in parts:
            schema = part.additional
            if schema is not None and schema.boolean is None:
                with suppress(NoSample):
                    value = self._samples.value(schema, Direction.RESPONSE, 0)
                    members = Added({"x-undeclared": value})
                    yield Edge("undeclared member of its type", members, CLOSED)

    def _changed(self, key: TypeKey, row: int, changes: list[AtEdge]) -> Case | None:
        """The row of a place with edges in it; None where the schema takes none of them there."""
        place = self._seeding.values.settling.of(key, row)
        for value in islice(self._values(key, place), 2 * _LOOKED_AT):
            found, kept = value, []
            for one in changes:
                made = _replaced(found, one.path, one.edge.value)
                if made is not None:
                    _own(self._seeding.tables[key], self._seeding.tables, made)
                if made is not None and refused(made) is None and self._takes(key, made):
                    found = made
                    kept.append(one)
            if kept:
                return Case(key, place, found, tuple(kept))
        return None

    def _takes(self, key: TypeKey, value: Any) -> bool:
        return self._samples.takes(self._contract.schemas[key], value, Direction.RESPONSE)

    def _is_uuid(self, key: TypeKey) -> bool:
        """Whether the key of a table is a UUID."""
        [column] = self._seeding.table(key).primary_key.columns
        return column.type.python_type is UUID

    def _fixed(self, table: Table) -> "_Fixed":
        """What numbers settle: keys and what is unique, which stay as they are, and references."""
        keys: set[tuple[str, ...]] = set()
        references: dict[tuple[str, ...], TypeKey] = {}
        owners: set[tuple[str, ...]] = set()
        unique = {name for group in table.unique for name in group} | {table.owner}

        def look(one: Stored, path: tuple[str, ...], tables: Mapping[TypeKey, Table]) -> None:
            here = (*path, one.source.name)
            if one.reference is not None:
                references[here] = one.reference.table
            for part in one.parts:
                look(part, here, tables)
            inner = tables.get(one.rows or "")
            if inner is not None and inner.key not in opened:
                opened.add(inner.key)
                if inner.owner is not None:
                    owners.add((*here, inner.owner))
                keys.update((*here, name) for name in inner.primary)
                keys.update((*here, name) for group in inner.unique for name in group)
                for part in inner.stored:
                    look(part, here, tables)

        opened = {table.key}
        if table.owner is not None and is_nested(table, self._seeding.tables):
            owners.add((table.owner,))
        for one in table.stored:
            look(one, (), self._seeding.tables)
        keys |= {(name,) for name in (*table.primary, *unique) if name is not None}
        later = {path for key, path in self._seeding.order.later if key == table.key}
        return _Fixed(frozenset(keys), references, frozenset(later | owners))


@frozen
class _Fixed:
    keys: frozenset[tuple[str, ...]]
    references: Mapping[tuple[str, ...], TypeKey]
    later: frozenset[tuple[str, ...]]


def _own(table: Table, tables: Mapping[TypeKey, Table], value: Any) -> None:
    """Say in the rows of a row's lists whose they are, where a property says so."""
    if not isinstance(value, dict):
        return
    for one in table.stored:
        inner = tables.get(one.rows or "")
        items = value.get(one.source.name) if inner is not None else None
        for item in items if isinstance(items, list) else ():
            if inner is not None and isinstance(item, dict):
                if inner.owner in item and table.primary:
                    item[inner.owner or ""] = value.get(table.primary[0])
                _own(inner, tables, item)


def _picked(edges: list[AtEdge], room: int, chance: random.Random) -> list[AtEdge]:
    """As many edges as there is room for, in their order; those first that are known to be in the way somewhere."""
    if len(edges) <= room:
        return edges
    shuffled = chance.sample(range(len(edges)), len(edges))
    first = sorted(shuffled, key=lambda index: _is_harmless(edges[index]))[:room]
    return [edges[index] for index in sorted(first)]


def _is_harmless(one: AtEdge) -> bool:
    return not one.edge.tightening


def _is_against(parts: list[Schema], value: Any) -> bool:
    """Whether the profile refuses a text of a format by intent."""
    if not isinstance(value, str):
        return False
    formats = (FORMATS.get(str(part.get("format"))) for part in parts)
    return any(one is not None and not one.takes(value) for one in formats)


def _names(path: Path) -> tuple[str, ...]:
    return tuple(one for one in path if isinstance(one, str))


def _narrowed(parts: list[Any], value: Any) -> str:
    """The key of the schema that says of which type the value is, whose keywords could leave it out."""
    kind = "string" if isinstance(value, str) else None
    told = [one for one in parts if one.types and (kind is None or kind in one.types)]
    return str((told or parts)[0].at)


def _replaced(value: Any, path: Path, other: Any) -> Any:
    """A value with another one at a path; None where it has no such place."""
    if not path:
        return {**value, **other.members} if isinstance(other, Added) else None
    found = copy.deepcopy(value)
    place = found
    for step in path[:-1]:
        place = _inside(place, step)
        if place is None:
            return None
    last = path[-1]
    before = _inside(place, last, NOTHING)
    if before is NOTHING:
        return None
    if isinstance(other, Added):
        if not isinstance(before, dict):
            return None
        place[last] = {**before, **other.members}
    elif other is not NOTHING:
        place[last] = copy.deepcopy(other)
    elif isinstance(place, dict):
        del place[last]
    else:
        return None
    return found


def _inside(value: Any, step: str | int, absent: Any = None) -> Any:
    if isinstance(value, dict) and isinstance(step, str):
        return value.get(step, absent)
    if isinstance(value, list) and isinstance(step, int) and step < len(value):
        return value[step]
    return absent
