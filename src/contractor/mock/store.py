"""What a mock remembers: things by resource, and by the keys of the things that they stand below.

Takes keys and things, gives them back; refuses to know HTTP and schemas. What was never changed is not stored:
it is made again whenever somebody looks, so that looking costs no memory.
"""

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final

Keys = tuple[str, ...]
#: Shelves that nobody changed, and that are kept so that they need not be made at once again.
_PRISTINE: Final = 256
#: Validators of a thing that are known to be old ones.
_REMEMBERED: Final = 20


@dataclass
class Thing:
    """Something that an API tells of.

    `value` is what is known of it as JSON, `content` the bytes that were put there as they are, of `media_type`.
    `variant` is what makes it differ from others where nothing else says so, `tags` the validators that it had before.
    `within` is the collection below others that it was made in, and their keys, where its own path is another.
    """

    value: Any
    variant: int = 0
    content: bytes | None = None
    media_type: str | None = None
    tags: tuple[str, ...] = ()
    within: tuple[str, Keys] | None = None

    @property
    def tag(self) -> str:
        """A strong validator of what it is now (RFC 9110 §8.8.3)."""
        text = json.dumps(self.value, sort_keys=True).encode() + (self.content or b"")
        return f'"{hashlib.sha256(text).hexdigest()[:20]}"'

    def became(
        self, value: Any, content: bytes | None = None, media_type: str | None = None
    ) -> "Thing":
        """The thing after a change."""
        tags = (*self.tags[-_REMEMBERED:], self.tag)
        return Thing(value, self.variant, content, media_type, tags, self.within)


@dataclass
class Shelf:
    """The things of one collection, by their keys, in the order in which they came."""

    things: dict[str, Thing] = field(default_factory=dict)
    made: int = 0
    """How many were made so far, those that are gone included."""
    gone: set[str] = field(default_factory=set)
    """What was removed, and is not to be taken for something that was always there."""


class Store:
    """Shelves and single things. `stock` makes a shelf as it is before anybody changes it."""

    def __init__(self, stock: Callable[[str, Keys], Shelf], most: int) -> None:
        self._most = most
        self._changed: dict[tuple[str, Keys], Shelf] = {}
        self._pristine = lru_cache(_PRISTINE)(stock)

    def shelf(self, path: str, above: Keys) -> Shelf:
        """The things of a resource below others; not to be changed."""
        found = self._changed.get((path, above))
        return self._pristine(path, above) if found is None else found

    def changing(self, path: str, above: Keys) -> Shelf:
        """The same, to be changed."""
        found = self._changed.get((path, above))
        if found is None:
            before = self._pristine(path, above)
            found = self._changed[path, above] = Shelf(
                {**before.things}, before.made, {*before.gone}
            )
        return found

    def is_full(self, shelf: Shelf) -> bool:
        """Whether nothing more can be made in a collection."""
        return len(shelf.things) >= self._most

    def forget(self, path: str, keys: Keys) -> None:
        """Remove all that stands below a thing."""
        for one in [*self._below(path, keys)]:
            del self._changed[one]

    def _below(self, path: str, keys: Keys) -> Iterator[tuple[str, Keys]]:
        for below, above in self._changed:
            if below.startswith(f"{path}/") and above[: len(keys)] == keys:
                yield below, above
