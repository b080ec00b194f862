"""Failures and what is not covered as findings, for every format that prints these.

Takes a `Tested` and its contract, gives located findings; refuses to drop any failure and to know the formats.
"""

from collections.abc import Mapping

from contractor.contract import Contract
from contractor.diagnostic import Finding, Severity
from contractor.testing.failure import Failure, NotCovered
from contractor.testing.outcome import Covered, Tested
from contractor.text import short

#: Characters of a sentence that a report shows.
LONGEST = 400


def findings(tested: Tested, contract: Contract) -> list[Finding]:
    """A finding for each failure, then one for each thing that is not covered and makes the run fail."""
    return [
        *(failed(one, tested, contract) for one in tested.failures),
        *(uncovered(one, tested, contract) for one in tested.counting),
    ]


def failed(failure: Failure, tested: Tested, contract: Contract) -> Finding:
    """One failure, at the node of the document that it is about."""
    where = name(failure.operation, tested)
    said = f"{where}: {failure.title}" if where else failure.title
    notes = [line.strip() for line in failure.why.splitlines() if line.strip()]
    if failure.count > 1:
        notes.append(f"seen {failure.count} times")
    return _located(failure.check, said, failure.at, tuple(notes), contract)


def uncovered(one: NotCovered, tested: Tested, contract: Contract) -> Finding:
    """One thing that is not covered, at its operation."""
    where = name(one.operation, tested)
    said = f"{where}: {one.what} is not covered" if where else f"{one.what} is not covered"
    notes = tuple(line.strip() for line in one.why.splitlines() if line.strip())
    return _located(one.kind, said, one.operation or "#", notes, contract)


def name(key: str, tested: Tested) -> str:
    """Method and path of an operation; empty where there is none."""
    found = by_key(tested).get(key)
    return "" if found is None else f"{found.method} {found.path}"


def by_key(tested: Tested) -> Mapping[str, Covered]:
    """The operations under test, by key."""
    return {one.key: one for one in tested.operations}


def _located(id: str, message: str, at: str, notes: tuple[str, ...], contract: Contract) -> Finding:
    shown = tuple(short(one, LONGEST) for one in notes)
    finding = Finding(id, Severity.ERROR, short(message, LONGEST), at, None, shown, on_key=True)
    (located,) = contract.files.locate([finding])
    return located
