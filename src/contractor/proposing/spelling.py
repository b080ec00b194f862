"""A proposal as changes of the document.

Takes a proposal, gives the actions of an Overlay; refuses to know YAML. What is sure is said, what is a question
stands beside it as a comment.
"""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from contractor.contract import Contract
from contractor.model.tables import COLUMN, TABLE
from contractor.proposing.values import Claim, Proposal, ProposedTable
from contractor.source import join, split
from contractor.source.overlay_text import Action, Noted, can_say

#: Names in one line.
_NAMED: Final = 4


def actions(contract: Contract, proposal: Proposal) -> Iterator[Action]:
    """The changes, in the order of the tables; what stands in no schema of a table comes behind it."""
    for table in proposal.tables:
        inside, outside = _columns(table)
        update: dict[str, Any] = {TABLE: _noted(table.claims)}
        if inside:
            update["properties"] = {
                name: {COLUMN: _noted(claims)} for name, claims in inside.items()
            }
        weak = (f"weak: {table.weak}",) if table.weak else ()
        yield from _action(contract, table.key, update, (*table.why, *weak))
        for at, claims in outside.items():
            yield from _action(contract, at, {COLUMN: _noted(claims)}, ())


def left_out(proposal: Proposal) -> list[str]:
    """What is left out, in a line for each reason."""
    by_why: dict[str, dict[str, None]] = {}
    for one in proposal.left:
        by_why.setdefault(one.why, {})[one.what] = None
    if not by_why:
        return []
    lines = ["", "No tables are proposed for:"]
    for why, names in by_why.items():
        listed = list(names)
        starts = range(0, len(listed), _NAMED)
        lines += [f"- {', '.join(listed[start : start + _NAMED])}: {why}" for start in starts]
    return lines


def _columns(
    table: ProposedTable,
) -> tuple[dict[str, tuple[Claim, ...]], dict[str, tuple[Claim, ...]]]:
    """The claims about properties that stand in the schema itself, by name, and about others, by place."""
    inside: dict[str, tuple[Claim, ...]] = {}
    outside: dict[str, tuple[Claim, ...]] = {}
    for column in table.columns:
        is_inside = column.at == join(table.key, "properties", column.property)
        if is_inside:
            inside[column.property] = column.claims
        else:
            outside[column.at] = column.claims
    return inside, outside


def _noted(claims: Iterable[Claim]) -> dict[str, Noted]:
    return {
        one.name: Noted(one.value, one.why if one.sure else f"weak: {one.why}", not one.sure)
        for one in claims
    }


def _action(
    contract: Contract, at: str, update: dict[str, Any], why: tuple[str, ...]
) -> Iterator[Action]:
    steps: list[str | int] = []
    value: Any = contract.files.root.data
    for token in split(at.partition("#")[2]):
        step: str | int = int(token) if isinstance(value, list) else token
        value = value[step]
        steps.append(step)
    if can_say(steps):
        yield Action(tuple(steps), update, why)
