"""The verdict of a comparison in words and figures.

Takes a judgement, gives short texts; refuses to say that nothing breaks where something could not be judged.
"""

from collections.abc import Iterable

from contractor.diagnostic import Severity
from contractor.diff.change import Change
from contractor.diff.occurrence import Where
from contractor.frozen import frozen
from contractor.report.comparison import reached
from contractor.report.comparison.judgement import Judgement


@frozen
class Counts:
    """How many changes there are of each kind."""

    error: int
    warning: int
    info: int
    hidden: int
    undecided: int
    allowed: int


def counts(judgement: Judgement) -> Counts:
    """The figures of a judgement. What is allowed counts by its level too, whichever a policy gave it."""
    levels = [change.level for change in judgement.changes]
    return Counts(
        levels.count(Severity.ERROR),
        levels.count(Severity.WARNING),
        levels.count(Severity.INFO),
        judgement.comparison.hidden,
        len(judgement.comparison.undecided),
        judgement.comparison.allowed,
    )


def breaking(judgement: Judgement) -> list[Change]:
    """The changes that break somebody and that nobody allowed."""
    return [change for change in judgement.changes if change.breaking and not change.allowed]


def figures(judgement: Judgement) -> str:
    """`2 errors, 1 warning, 14 info · 9 equivalent edits hidden · next version: 3.0.0`."""
    found = counts(judgement)
    levels = [
        plural(found.error, "error"),
        plural(found.warning, "warning"),
        f"{found.info} info" if found.info else "",
    ]
    parts = [
        ", ".join(filter(None, levels)) or "no changes",
        f"{found.allowed} allowed" if found.allowed else "",
        f"{plural(found.hidden, 'equivalent edit')} hidden" if found.hidden else "",
        f"{found.undecided} not judged" if found.undecided else "",
    ]
    if judgement.changes and judgement.advice is not None and judgement.advice.next is not None:
        parts.append(f"next version: {judgement.advice.next}")
    return " · ".join(filter(None, parts))


def sentence(judgement: Judgement) -> str:
    """`breaking: 3 operations`, `no breaking changes`, or what keeps us from saying either."""
    found = breaking(judgement)
    unsure = counts(judgement).undecided
    if found:
        names = reached.operations(_places(found))
        outside = sum(not reached.operations(change.hit) for change in found)
        said = plural(len(names), "operation")
        if outside:
            beside = f"{plural(outside, 'change')} outside of operations"
            said = f"{said}, and {beside}" if names else beside
        return f"breaking: {said}"
    if unsure:
        return (
            f"nothing is known to break, but {plural(unsure, 'place')} could not be judged:"
            " look at them before you trust this"
        )
    warned = sum(change.level is Severity.WARNING for change in judgement.changes)
    doubt = f"; {plural(warned, 'change')} may break somebody" if warned else ""
    return f"no breaking changes{doubt}"


def plural(count: int, word: str) -> str:
    """`1 error`, `2 errors`; empty for none."""
    return f"{count} {word}{'' if count == 1 else 's'}" if count else ""


def _places(changes: Iterable[Change]) -> list[Where]:
    """Where changes break somebody: an edit may do so by more than one rule."""
    return [
        where
        for change in changes
        for reading in change.readings
        if reading.level is Severity.ERROR and not reading.allowed
        for where in reading.operations
    ]
