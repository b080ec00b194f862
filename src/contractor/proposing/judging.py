"""What of a proposal would be refused, if the document asked for it.

Takes a model and drafts of claims, gives those that stand; refuses to know why they were proposed. The judge is the
one that judges documents: what it finds fault with becomes a question, or is left out.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from contractor.diagnostic import Finding, Severity
from contractor.frozen import changed
from contractor.model import Model
from contractor.model.tables import COLUMN, TABLE, tables
from contractor.proposing.values import Claim, Left, ProposedTable
from contractor.source import join

#: What a table is asked for that may be in the way of a property, the first to go first.
_MOVABLE: Final = ("version-column", "timestamps", "soft-delete", "parent")


def judged(
    model: Model, proposed: Iterable[ProposedTable]
) -> tuple[list[ProposedTable], list[Left]]:
    """The tables that can be asked for as they are proposed, and those that cannot."""
    kept = {one.key: one for one in proposed}
    left: list[Left] = []
    before = {_said(one) for one in tables(model).findings}
    while True:
        wrong = [
            one
            for one in tables(model, _asked(kept.values())).findings
            if one.severity is Severity.ERROR and _said(one) not in before
        ]
        if not wrong:
            return list(kept.values()), left
        for one in wrong:
            _mend(kept, one, left)


def _said(one: Finding) -> tuple[str, str, str]:
    return one.id, one.message, one.at


def _asked(proposed: Iterable[ProposedTable]) -> Mapping[str, Any]:
    """What the document would say, by the places where it would."""
    asked: dict[str, Any] = {}
    for table in proposed:
        asked[join(table.key, TABLE)] = {one.name: one.value for one in table.claims if one.sure}
        for column in table.columns:
            sure = {one.name: one.value for one in column.claims if one.sure}
            if sure:
                asked[join(column.at, COLUMN)] = sure
    return asked


def _mend(kept: dict[str, ProposedTable], wrong: Finding, left: list[Left]) -> None:
    """Take back the claim that a finding is about; where it is about none, the table."""
    for key, table in kept.items():
        at = join(key, TABLE)
        if wrong.at == at or wrong.at.startswith(f"{at}/"):
            name = wrong.at[len(at) + 1 :].partition("/")[0]
            if name and _is_claimed(table.claims, name) and name != "key":
                kept[key] = changed(table, claims=_doubted(table.claims, name, wrong))
            else:
                _leave(kept, key, wrong, left)
            return
    found = False
    for key, table in list(kept.items()):
        for column in table.columns:
            if wrong.at == column.at or wrong.at.startswith(f"{column.at}/"):
                found |= any(one.sure for one in column.claims)
                mended = changed(column, claims=_doubted(column.claims, "", wrong))
                columns = tuple(mended if one.at == column.at else one for one in table.columns)
                kept[key] = changed(table, columns=columns)
    if not found:
        _make_room(kept, wrong, left)


def _make_room(kept: dict[str, ProposedTable], wrong: Finding, left: list[Left]) -> None:
    """Of what a property is in the way of, or stands in the way, one thing less."""
    holders = [key for key in kept if wrong.at.startswith(f"{key}/")] or list(kept)
    for name in _MOVABLE:
        for key in holders:
            if _is_claimed(kept[key].claims, name):
                claims = _doubted(kept[key].claims, name, wrong)
                kept[key] = changed(kept[key], claims=claims)
                return
    _leave(kept, holders[0], wrong, left)


def _is_claimed(claims: Iterable[Claim], name: str) -> bool:
    return any(one.name == name and one.sure for one in claims)


def _doubted(claims: tuple[Claim, ...], name: str, wrong: Finding) -> tuple[Claim, ...]:
    """Claims of which one is a question now, or all are."""
    return tuple(
        changed(one, sure=False, why=f"{one.why}; but {wrong.message}")
        if one.sure and name in ("", one.name)
        else one
        for one in claims
    )


def _leave(kept: dict[str, ProposedTable], key: str, wrong: Finding, left: list[Left]) -> None:
    table = kept.pop(key)
    left.append(Left(table.title, wrong.message))
