"""One thing that happened to a schema, and how one is made.

Takes a pair of schemas and a keyword, gives a `Facet` with the keys of what differs; refuses to know what happened.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from contractor.diff.occurrence import NO_ARGUMENTS, Word
from contractor.diff.schemas.difference import Difference
from contractor.diff.schemas.seen import Seen
from contractor.frozen import frozen
from contractor.source import join
from contractor.values import identity

#: The subject of a facet whose name is the whole id.
WHOLE: Final = "*"


@frozen
class Facet:
    """One thing that happened: its name, the keys on both sides, and what the message says of it.

    `subject` takes the place of the spot's own, as the letters of the table of rules. `of` is the key of the
    schema that the message is about, where it is not the pair's own; `name_of` the property that leads there.
    """

    name: str
    base: str
    revision: str
    arguments: Mapping[str, Any] = NO_ARGUMENTS
    subject: str = ""
    of: str = ""
    name_of: str = ""
    hint: str = ""


def at(pair: Difference, keyword: str, name: str, subject: str = "", **arguments: Any) -> Facet:
    """A facet that is said by one keyword."""
    base, revision = keys(pair, keyword)
    return Facet(name, base, revision, arguments or NO_ARGUMENTS, subject)


def keys(pair: Difference, keyword: str) -> tuple[str, str]:
    """Where a keyword stands on both sides; the schema itself where it stands not."""
    return key(pair.base, keyword), key(pair.revision, keyword)


def key(seen: Seen, keyword: str) -> str:
    """Where a keyword stands; the schema itself where it stands not."""
    known = (
        keyword in seen.plain
        or keyword in seen.one
        or keyword in seen.many
        or keyword in seen.named
    )
    return join(seen.at, keyword) if known else seen.at


def listing(values: Any) -> Sequence[Any]:
    """The values of a list; none of what is no list."""
    return values if isinstance(values, (list, tuple)) else ()


def only(values: Sequence[Any], others: Sequence[Any]) -> Iterator[tuple[int, Any]]:
    """The values that are not among others, with their places."""
    known = set(map(identity, others))
    return ((index, value) for index, value in enumerate(values) if identity(value) not in known)


def is_number(value: Any) -> bool:
    """Whether a value is a number as JSON means it."""
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def words(listed: Iterable[str]) -> Word:
    """Names, one after the other."""
    return Word(", ".join(listed))
