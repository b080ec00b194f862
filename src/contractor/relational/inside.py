"""What a contract says of a value that a column holds as JSON.

Takes a type and a column, gives a condition for each place and keyword, those of the outer places first; refuses to
know tables, and how databases spell a place. What no CHECK can say is left out: items that are all different, names
that match a pattern, unions that nothing tells apart, and, on SQLite, what is inside of lists and maps.
"""

from collections import deque
from collections.abc import Iterator
from typing import Any, Final

from contractor.frozen import changed, frozen
from contractor.model import (
    Alias,
    Anything,
    Checked,
    Constants,
    Enumeration,
    ListOf,
    MapOf,
    Model,
    Nothing,
    Nullable,
    OneOf,
    Other,
    Property,
    Record,
    Ref,
    Scalar,
    TupleOf,
    Type,
)
from contractor.profile import INTEGERS
from contractor.relational import keywords
from contractor.relational.conditions import is_said
from contractor.relational.database import Sql
from contractor.relational.keywords import KINDS, Kind
from contractor.relational.numbers import bounds
from contractor.relational.places import Given, Member, Place
from contractor.source import join

#: How many steps a place may be away from its column, how many conditions a column gets, and how long they become:
#: a table of a dozen such columns is still read by people, and checked in microseconds.
_DEEPEST, _MOST, _LONGEST = 5, 60, 1_000
#: How often a record is looked into on one way: more than once where it holds others of its own.
_ROUNDS: Final = 2
#: Formats whose values are stored in another spelling than they were sent in.
_RESPELLED: Final = frozenset(
    {"uuid", "date-time", "date", "binary", "byte", "decimal", "time", "ipv4", "ipv6"}
)


@frozen
class Inner:
    """What a keyword at `at` says of a place inside. `words` name the place, and the keyword behind it."""

    words: tuple[str, ...]
    place: Place
    keyword: str
    at: str
    sql: Sql


@frozen
class _Spot:
    """A type at a place. `kinds` are those of all values there, where several types share it."""

    type: Type
    place: Place
    words: tuple[str, ...]
    at: str
    kinds: frozenset[Kind] | None
    tag: str = ""
    """The member of objects here that is known to be what it has to be."""
    within: tuple[str, ...] = ()
    """The records that lead here."""

    def only(self, *kinds: Kind) -> bool:
        """Whether nothing else is here, null aside."""
        return self.kinds is not None and self.kinds - {"null"} <= {*kinds}


def inside(model: Model, kind: Type, column: str, at: str) -> Iterator[Inner]:
    """The conditions on the value of a column, whose name stands quoted in `column`, of a type that stands at `at`."""
    walk = _Walk(model)
    waiting = deque([walk.spot(kind, Place(column), (), at)])
    count = 0
    while waiting:
        spot = waiting.popleft()
        for found in walk.said(spot):
            if isinstance(found, _Spot):
                if len(found.place.steps) <= _DEEPEST:
                    waiting.append(found)
                continue
            kept = _short(found)
            if kept is not None and count < _MOST:
                count += 1
                yield kept


def _short(one: Inner) -> Inner | None:
    """A condition without what is too long to read."""
    sql = Sql(_readable(one.sql.postgresql), _readable(one.sql.sqlite))
    return changed(one, sql=sql) if sql != Sql(None, None) else None


def _readable(sql: str | None) -> str | None:
    return sql if sql is not None and len(sql) <= _LONGEST and "\0" not in sql else None


class _Walk:
    """From types to what is said of values, and to the places inside of them."""

    def __init__(self, model: Model) -> None:
        self._model = model

    def spot(
        self,
        kind: Type,
        place: Place,
        words: tuple[str, ...],
        at: str,
        within: tuple[str, ...] = (),
    ) -> _Spot:
        """A type at a place that no other type shares."""
        return _Spot(kind, place, words, at, self._kinds(kind), within=within)

    def said(self, spot: _Spot) -> Iterator["Inner | _Spot"]:
        """What is said of a place, and the places that are next to it."""
        if not spot.place.steps and spot.kinds is not None and isinstance(spot.type, Nullable):
            # Null is NULL, and no JSON null is stored in its stead.
            spot = changed(spot, kinds=spot.kinds - {"null"})
        if spot.kinds is not None and spot.kinds:
            kinds = [kind for kind in KINDS if kind in spot.kinds]
            yield self._inner(spot, "type", keywords.is_of(spot.place, kinds))
        yield from self._of(spot)

    def _of(self, spot: _Spot) -> Iterator["Inner | _Spot"]:
        """What is said beside the kind."""
        match spot.type:
            case Nullable(inner) | Checked(inner):
                yield from self._of(changed(spot, type=inner))
            case Ref(key):
                yield from self._named(spot, key)
            case Constants(values):
                keyword = "const" if len(values) == 1 else "enum"
                yield from self._listed(spot, keyword, values)
            case Scalar():
                yield from self._scalar(spot, spot.type)
            case ListOf():
                yield from self._list(spot, spot.type)
            case TupleOf():
                yield from self._tuple(spot, spot.type)
            case MapOf():
                yield from self._map(spot, spot.type)
            case OneOf():
                yield from self._union(spot, spot.type)

    def _named(self, spot: _Spot, key: str) -> Iterator["Inner | _Spot"]:
        match self._model.definitions.get(key):
            case Alias(type=inner, at=at):
                yield from self._of(changed(spot, type=inner, at=at))
            case Enumeration(members=members, others=None, at=at):
                values = tuple(member.value for member in members)
                yield from self._listed(changed(spot, at=at), "enum", values)
            case Enumeration(others=Scalar() as others, at=at) as found if is_said(found):
                yield from self._scalar(changed(spot, at=at), others)
            case Record() as record if spot.within.count(key) < _ROUNDS:
                within = (*spot.within, key)
                yield from self._record(changed(spot, at=record.at, within=within), record)

    def _inner(self, spot: _Spot, keyword: str, sql: Sql) -> Inner:
        return Inner(spot.words, spot.place, keyword, spot.at, sql)

    # ── scalars ───────────────────────────────────────────────────────────────────────────────────

    def _listed(self, spot: _Spot, keyword: str, values: tuple[Any, ...]) -> Iterator[Inner]:
        if spot.kinds is not None and self._of_values(values) >= spot.kinds - {"null"}:
            if "null" in spot.kinds and None not in values:
                # A schema around this one allows it.
                values = (*values, None)
            yield self._inner(spot, keyword, keywords.is_listed(spot.place, values))

    def _scalar(self, spot: _Spot, scalar: Scalar) -> Iterator[Inner]:
        if scalar.kind == "string":
            yield from self._text(spot, scalar)
        elif scalar.kind in ("integer", "number"):
            yield from self._number(spot, scalar)

    def _text(self, spot: _Spot, scalar: Scalar) -> Iterator[Inner]:
        if scalar.format in _RESPELLED:
            return
        place, always = spot.place, spot.only("string")
        if scalar.min_length:
            found = keywords.long(place, ">=", scalar.min_length, always=always)
            yield self._inner(spot, "minLength", found)
        if scalar.max_length is not None:
            found = keywords.long(place, "<=", scalar.max_length, always=always)
            yield self._inner(spot, "maxLength", found)
        if scalar.pattern is not None:
            found = keywords.matching(place, scalar.pattern, always=always)
            yield self._inner(spot, "pattern", found)

    def _number(self, spot: _Spot, scalar: Scalar) -> Iterator[Inner]:
        place, always = spot.place, spot.only("integer", "number")
        for keyword, sign, limit in bounds(scalar):
            found = keywords.bounded(place, sign, limit, always=always)
            yield self._inner(spot, keyword, found)
        if scalar.multiple_of is not None:
            found = keywords.stepped(place, scalar.multiple_of, always=always)
            yield self._inner(spot, "multipleOf", found)
        bits = INTEGERS.get(scalar.format or "") if scalar.kind == "integer" else None
        if bits is not None:
            found = keywords.sized_in_bits(place, *bits, always=always)
            yield self._inner(spot, "format", found)

    # ── lists and objects ─────────────────────────────────────────────────────────────────────────

    def _list(self, spot: _Spot, found: ListOf) -> Iterator["Inner | _Spot"]:
        yield from self._sizes(spot, found.min_items, found.max_items)
        words, at = (*spot.words, "items"), join(spot.at, "items")
        yield self.spot(found.item, spot.place.to("items"), words, at, spot.within)

    def _tuple(self, spot: _Spot, found: TupleOf) -> Iterator["Inner | _Spot"]:
        most = found.most
        if found.rest is None:
            most = len(found.items) if most is None else min(most, len(found.items))
        yield from self._sizes(spot, found.least, most)
        for index, item in enumerate(found.items):
            words, at = (*spot.words, str(index)), join(spot.at, "prefixItems", index)
            yield self.spot(item, spot.place.to(index), words, at, spot.within)

    def _sizes(self, spot: _Spot, least: int | None, most: int | None) -> Iterator[Inner]:
        always = spot.only("array") and "null" not in (spot.kinds or ())
        if least:
            found = keywords.sized(spot.place, ">=", least, always=always)
            yield self._inner(spot, "minItems", found)
        if most is not None:
            found = keywords.sized(spot.place, "<=", most, always=always)
            yield self._inner(spot, "maxItems", found)

    def _map(self, spot: _Spot, found: MapOf) -> Iterator["Inner | _Spot"]:
        if found.min_properties:
            sql = keywords.filled(spot.place, ">=", found.min_properties)
            yield self._inner(spot, "minProperties", sql)
        if found.max_properties is not None:
            sql = keywords.filled(spot.place, "<=", found.max_properties)
            yield self._inner(spot, "maxProperties", sql)
        if not found.patterns and isinstance(found.value, Nothing):
            yield self._inner(spot, "additionalProperties", keywords.has_only(spot.place, ()))
        elif not found.patterns:
            words, at = (*spot.words, "values"), join(spot.at, "additionalProperties")
            yield self.spot(found.value, spot.place.to("values"), words, at, spot.within)

    def _record(self, spot: _Spot, record: Record) -> Iterator["Inner | _Spot"]:
        found = self._properties(record)
        sent = self._model.definitions.get(f"{record.key}>sent")
        other = self._properties(sent) if isinstance(sent, Record) else found
        # What travels one way only may be missing in a value that came the other way.
        needed = [
            name
            for name, (one, _) in found.items()
            if one.required and name in other and other[name][0].required
        ]
        needed = [name for name in needed if name != spot.tag]
        if needed:
            yield self._has(spot, needed)
        if self._is_closed(record):
            names = list(dict.fromkeys((*found, *other)))
            only = keywords.has_only(spot.place, names)
            yield self._inner(spot, "additionalProperties", only)
        for name, (one, at) in found.items():
            if name != spot.tag:
                place, words = spot.place.to(Member(name)), (*spot.words, name)
                yield self.spot(one.type, place, words, at, spot.within)

    def _has(self, spot: _Spot, names: list[str]) -> Inner:
        always = spot.only("object") and "null" not in (spot.kinds or ())
        return self._inner(spot, "required", keywords.has(spot.place, names, always=always))

    def _properties(self, record: Record) -> dict[str, tuple[Property, str]]:
        """The properties of a record and those of what it extends, and where they stand."""
        base = self._model.definitions.get(record.base or "")
        found = self._properties(base) if isinstance(base, Record) else {}
        for index, one in enumerate(record.properties):
            places = record.places
            at = places[index] if index < len(places) else join(record.at, "properties", one.name)
            found[one.name] = one, at
        return found

    def _is_closed(self, record: Record) -> bool:
        """Whether nothing is allowed but what is declared."""
        base = self._model.definitions.get(record.base or "")
        return (
            record.extra is None
            and not record.patterns
            and not (isinstance(base, Record) and base.patterns)
        )

    # ── unions ────────────────────────────────────────────────────────────────────────────────────

    def _union(self, spot: _Spot, union: OneOf) -> Iterator["Inner | _Spot"]:
        tag = self._tag(union)
        told = None if tag is None else self._told_apart(union, tag)
        if told is None or tag is None:
            yield from self._by_kind(spot, union)
            return
        keyword = "oneOf" if union.exclusive else "anyOf"
        place = spot.place.to(Member(tag))
        values = tuple(dict.fromkeys(one for _, ones in told for one in ones))
        words = (*spot.words, tag)
        yield Inner(words, place, "type", spot.at, keywords.is_of(place, ("string",)))
        yield Inner(words, place, keyword, spot.at, keywords.is_listed(place, values))
        if self._is_needed(union, tag):
            yield self._has(spot, [tag])
        for member, ones in told:
            if all(other is member or not set(ones) & set(others) for other, others in told):
                given = spot.place.to(Given(tag, ones))
                words = (*spot.words, ones[0])
                yield from self._of(changed(spot, type=member, place=given, words=words, tag=tag))

    def _tag(self, union: OneOf) -> str | None:
        """The property that tells the members apart: by a discriminator, or by constants that differ in each."""
        if union.tag is not None:
            return union.tag.property if union.tag.default is None else None
        first = self._object(union.members[0])
        found: list[str] = []
        for name in self._properties(first) if first is not None else ():
            told = self._told_apart(union, name)
            texts = [one for _, ones in told or () for one in ones]
            if texts and len(set(texts)) == len(texts):
                found.append(name)
        return next(
            (name for name in found if self._is_needed(union, name)), next(iter(found), None)
        )

    def _told_apart(self, union: OneOf, tag: str) -> list[tuple[Type, tuple[str, ...]]] | None:
        """The members of a union, and the texts of the tag that each has; None where it does not tell them apart."""
        found: list[tuple[Type, tuple[str, ...]]] = []
        for member in union.members:
            record = self._object(member)
            one = None if record is None else self._properties(record).get(tag)
            texts = () if one is None else self._texts(one[0].type)
            if not texts:
                return None
            found.append((member, texts))
        return found

    def _is_needed(self, union: OneOf, tag: str) -> bool:
        """Whether every member of a union has the property."""
        records = map(self._object, union.members)
        return all(one is not None and self._properties(one)[tag][0].required for one in records)

    def _object(self, kind: Type) -> Record | None:
        """The record that a type is."""
        while True:
            match kind:
                case Checked(inner):
                    kind = inner
                case Ref(key):
                    definition = self._model.definitions.get(key)
                    if not isinstance(definition, Alias):
                        return definition if isinstance(definition, Record) else None
                    kind = definition.type
                case _:
                    return None

    def _texts(self, kind: Type) -> tuple[str, ...]:
        """The texts that values of a type are; none where there may be others."""
        values: tuple[Any, ...] = ()
        match kind:
            case Checked(inner):
                return self._texts(inner)
            case Constants(values):
                pass
            case Ref(key):
                definition = self._model.definitions.get(key)
                if isinstance(definition, Alias):
                    return self._texts(definition.type)
                if isinstance(definition, Enumeration) and definition.others is None:
                    values = tuple(member.value for member in definition.members)
        return values if all(isinstance(one, str) for one in values) else ()

    def _by_kind(self, spot: _Spot, union: OneOf) -> Iterator["Inner | _Spot"]:
        """What is said of a member whose values have kinds of their own."""
        kinds = [self._kinds(member) for member in union.members]
        for index, member in enumerate(union.members):
            own = kinds[index]
            others = [other for at, other in enumerate(kinds) if at != index]
            if own is None or any(other is None or _wide(other) & _wide(own) for other in others):
                continue
            yield from self._of(changed(spot, type=member))

    # ── kinds ─────────────────────────────────────────────────────────────────────────────────────

    def _kinds(self, kind: Type, seen: frozenset[str] = frozenset()) -> frozenset[Kind] | None:
        """The kinds of the values of a type; None where any may be."""
        match kind:
            case Anything():
                return None
            case Nothing():
                return frozenset()
            case Other(kinds):
                return frozenset(KINDS) - {*kinds} - ({"integer"} if "number" in kinds else set())
            case Scalar(kind=name):
                return frozenset({name})
            case Constants(values):
                return self._of_values(values)
            case ListOf() | TupleOf():
                return frozenset({"array"})
            case MapOf():
                return frozenset({"object"})
            case Nullable(inner):
                found = self._kinds(inner, seen)
                return None if found is None else found | {"null"}
            case Checked(inner):
                return self._kinds(inner, seen)
            case OneOf(members):
                every = [self._kinds(member, seen) for member in members]
                known = [one for one in every if one is not None]
                return frozenset().union(*known) if len(known) == len(every) else None
            case Ref(key):
                return None if key in seen else self._kinds_of(key, seen | {key})

    def _kinds_of(self, key: str, seen: frozenset[str]) -> frozenset[Kind] | None:
        match self._model.definitions.get(key):
            case Alias(type=inner):
                return self._kinds(inner, seen)
            case Record():
                return frozenset({"object"})
            case Enumeration(members=members, others=others):
                found = self._of_values(tuple(member.value for member in members))
                return found if others is None else found | {others.kind}
            case _:
                return None

    def _of_values(self, values: tuple[Any, ...]) -> frozenset[Kind]:
        return frozenset(map(_kind, values))


def _wide(kinds: frozenset[Kind]) -> frozenset[Kind]:
    """Kinds, where an integer is a number."""
    return kinds | {"number"} if "integer" in kinds else kinds


def _kind(value: Any) -> Kind:
    match value:
        case None:
            return "null"
        case bool():
            return "boolean"
        case int():
            return "integer"
        case float():
            return "integer" if value.is_integer() else "number"
        case str():
            return "string"
        case list():
            return "array"
        case _:
            return "object"
