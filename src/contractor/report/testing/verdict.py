"""What is to be said of a run in a sentence, and its counts.

Takes a `Tested`, gives words and numbers; the only place that says them.
"""

from collections.abc import Iterator

from contractor.frozen import frozen
from contractor.nouns import counted
from contractor.testing.failure import Kind
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
    """Whether it passed, why not or in spite of what, and how much was seen."""
    found = counts(tested)
    gaps = [*_gaps(tested, found)]
    known = f", {counted(found.known, 'known failure')} allowed" if found.known else ""
    if tested.passed and gaps:
        kinds = {kind for _, kind in gaps}
        allowed = " ".join(f"--allow-uncovered {kind}" for kind in sorted(kinds))
        return f"passed, though {' and '.join(said for said, _ in gaps)} ({allowed}){known}"
    if tested.passed:
        return f"passed: {counted(found.operations, 'operation')} seen to succeed{known}"
    reasons = [counted(found.failures, "failure")] if found.failures else []
    reasons += [said for said, _ in gaps]
    seen = f"{found.reached} of {counted(found.operations, 'operation')} seen to succeed"
    behind = f"; {seen}" if found.reached == found.operations else ""
    return f"failed: {', '.join(reasons)}{behind}{known}"


def _gaps(tested: Tested, found: Counts) -> Iterator[tuple[str, Kind]]:
    """What was not seen and counts unless it is allowed, in words, and its kind."""
    missing = found.operations - found.reached
    if missing:
        was = "was" if missing == 1 else "were"
        of = counted(found.operations, "operation")
        yield f"{missing} of {of} {was} never seen to succeed", "unreached"
    reached = {one.key for one in tested.operations if one.reached}
    bodies = sum(one.kind == "unreached" and one.operation in reached for one in tested.uncovered)
    if bodies:
        was = "was" if bodies == 1 else "were"
        yield f"{counted(bodies, 'media type')} {was} never seen to be taken", "unreached"
    if any(one.kind == "timeout" for one in tested.uncovered):
        yield "the time did not suffice", "timeout"


def measured(tested: Tested) -> str:
    """How much was sent, in which time, and what to say to send it again."""
    found = counts(tested)
    answers = f"{found.seen} of {found.documented} documented answers seen"
    requests = counted(found.requests, "request")
    return f"{answers}, {requests} in {tested.seconds:.1f} s, seed {tested.seed}"
