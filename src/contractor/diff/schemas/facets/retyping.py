"""What a change of `type` and `format` is to those who send and to those who read.

Takes two schemas as seen, gives the name of what happened; refuses to know where they stand. A text that is
written without quotes (a path, a query, a form) does not tell a number from a string: there a change is safe that
breaks JSON. The rules are oasdiff's: `integer` is within `number`, `int32` within `int64`, `date` within
`date-time`.
"""

from collections.abc import Collection
from typing import Final

from contractor.contract.travel import Direction
from contractor.diff.schemas.seen import Seen
from contractor.diff.schemas.sides import Sides

#: Type → pairs of a narrower and a wider format.
_WITHIN: Final = {
    "number": {("float", "double")},
    "integer": {("int32", "int64"), ("int32", "bigint"), ("int64", "bigint")},
    "string": {("date", "date-time"), ("time", "date-time")},
}

_MANY: Final = frozenset({"array", "object"})


def changed(base: Seen, revision: Seen) -> tuple[bool, bool]:
    """Whether the set of types differs, and the format."""
    return set(base.types) != set(revision.types), _format(base) != _format(revision)


def in_body(base: Seen, revision: Seen, direction: Direction, *, strict: bool) -> str:
    """The facet of a change in a body or a header of a response."""
    if direction is Direction.REQUEST:
        widened = _types_within(base.types, revision.types)
        if _breaks(base, revision, strict=strict, types_safe=widened, anything=True):
            return "type-changed"
        return "type-generalized" if widened or not _swapped(base, revision) else "type-compatible"
    widened = _types_within(base.types, revision.types)
    narrowed = _types_within(revision.types, base.types)
    # What is read is judged the other way round.
    if _breaks(revision, base, strict=strict, types_safe=narrowed, anything=True):
        return "type-generalized" if widened and changed(base, revision)[0] else "type-changed"
    return "type-specialized" if narrowed or not _swapped(base, revision) else "type-compatible"


def in_parameter(base: Seen, revision: Seen) -> str:
    """The facet of a change of a parameter itself, which always travels as text."""
    return "type-changed" if _breaks(base, revision, strict=False) else "type-generalized"


def is_listed(base: Seen, revision: Seen, sides: Sides) -> bool:
    """Whether a parameter became a list of what it was: `?id=1` is a list of one where lists are exploded."""
    added = {name for name in set(revision.types) - set(base.types) if name != "null"}
    was = [name for name in base.types if name != "null"]
    items = revision.one.get("items")
    if added != {"array"} or not was or items is None:
        return False
    item = sides.new(items)
    held = [name for name in item.types if name != "null"]
    # Oasdiff passes the item's types as those that went, and the parameter's as those that came.
    if not contained(was, held, strict=False):
        return False
    return sides.alike(_untyped(base), _untyped(item))


def is_single(base: Seen, revision: Seen) -> bool:
    """Whether a parameter was many and became one: `?id=1&id=2` is no text where lists are exploded."""
    return (
        bool(_MANY & set(base.types)) and bool(revision.types) and not _MANY & set(revision.types)
    )


def _untyped(seen: Seen) -> Seen:
    plain = {key: value for key, value in seen.plain.items() if key not in ("type", "nullable")}
    return Seen(
        f"{seen.key} without type", seen.at, seen.ref, plain, seen.one, seen.many, seen.named
    )


def in_parameter_property(base: Seen, revision: Seen) -> str:
    """The facet within a parameter: whether it travels as text or as JSON is not known."""
    as_json, as_text = (_breaks(base, revision, strict=strict) for strict in (True, False))
    if as_json != as_text:
        return "type-changed"
    return "type-specialized" if as_json else "type-generalized"


def contained(narrow: Collection[str], wide: Collection[str], *, strict: bool) -> bool:
    """Whether types that went are made up for by types that came, in oasdiff's way of counting."""
    if len(narrow) == len(wide) == 1 and _is_within(*narrow, *wide):
        return True
    return not strict and (not wide or tuple(wide) == ("string",))


def _breaks(
    base: Seen,
    revision: Seen,
    *,
    strict: bool,
    types_safe: bool = False,
    anything: bool = False,
) -> bool:
    """Whether a change towards the revision refuses what was allowed, by its types or by its format.

    `types_safe` says that the types are known to do no harm; with `anything`, neither does having none.
    """
    types, format = changed(base, revision)
    types = types and not types_safe
    if types and anything and not revision.types:
        return False
    if types:
        added = set(revision.types) - set(base.types)
        gone = set(base.types) - set(revision.types)
        if not contained(gone, added, strict=strict):
            return True
    return format and not _format_contained(revision, _format(base), _format(revision))


def _format_contained(wide: Seen, was: str, now: str) -> bool:
    if not now:
        return True
    types = wide.types
    if len(types) != 1:
        return False
    return (was, now) in _WITHIN.get(types[0], ())


def _types_within(narrow: Collection[str], wide: Collection[str]) -> bool:
    return bool(narrow) and all(any(_is_within(one, other) for other in wide) for one in narrow)


def _is_within(narrow: str, wide: str) -> bool:
    return narrow == wide or (narrow, wide) == ("integer", "number")


def _swapped(base: Seen, revision: Seen) -> bool:
    return changed(base, revision)[0] and bool(base.types) and bool(revision.types)


def _format(seen: Seen) -> str:
    return str(seen.get("format") or "")


def spelled(seen: Seen, dimension: str) -> str:
    """The types, the format or both as people write them."""
    types = ", ".join(seen.types) or "any"
    format = _format(seen)
    if dimension == "format":
        return format or "none"
    if dimension == "type" or not format:
        return types
    return f"{types} ({format})"


def dimension(base: Seen, revision: Seen) -> str:
    """What of the two differs: `type`, `format` or `type and format`."""
    return " and ".join(
        name
        for name, is_other in zip(("type", "format"), changed(base, revision), strict=True)
        if is_other
    )
