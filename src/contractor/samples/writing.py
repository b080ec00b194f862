"""Values of schemas as a careful person would write them.

Takes schemas and the number of an instance, gives a value that they take; refuses to know operations. First comes
what the document itself gives (examples, constants, listed values, defaults), then what formats, names and
patterns suggest, put together member by member; where that is refused, values are built from keywords alone.
Every choice follows from the seed, the place and the number, so the same question has the same answer anywhere.
"""

import json
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import islice
from random import Random
from typing import Any, Final

from contractor.contract import Schema
from contractor.contract.tagging import tags_of
from contractor.frozen import changed
from contractor.nouns import singular
from contractor.samples import scalars, words
from contractor.samples.given import Given, Manner, owner
from contractor.samples.judging import Judging, Workshop
from contractor.samples.members import is_identity, names
from contractor.samples.mending import mended
from contractor.samples.parts import Parts, Reading
from contractor.samples.place import ABSENT, Impossible, Place
from contractor.samples.unions import ranked, union
from contractor.samples.whereabouts import Standing
from contractor.values import among, fits, identity

#: Levels of members that nobody requires, levels at all, and members of one value that nobody requires.
_OPTIONAL, _DEEPEST, _MEMBERS, _ALL_MEMBERS = 4, 24, 300, 3_000
#: Members of a union, and texts or numbers, that are tried.
_BRANCHES, _TRIED = 40, 60
#: How often a whole value is built another way.
_CHANCES: Final = 6
_LONGEST: Final = 200
_ORDER: Final = ("object", "array", "string", "integer", "number", "boolean", "null")


_ENDLESS: Final = "what it requires has no end"


class Writing:
    """Values of the schemas of one contract that travel in one direction."""

    def __init__(self, judging: Judging, reading: Reading, standing: Standing, seed: int) -> None:
        self._judging = judging
        self._reading = reading
        self._parts = reading.parts
        self._standing = standing
        self._contract = judging.contract
        self._seed = seed
        self._left = _MEMBERS
        self._manner = Manner()
        #: Schemas, by what they are, that nothing could be written for.
        self._hopeless: dict[tuple[int, ...], str] = {}

    def value(self, schema: Schema, number: int, *, insisting: bool = False) -> Any:
        """A value of a schema; `insisting` where it would be that of another number. Raises Impossible."""
        self._manner = Manner(insisting=insisting)
        return self._whole(schema, number)

    def completed(self, schema: Schema, number: int, given: Any, sent: Schema | None) -> Any:
        """A value of a schema; `given` is kept where it fits. Raises Impossible."""
        self._manner = Manner(completing=True)
        return self._whole(schema, number, given, () if sent is None else (sent,))

    def fully(self, schema: Schema, number: int) -> Any:
        """A value that leaves out nothing that can be there, put together anew. Raises Impossible."""
        self._manner = Manner(fully=True)
        return self._whole(schema, number)

    @property
    def given(self) -> Given:
        """What the document gives."""
        return Given(self._judging, self._reading, self._seed, self._manner)

    @cached_property
    def workshop(self) -> Workshop:
        """Where values are built."""
        return self._judging.workshop()

    def inner(self, schemas: tuple[Schema, ...], number: int, name: str = "") -> Any:
        """A value of what stands inside of another. Raises Impossible."""
        self._left = _MEMBERS
        return self._value(schemas, Place(schemas[0].at, number, words.named(name), depth=1))

    def _whole(
        self, schema: Schema, number: int, given: Any = ABSENT, sent: tuple[Schema, ...] = ()
    ) -> Any:
        self._left = _ALL_MEMBERS if self._manner.fully else _MEMBERS
        name, owner = self._standing.of(schema.at)
        if not name and schema.ref is not None:
            owner = self._standing.of(schema.ref)[1]
        return self._value((schema,), Place(schema.at, number, name, owner, sent=sent), given)

    # ── one value ─────────────────────────────────────────────────────────────────────────────────

    def _value(self, schemas: tuple[Schema, ...], place: Place, given: Any = ABSENT) -> Any:
        parts = self._parts(schemas)
        at = schemas[0].at if schemas else place.root
        if parts.is_never:
            raise Impossible(at, "it takes no value at all")
        if place.depth > _DEEPEST:
            raise Impossible(at, _ENDLESS)
        key = tuple(map(id, parts.schemas))
        if given is ABSENT and key in self._hopeless:
            raise Impossible(at, self._hopeless[key])
        place = changed(place, open=place.open | parts.opens)
        if given is not ABSENT:
            if isinstance(given, (dict, list)):
                given = given if fits(given, parts.types) or not parts.is_typed else ABSENT
            elif self._fit(parts, given):
                return given
            else:
                given = ABSENT
        if parts.is_given:
            found = self.given
            told = found.values(parts, place) if given is ABSENT else found.listed(parts, place)
            for value in told:
                return value
        last = Impossible(at, "")
        for less in _less(given):
            try:
                return self._made(parts, place, less)
            except Impossible as why:
                last = why
        if last.why != _ENDLESS or not place.depth:
            for value in self._built(parts, place):
                return value
        if place.depth < _DEEPEST // 2:  # not for want of depth
            self._hopeless[key] = last.why
        raise last

    def _made(self, parts: Parts, place: Place, given: Any) -> Any:
        at = parts.schemas[0].at if parts.schemas else place.root
        chosen = union(parts)
        if chosen is not None:
            return self._of_union(parts, *chosen, place, given)
        last = Impossible(at, "no value that was tried keeps to all that it says")
        for kind in self._kinds(parts, place, given):
            try:
                value = self._of_kind(kind, parts, place, given)
                value = self._conditioned(kind, value, parts, place, given)
            except Impossible as why:
                last = why
                continue
            if not self._is_doubtful(parts, place, kind) or self._fit(parts, value):
                return value
            for lighter in _lighter(value, parts, given):
                if self._fit(parts, lighter):
                    return lighter
            found = mended(self._judging, parts.schemas, value)
            if found is not None:
                return found[0]
        raise last

    def _is_doubtful(self, parts: Parts, place: Place, kind: str) -> bool:
        """Whether a value that was put together has to be judged as a whole."""
        if kind in ("object", "array"):
            return not place.depth or parts.is_hard or not parts.types
        return kind == "null" and not parts.is_free

    def _fit(self, parts: Parts, value: Any) -> bool:
        return self._judging.fits(parts.schemas, value)

    # ── unions and conditions ─────────────────────────────────────────────────────────────────────

    def _of_union(
        self, parts: Parts, holder: Schema, members: tuple[Schema, ...], place: Place, given: Any
    ) -> Any:
        last = Impossible(holder.at, "no member of the union goes with what stands beside it")
        for member in ranked(self._judging, self._reading, members, place, given)[:_BRANCHES]:
            try:
                value = self._value((*parts.schemas, member), place, given)
            except Impossible as why:
                last = why
                continue
            tag = holder.discriminator
            if tag is not None and isinstance(value, dict) and member.ref is not None:
                value = self._tagged(parts, value, tag.property, tags_of(tag.mapping, member.ref))
            if self._fit(parts, value):
                return value
        raise last

    def _tagged(self, parts: Parts, value: Any, name: str, values: list[str]) -> Any:
        if name not in value or value[name] in values:
            return value
        told = {**value, name: values[0]}
        return told if self._fit(parts, told) else value

    def _conditioned(self, kind: str, value: Any, parts: Parts, place: Place, given: Any) -> Any:
        """The value, made again with what `if` and `dependentSchemas` ask of it."""
        for _ in range(3):
            more = [one for one in self._asked(parts, value) if one not in parts.schemas]
            if not more:
                break
            parts = self._parts((*parts.schemas, *more))
            if parts.is_never:
                raise Impossible(more[0].at, "it takes no value at all")
            value = self._of_kind(kind, parts, place, given)
        return value

    def _asked(self, parts: Parts, value: Any) -> Iterator[Schema]:
        for part in parts.all:
            condition = part.get("if")
            if condition is not None:
                branch = part.get("then" if self._judging.takes(condition, value) else "else")
                if branch is not None:
                    yield branch
            for name, schema in (part.get("dependentSchemas") or {}).items():
                if isinstance(value, dict) and name in value:
                    yield schema

    # ── by type ───────────────────────────────────────────────────────────────────────────────────

    def _kinds(self, parts: Parts, place: Place, given: Any) -> list[str]:
        kinds = [*parts.types] or [*self._wild(place)]
        kinds.sort(key=lambda kind: kind == "null")
        if given is not ABSENT:
            if not parts.is_typed:
                kinds.append("object" if isinstance(given, dict) else "array")
            kinds.sort(key=lambda kind: not fits(given, (kind,)))
        return kinds

    def _wild(self, place: Place) -> tuple[str, ...]:
        """Types where none is said: a text by its name, else an object."""
        told = words.said_of(place.named(self._seed)) is not None
        return _ORDER if not told else ("string", *_ORDER)

    def _of_kind(self, kind: str, parts: Parts, place: Place, given: Any) -> Any:
        if kind == "null":
            return None
        if kind == "object":
            return self._object(parts, place, given if isinstance(given, dict) else ABSENT)
        if kind == "array":
            return self._array(parts, place, given if isinstance(given, list) else ABSENT)
        defaults = parts.values("default") if place.number else []
        if kind == "boolean":
            candidates: Iterable[Any] = (
                (False, True) if self._manner.completing or place.number % 2 else (True, False)
            )
        elif kind == "string":
            candidates = self._texts(parts, place)
        else:
            whole = kind == "integer"
            candidates = scalars.numbers(parts, place.named(self._seed), defaults, whole=whole)
        for value in islice(candidates, _TRIED):
            if among(value, defaults) and kind in ("integer", "number"):
                continue
            if (parts.is_free and fits(value, (kind,))) or self._fit(parts, value):
                return value
        at = parts.schemas[0].at if parts.schemas else place.root
        raise Impossible(at, _why(parts, kind))

    def _texts(self, parts: Parts, place: Place) -> Iterator[str]:
        at = place.named(self._seed)
        first = changed(at, number=self._seed) if self._manner.insisting else None
        return scalars.texts(parts, at, self._inside(parts, place), first, place.number)

    def _inside(self, parts: Parts, place: Place) -> Iterator[str]:
        """The text of what a text has inside, as `contentSchema` says."""
        content = parts.told("contentSchema")
        if content is not None:
            inner = Place(content.at, place.number, depth=place.depth + 1, open=place.open)
            yield json.dumps(self._value((content,), inner), ensure_ascii=False)

    # ── lists ─────────────────────────────────────────────────────────────────────────────────────

    def _array(self, parts: Parts, place: Place, given: Any) -> list[Any]:
        at = parts.schemas[0].at if parts.schemas else place.root
        least, most = parts.least("minItems"), parts.longest
        wanted = parts.places or (2 if place.depth < 2 else 1)
        wanted = max(wanted, least)
        if given is not ABSENT:
            wanted = max(len(given), least)
        elif self._manner.completing:
            wanted = least
        if most is not None:
            wanted = min(wanted, most)
        if wanted > _LONGEST:
            raise Impossible(at, f"a list of {wanted} items is too long for an example")
        inner = words.named(place.name[-1]) if place.name else place.owner
        found: list[Any] = []
        seen: set[Any] = set()
        unique = True in parts.values("uniqueItems")
        containing = [part for part in parts.all if part.has("contains")]
        for index in range(wanted):
            schemas = tuple(parts.item(index))
            for part in containing:
                if index < part.keywords.get("minContains", 1):
                    schemas = (*schemas, part.keywords["contains"])
            open_ = [key for key in self._parts(schemas).keys if key in place.open]
            told = given[index] if given is not ABSENT and index < len(given) else ABSENT
            if open_ and index >= least and told is ABSENT:
                break
            name = singular(place.name) or inner
            numbers = [place.number + index + turn * wanted for turn in range(8 if unique else 1)]
            try:
                item = self._item(schemas, index, changed(place, name=name), numbers, told, seen)
            except Impossible:
                if index < least:
                    raise
                break
            if unique:
                seen.add(identity(item))
            found.append(item)
        return found

    def _item(
        self,
        schemas: tuple[Schema, ...],
        index: int,
        place: Place,
        numbers: list[int],
        given: Any,
        seen: set[Any],
    ) -> Any:
        """An item that is not among those seen, of the first of these instances that has one."""
        for number in numbers:
            told = given if number == numbers[0] else ABSENT
            where = place.below(str(index), place.name, number)
            if place.sent:
                where = changed(where, sent=tuple(self._parts(place.sent).item(index)))
            item = self._value(schemas, where, told)
            if not seen or identity(item) not in seen:
                return item
        at = schemas[0].at if schemas else place.root
        raise Impossible(at, "items of the list must differ, and no more were found")

    # ── objects ───────────────────────────────────────────────────────────────────────────────────

    def _object(self, parts: Parts, place: Place, given: Any) -> dict[str, Any]:
        staying = self._judging.staying(parts.schemas)
        required = {name for name in parts.required if name not in staying}
        asked = [name for name in parts.declared if name not in staying]
        asked += [name for name in parts.required if name in required and name not in asked]
        place = changed(place, owner=owner(parts, place))
        if given is not ABSENT and place.sent:
            left = self._reading.mentioned(place.sent).keys() - given.keys()
            left -= self._judging.staying(place.sent, back=True)
            left -= {name for name in left if is_identity(name, place.owner)}
            asked = [one for one in asked if one in required or one not in left]
        given = {} if given is ABSENT else {k: v for k, v in given.items() if k not in staying}
        most = parts.most("maxProperties")
        found: dict[str, Any] = {}
        room = None if most is None else most - len(required)
        for name in asked:
            needed = name in required
            if not needed and (room is not None and room <= 0):
                continue
            if not needed and name not in given and not self._is_wanted(parts, name, place):
                continue
            try:
                found[name] = self._member(parts, name, place, given.get(name, ABSENT))
            except Impossible:
                if needed:
                    raise
                continue
            if not needed and room is not None:
                room -= 1
        for name in dict.fromkeys(parts.asked(found)):
            if name not in found and name not in staying:
                found[name] = self._member(parts, name, place, ABSENT)
        self._keep(parts, found, given, place)
        if not given and not self._manner.completing:
            self._fill(parts, found, place)
        self._tag(parts, found)
        return found

    def _keep(self, parts: Parts, found: dict[str, Any], given: Any, place: Place) -> None:
        """Undeclared members that were given, where they are taken."""
        for name, value in given.items():
            if name not in found and name not in parts.declared:
                told = parts.member(name)
                if not told:
                    found[name] = value
                    continue
                try:
                    found[name] = self._member(parts, name, place, value)
                except Impossible:
                    continue

    def _is_wanted(self, parts: Parts, name: str, place: Place) -> bool:
        """Whether a member that nobody requires is shown."""
        inner = self._parts(parts.declared.get(name, ()))
        if (inner.is_old and not self._manner.fully) or inner.is_never:
            return False
        if not place.open.isdisjoint(inner.opens) and any(
            key in place.open and self._contract.schemas[key].properties for key in inner.keys
        ):
            return False
        nested = "object" in inner.types or "array" in inner.types or inner.has("oneOf", "anyOf")
        if not self._manner.fully and place.depth >= _OPTIONAL + (not nested):
            return False
        self._left -= 1
        return self._left > 0

    def _member(self, parts: Parts, name: str, place: Place, given: Any) -> Any:
        where = place.below(name, words.named(name), place.number)
        sent = tuple(self._reading.mentioned(place.sent).get(name, ())) if place.sent else ()
        return self._value(tuple(parts.member(name)), changed(where, sent=sent), given)

    def _fill(self, parts: Parts, found: dict[str, Any], place: Place) -> None:
        """One entry for a map, and as many members as there must be."""
        least = parts.least("minProperties")
        is_map = not parts.declared and bool(
            parts.patterns or any(one.boolean is None and one.keywords for one in parts.rest)
        )
        wanted = max(least, 1 if is_map else 0)
        for name in names(self._judging, self._reading, parts):
            if len(found) >= wanted:
                break
            told = parts.member(name)
            never = any(one.boolean is False for one in told)
            if name in found or never:
                continue
            recursive = not place.open.isdisjoint(self._parts(told).keys)
            if recursive and len(found) >= least:
                break
            try:
                where = place.below(name, singular(place.name), place.number)
                found[name] = self._value(tuple(told), where)
            except Impossible:
                continue

    def _tag(self, parts: Parts, found: dict[str, Any]) -> None:
        """The tags of a schema that unions know by them, and of one that says itself by which it is known."""
        for key in parts.keys:
            for name, values in self._judging.tags.get(key, {}).items():
                if name in found and found[name] not in values:
                    found[name] = values[0]
        for part in parts.all:
            tag = part.discriminator
            if tag is None or part.one_of or part.any_of or tag.property not in found:
                continue
            inner = self._parts(parts.declared.get(tag.property, ()))
            if inner.has("const") or not parts.keys:
                continue
            leading = [
                value
                for key in parts.keys
                for value in tags_of(tag.mapping, key)
                if key in tag.mapping.values() or not tag.mapping
            ]
            for value in (*leading, *tag.mapping):
                if self._fit(inner, value):
                    found[tag.property] = value
                    break

    # ── what is left ──────────────────────────────────────────────────────────────────────────────

    def _built(self, parts: Parts, place: Place) -> Iterator[Any]:
        """Values built from keywords alone."""
        if any(self._judging.beyond(one) for one in parts.schemas):
            return
        node = self.workshop.node(*parts.schemas)
        for key in parts.keys:
            told = {name: {"enum": [*one]} for name, one in self._judging.tags.get(key, {}).items()}
            node |= self.workshop.universe.node({"properties": told}) if told else frozenset()
        name = place.path.rpartition("/")[2]
        seeds = [place.named(self._seed).digest(f"built{turn}") for turn in range(_CHANCES)]
        chances = [Random(int.from_bytes(one)) for one in seeds]  # noqa: S311
        first = [*chances[:1], None] if place.number else [None, *chances[:1]]
        for chance in (*first, *(() if place.depth else chances[1:])):
            for value in self.workshop.built(node, chance, name):
                for one in (self.given.stripped(parts.schemas, value), value):
                    if self._fit(parts, one):
                        yield one
                        break


def _lighter(value: Any, parts: Parts, given: Any) -> Iterator[Any]:
    """The value without a member that nobody asked for, then without all of them."""
    if isinstance(value, dict):
        asked = {*parts.required, *(given if isinstance(given, dict) else ())}
        spare = [name for name in value if name not in asked]
        for name in reversed(spare):
            yield {other: one for other, one in value.items() if other != name}
        if len(spare) > 1:
            yield {name: one for name, one in value.items() if name in asked}


def _why(parts: Parts, kind: str) -> str:
    lists = parts.values("enum")
    if [] in lists or () in lists:
        return "its `enum` lists nothing"
    if lists or parts.has("const"):
        return "what it lists is refused by what stands beside it"
    words = {"integer": "whole number", "string": "text"}
    return f"no {words.get(kind, kind)} that was tried keeps to all that it says"


def _less(given: Any) -> Iterator[Any]:
    """What was given, then without one of its members, then nothing of it."""
    yield given
    if isinstance(given, dict):
        if len(given) > 1:
            for name in reversed(given):
                yield {other: one for other, one in given.items() if other != name}
        yield {}
    elif isinstance(given, list) and given:
        yield []
