"""Probes: what is tested beside what the engine tests, each in a file of its own.

A probe takes a context, gives failures and what it could not cover; it refuses to know other probes. It is
deterministic: the same seed and the same answers give the same requests. Where the time is over it stops, and
says for each operation that is left that it was not covered (`kind="timeout"`).
"""

from collections.abc import Iterator, Sequence
from typing import Protocol

from contractor.testing.context import Context
from contractor.testing.failure import Failure, NotCovered


class Probe(Protocol):
    """One thing to test. `name` is a word of a person's: it stands in reports, and in --phases."""

    @property
    def name(self) -> str: ...

    def run(self, context: Context) -> Iterator[Failure | NotCovered]:
        """Send what there is to send, and say what was found."""
        ...


def probes() -> Sequence[Probe]:
    """All probes, in the order they run: what reaches operations comes before what needs them reached."""
    from contractor.testing.probes.auth import Auth
    from contractor.testing.probes.negative import Negative
    from contractor.testing.probes.positive import Positive
    from contractor.testing.probes.reach import Reach
    from contractor.testing.probes.scopes import Scopes
    from contractor.testing.probes.values import Values
    from contractor.testing.walking import Walks

    walks = Walks()
    ours = (Reach(walks), Positive(walks), Negative(walks), Values(walks))
    return (*ours, Auth(walks), Scopes(walks))
