"""Where a text or a number stands, in words, and which instance it is of.

Takes nothing, gives values; refuses to know what is written there.
"""

from hashlib import sha256
from typing import Any, Final

from contractor.frozen import frozen

#: Words of names that say how something is sent, not what it is.
WRAPPING: Final = frozenset(
    "body collection data dto input item items link links list meta output page pagination payload request "
    "response result results self wrapper".split()
)


@frozen
class Named:
    """Where a value stands: the words of its property, those of what has it, and which instance it is of."""

    name: tuple[str, ...]
    owner: tuple[str, ...]
    number: int
    key: str
    """What the random parts of it are made from."""
    status: int | None = None
    """The status of the answer that it is in."""

    @property
    def thing(self) -> tuple[str, ...]:
        """What has it, without words of how it is sent."""
        return tuple(one for one in self.owner if one.lower() not in WRAPPING)

    def digest(self, more: str = "") -> bytes:
        """Bytes that are the same in every process."""
        return sha256(f"{self.key}|{self.number}|{more}".encode()).digest()

    def pick(self, among: tuple[Any, ...]) -> Any:
        """One of several, another for each of as many instances."""
        return among[self.number % len(among)]
