"""Which names refer to other things, as far as a contract tells without a server.

Takes resources, says it of names; refuses to know values.
"""

from collections.abc import Iterator
from typing import Any, Final

from contractor.resources.names import plain
from contractor.resources.values import Resources
from contractor.text import words

#: Words that a name ends in which holds what another thing is called by.
_IDS: Final = frozenset("id ids uuid uuids guid guids".split())
#: Members that tell things apart, and are called so in things of all kinds.
_COMMON: Final = _IDS | frozenset("name key code slug title".split())


class References:
    """The names of one API: `authorIds`, and `isbn` where that tells books apart."""

    def __init__(self, found: Resources) -> None:
        own = {plain(one.member) for one in found.by_path.values()}
        self._own = own - _COMMON - {""}

    def holds(self, name: str) -> bool:
        """Whether a member or parameter of such a name refers to a thing."""
        *before, last = words(name) or ("",)
        return (bool(before) and last.lower() in _IDS) or plain(name) in self._own

    def within(self, value: Any) -> Iterator[str]:
        """The names of such members anywhere in a value."""
        pending = [value]
        while pending:
            one = pending.pop()
            if isinstance(one, dict):
                yield from (name for name in one if self.holds(name))
                pending += one.values()
            elif isinstance(one, list):
                pending += one
