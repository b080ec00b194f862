"""What counts as equal after a way through a database, and why: one table, and a comparison that follows it.

Takes a schema, the value that was stored and the one that was read, gives where they differ; refuses to know databases.
Texts of formats are equal as the profile says; what stands here besides is what a column does to a value on purpose.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, Literal

from contractor.contract import Contract, Schema
from contractor.frozen import frozen
from contractor.model.tables import Store
from contractor.profile import EQUAL

#: How members are stored, by the names that lead to them; `filled` where the database fills in what is absent.
Columns = Mapping[tuple[str, ...], Store | Literal["filled"]]

#: Beside `profile.EQUAL`, which says what texts of formats mean the same.
RULES: Final[Mapping[str, str]] = {
    "key-order": "Members of an object have no order (RFC 8259 §4); jsonb sorts them.",
    "number": (
        "Numbers are equal by value: 1 and 1.0, 1e2 and 100; 0 and -0, whose sign a number of SQL does not have. A "
        "number of the schema `number`, and one with a fraction or an exponent, is the double nearest to it (RFC 8259 "
        "§6); integers keep all their digits."
    ),
    "null-for-absent": (
        "A column has one NULL for both: a property that may be absent and may be null is read as null, whichever it "
        "was."
    ),
    "filled-in": (
        "What is absent and has a default (`x-contractor-column: {default: …}`) is filled in by the database, which is "
        "what it was asked for."
    ),
    "empty-for-absent": (
        "What is stored as columns or rows of its own leaves nothing where it is empty: an object without members and "
        "a list without items may be read as absent, and the other way round."
    ),
}


@frozen
class Unequal:
    """Where two values differ: a JSON pointer, what was stored and what was read, None for what is absent."""

    pointer: str
    stored: str
    read: str


class Comparing:
    """Compares values of a contract's schemas."""

    def __init__(self, contract: Contract) -> None:
        self._contract = contract

    def unequal(
        self,
        schema: Schema,
        stored: Any,
        read: Any,
        columns: Columns,
    ) -> Unequal | None:
        """The first difference, None where there is none. `columns` says how members are stored, by their paths."""
        return next(self._differing((schema,), stored, read, (), columns), None)

    def _differing(
        self,
        schemas: Iterable[Schema],
        stored: Any,
        read: Any,
        path: tuple[str | int, ...],
        columns: Columns,
    ) -> Iterator[Unequal]:
        if isinstance(stored, dict) and isinstance(read, dict):
            told = list(self._all(schemas))
            for name in {**stored, **read}:
                here = (*path, name)
                inside = list(_members(told, name))
                if name in stored and name in read:
                    yield from self._differing(inside, stored[name], read[name], here, columns)
                elif not _is_nothing(stored.get(name), read.get(name), columns.get(_names(here))):
                    yield Unequal(_pointer(here), _said(stored, name), _said(read, name))
        elif isinstance(stored, list) and isinstance(read, list):
            if len(stored) != len(read):
                yield Unequal(_pointer(path), f"{len(stored)} items", f"{len(read)} items")
                return
            told = list(self._all(schemas))
            for index, (one, other) in enumerate(zip(stored, read, strict=True)):
                inside = list(_items(told, index))
                yield from self._differing(inside, one, other, (*path, index), columns)
        elif not self._is_equal(schemas, stored, read):
            yield Unequal(_pointer(path), _shown(stored), _shown(read))

    def _is_equal(self, schemas: Iterable[Schema], one: Any, other: Any) -> bool:
        if isinstance(one, bool) or isinstance(other, bool):
            return one is other
        if isinstance(one, (int, float)) and isinstance(other, (int, float)):
            if any("number" in part.types for part in self._all(schemas)):
                return float(one) == float(other)
            # What was read may be written with all the digits of a double.
            return float(one) == float(other) if isinstance(one, float) else one == other
        if type(one) is not type(other):
            return False
        if one == other:
            return True
        if not isinstance(one, str):
            return False
        formats = {part.get("format") for part in self._all(schemas)}
        return any(_means_the_same(name, one, other) for name in formats if name in EQUAL)

    def _all(self, schemas: Iterable[Schema]) -> Iterator[Schema]:
        """Schemas that can hold for a value, with all that they lead to."""
        pending, seen = list(schemas), set[int]()
        while pending:
            part = pending.pop()
            if id(part) in seen:
                continue
            seen.add(id(part))
            yield part
            target = self._contract.schemas.get(part.ref or "")
            pending += [*part.all_of, *part.any_of, *part.one_of, *([target] if target else [])]
            pending += [part.keywords[name] for name in ("then", "else") if part.has(name)]


def _members(parts: Iterable[Schema], name: str) -> Iterator[Schema]:
    for part in parts:
        if name in part.properties:
            yield part.properties[name]
        yield from part.pattern_properties.values()
        other = part.get("additionalProperties")
        if isinstance(other, Schema) and name not in part.properties:
            yield other


def _items(parts: Iterable[Schema], index: int) -> Iterator[Schema]:
    for part in parts:
        first = part.get("prefixItems") or ()
        if index < len(first):
            yield first[index]
        elif isinstance(part.get("items"), Schema):
            yield part.get("items")


def _means_the_same(format: str, one: str, other: str) -> bool:
    value = EQUAL[format].value
    try:
        return bool(value(one) == value(other))
    except (ValueError, ArithmeticError):
        return False


def _is_nothing(stored: Any, read: Any, store: Store | Literal["filled"] | None) -> bool:
    """Whether a member that only one of two objects has says nothing there."""
    if store is None:
        return False
    if store == "filled":
        return stored is None
    empty = _EMPTY.get(store)
    return all(one is None or (empty is not None and one == empty) for one in (stored, read))


#: What is as good as absent where it is stored so.
_EMPTY: Final[Mapping[str, Any]] = {"columns": {}, "rows": [], "values": []}


def _names(path: tuple[str | int, ...]) -> tuple[str, ...]:
    """A path without places in lists."""
    return tuple(one for one in path if isinstance(one, str))


def _pointer(path: tuple[str | int, ...]) -> str:
    return "".join(f"/{str(one).replace('~', '~0').replace('/', '~1')}" for one in path)


def _said(value: Mapping[str, Any], name: str) -> str:
    return _shown(value[name]) if name in value else "nothing"


def _shown(value: Any) -> str:
    return json.dumps(value)
