"""Who uses a named type: the operations that it travels in, and in which direction.

Takes a model, gives operations; refuses to know what differs. What a webhook or a callback delivers travels
to the client.
"""

from collections.abc import Iterable

from contractor.contract.travel import Direction
from contractor.diff.occurrence import Where
from contractor.graph import reached
from contractor.model import Call, Model, Type, TypeKey
from contractor.model.directions import SENT
from contractor.model.walk import given, mentioned, taken

Use = tuple[Where, Direction]
BOTH = (Direction.REQUEST, Direction.RESPONSE)


class Uses:
    """The uses of one model's types."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self._direct: dict[TypeKey, list[tuple[int, Direction]]] = {}
        self._calls = {call.index: call for call in model.calls}
        self._users: dict[TypeKey, list[TypeKey]] = {}
        self._found: dict[TypeKey, tuple[Use, ...]] = {}
        for call in model.calls:
            self._note(call, taken(call), sends(call))
            self._note(call, given(call), gets(call))
        for key, targets in model.references.items():
            for target in targets:
                self._users.setdefault(target, []).append(key)

    def of(self, key: TypeKey) -> tuple[Use, ...]:
        """The operations that use a type, in the order of the document, once for each direction."""
        found = self._found.get(key)
        if found is None:
            direct = {
                use for user in reached(self._users, [key]) for use in self._direct.get(user, ())
            }
            found = self._found[key] = tuple(
                (where(self._model, self._calls[index]), direction)
                for index, direction in sorted(direct)
            )
        return found

    def directions(self, key: TypeKey) -> tuple[Direction, ...]:
        """Which ways a type travels. Whoever has a type that no operation uses may do anything with it."""
        found = {direction for _, direction in self.of(key)}
        if found:
            return tuple(one for one in BOTH if one in found)
        return (Direction.REQUEST,) if key.endswith(SENT) else BOTH

    def _note(self, call: Call, kinds: Iterable[Type], direction: Direction) -> None:
        for kind in kinds:
            for key in mentioned(kind):
                self._direct.setdefault(key, []).append((call.index, direction))


def sends(call: Call) -> Direction:
    """Which way what an operation takes travels, seen from the client of the contract."""
    return Direction.REQUEST if call.kind == "path" else Direction.RESPONSE


def gets(call: Call) -> Direction:
    """Which way what an operation gives travels, seen from the client of the contract."""
    return Direction.RESPONSE if call.kind == "path" else Direction.REQUEST


def where(model: Model, call: Call, part: str = "") -> Where:
    """An operation as the place of an occurrence."""
    return Where(
        method=call.method.upper(),
        path=call.path,
        operation_id=model.contract.endpoints[call.index].operation.id,
        kind=call.kind,
        part=part,
    )
