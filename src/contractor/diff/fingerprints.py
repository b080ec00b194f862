"""What a change is called by machines: twelve hex digits for one edit.

Takes changes, and the two contracts that tell the members of lists apart; gives fingerprints. Refuses to know
who is told of a change, and how grave it is: neither is the edit.

A list numbers what it holds, and numbers move when something else is added. So a fingerprint calls a member of a
list by what it is: a parameter by its place and name, a branch by its reference or title, a value by itself.
Where two members would be called the same, their numbers tell them apart.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, Final

from contractor.contract import Contract
from contractor.diff.change import Change, Comparison
from contractor.frozen import changed
from contractor.source.pointer import index_in, join, split

#: Arguments that say where a rule is met. They come of the operations, which others may add, not of the edit.
PLACES: Final = frozenset(
    {
        "method",
        "path",
        "operation",
        "operations",
        "status",
        "media_type",
        "part",
        "route",
        "subject",
    }
)
#: Members of a document that hold lists.
LISTS: Final = frozenset(
    {
        "allOf", "anyOf", "enum", "examples", "oneOf", "parameters", "prefixItems", "required", "security",
        "servers", "tags", "type",
    }
)  # fmt: skip
#: What tells the members of a list apart, the surest first. All names of a row must be there.
_TELLING: Final = (("$ref",), ("in", "name"), ("name",), ("url",), ("title",), ("const",))


def fingerprinted(comparison: Comparison) -> Comparison:
    """The comparison with a fingerprint on each change, so that it stays whatever is decided about it later."""
    old, new = _Names(comparison.old), _Names(comparison.new)
    return changed(
        comparison,
        changes=tuple(
            change
            if change.mark
            else changed(
                change, mark=_digest(change, old.key(change.base), new.key(change.revision))
            )
            for change in comparison.changes
        ),
    )


def digest(change: Change) -> str:
    """The fingerprint as far as it can be told without the documents: all members of a list are called alike."""
    return _digest(change, _unnumbered(change.base), _unnumbered(change.revision))


def _digest(change: Change, base: str, revision: str) -> str:
    said = {name: value for name, value in change.arguments.items() if name not in PLACES}
    parts = [change.edit, base, revision, _spelled(said)]
    if not base and not revision:
        # Another engine does not say which node it is about: then only the operations can tell.
        parts += sorted(
            f"{one.method} {one.path} {one.part} {'/'.join(one.route)}" for one in change.operations
        )
        parts.append(change.id)
    return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _spelled(value: Any) -> str:
    return json.dumps(value, sort_keys=True, default=_listed)


def _listed(value: Any) -> Any:
    """What JSON cannot say, in an order of its own."""
    if isinstance(value, set | frozenset):
        return sorted(value, key=_spelled)
    return dict(value) if isinstance(value, Mapping) else str(value)


def _unnumbered(key: str) -> str:
    file, _, pointer = key.partition("#")
    above = ""
    found = f"{file}#"
    for token in split(pointer):
        found = join(found, "*" if above in LISTS and token.isdecimal() else token)
        above = token
    return found if key else ""


class _Names:
    """Keys of one contract with the members of lists by name."""

    def __init__(self, contract: Contract) -> None:
        self._files = contract.files.loaded
        self._members: dict[int, list[str]] = {}

    def key(self, key: str) -> str:
        file, _, pointer = key.partition("#")
        read = self._files.get(file)
        if read is None:
            return key
        found = f"{file}#"
        for name in self._named(read.data, split(pointer)):
            found = join(found, name)
        return found if key else ""

    def _named(self, data: Any, tokens: list[str]) -> Iterator[str]:
        for token in tokens:
            if isinstance(data, list) and (index := index_in(token, len(data))) is not None:
                yield self._names(data)[index]
                data = data[index]
            else:
                yield token
                data = data.get(token) if isinstance(data, dict) else None

    def _names(self, members: list[Any]) -> list[str]:
        # Documents live as long as we do, so their lists may be known by identity.
        known = self._members.get(id(members))
        if known is None:
            names = [_name(one) for one in members]
            often = Counter(names)
            known = self._members[id(members)] = [
                f"[{name}]" if name and often[name] == 1 else str(index)
                for index, name in enumerate(names)
            ]
        return known


def _name(member: Any) -> str:
    if not isinstance(member, dict):
        return _spelled(member)
    for names in _TELLING:
        if all(name in member for name in names):
            return _spelled([[name, member[name]] for name in names])
    return ""
