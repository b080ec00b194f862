"""What is to be said of a run in a sentence, and its counts.

Takes a `Tested`, gives words and numbers; the only place that says them.
"""

from contractor.frozen import frozen
from contractor.nouns import counted
from contractor.testing.outcome import Tested


@frozen
class Counts:
    """How much there was of everything. `documented` are answers of the document, `seen` those that came back."""

    operations: int
    reached: int
    requests: int
    documented: int
    seen: int
    failures: int
    known: int
    uncovered: int


def counts(tested: Tested) -> Counts:
    """The counts of a run. `uncovered` are those that make it fail."""
    documented = sum(len(one.documented) for one in tested.operations)
    return Counts(
        operations=len(tested.operations),
        reached=sum(one.reached for one in tested.operations),
        requests=sum(one.requests for one in tested.operations),
        documented=documented,
        seen=documented - sum(len(one.unseen) for one in tested.operations),
        failures=len(tested.failures),
        known=len(tested.known),
        uncovered=len(tested.counting),
    )


def sentence(tested: Tested) -> str:
    """Whether it passed, why not, and how much was seen."""
    found = counts(tested)
    said = []
    if found.failures:
        said.append(counted(found.failures, "failure"))
    missing = found.operations - found.reached
    if missing:
        said.append(f"{missing} of {counted(found.operations, 'operation')} never seen to succeed")
    else:
        said.append(f"{counted(found.operations, 'operation')} seen to succeed")
    late = sum(one.kind == "timeout" for one in tested.uncovered)
    if late:
        said.append("the time did not suffice for everything")
    if found.known:
        said.append(f"{counted(found.known, 'known failure')} allowed")
    word = "passed" if tested.passed else "failed"
    return f"{word}: {', '.join(said)}"


def measured(tested: Tested) -> str:
    """How much was sent, in which time, and what to say to send it again."""
    found = counts(tested)
    answers = f"{found.seen} of {found.documented} documented answers seen"
    requests = counted(found.requests, "request")
    return f"{answers}, {requests} in {tested.seconds:.1f} s, seed {tested.seed}"
