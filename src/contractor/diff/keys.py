"""Where a keyword stands that says what a type says.

Takes a contract and keys of schemas, gives keys of keywords in them as the document has them; refuses to know
types. A key is empty where the document has no such keyword there.
"""

from collections.abc import Mapping
from typing import Any

from contractor.contract import Contract
from contractor.model import Record
from contractor.model.directions import SENT
from contractor.source import join, resolve, upwards


class Keys:
    """Keys of keywords in one contract."""

    def __init__(self, contract: Contract) -> None:
        self._contract = contract

    def schema(self, key: str) -> str:
        """The key without direction; where composition made the place up, the nearest place around it."""
        return next((at for at in upwards(key.removesuffix(SENT)) if self._raw(at) is not None), "")

    def stands(self, key: str) -> bool:
        """Whether anything stands at a key."""
        return self._raw(key.removesuffix(SENT)) is not None

    def required(self, record: Record, place: str) -> str:
        """The `required` that speaks of a property whose schema stands at a place."""
        for owner in (place.rpartition("/properties/")[0], record.at):
            said = self._raw(owner)
            if isinstance(said, Mapping) and "required" in said:
                return join(owner, "required")
        return ""

    def value(self, at: str, value: object) -> str:
        """The value in the list of an enumeration; the enumeration where it is written in another way."""
        said = self._raw(at)
        listed = said.get("enum") if isinstance(said, Mapping) else None
        if isinstance(listed, list):
            for index, one in enumerate(listed):
                if type(one) is type(value) and one == value:
                    return join(at, "enum", index)
        return self.schema(at)

    def has_type(self, place: str) -> bool:
        """Whether a schema says its type itself."""
        said = self._raw(place.removesuffix(SENT))
        return isinstance(said, Mapping) and "type" in said

    def _raw(self, key: str) -> Any:
        file, hash, pointer = key.partition("#")
        # A file that only the other side has is not looked for.
        found = self._contract.files.loaded.get(file)
        if not hash or found is None:
            return None
        try:
            return resolve(found.data, pointer)
        except LookupError:
            return None


def typed(old: Keys, new: Keys, before: str, after: str) -> tuple[str, str]:
    """The `type` of a schema on both sides; the schemas where one of them says none."""
    both = old.schema(before), new.schema(after)
    if old.has_type(before) and new.has_type(after):
        return join(both[0], "type"), join(both[1], "type")
    return both
