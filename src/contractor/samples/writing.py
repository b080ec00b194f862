"""Values of schemas as a careful person would write them.

Takes schemas and the number of an instance, gives a value that they take; refuses to know operations. First comes
what the document itself gives (examples, constants, listed values, defaults), then what formats, names and
patterns suggest, put together member by member; where that is refused, values are built from keywords alone.
Every choice follows from the seed, the place and the number, so the same question has the same answer anywhere.
"""

import json
from collections.abc import Iterable, Iterator
from fractions import Fraction
from functools import cached_property
from itertools import islice
from math import ceil, floor
from random import Random
from typing import Any, Final

from contractor.containment.forms import exact
from contractor.containment.texts import matching, padded
from contractor.contract import Schema
from contractor.frozen import changed, frozen
from contractor.samples import words
from contractor.samples.judging import Judging, Workshop
from contractor.samples.mending import mended
from contractor.samples.parts import Parts, Reading
from contractor.samples.tags import known
from contractor.samples.varying import varied
from contractor.samples.whereabouts import Standing, singular, status
from contractor.samples.words import Named
from contractor.values import among, fits, identity, same

#: Levels of members that nobody requires, levels at all, and members of one value that nobody requires.
_OPTIONAL, _DEEPEST, _MEMBERS, _ALL_MEMBERS = 4, 24, 300, 3_000
#: Members of a union, and texts or numbers, that are tried.
_BRANCHES, _TRIED = 40, 60
#: Above it, a number between bounds looks like none that anybody chose.
_MANY: Final = 20
#: How often a whole value is built another way.
_CHANCES: Final = 6
_LONGEST: Final = 200
_IDENTITIES: Final = frozenset({"id", "uuid", "guid", "href", "self", "links"})
_ORDER: Final = ("object", "array", "string", "integer", "number", "boolean", "null")


_ENDLESS: Final = "what it requires has no end"


class Impossible(Exception):
    """No value was found. `at` is the key of the schema that none was found for."""

    def __init__(self, at: str, why: str) -> None:
        self.at = at
        self.why = why
        super().__init__(f"{at}: {why}")


class _Absent:
    """Nothing was given."""


ABSENT: Final = _Absent()


@frozen
class Place:
    """Where a value stands, and which instance it is."""

    root: str
    number: int
    name: tuple[str, ...] = ()
    owner: tuple[str, ...] = ()
    path: str = ""
    depth: int = 0
    open: frozenset[str] = frozenset()
    """Keys of the schemas of all values around it."""
    sent: tuple[Schema, ...] = ()
    """What whoever sent the given value was asked to keep to."""

    def named(self, seed: int) -> Named:
        """The same for words."""
        key = f"{seed}|{self.root}|{self.path}"
        return Named(self.name, self.owner, self.number + seed, key, status(self.root))


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
        self._completing = False
        self._insisting = False
        self._fully = False
        #: Schemas, by what they are, that nothing could be written for.
        self._hopeless: dict[tuple[int, ...], str] = {}

    def value(self, schema: Schema, number: int, *, insisting: bool = False) -> Any:
        """A value of a schema; `insisting` where it would be that of another number. Raises Impossible."""
        self._insisting = insisting
        return self._whole(schema, number)

    def completed(self, schema: Schema, number: int, given: Any, sent: Schema | None) -> Any:
        """A value of a schema; `given` is kept where it fits. Raises Impossible."""
        self._completing = True
        return self._whole(schema, number, given, () if sent is None else (sent,))

    def fully(self, schema: Schema, number: int) -> Any:
        """A value that leaves out nothing that can be there, put together anew. Raises Impossible."""
        self._fully = True
        return self._whole(schema, number)

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
        self._left = _ALL_MEMBERS if self._fully else _MEMBERS
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
            elif self.fit(parts, given):
                return given
            else:
                given = ABSENT
        if parts.is_given:
            told = self._given(parts, place) if given is ABSENT else self._listed(parts, place)
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
        union = self._union(parts)
        if union is not None:
            return self._of_union(parts, union, place, given)
        last = Impossible(at, "no value that was tried keeps to all that it says")
        for kind in self._kinds(parts, place, given):
            try:
                value = self._of_kind(kind, parts, place, given)
                value = self._conditioned(kind, value, parts, place, given)
            except Impossible as why:
                last = why
                continue
            if not self._is_doubtful(parts, place, kind) or self.fit(parts, value):
                return value
            for lighter in _lighter(value, parts, given):
                if self.fit(parts, lighter):
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

    def fit(self, parts: Parts, value: Any) -> bool:
        """Whether all schemas of a place take a value."""
        beside = parts.schemas[0] if len(parts.schemas) > 1 else None
        return all(
            self._judging.takes(one, value, beside if one is not beside else None)
            for one in parts.schemas
            if one.constrains()
        )

    def _given(self, parts: Parts, place: Place) -> Iterator[Any]:
        """What the document gives, the one for this instance first."""
        if self._completing:
            defaults = parts.values("default")
            yield from (one for one in defaults if one is not None and self.fit(parts, one))
        for part in parts.all:
            told = (self.stripped(parts.schemas, one) for one in part.get("examples") or ())
            examples = [one for one in told if self.fit(parts, one)]
            if examples:
                turn, index = divmod(place.number, len(examples))
                example = examples[index]
                found = self._another(example, parts, place, turn) if turn else example
                if self._fully and isinstance(found, (dict, list)):
                    continue
                # Where others must differ, what tells nothing apart is put together anew.
                if not (
                    self._insisting and turn and isinstance(found, dict) and same(found, example)
                ):
                    yield found
        yield from self._listed(parts, place)
        for part in parts.all:
            default = part.get("default")
            plain = isinstance(default, (str, int, float)) and default != ""
            if plain and self.fit(parts, default):
                if isinstance(default, bool):
                    yield default if place.number % 2 == 0 else not default
                elif not place.number or (
                    isinstance(default, str) and (place.depth or not self._insisting)
                ):
                    yield default

    def _listed(self, parts: Parts, place: Place) -> Iterator[Any]:
        """Constants and listed values, the default of them first."""
        constants = parts.values("const")
        lists = constants[:1] or min(parts.values("enum"), key=len, default=[])
        fitting = [one for one in lists if self.fit(parts, one)]
        told = [one for one in fitting if one is not None] or fitting
        default = next((one for one in parts.values("default") if among(one, told)), None)
        start = told.index(default) if default is not None else 0
        if told:
            # What is new stands where everything begins.
            turn = 0 if self._completing else place.number
            yield told[(start + turn) % len(told)]

    def _another(self, example: Any, parts: Parts, place: Place, turn: int) -> Any:
        """An example as it is of another instance, so far as anything in it tells instances apart."""
        found = self._moved(example, parts, place, turn)
        return found if self.fit(parts, found) else example

    def _moved(self, example: Any, parts: Parts, place: Place, turn: int) -> Any:
        if isinstance(example, dict):
            owner = self._owner(parts, place)
            out = {}
            for name, one in example.items():
                inner = self._parts(parts.member(name))
                where = changed(
                    self._below(place, name, words.named(name), place.number), owner=owner
                )
                out[name] = self._another(one, inner, where, turn)
            return out
        at = place.named(self._seed)
        insisting = self._insisting and place.depth < 2
        candidates = varied(example, at, turn, insisting=insisting)
        return next((one for one in candidates if self.fit(parts, one)), example)

    def stripped(self, schemas: tuple[Schema, ...], value: Any) -> Any:
        """A value without what does not travel in this direction."""
        if isinstance(value, (dict, list)) and value:
            parts = self._parts(schemas)
            if isinstance(value, list):
                return [
                    self.stripped(tuple(parts.item(index)), one) for index, one in enumerate(value)
                ]
            branches = [
                one
                for part in parts.all
                for one in (*part.one_of, *part.any_of)
                if self._judging.takes(one, value, schemas[0])
            ]
            parts = self._parts((*schemas, *branches))
            staying = self._judging.staying(parts.schemas)
            return {
                name: self.stripped(tuple(parts.member(name)), one)
                for name, one in value.items()
                if name not in staying
            }
        return value

    # ── unions and conditions ─────────────────────────────────────────────────────────────────────

    def _union(self, parts: Parts) -> tuple[Schema, tuple[Schema, ...]] | None:
        """The first union whose members nobody has chosen from."""
        chosen = set(map(id, parts.schemas))
        for part in parts.all:
            for members in (part.one_of, part.any_of):
                if members and not any(id(one) in chosen for one in members):
                    return part, members
        return None

    def _of_union(
        self, parts: Parts, union: tuple[Schema, tuple[Schema, ...]], place: Place, given: Any
    ) -> Any:
        at = union[0].at
        last = Impossible(at, "no member of the union goes with what stands beside it")
        for member in self._members(union[1], place, given)[:_BRANCHES]:
            try:
                value = self._value((*parts.schemas, member), place, given)
            except Impossible as why:
                last = why
                continue
            tag = union[0].discriminator
            if tag is not None and isinstance(value, dict) and member.ref is not None:
                value = self._tagged(parts, value, tag.property, known(tag.mapping, member.ref))
            if self.fit(parts, value):
                return value
        raise last

    def _tagged(self, parts: Parts, value: Any, name: str, values: list[str]) -> Any:
        if name not in value or value[name] in values:
            return value
        told = {**value, name: values[0]}
        return told if self.fit(parts, told) else value

    def _members(self, members: tuple[Schema, ...], place: Place, given: Any) -> list[Schema]:
        """Members of a union, the one for this instance first; null, what is old and what recurs come last."""

        def rank(member: Schema) -> tuple[bool, ...]:
            parts = self._parts((member,))
            return (
                parts.is_never,
                not place.open.isdisjoint(parts.opens),
                parts.types == ("null",) or parts.values("const") == [None],
                parts.is_old,
            )

        ranked = [(rank(one), one) for one in members]
        best = min((one for one, _ in ranked), default=())
        first = [one for found, one in ranked if found == best]
        rest = [one for _, one in sorted(ranked, key=lambda pair: pair[0]) if one not in first]
        turn = place.number % len(first) if first else 0
        told = [*first[turn:], *first[:turn], *rest]
        if given is not ABSENT:
            told.sort(key=lambda one: -self._likeness(one, given))
        return told

    def _likeness(self, member: Schema, given: Any) -> int:
        """How well a member of a union goes with a given value."""
        if self._judging.takes(member, given):
            return 1_000
        parts = self._parts((member,))
        if not fits(given, parts.types):
            return -1_000
        if not isinstance(given, dict):
            return 0
        score = 0
        for name, one in given.items():
            declared = parts.declared.get(name)
            if declared is None:
                score -= not parts.rest or any(rest.boolean is False for rest in parts.rest)
                continue
            score += 1
            inner = self._parts(declared)
            if inner.has("const", "enum"):
                score += 50 if self.fit(inner, one) else -50
        return score

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
        if kind == "boolean":
            candidates: Iterable[Any] = (
                (False, True) if self._completing or place.number % 2 else (True, False)
            )
        elif kind == "string":
            candidates = self._texts(parts, place)
        else:
            candidates = self._numbers(parts, place, whole=kind == "integer")
        defaults = parts.values("default") if place.number else []
        for value in islice(candidates, _TRIED):
            if among(value, defaults) and kind in ("integer", "number"):
                continue
            if (parts.is_free and fits(value, (kind,))) or self.fit(parts, value):
                return value
        at = parts.schemas[0].at if parts.schemas else place.root
        raise Impossible(at, _why(parts, kind))

    # ── texts ─────────────────────────────────────────────────────────────────────────────────────

    def _texts(self, parts: Parts, place: Place) -> Iterator[str]:
        at = place.named(self._seed)
        least, most = parts.least("minLength"), parts.most("maxLength")
        for text in self._spoken(parts, place, at):
            yield text
            if len(text) < least or (most is not None and len(text) > most):
                fitted = _fitted(text, least, most)
                if fitted is not None:
                    yield fitted
        yield from self._matching(parts, at)

    def _matching(self, parts: Parts, at: Named) -> Iterator[str]:
        """What patterns themselves suggest."""
        least, most = parts.least("minLength"), parts.most("maxLength")
        rng = Random(int.from_bytes(at.digest("pattern")))  # noqa: S311
        for pattern in parts.values("pattern"):
            for chance, repeat in ((rng, 1), (rng, None), (rng, 2), (None, None), (None, least)):
                made = matching(pattern, chance, repeat)
                if made is not None:
                    yield made
                    longer = padded(made, least, most)
                    if longer is not None:
                        yield longer

    def _spoken(self, parts: Parts, place: Place, at: Named) -> Iterator[str]:
        content = parts.told("contentSchema")
        if content is not None:
            inner = Place(content.at, place.number, depth=place.depth + 1, open=place.open)
            yield json.dumps(self._value((content,), inner), ensure_ascii=False)
        if parts.told("contentEncoding") == "base64":
            yield str(words.formatted("byte", at))
        for format in parts.values("format"):
            text = words.formatted(format, at)
            if text is not None:
                yield text
        said = words.said_of(at)
        if self._insisting and said == words.said_of(changed(at, number=self._seed)):
            yield from varied(said or words.of(at), at, place.number, insisting=True)
            yield f"{said or words.of(at)} {place.number + 1}"
            if parts.values("pattern"):
                # The spellings of a name are few, and the same for every instance.
                yield from words.lettered(at)
                yield from self._matching(parts, at)
        yield from words.texts(at)

    # ── numbers ───────────────────────────────────────────────────────────────────────────────────

    def _numbers(self, parts: Parts, place: Place, *, whole: bool) -> Iterator[Any]:
        at = place.named(self._seed)
        least, most = parts.range
        for number in words.numbers(at, parts.values("default") if place.number else ()):
            if not whole or float(number).is_integer():
                yield int(number) if float(number).is_integer() else number
        step = max(parts.steps, default=Fraction(1) if whole else None)
        natural = [10 + at.number, 1 + at.number, 100 + at.number]
        between = list(self._between(least, most, step, at.number))
        if whole or most is None or most > _MANY:
            yield from natural if step is None or step == 1 else ()
        yield from between
        base = step if step is not None and step > 1 else Fraction(1)
        yield from (_written(base * turn) for turn in natural)
        if step is not None:
            yield from (_written(step * turn) for turn in (*natural, 1, 0))
        for bound, sign in ((least, 1), (most, -1)):
            if bound is not None:
                edge = exact(bound)
                grid = step if step is not None else Fraction(1)
                nearest = grid * (ceil(edge / grid) if sign > 0 else floor(edge / grid))
                for turn in (at.number, 1, 0):
                    yield _written(nearest + sign * grid * turn)
                yield _written(edge + sign * Fraction(1, 2))
                yield bound

    def _between(self, least: Any, most: Any, step: Fraction | None, number: int) -> Iterator[Any]:
        """A number well inside of bounds."""
        if least is None or most is None:
            return
        low, high = exact(least), exact(most)
        if step is None:
            yield _written(low + (high - low) * Fraction(1 + number % 3, 4))
            return
        first, last = ceil(low / step), floor(high / step)
        if last > first:
            yield _written(step * (first + ((last - first) // 4 + number) % (last - first + 1)))

    # ── lists ─────────────────────────────────────────────────────────────────────────────────────

    def _array(self, parts: Parts, place: Place, given: Any) -> list[Any]:
        at = parts.schemas[0].at if parts.schemas else place.root
        least, most = parts.least("minItems"), parts.longest
        wanted = parts.places or (2 if place.depth < 2 else 1)
        wanted = max(wanted, least)
        if given is not ABSENT:
            wanted = max(len(given), least)
        elif self._completing:
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
            where = self._below(place, str(index), place.name, number)
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
        names = [name for name in parts.declared if name not in staying]
        names += [name for name in parts.required if name in required and name not in names]
        if given is not ABSENT and place.sent:
            left = self._reading.mentioned(place.sent).keys() - given.keys()
            left -= self._judging.staying(place.sent, back=True)
            names = [
                one for one in names if one in required or one not in left or _is_identity(one)
            ]
        given = {} if given is ABSENT else {k: v for k, v in given.items() if k not in staying}
        most = parts.most("maxProperties")
        owner = self._owner(parts, place)
        found: dict[str, Any] = {}
        room = None if most is None else most - len(required)
        for name in names:
            needed = name in required
            if not needed and (room is not None and room <= 0):
                continue
            if not needed and name not in given and not self._is_wanted(parts, name, place):
                continue
            try:
                found[name] = self._member(parts, name, place, owner, given.get(name, ABSENT))
            except Impossible:
                if needed:
                    raise
                continue
            if not needed and room is not None:
                room -= 1
        for name in dict.fromkeys(parts.asked(found)):
            if name not in found and name not in staying:
                found[name] = self._member(parts, name, place, owner, ABSENT)
        self._keep(parts, found, given, place, owner)
        if not given and not self._completing:
            self._fill(parts, found, place, owner)
        self._tag(parts, found)
        return found

    def _keep(
        self, parts: Parts, found: dict[str, Any], given: Any, place: Place, owner: tuple[str, ...]
    ) -> None:
        """Undeclared members that were given, where they are taken."""
        for name, value in given.items():
            if name not in found and name not in parts.declared:
                told = parts.member(name)
                if not told:
                    found[name] = value
                    continue
                try:
                    found[name] = self._member(parts, name, place, owner, value)
                except Impossible:
                    continue

    def _owner(self, parts: Parts, place: Place) -> tuple[str, ...]:
        components = [key for key in parts.keys if _is_component(key)]
        if components:
            return words.named(components[0].rpartition("/")[2])
        titles = [named for one in parts.values("title") if 0 < len(named := words.named(one)) < 4]
        return titles[0] if titles else place.name or place.owner

    def _is_wanted(self, parts: Parts, name: str, place: Place) -> bool:
        """Whether a member that nobody requires is shown."""
        inner = self._parts(parts.declared.get(name, ()))
        if (inner.is_old and not self._fully) or inner.is_never:
            return False
        if not place.open.isdisjoint(inner.opens) and any(
            key in place.open and self._contract.schemas[key].properties for key in inner.keys
        ):
            return False
        nested = "object" in inner.types or "array" in inner.types or inner.has("oneOf", "anyOf")
        if not self._fully and place.depth >= _OPTIONAL + (not nested):
            return False
        self._left -= 1
        return self._left > 0

    def _member(
        self, parts: Parts, name: str, place: Place, owner: tuple[str, ...], given: Any
    ) -> Any:
        where = self._below(place, name, words.named(name), place.number)
        sent = tuple(self._reading.mentioned(place.sent).get(name, ())) if place.sent else ()
        return self._value(tuple(parts.member(name)), changed(where, owner=owner, sent=sent), given)

    def _below(self, place: Place, step: str, name: tuple[str, ...], number: int) -> Place:
        return changed(
            place, path=f"{place.path}/{step}", name=name, number=number, depth=place.depth + 1
        )

    def _fill(
        self, parts: Parts, found: dict[str, Any], place: Place, owner: tuple[str, ...]
    ) -> None:
        """One entry for a map, and as many members as there must be."""
        least = parts.least("minProperties")
        is_map = not parts.declared and bool(
            parts.patterns or any(one.boolean is None and one.keywords for one in parts.rest)
        )
        wanted = max(least, 1 if is_map else 0)
        for name in self._names(parts):
            if len(found) >= wanted:
                break
            told = parts.member(name)
            never = any(one.boolean is False for one in told)
            if name in found or never or (parts.declared.get(name) and name in found):
                continue
            recursive = not place.open.isdisjoint(self._parts(told).keys)
            if recursive and len(found) >= least:
                break
            try:
                where = self._below(place, name, singular(place.name), place.number)
                found[name] = self._value(tuple(told), changed(where, owner=owner))
            except Impossible:
                continue

    def _names(self, parts: Parts) -> Iterator[str]:
        yield from parts.declared
        rng = Random(1)  # noqa: S311
        candidates: list[str] = []
        for naming in parts.values("propertyNames"):
            told = self._parts((naming,))
            for listed in (*told.values("enum"), *([one] for one in told.values("const"))):
                candidates += [one for one in listed if isinstance(one, str)]
            for format in told.values("format"):
                text = words.formatted(format, Named((), (), 0, "name"))
                candidates += [] if text is None else [text]
            for pattern in told.values("pattern"):
                candidates += [t for n in (1, None) if (t := matching(pattern, rng, n)) is not None]
        for pattern in parts.patterns:
            candidates += [t for n in (1, None) if (t := matching(pattern, rng, n)) is not None]
        candidates += ["key", *(f"key{index}" for index in range(2, 60))]
        for name in dict.fromkeys(candidates):
            if all(self._judging.takes(one, name) for one in parts.values("propertyNames")):
                yield name

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
                for value in known(tag.mapping, key)
                if key in tag.mapping.values() or not tag.mapping
            ]
            for value in (*leading, *tag.mapping):
                if self.fit(inner, value):
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
                for one in (self.stripped(parts.schemas, value), value):
                    if self.fit(parts, one):
                        yield one
                        break


def _is_identity(name: str) -> bool:
    """Whether a member says which thing it is, which a server tells whoever made the thing."""
    said = words.named(name)
    return bool(said) and said[-1].lower() in _IDENTITIES


def _is_component(key: str) -> bool:
    return "/components/schemas/" in key and key.count("/") == 3


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


def _fitted(text: str, least: int, most: int | None) -> str | None:
    """A text cut at a word, or said again, so that it has the length that is asked for."""
    if most is not None and len(text) > most:
        cut = text[:most].rstrip()
        shorter = cut.rpartition(" ")[0]
        return shorter if len(shorter) >= max(least, most // 2) else text[:most]
    return padded(f"{text} ", least, most)


def _written(number: Fraction) -> int | float:
    if number.denominator == 1:
        return int(number)
    try:
        return float(number)
    except OverflowError:  # beyond what a double holds
        return int(number)
