"""A comparison as SARIF 2.1.0; what is allowed is there and suppressed."""

from contractor.diagnostic import Finding
from contractor.report import sarif
from contractor.report.comparison.findings import allowed, finding
from contractor.report.comparison.judgement import Judgement
from contractor.report.explained import of_changes


def report(judgement: Judgement, *, color: bool = False, verbose: bool = False) -> str:
    """The log with all changes, infos included."""
    results = []
    for change in judgement.changes:
        pardon = judgement.pardon(change)
        why = None if pardon is None else allowed(pardon)
        results.append(sarif.Result(finding(change, judgement), change.fingerprint, why))
    results += [_beside(one) for one in judgement.findings]
    return sarif.log(results, of_changes(judgement.changes))


def _beside(one: Finding) -> sarif.Result:
    return sarif.Result(one, sarif.fingerprint(one))
