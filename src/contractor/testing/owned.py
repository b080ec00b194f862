"""What of a thing is the server's for as long as it is there: its id, and the time at which it was made.

Takes a contract and its resources, gives names of members; refuses to know values. What a server may set on every write
(a version, the time of the last change, a status) is none of them, and what is not `readOnly` is its clients'.
"""

from typing import Final

from contractor.contract import Contract, Schema
from contractor.contract.reach import same_value
from contractor.resources import Resource, Role
from contractor.resources.finding import declared
from contractor.resources.names import plain, tells_when
from contractor.text import words

_IDS: Final = frozenset({"id", "uuid", "guid"})
_WHEN: Final = frozenset({"at", "on", "date", "time"})
_TIMES: Final = frozenset({"date-time", "date"})


def owned(contract: Contract, resource: Resource, schema: Schema | None) -> list[str]:
    """Members of a thing, as its schema has them, that stay what they are whatever is written."""
    found = []
    for name, one in declared(contract, schema).items():
        parts = [*same_value(contract, (one,))]
        if not any(part.read_only for part in parts):
            continue
        is_id = name == resource.member or plain(name) in _IDS
        is_time = any(part.format in _TIMES for part in parts)
        if is_id or (is_time and _tells_when_made(contract, resource, name)):
            found.append(name)
    return found


def _tells_when_made(contract: Contract, resource: Resource, name: str) -> bool:
    """Whether a time is that at which a thing was made: by its name, or by the verb of what makes it.

    What `bookParcel` makes was booked then, so `bookedAt` says when it was made.
    """
    if tells_when(name, new=True) and not tells_when(name, new=False):
        return True
    index = resource.operations.get(Role.CREATE)
    verb = None if index is None else contract.endpoints[index].operation.id
    first, *rest = words(name) or ("",)
    if verb is None or len(rest) != 1 or rest[0].lower() not in _WHEN:
        return False
    done = (words(verb) or ("",))[0].lower()
    return bool(done) and first.lower() in (f"{done}ed", f"{done}d", f"{done}{done[-1]}ed")
