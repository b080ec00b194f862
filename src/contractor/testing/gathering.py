"""Failures of one kind gathered: the first of each is told, with how often it was seen.

Takes failures and what is not covered, gives each once; refuses to judge.
"""

from collections.abc import Iterable, Iterator

from contractor.frozen import changed
from contractor.testing.failure import Failure, NotCovered

Found = Failure | NotCovered


def gathered(found: Iterable[Found]) -> Iterator[Found]:
    """What was found, in its order; failures of one check with one title and place are one."""
    told: dict[tuple[str, ...], Found] = {}
    for one in found:
        if isinstance(one, Failure):
            key = ("failure", one.check, one.operation, one.title, one.at)
        else:
            key = ("uncovered", one.kind, one.operation, one.what, one.why)
        before = told.get(key)
        if isinstance(before, Failure) and isinstance(one, Failure):
            told[key] = changed(before, count=before.count + one.count)
        elif before is None:
            told[key] = one
    yield from told.values()
