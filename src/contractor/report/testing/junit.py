"""An outcome as JUnit XML: a case for each check that failed in an operation, one for each operation that passed.

What is not covered and makes the run fail is an error, what is only said is skipped, and so is what is known.
"""

from collections.abc import Iterator

from contractor.contract import Contract
from contractor.report import junit
from contractor.report.testing import replaying, reproducing, verdict
from contractor.report.testing.exchanges import came, sent
from contractor.report.testing.findings import by_key, failed, name, uncovered
from contractor.testing.failure import Failure, NotCovered
from contractor.testing.outcome import Covered, Tested


def report(
    tested: Tested, contract: Contract, *, color: bool = False, verbose: bool = False
) -> str:
    """The suite."""
    document = contract.files.root.display
    facts = {
        "target": tested.target,
        "seed": str(tested.seed),
        "stream": tested.stream,
        "verdict": verdict.sentence(tested),
        "measured": verdict.measured(tested),
        **tested.versions,
    }
    bad = {one.operation for one in tested.failures} | {one.operation for one in tested.counting}
    results = [
        *(_failed(one, tested, contract, document) for one in tested.failures),
        *(_known(one.failure, one.reason, tested, document) for one in tested.known),
        *(_uncovered(one, tested, contract, document) for one in tested.uncovered),
        *(_passed(one, document) for one in tested.operations if one.key not in bad),
    ]
    nothing = junit.Result(
        document, "nothing was tested", outcome="skipped", message="no operation"
    )
    return junit.written("contractor test", results or [nothing], facts)


def _failed(one: Failure, tested: Tested, contract: Contract, document: str) -> junit.Result:
    finding = failed(one, tested, contract)
    return junit.Result(
        document,
        _name(one.operation, one.check, tested),
        _facts(one.operation, one.at, tested),
        "failure",
        one.title,
        one.check,
        tuple(junit.told(finding)),
        tuple(_shown(one, tested, contract)),
    )


def _known(one: Failure, reason: str, tested: Tested, document: str) -> junit.Result:
    facts = _facts(one.operation, one.at, tested)
    name = _name(one.operation, one.check, tested)
    return junit.Result(document, name, facts, "skipped", f"known: {reason}")


def _uncovered(one: NotCovered, tested: Tested, contract: Contract, document: str) -> junit.Result:
    finding = uncovered(one, tested, contract)
    said = f"{one.what} is not covered: {' '.join(one.why.split())}"
    counts = one in tested.counting
    return junit.Result(
        document,
        _name(one.operation, one.what, tested),
        _facts(one.operation, one.operation, tested),
        "error" if counts else "skipped",
        said,
        one.kind,
        tuple(junit.told(finding)) if counts else (),
    )


def _passed(one: Covered, document: str) -> junit.Result:
    facts = {"operation": f"{one.method} {one.path}", "requests": str(one.requests)}
    return junit.Result(document, one.name, facts)


def _name(key: str, what: str, tested: Tested) -> str:
    """Operation and check; what is about no operation has none."""
    found = by_key(tested).get(key)
    return what if found is None else f"{found.name}: {what}"


def _facts(key: str, at: str, tested: Tested) -> dict[str, str]:
    facts = {"operation": name(key, tested), "at": at}
    return {name: value for name, value in facts.items() if value}


def _shown(one: Failure, tested: Tested, contract: Contract) -> Iterator[str]:
    """How to see it again, and what was sent and came back."""
    command = reproducing.command(one, tested)
    if command is not None:
        yield command
    for exchange in one.exchanges[-1:]:
        yield from ("sent:", *sent(exchange), "came back:", *came(exchange))
    code = replaying.pytest(one, tested, contract)
    if code is not None:
        yield from code.splitlines()
