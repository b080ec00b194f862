"""Which of the things a list is asked for: arguments that are called as a property, and must be equal to it.

Takes the operation that lists, gives what is compared; refuses to know where the things are kept.
"""

from collections.abc import Iterator
from typing import Literal

from contractor.frozen import frozen
from contractor.model import Input, Property, Record, Scalar, Type
from contractor.nouns import plural, singular
from contractor.resources.names import LISTING, plain
from contractor.scaffold.method import Method
from contractor.text import words

How = Literal["equal", "any-of", "holds"]


@frozen
class Filter:
    """A comparison: the property is equal to the argument, one of its items, or holds it as an item.

    `always`: the argument is never None.
    """

    argument: str
    property: Property
    how: How
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
        if found is None:
            continue
        how = _how(method, one.property.type, found.type)
        if how is not None:
            yield Filter(argument, found, how, always=_always(method, one))


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
