"""A comparison as JUnit XML: a case for each change and operation that it reaches."""

from collections.abc import Iterator

from contractor.diff.change import Change
from contractor.report import junit
from contractor.report.comparison import reached, verdict
from contractor.report.comparison.findings import finding
from contractor.report.comparison.judgement import Judgement, pardon


def report(judgement: Judgement, *, color: bool = False, verbose: bool = False) -> str:
    """The suite; errors fail, what is allowed is skipped."""
    cases = [case for change in judgement.changes for case in _cases(change, judgement)]
    cases += [junit.Case(one) for one in judgement.findings]
    facts = {
        "old": judgement.old.shown,
        "new": judgement.new.shown,
        "promise": judgement.comparison.promise.word,
        "figures": verdict.figures(judgement),
        "verdict": verdict.sentence(judgement),
    }
    return junit.suite("contractor diff", cases, facts)


def _cases(change: Change, judgement: Judgement) -> Iterator[junit.Case]:
    why = pardon(change) or None
    said = finding(change, judgement)
    for operation in reached.operations(change.operations) or [""]:
        yield junit.Case(said, operation, why, change.fingerprint)
