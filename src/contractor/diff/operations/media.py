"""Which media type of one content is which of the other.

Takes names and content, gives those on both sides and on one; refuses to know which way they travel. A name
contains another as `application/json` contains `application/problem+json`.
"""

import re
from collections.abc import Mapping
from typing import Final

from contractor.contract import Contract, MediaType, Reference
from contractor.contract.schema import NOTHING
from contractor.frozen import frozen

# RFC 9110 §5.6.2. A quoted value is §5.6.4.
_WORD: Final = r"[!#$%&'*+\-.^_`|~0-9A-Za-z]+"
_TYPE: Final = re.compile(rf"({_WORD})/({_WORD})")
_PARAMETER: Final = re.compile(rf'\s*;\s*({_WORD})\s*=\s*(?:({_WORD})|"((?:[^"\\\r\n]|\\.)*)")')


@frozen
class Name:
    """The name of a media type, taken apart; `suffix` is what stands behind a `+`."""

    type: str
    subtype: str
    suffix: str
    parameters: Mapping[str, str] = NOTHING

    @property
    def bare(self) -> tuple[str, str, str]:
        """The name without its parameters."""
        return (self.type, self.subtype, self.suffix)


@frozen
class Sort:
    """A media type as it stands in `content`: its name, the key of its place, and what it is."""

    name: str
    at: str
    media: MediaType


@frozen
class Content:
    """The media types of two contents, in the order of the documents."""

    both: tuple[tuple[Sort, Sort], ...] = ()
    removed: tuple[Sort, ...] = ()
    added: tuple[Sort, ...] = ()


def parse(text: str) -> Name | None:
    """A name, taken apart; None where it is none, or has several suffixes."""
    bare, _, _ = text.partition(";")
    match = _TYPE.fullmatch(bare.strip().lower())
    parameters = _parameters(text[len(bare) :])
    if match is None or parameters is None:
        return None
    subtype, *suffix = match[2].split("+")
    if len(suffix) > 1 or suffix == [""]:
        return None
    return Name(match[1], subtype, suffix[0] if suffix else "", parameters)


def _parameters(text: str) -> dict[str, str] | None:
    found: dict[str, str] = {}
    at = 0
    while text[at:].strip() not in ("", ";"):
        match = _PARAMETER.match(text, at)
        if match is None:
            return None
        name = match[1].lower()
        value = match[2] if match[2] is not None else re.sub(r"\\(.)", r"\1", match[3])
        if found.setdefault(name, value) != value:
            return None
        at = match.end()
    return found


def contains(wide: str, narrow: str) -> bool:
    """Whether one name contains another; their parameters do not matter."""
    one, other = parse(wide), parse(narrow)
    if one is None or other is None or one.type != other.type:
        return False
    if not one.suffix and other.suffix and one.subtype == other.suffix:
        return True
    return (one.subtype, one.suffix) == (other.subtype, other.suffix)


def covers(wide: str, narrow: str) -> bool:
    """The same, and a range contains what falls into it (`image/*`)."""
    one, other = parse(wide), parse(narrow)
    if one is None or other is None:
        return False
    if one.bare == ("*", "*", "") or (one.type == other.type and one.subtype == "*"):
        return True
    return contains(wide, narrow)


def sorts(contract: Contract, content: Mapping[str, MediaType | Reference]) -> tuple[Sort, ...]:
    """The media types of a content, those that lead nowhere left out."""
    found = []
    for name, node in content.items():
        media = contract.resolve(node)
        if media is not None:
            found.append(Sort(name, node.at, media))
    return tuple(found)


def matched(old: tuple[Sort, ...], new: tuple[Sort, ...], *, ranges: bool) -> Content:
    """Media types by name, then by what contains what; with `ranges`, these count too."""
    test = covers if ranges else contains
    news = {sort.name: sort for sort in new}
    both = [(sort, news[sort.name]) for sort in old if sort.name in news]
    left = [sort for sort in old if sort.name not in news]
    names = {sort.name for sort in old}
    added = []
    for sort in new:
        if sort.name in names:
            continue
        partner = next(
            (one for one in left if test(sort.name, one.name) or test(one.name, sort.name)), None
        )
        if partner is None:
            added.append(sort)
        else:
            left.remove(partner)
            both.append((partner, sort))
    return Content(tuple(both), tuple(left), tuple(added))
