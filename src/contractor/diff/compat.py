"""What oasdiff 1.28 says of two contracts: the findings by which lists of severities and scores go.

Takes two contracts and the terms of their comparison, gives ids with levels and operations; refuses to explain
them. It is the edit layer alone: nothing is silent because the values stay the same.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from importlib import import_module
from importlib.util import find_spec
from typing import Final, NamedTuple

from contractor.contract import Contract
from contractor.diagnostic import Severity
from contractor.diff.occurrence import Occurrence
from contractor.diff.roots import Root
from contractor.diff.rule import Row
from contractor.diff.terms import Terms

#: Id → its level in place of the row's own; with None it is not said at all.
Levels = Mapping[str, Severity | None]

#: These are said with their own level whatever was set; only leaving them out works.
_FIXED: Final = ("api-security-component-", "api-global-security-")


class Named(NamedTuple):
    """One finding. `operation` and `path` are empty outside of operations."""

    id: str
    level: Severity
    operation: str
    path: str


def findings(
    old: Contract, new: Contract, terms: Terms, severity: Levels | None = None
) -> list[Named]:
    """Every rule that is met, in the order of the walks, `info.version` last."""
    from contractor.diff.operations import compare, policy

    terms = replace(terms, compat=True)
    rows = _rows()
    levels = {id: row.level for id, row in rows.items()} | dict(severity or {})
    compared = compare(old, new, terms)
    found = [*compared.occurrences, *_inside(old, new, compared.roots, terms)]
    breaking = any(levels[one.id] is Severity.ERROR for one in found)
    return list(_named([*found, *policy(old, new, breaking)], rows, levels))


def _rows() -> Mapping[str, Row]:
    from contractor.diff.rows import operations

    rows = {row.id: row for row in operations.ROWS}
    if find_spec("contractor.diff.rows.schemas") is not None:
        rows |= import_module("contractor.diff.rows.schemas").ROWS
    return rows


def _inside(
    old: Contract, new: Contract, roots: tuple[Root, ...], terms: Terms
) -> Iterable[Occurrence]:
    """What is met inside of schemas, where the walk over these is there."""
    if find_spec("contractor.diff.schemas") is None:
        return ()
    found: Iterable[Occurrence] = import_module("contractor.diff.schemas").compare(
        old, new, roots, terms
    )
    return found


def _named(
    found: Iterable[Occurrence],
    rows: Mapping[str, Row],
    levels: Mapping[str, Severity | None],
) -> Iterator[Named]:
    for one in found:
        level = levels[one.id]
        if level is not None:
            said = rows[one.id].level if one.id.startswith(_FIXED) else level
            yield Named(one.id, said, one.where.method, one.where.path)
