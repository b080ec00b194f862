"""Overlay actions that tighten schemas to what databases hold.

Takes a contract and what was told, gives changes; refuses to know files. What a schema says already stays: a second
pattern stands in `allOf` beside the first.
"""

from collections.abc import Iterable
from typing import Any

from contractor.contract import Contract
from contractor.frozen import frozen
from contractor.source import split
from contractor.source.overlay_text import Action, can_say
from contractor.storing.outcome import Told


@frozen
class Offered:
    """The changes, and the places that no Overlay of the document reaches, or for which no change is known."""

    actions: tuple[Action, ...]
    left: tuple[str, ...]


def offered(contract: Contract, told: Iterable[Told]) -> Offered:
    """One change for each schema that is wider than what holds its values."""
    updates: dict[str, dict[str, Any]] = {}
    why: dict[str, list[str]] = {}
    left: list[str] = []
    for one in told:
        if one.id != "contract-wider-than-store":
            continue
        raw = _raw(contract, one.place.at)
        if not one.tightening or not isinstance(raw, dict):
            left.append(one.place.at)
            continue
        _add(updates.setdefault(one.place.at, {}), raw, one.tightening)
        why.setdefault(one.place.at, []).append(f"{one.what}: {one.why}")
    actions = [
        Action(_steps(contract, at), update, tuple(why[at])) for at, update in updates.items()
    ]
    return Offered(tuple(one for one in actions if can_say(one.steps)), tuple(dict.fromkeys(left)))


def _add(update: dict[str, Any], raw: Any, tightening: Any) -> None:
    """Put keywords into a change; those that are there already go into `allOf`."""
    free = {name: value for name, value in tightening.items() if name not in raw}
    free = {name: value for name, value in free.items() if update.get(name, value) == value}
    taken = {name: value for name, value in tightening.items() if name not in free}
    update.update(free)
    if taken and taken not in update.get("allOf", []):
        update.setdefault("allOf", []).append(taken)


def _raw(contract: Contract, at: str) -> Any:
    """What stands at a key of the root document; None where an Overlay reaches nothing."""
    if not at.startswith("#"):
        return None
    value: Any = contract.raw
    for token in split(at.partition("#")[2]):
        if isinstance(value, list) and token.isdecimal() and int(token) < len(value):
            value = value[int(token)]
        elif isinstance(value, dict) and token in value:
            value = value[token]
        else:
            return None
    return value


def _steps(contract: Contract, at: str) -> tuple[str | int, ...]:
    steps: list[str | int] = []
    value: Any = contract.raw
    for token in split(at.partition("#")[2]):
        step: str | int = int(token) if isinstance(value, list) else token
        value = value[step]
        steps.append(step)
    return tuple(steps)
