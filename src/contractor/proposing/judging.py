"""What of a proposal would be refused, if the document asked for it.

Takes a model and drafts of claims, gives those that stand; refuses to know why they were proposed. The judge is the
one that judges documents: what it finds fault with becomes a question, or is left out.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from contractor.diagnostic import Finding, Severity
from contractor.frozen import changed
from contractor.model import Model, Record
from contractor.model.plain import properties
from contractor.model.tables import COLUMN, TABLE, tables
from contractor.proposing.values import Claim, Left, ProposedTable
from contractor.source import join

#: What a table is asked for that may be in the way of a property, the first to go first.
_MOVABLE: Final = ("single", "extra", "version-column", "timestamps", "soft-delete", "parent")


def judged(
    model: Model, proposed: Iterable[ProposedTable]
) -> tuple[list[ProposedTable], list[Left]]:
    """The tables that can be asked for as they are proposed, and those that cannot."""
    return _Judging(model, proposed).all()


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


class _Judging:
    """Takes back one claim or table after the other, until nothing is refused."""

    def __init__(self, model: Model, proposed: Iterable[ProposedTable]) -> None:
        self._model = model
        self._kept = {one.key: one for one in proposed}
        self._left: list[Left] = []
        self._before = {_said(one) for one in tables(model).findings}

    def all(self) -> tuple[list[ProposedTable], list[Left]]:
        while wrong := self._wrong():
            # What one is about may be gone with another, so that only claims are taken back together.
            claims = [self._take_back(one) for one in wrong]
            if not any(claims):
                self._make_room(wrong[0])
        return list(self._kept.values()), self._left

    def _wrong(self) -> list[Finding]:
        return [
            one
            for one in tables(self._model, _asked(self._kept.values())).findings
            if one.severity is Severity.ERROR and _said(one) not in self._before
        ]

    def _take_back(self, wrong: Finding) -> bool:
        """Make a question of the claims that a finding is about; whether there are any."""
        found = False
        for key, table in self._kept.items():
            at = join(key, TABLE)
            name = wrong.at.removeprefix(f"{at}/").partition("/")[0]
            if wrong.at.startswith(f"{at}/") and name != "key" and _is_claimed(table.claims, name):
                self._kept[key] = table = changed(table, claims=_doubted(table.claims, name, wrong))
                found = True
            columns = tuple(
                changed(one, claims=_doubted(one.claims, "", wrong))
                if _is_in(wrong.at, one.at) and any(claim.sure for claim in one.claims)
                else one
                for one in table.columns
            )
            if columns != table.columns:
                self._kept[key] = changed(table, columns=columns)
                found = True
        return found

    def _make_room(self, wrong: Finding) -> None:
        """Of what is in the way of a property, one thing less: what a table asks for besides, else the table."""
        holders = [key for key in self._kept if self._holds(key, wrong.at)] or list(self._kept)
        for name in _MOVABLE:
            for key in holders:
                if _is_claimed(self._kept[key].claims, name):
                    claims = _doubted(self._kept[key].claims, name, wrong)
                    self._kept[key] = changed(self._kept[key], claims=claims)
                    return
        table = self._kept.pop(holders[0])
        self._left.append(Left(table.title, wrong.message))

    def _holds(self, key: str, at: str) -> bool:
        """Whether a finding is about a table, or about a property of its rows."""
        record = self._model.definitions.get(key)
        places = properties(self._model, record) if isinstance(record, Record) else ()
        return _is_in(at, join(key, TABLE)) or any(_is_in(at, place) for _, place in places)


def _is_in(at: str, place: str) -> bool:
    return at == place or at.startswith(f"{place}/")


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
