"""A comparison as annotations of a pull request on GitHub.

The summary of the job is what `markdown` gives; whoever knows the environment writes it where that belongs.
"""

from contractor.diagnostic import Severity
from contractor.report.comparison.findings import findings
from contractor.report.comparison.judgement import Judgement
from contractor.report.github import command


def report(judgement: Judgement, *, color: bool = False, verbose: bool = False) -> str:
    """A command for each error and warning, the gravest first; for infos too with `verbose`.

    GitHub shows ten annotations of a kind, and drops the others without a word.
    """
    return "".join(
        f"{command(one)}\n"
        for one in findings(judgement)
        if verbose or one.severity is not Severity.INFO
    )
