"""Which of the things a list is asked for, and in which order: arguments that are called as a property.

Takes the operation that lists, gives what is compared; refuses to know where the things are kept.
"""

from collections.abc import Iterator, Mapping
from typing import Final, Literal, cast

from contractor.frozen import frozen
from contractor.model import Input, Property, Record, Scalar, Type
from contractor.nouns import plural, singular
from contractor.resources.names import LISTING, SORTS, bounded, plain
from contractor.scaffold.method import Method
from contractor.text import words

How = Literal["equal", "any-of", "holds", ">=", "<=", ">", "<"]
#: Formats whose values are not compared: times may be with and without an offset.
_UNORDERED: Final = frozenset({"binary", "byte", "time"})
#: Orders that are written out at most.
_MOST: Final = 8


@frozen
class Filter:
    """A comparison: the property is equal to the argument, one of its items, holds it as an item, or is beyond it.

    `always`: the argument is never None.
    """

    argument: str
    property: Property
    how: How
    always: bool


@frozen
class Order:
    """What a list is ordered by: the argument says which property, by its name, with a `-` for the last one first.

    `whole`: the argument names one of these, and no other.
    """

    argument: str
    properties: Mapping[str, Property]
    whole: bool
    always: bool


def filters(method: Method, record: Record) -> Iterator[Filter]:
    """The comparisons of a list of records."""
    named = {plain(name): one for name, one in method.whole.kinds.properties(record).items()}
    for one, argument in method.queries():
        word = plain(one.property.name)
        if word in LISTING:
            continue
        said = words(one.property.name)
        others = (plain("".join(form(said))) for form in (singular, plural))
        found = next((named[name] for name in (word, *others) if name in named), None)
        how = None if found is None else _how(method, one.property.type, found.type)
        if found is None:
            found, how = _bounded(method, one, named)
        if found is not None and how is not None:
            yield Filter(argument, found, how, always=_always(method, one))


def order(method: Method, record: Record) -> Order | None:
    """What a list of records is ordered by, where the document says it."""
    named = method.whole.kinds.properties(record)
    for one, argument in method.queries():
        if plain(one.property.name) not in SORTS:
            continue
        known = method.whole.kinds.enumeration(one.property.type)
        if known is not None:
            names = dict.fromkeys(str(member.value).lstrip("+-") for member in known.members)
        elif method.whole.code(method.whole.kinds.bare(one.property.type)) == "str":
            names = dict.fromkeys(name for name in named if _is_ordered(method, named[name]))
        else:
            continue
        found = {name: named[name] for name in names if name in named}
        whole = known is not None and not known.open
        if not found or len(names) > _MOST or (whole and len(found) < len(names)):
            continue
        if all(_is_ordered(method, one) for one in found.values()):
            return Order(argument, found, whole, always=_always(method, one))
    return None


def _bounded(
    method: Method, one: Input, named: Mapping[str, Property]
) -> tuple[Property | None, How | None]:
    """The property that an argument bounds, and how."""
    bound = bounded(one.property.name, named)
    if bound is None:
        return None, None
    name, how = bound
    found = named[name]
    is_same = _alike(method, one.property.type, found.type) and _is_ordered(method, found)
    return (found, cast("How", how)) if is_same else (None, None)


def _is_ordered(method: Method, one: Property) -> bool:
    """Whether all values of a property can be compared with one another: each is there, and none is null."""
    kinds = method.whole.kinds
    scalar = kinds.scalar(one.type)
    if not one.required or kinds.takes_null(one.type) or scalar is None:
        return False
    is_plain = scalar.kind in ("string", "integer", "number")
    return is_plain and scalar.format not in _UNORDERED


def _how(method: Method, asked: Type, own: Type) -> How | None:
    kinds = method.whole.kinds
    if _alike(method, asked, own):
        return "equal"
    item = kinds.item(asked)
    if item is not None and _alike(method, item, own):
        return "any-of"
    inner = kinds.item(own)
    if inner is not None and _alike(method, asked, inner):
        return "holds"
    return None


def _alike(method: Method, one: Type, other: Type) -> bool:
    """Whether two types are of plain values that are equal where they say the same."""
    kinds = method.whole.kinds
    plain_values = all(
        isinstance(kinds.bare(kind), Scalar) or kinds.enumeration(kind) is not None
        for kind in (one, other)
    )
    bare = [method.whole.code(kinds.bare(kind)) for kind in (one, other)]
    return plain_values and bare[0] == bare[1]


def _always(method: Method, one: Input) -> bool:
    there = one.property.required or bool(one.property.default)
    return there and not method.whole.kinds.takes_null(one.property.type)
