"""What a change is about, as a program that calls the service meets it.

Takes a change and both models, gives the operation, the parameter or the property that it is about; refuses to
know any rule: the keys of the change say where it stands, and the contracts what stands there.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from contractor.contract import Contract, Parameter
from contractor.contract.travel import Direction
from contractor.diff.change import Change
from contractor.frozen import frozen
from contractor.model import Call, Enumeration, Model, Nullable, Property, Record, Ref, Type
from contractor.source import resolve, split, upwards

#: Behind the key of a type as it is sent, where that differs.
_SENT: Final = ">sent"


@frozen
class Version:
    """One of the two versions: its model, and the operations of it by kind, method and path."""

    model: Model
    calls: Mapping[tuple[str, str, str], Call]


@frozen
class CallGone:
    """An operation that nothing answers any more."""

    calls: tuple[Call, ...]


@frozen
class AnswerChanged:
    """A documented answer, which is gone or new."""

    status: str
    calls: tuple[Call, ...]


@frozen
class ParameterChanged:
    """A parameter. One of `old` and `new` is None where it stands on one side only."""

    old: Parameter | None
    new: Parameter | None
    calls: tuple[Call, ...]


@frozen
class PropertyChanged:
    """A property of a named type: the type and the property in both versions, None where it does not stand.

    `rest` is the way from the property to what changed: `("enum", "2")`; empty for the property itself.
    `required`: it is about whether the property must be there.
    """

    name: str
    old: tuple[Record, Property] | None
    new: tuple[Record, Property] | None
    rest: tuple[str, ...] = ()
    required: bool = False


Subject = CallGone | AnswerChanged | ParameterChanged | PropertyChanged | None


def version(model: Model) -> Version:
    """A model with its operations at hand."""
    return Version(
        model, {(call.kind, call.method.upper(), call.path): call for call in model.calls}
    )


def calls(change: Change, side: Version) -> tuple[Call, ...]:
    """The operations of a version that a change reaches, each once."""
    wanted = dict.fromkeys((one.kind, one.method.upper(), one.path) for one in change.operations)
    return tuple(side.calls[one] for one in wanted if one in side.calls)


def subject(change: Change, old: Version, new: Version) -> Subject:
    """What a change is about; None where it is about something else."""
    if change.base and not change.revision and _is_operation(change.base, old.model.contract):
        return CallGone(calls(change, old))
    tokens = split((change.base or change.revision).partition("#")[2])
    if tokens[-2:-1] == ["responses"] and not (change.base and change.revision):
        return AnswerChanged(tokens[-1], calls(change, new) or calls(change, old))
    parameters = (
        _parameter(old.model.contract, change.base),
        _parameter(new.model.contract, change.revision),
    )
    if any(parameters):
        return ParameterChanged(*parameters, calls(change, new) or calls(change, old))
    return _property(change, old, new)


def value_at(contract: Contract, key: str) -> Any:
    """What a key leads to in a contract, as written; None where nothing stands there."""
    name, _, pointer = key.partition("#")
    file = contract.files.loaded.get(name)
    if not key or file is None:
        return None
    try:
        return resolve(file.data, pointer)
    except LookupError:
        return None


def enumeration(model: Model, type: Type) -> Enumeration | None:
    """The enumeration that a type is, if it is one."""
    while isinstance(type, Nullable):
        type = type.inner
    found = model.definitions.get(type.key) if isinstance(type, Ref) else None
    return found if isinstance(found, Enumeration) else None


def _is_operation(key: str, contract: Contract) -> bool:
    return any(
        key in (endpoint.operation.at, endpoint.operation.at.rpartition("/")[0])
        for endpoint in contract.endpoints
    )


def _parameter(contract: Contract, key: str) -> Parameter | None:
    """The parameter at a key or around it."""
    if "/parameters/" not in key:
        return None
    above = set(upwards(key))
    found = (one for endpoint in contract.endpoints for one in endpoint.parameters)
    return next((one for one in found if one.at in above), None)


def _property(change: Change, old: Version, new: Version) -> PropertyChanged | None:
    """The innermost property around what changed. Each side is asked by its own key where it has one."""
    sides = (change.base or change.revision, change.revision or change.base)
    for standing in dict.fromkeys(sides):
        for depth, (_, name, rest, required) in enumerate(_named(standing, change, old, new)):
            owners = [_owner(key, depth, name, change, old, new) for key in sides]
            before = _owned(old.model, owners[0], name, change.direction)
            after = _owned(new.model, owners[1], name, change.direction)
            if before is not None or after is not None:
                return PropertyChanged(name, before, after, rest, required)
    return None


def _owner(key: str, depth: int, name: str, change: Change, old: Version, new: Version) -> str:
    """The owner of a property by one side's key; that key where it says nothing of it."""
    found = [one for one in _named(key, change, old, new) if one[1] == name]
    return found[min(depth, len(found) - 1)][0] if found else key


def _named(
    key: str, change: Change, old: Version, new: Version
) -> Iterator[tuple[str, str, tuple[str, ...], bool]]:
    """Owner, property, the way on from it, and whether it is about being required: the innermost first."""
    file, _, pointer = key.partition("#")
    tokens = split(pointer)
    if "required" in tokens[-2:]:
        index = len(tokens) - 1 - tokens[::-1].index("required")
        for name in _required(change, old, new):
            yield _key(file, pointer, index), name, (), True
    for index in range(len(tokens) - 2, -1, -1):
        if tokens[index] == "properties":
            yield _key(file, pointer, index), tokens[index + 1], tuple(tokens[index + 2 :]), False


def _required(change: Change, old: Version, new: Version) -> Iterator[str]:
    """The names that may be meant where `required` changed: what stands in the list, and what the change says."""
    stand = (
        value_at(old.model.contract, change.base),
        value_at(new.model.contract, change.revision),
    )
    yield from (one for one in (*stand, *change.arguments.values()) if isinstance(one, str))


def _key(file: str, pointer: str, count: int) -> str:
    """The key of what the first tokens of a pointer lead to."""
    return f"{file}#{'/'.join(pointer.split('/')[: count + 1])}"


def _owned(
    model: Model, owner: str, name: str, direction: Direction
) -> tuple[Record, Property] | None:
    """The record at a key, or the nearest around it, that has the property."""
    for key in upwards(owner):
        wanted = (key + _SENT, key) if direction is Direction.REQUEST else (key,)
        for one in wanted:
            found = model.definitions.get(one)
            if isinstance(found, Record):
                for own in _inherited(model, found):
                    if own.name == name:
                        return found, own
    return None


def _inherited(model: Model, record: Record) -> Iterator[Property]:
    """The properties of a record and of those that it extends."""
    seen: set[str] = set()
    current: Any = record
    while isinstance(current, Record) and current.key not in seen:
        seen.add(current.key)
        yield from current.properties
        current = model.definitions.get(current.base) if current.base is not None else None
