"""A comparison as SARIF 2.1.0; what is allowed is there and suppressed."""

from collections.abc import Iterable

from contractor.diagnostic import Finding
from contractor.diff.change import Change
from contractor.report import sarif
from contractor.report.comparison.findings import finding
from contractor.report.comparison.judgement import Judgement, pardon
from contractor.report.explained import Explained


def report(judgement: Judgement, *, color: bool = False, verbose: bool = False) -> str:
    """The log with all changes, infos included."""
    results = [
        sarif.Result(finding(one, judgement), one.fingerprint, pardon(one) or None)
        for one in judgement.changes
    ]
    results += [_beside(one) for one in judgement.findings]
    return sarif.log(results, _rules(judgement.changes), judgement.new.file)


def _rules(changes: Iterable[Change]) -> dict[str, Explained]:
    """The rules that were met, as their rows worded them."""
    return {
        change.id: Explained(
            change.id.replace("-", " "), change.why, change.remedy.removesuffix(".")
        )
        for change in changes
    }


def _beside(one: Finding) -> sarif.Result:
    return sarif.Result(one, sarif.fingerprint(one))
