"""An outcome as annotations on the lines of the contract, each with what shows it again in short.

The summary of the job is what `markdown` gives; whoever knows the environment writes it where that belongs.
"""

from collections.abc import Iterator
from typing import Final

from contractor.contract import Contract
from contractor.diagnostic import Finding
from contractor.frozen import changed
from contractor.report.github import command
from contractor.report.testing import reproducing
from contractor.report.testing.exchanges import sent
from contractor.report.testing.findings import failed, uncovered
from contractor.testing.failure import Failure
from contractor.testing.outcome import Tested

#: Characters of a command and of a body in an annotation.
_COMMAND: Final = 1_000
_BODY: Final = 200


def report(
    tested: Tested, contract: Contract, *, color: bool = False, verbose: bool = False
) -> str:
    """A command for each failure, then for what is not covered and makes the run fail.

    GitHub shows ten annotations of a kind, and drops the others without a word.
    """
    return "".join(f"{command(one)}\n" for one in _findings(tested, contract))


def _findings(tested: Tested, contract: Contract) -> Iterator[Finding]:
    for failure in tested.failures:
        found = failed(failure, tested, contract)
        yield changed(found, notes=(*found.notes, *_again(failure, tested)))
    for one in tested.counting:
        yield uncovered(one, tested, contract)


def _again(failure: Failure, tested: Tested) -> Iterator[str]:
    """The command where there is a server and it is short; else what was sent."""
    said = reproducing.command(failure, tested)
    if said is not None and len(said) <= _COMMAND:
        yield f"again: {said}"
    elif failure.exchanges:
        first, *rest = sent(failure.exchanges[-1], _BODY)
        yield f"sent: {first}"
        yield from rest
