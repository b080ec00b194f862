"""What oasdiff 1.28 says of two contracts: the findings by which lists of severities and scores go.

Takes two contracts and the terms of their comparison, gives ids with levels and operations; refuses to explain
them. It is the edit layer alone: nothing is silent because the values stay the same.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final, NamedTuple

from contractor.contract import Contract
from contractor.diagnostic import Severity
from contractor.diff import operations, schemas
from contractor.diff.occurrence import Occurrence
from contractor.diff.rules import RULES
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
    terms = replace(terms, compat=True)
    levels = {id: row.level for id, row in RULES.items()} | dict(severity or {})
    compared = operations.compare(old, new, terms)
    inside = schemas.compare(old, new, compared.roots, terms)
    found = [*compared.occurrences, *inside.occurrences]
    breaking = any(levels[one.id] is Severity.ERROR for one in found)
    return list(_named([*found, *operations.policy(old, new, breaking)], levels))


def _named(found: Iterable[Occurrence], levels: Mapping[str, Severity | None]) -> Iterator[Named]:
    for one in found:
        level = levels[one.id]
        if level is not None:
            said = RULES[one.id].level if one.id.startswith(_FIXED) else level
            yield Named(one.id, said, one.where.method, one.where.path)
