"""What the branches of a union, and the items of a tuple, are called inside their type.

Takes schemas that stand side by side, gives each its words; refuses to know the type around them. A label
comes from what a branch says of itself, never from its number, unless nothing else tells it apart.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from contractor.contract import Contract, Schema
from contractor.model.compose import Circular, conjuncts
from contractor.model.enumerations import constant
from contractor.source import unescape
from contractor.text import Words, spelled, words

_ORDINALS: Final = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
)
#: A longer title is a sentence, not a name.
_TITLE_WORDS: Final = 5
#: More values than these make no name.
_LISTED_VALUES: Final = 3


def ordinal(item: Schema, index: int) -> Words:
    """The label of a tuple's item: its title, else its place."""
    return (words(item.title) if item.title else ()) or _place(index)


def labels(contract: Contract, branches: Sequence[Schema]) -> list[Words]:
    """A label for each branch, all different: the first thing that a branch says and no other does."""
    parts = [_parts(contract, branch) for branch in branches]
    told = [list(_told(contract, index, branches, parts)) for index in range(len(branches))]
    found: list[Words] = []
    for index, candidates in enumerate(told):
        others = {label for at, listed in enumerate(told) if at != index for label in listed}
        own = [label for label in candidates if label not in others]
        found.append(own[0] if own else (*_place(index), *candidates[0]))
    return found


def _place(index: int) -> Words:
    return (_ORDINALS[index],) if index < len(_ORDINALS) else ("later",)


def _parts(contract: Contract, branch: Schema) -> list[Schema]:
    try:
        return conjuncts(contract, branch)
    except Circular:
        return []


def _told(
    contract: Contract, index: int, branches: Sequence[Schema], parts: Sequence[list[Schema]]
) -> Iterator[Words]:
    """Candidates, best first: title, constants, component, the property that only it has, type."""
    branch = branches[index]
    title = words(branch.title) if branch.title else ()
    if title and len(title) <= _TITLE_WORDS:
        yield title
    required = {name for part in parts[index] for name in part.required}
    own = {name: inner for part in parts[index] for name, inner in part.properties.items()}
    # Sorted, since the order of keys must not decide about names.
    names = sorted(own, key=lambda name: (name not in required, name))
    for name in names:
        values = _values(own[name])
        if values and len(values) <= _LISTED_VALUES:
            first, *rest = values
            yield first + tuple(word for value in rest for word in ("or", *value))
    known = {ref for at, one in enumerate(branches) if at != index for ref in _refs(one)}
    for ref in _refs(branch):
        if ref not in known:
            token = unescape(ref.rpartition("/")[2])
            yield words(token) or spelled(token)
    if branch.types == ("array",):
        yield ("list",)
    others = {
        name
        for at, listed in enumerate(parts)
        if at != index
        for part in listed
        for name in part.properties
    }
    for name in names:
        if name not in others:
            yield ("with", *(words(name) or spelled(name)))
    yield words(branch.types[0]) if branch.types else ("variant",)


def _refs(branch: Schema) -> list[str]:
    listed = [branch, *branch.all_of, *(inner for one in branch.all_of for inner in one.all_of)]
    return [one.ref for one in listed if one.ref is not None]


def _values(schema: Schema) -> list[Words]:
    """The words of the texts that a schema lists; empty where it lists none, or other values too."""
    value = constant(schema)
    listed = [value] if value is not None else list(schema.enum or ())
    found = [words(text) for text in listed if isinstance(text, str)]
    return found if len(found) == len(listed) and all(found) else []
