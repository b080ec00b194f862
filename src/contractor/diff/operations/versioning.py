"""Whether the version of a document says what became of it: semantic versioning 2.0.0.

Takes both contracts and whether something breaks, gives the rule that is met; refuses to know what breaks.
Versions of another scheme (dates, `v1`) are left alone.
"""

from typing import Any, Final

from contractor.contract import Contract
from contractor.diff.occurrence import Occurrence, Where
from contractor.diff.semver import version

#: Larger numbers count nothing; oasdiff reads them as no version.
_ENDLESS: Final = 10**18


def policy(old: Contract, new: Contract, breaking: bool) -> tuple[Occurrence, ...]:
    """How the version contradicts that something breaks; nothing where it does not."""
    was, now = _numbers(old), _numbers(new)
    if not breaking or was is None or now is None:
        return ()
    if _written(old) == _written(new):
        return (_met("api-version-not-bumped", old, new),)
    if now <= was:
        return (_met("api-version-decreased", old, new),)
    # Below 1.0.0 the second number stands for what breaks.
    bumped = now[1] > was[1] if was[0] == now[0] == 0 else now[0] > was[0]
    return () if bumped else (_met("api-major-version-not-bumped", old, new),)


def _numbers(contract: Contract) -> tuple[int, int, int] | None:
    """The version of a contract; None where it is no semantic one. What stands behind the numbers is ignored."""
    found = version(_written(contract))
    return found.numbers if found is not None and max(found.numbers) < _ENDLESS else None


def _written(contract: Contract) -> str:
    found: Any = contract.info.get("version", "")
    return found if isinstance(found, str) else ""


def _met(id: str, old: Contract, new: Contract) -> Occurrence:
    return Occurrence(
        id,
        "version",
        Where(section="info"),
        base="#/info/version",
        revision="#/info/version",
        arguments={"was": _written(old), "now": _written(new)},
    )
