"""What came of testing a server against its contract.

Takes nothing, gives values; refuses to know how they were found and how they are printed.
"""

from collections.abc import Mapping
from typing import Final

from contractor.frozen import frozen
from contractor.testing.failure import Failure, Known, NotCovered

#: What is said to be tested where it is contractor's own mock.
MOCK: Final = "the mock"
#: Kinds of `NotCovered` that make a run fail unless they are allowed.
COUNTING: Final = ("unreached", "timeout")


@frozen
class Covered:
    """One operation, and what was seen of it.

    `documented` are the statuses of the document as it spells them (`200`, `4XX`, `default`), `seen` says how
    often each status came back, `requests` how many requests were sent.
    """

    key: str
    method: str
    path: str
    name: str
    documented: tuple[str, ...]
    seen: Mapping[int, int]
    requests: int

    @property
    def reached(self) -> bool:
        """Whether a documented success was seen."""
        return any(is_success(status, self.documented) for status in self.seen)

    @property
    def unseen(self) -> tuple[str, ...]:
        """Documented statuses that never came back."""
        answered = {answering(status, self.documented) for status in self.seen}
        return tuple(one for one in self.documented if one not in answered)


@frozen
class Tested:
    """A run of contract tests.

    `target` is what was tested, as the person named it; `origin` is where requests went, empty for an application
    in process. `stream` is the digest of all requests in their order. `allowed` are the kinds of what is not
    covered that the person lets pass, `known` failures that they know of. Of secrets it holds only names:
    `variables`, as `$NAME` in the exchanges.
    """

    target: str
    origin: str
    operations: tuple[Covered, ...]
    failures: tuple[Failure, ...]
    uncovered: tuple[NotCovered, ...]
    seed: int
    seconds: float
    stream: str
    versions: Mapping[str, str]
    allowed: tuple[str, ...] = ()
    known: tuple[Known, ...] = ()
    variables: tuple[str, ...] = ()

    @property
    def counting(self) -> tuple[NotCovered, ...]:
        """What is not covered and makes the run fail."""
        return tuple(
            one for one in self.uncovered if one.kind in COUNTING and one.kind not in self.allowed
        )

    @property
    def passed(self) -> bool:
        """Whether the server was seen to be what the contract says: no failure, and nothing untested that counts."""
        return not self.failures and not self.counting


def answering(status: int, documented: tuple[str, ...]) -> str | None:
    """Which documented answer a status is: its own, that of its class, or the default (OpenAPI 3.2 §4.16.1)."""
    for one in (str(status), f"{status // 100}XX", "default"):
        for written in documented:
            if written.upper() == one.upper():
                return written
    return None


def is_success(status: int, documented: tuple[str, ...]) -> bool:
    """Whether a status is a success that the operation documents.

    That is a 2xx; a 3xx where no 2xx is documented; and where neither is and nothing is said by default, any
    documented status, since then that is all that the operation is for.
    """
    if answering(status, documented) is None:
        return False
    for first in ("2", "3"):
        if any(one.startswith(first) for one in documented):
            return str(status).startswith(first)
    return status < 400 if "default" in documented else True
