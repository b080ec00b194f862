"""Failures that a team knows of and lets pass, each with its reason.

Takes failures and allowances, gives both apart; refuses to know where allowances are written.
"""

from collections.abc import Iterable, Sequence

from contractor.frozen import frozen
from contractor.testing.failure import Failure


@frozen
class Allowance:
    """What may fail: a check of an operation, by key; only with a status where it names one."""

    check: str
    operation: str
    reason: str
    status: int | None = None

    def covers(self, failure: Failure) -> bool:
        """Whether it is about a failure."""
        status = failure.exchanges[-1].status if failure.exchanges else None
        return (self.check, self.operation) == (failure.check, failure.operation) and (
            self.status is None or self.status == status
        )


@frozen
class Known:
    """A failure that is let pass, and why."""

    failure: Failure
    reason: str


def parted(
    failures: Iterable[Failure], allowances: Sequence[Allowance]
) -> tuple[tuple[Failure, ...], tuple[Known, ...]]:
    """What fails the run, and what is let pass."""
    found: list[Failure] = []
    known: list[Known] = []
    for failure in failures:
        allowed = next((one for one in allowances if one.covers(failure)), None)
        if allowed is None:
            found.append(failure)
        else:
            known.append(Known(failure, allowed.reason))
    return tuple(found), tuple(known)
