# Made by contractor. Changes made here are lost.
"""What no answer holds: properties that are only sent (`writeOnly`, OpenAPI 3.1 §4.8.24.2), wherever they stand.

An implementation gives what it has stored, with a password in it; what is answered is that without it. Which
branch of a union says so is decided by the value; where it is of none of them, all of them count, since a
secret that is kept back too often does less harm than one that is told.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Protocol
from urllib.parse import quote, unquote

_NOTHING: Mapping[str, Any] = {}
_FILE = "_schemas.json"
_EITHER = ("anyOf", "oneOf")
_ONE = ("then", "else")
_REST = ("additionalProperties", "unevaluatedProperties")
_ITEMS = ("items", "unevaluatedItems", "contains")


class Definitions(Protocol):
    """Where schemas are looked up, and what says whether a value is of one."""

    def at(self, pointer: str) -> Any:
        """The schema at a pointer into `_schemas.json`."""
        ...

    def takes(self, schema: Any, value: Any) -> bool:
        """Whether a value satisfies a schema that an operation may have."""
        ...


class _Place:
    """A schema, and the pointer to it; None where it stands in an operation."""

    def __init__(self, schema: Any, pointer: str | None) -> None:
        self.schema: Mapping[str, Any] = (
            schema if isinstance(schema, dict) else _NOTHING
        )
        self._pointer = pointer

    @property
    def standing(self) -> Any:
        """The schema as one that refers to nothing around it."""
        if self._pointer is None:
            return self.schema
        return {"$ref": f"{_FILE}#{self._pointer}"}

    def of(self, *tokens: str | int) -> "_Place":
        """A schema in this one."""
        found: Any = self.schema
        for token in tokens:
            found = found[token]
        if self._pointer is None:
            return _Place(found, None)
        return _Place(found, self._pointer + "".join(map(_escaped, tokens)))

    def many(self, keyword: str) -> "Iterator[tuple[Any, _Place]]":
        """The schemas under a keyword that holds several, each with its name or number."""
        held = self.schema.get(keyword, ())
        for key in held if isinstance(held, dict) else range(len(held)):
            yield key, self.of(keyword, key)


class Hidden:
    """Takes out of answers what they never hold."""

    def __init__(self, definitions: Definitions) -> None:
        self._definitions = definitions
        #: By identity: schemas stay for as long as the package's description does.
        self._known: dict[int, bool] = {}

    def hides(self, schema: Any) -> bool:
        """Whether values of a schema can hold anything that is never answered."""
        return self._tells(_Place(schema, None))

    def take_out(self, value: Any, schema: Any) -> bool:
        """Take it out of a JSON value, which is changed; says whether there was any."""
        return self._take_out(value, [_Place(schema, None)])

    # ── which schemas tell of any ─────────────────────────────────────────────────────

    def _tells(self, place: _Place) -> bool:
        known = self._known.get(id(place.schema))
        if known is None:
            known = self._known[id(place.schema)] = self._leads_there(place)
        return known

    def _leads_there(self, place: _Place) -> bool:
        pending, seen = [place], set[str]()
        while pending:
            one = pending.pop()
            if any(
                part.schema.get("writeOnly") is True
                for _, part in one.many("properties")
            ):
                return True
            pending += _inside(one)
            ref = one.schema.get("$ref")
            if isinstance(ref, str) and ref not in seen:
                seen.add(ref)
                pending.append(self._target(ref))
        return False

    def _target(self, ref: str) -> _Place:
        pointer = ref.partition("#")[2]
        return _Place(self._definitions.at(unquote(pointer)), pointer)

    # ── taking out ────────────────────────────────────────────────────────────────────

    def _take_out(self, value: Any, places: Iterable[_Place]) -> bool:
        if not isinstance(value, (dict, list)):
            return False
        applying = [*self._applying(value, [one for one in places if self._tells(one)])]
        if not applying:
            return False
        if isinstance(value, dict):
            return self._out_of_object(value, applying)
        return self._out_of_list(value, applying)

    def _applying(self, value: Any, places: Iterable[_Place]) -> Iterator[_Place]:
        """The schemas that say something of a value: those given, and what applies with them."""
        pending = [*places]
        seen: set[str] = set()
        while pending:
            place = pending.pop()
            yield place
            ref = place.schema.get("$ref")
            if isinstance(ref, str) and ref not in seen:
                seen.add(ref)
                pending.append(self._target(ref))
            pending += (one for _, one in place.many("allOf"))
            for keyword in _EITHER:
                pending += self._chosen(value, [one for _, one in place.many(keyword)])
            pending += self._chosen(
                value,
                [place.of(keyword) for keyword in _ONE if keyword in place.schema],
            )
            pending += (
                one for name, one in place.many("dependentSchemas") if name in value
            )

    def _chosen(self, value: Any, branches: list[_Place]) -> list[_Place]:
        if not any(map(self._tells, branches)):
            return []
        takes = self._definitions.takes
        return [one for one in branches if takes(one.standing, value)] or branches

    def _out_of_object(self, value: dict[str, Any], places: list[_Place]) -> bool:
        inner: dict[str, list[_Place]] = {}
        hidden: set[str] = set()
        for place in places:
            declared = place.schema.get("properties", {})
            for name in value.keys() & declared.keys():
                one = place.of("properties", name)
                if one.schema.get("writeOnly") is True:
                    hidden.add(name)
                inner.setdefault(name, []).append(one)
            rest = [place.of(one) for one in _REST if one in place.schema]
            rest += (one for _, one in place.many("patternProperties"))
            if rest:
                for name in value.keys() - declared.keys():
                    inner.setdefault(name, []).extend(rest)
        for name in hidden:
            del value[name]
        # Every property is gone through, whatever was found before it.
        found = [
            self._take_out(value[name], inside)
            for name, inside in inner.items()
            if name not in hidden
        ]
        return bool(hidden) or any(found)

    def _out_of_list(self, value: list[Any], places: list[_Place]) -> bool:
        found = False
        for index, item in enumerate(value):
            inside: list[_Place] = []
            for place in places:
                first = place.schema.get("prefixItems", ())
                if index < len(first):
                    inside.append(place.of("prefixItems", index))
                else:
                    inside += (place.of(one) for one in _ITEMS if one in place.schema)
            found = self._take_out(item, inside) or found
        return found


def _inside(place: _Place) -> Iterator[_Place]:
    """Every schema that stands in this one and can apply to a value or to a part of it."""
    for keyword in ("properties", "patternProperties", "dependentSchemas"):
        yield from (one for _, one in place.many(keyword))
    for keyword in ("allOf", *_EITHER, "prefixItems"):
        yield from (one for _, one in place.many(keyword))
    for keyword in (*_ONE, *_REST, *_ITEMS):
        if keyword in place.schema:
            yield place.of(keyword)


def _escaped(token: str | int) -> str:
    return "/" + quote(str(token).replace("~", "~0").replace("/", "~1"), safe="~")
