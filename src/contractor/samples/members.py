"""Names of members: those that an object may have, and what they say of the object.

Takes what schemas say together, gives names; refuses to know values.
"""

from collections.abc import Iterator
from random import Random
from typing import Final

from contractor.containment.texts import matching
from contractor.samples import words
from contractor.samples.formats import formatted
from contractor.samples.judging import Judging
from contractor.samples.named import Named
from contractor.samples.parts import Parts, Reading

_IDENTITIES: Final = frozenset({"id", "uuid", "guid", "href", "self", "links"})


def names(judging: Judging, reading: Reading, parts: Parts) -> Iterator[str]:
    """Names that members may have: those that are declared, then what schemas of names and patterns suggest."""
    yield from parts.declared
    rng = Random(1)  # noqa: S311
    candidates: list[str] = []
    for naming in parts.values("propertyNames"):
        told = reading.parts((naming,))
        for listed in (*told.values("enum"), *([one] for one in told.values("const"))):
            candidates += [one for one in listed if isinstance(one, str)]
        for format in told.values("format"):
            text = formatted(format, Named((), (), 0, "name"))
            candidates += [] if text is None else [text]
        for pattern in told.values("pattern"):
            candidates += [t for n in (1, None) if (t := matching(pattern, rng, n)) is not None]
    for pattern in parts.patterns:
        candidates += [t for n in (1, None) if (t := matching(pattern, rng, n)) is not None]
    candidates += ["key", *(f"key{index}" for index in range(2, 60))]
    for name in dict.fromkeys(candidates):
        if all(judging.takes(one, name) for one in parts.values("propertyNames")):
            yield name


def is_identity(name: str, owner: tuple[str, ...]) -> bool:
    """Whether a member says which thing its owner is, which a server tells whoever made it; not of which another."""
    *before, last = (word.lower() for word in words.named(name) or ("",))
    own = [word.lower() for word in owner]
    return last in _IDENTITIES and before == own[len(own) - len(before) :]
