"""A comparison as a team wants to see it.

Takes a comparison, a policy, the rows of all rules and today's date; refuses to know files and clocks.
"""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import Final

from contractor.diagnostic import Finding, Severity
from contractor.diff.change import Comparison
from contractor.diff.fingerprints import fingerprinted
from contractor.diff.policy.allowing import allowed
from contractor.diff.policy.globs import id_matches
from contractor.diff.policy.settings import FailOn, Policy
from contractor.diff.policy.severities import near, with_severities
from contractor.diff.policy.versions import noted
from contractor.diff.policy.wording import finding
from contractor.diff.rule import Row
from contractor.frozen import changed

_FAILS: Final = {FailOn.ERROR: Severity.ERROR, FailOn.WARNING: Severity.WARNING}


def judged(
    comparison: Comparison, policy: Policy, rows: Mapping[str, Row], today: date
) -> Comparison:
    """The comparison after everything that the team says of it.

    The version is judged by the team's severities, but before anything is allowed: what breaks clients with
    leave breaks them still.
    """
    marked = fingerprinted(comparison)
    versioned = noted(with_severities(marked, policy.severity, rows), rows)
    levelled = with_severities(fingerprinted(versioned), policy.severity, rows)
    complete = changed(levelled, findings=(*levelled.findings, *policy.findings))
    return allowed(complete, policy.allow, today, rows)


def unknown(policy: Policy, ids: Collection[str]) -> list[Finding]:
    """An error for each id in a policy that no rule has, with the nearest that one has."""
    return [*_unknown_entries(policy, ids), *_unknown_severities(policy, ids)]


def fails(comparison: Comparison, fail_on: FailOn) -> bool:
    """Whether a comparison is too grave to go on with."""
    least = _FAILS.get(fail_on)
    if least is None:
        return False
    levels = [change.level for change in comparison.changes]
    levels += [one.severity for one in comparison.findings]
    return any(level >= least for level in levels)


def _unknown_entries(policy: Policy, ids: Collection[str]) -> Iterator[Finding]:
    for entry in policy.allow:
        if not any(id_matches(entry.id, id) for id in ids):
            yield finding("unknown-rule", entry.span, id=entry.id, near=near(entry.id, ids))


def _unknown_severities(policy: Policy, ids: Collection[str]) -> Iterator[Finding]:
    for id in policy.severity:
        if id not in ids:
            yield finding("unknown-rule", policy.spans.get(id), id=id, near=near(id, ids))
