"""Which version a contract should have after its changes, and whether it says so.

Takes a comparison, gives advice, and the change of `info.version` where it contradicts; refuses to guess about
versions that are not semantic ones (semver.org 2.0.0).

What a team allows breaks its clients all the same: such changes count as they would without.
"""

from collections.abc import Mapping
from enum import IntEnum
from typing import Any, Final

from contractor.contract import Contract
from contractor.contract.travel import Direction
from contractor.diagnostic import Severity
from contractor.diff.change import Change, Comparison, Promise, Reading
from contractor.diff.occurrence import Where
from contractor.diff.rule import Effect, Kind, Row
from contractor.diff.semver import Version, version, why_not
from contractor.frozen import changed, frozen
from contractor.text import short

_AT: Final = "#/info/version"
_WHERE: Final = Where(section="info")
NOT_RAISED: Final = "api-version-not-bumped"
RAISED_TOO_LITTLE: Final = "api-major-version-not-bumped"
DECREASED_AND_BREAKS: Final = "api-version-decreased"
DECREASED: Final = "version-decreased"
RAISED_TOO_FAR: Final = "version-raised-too-far"
#: oasdiff's rules: something breaks, and the version does not say so. One of them is enough.
_UNSAID: Final = frozenset({NOT_RAISED, RAISED_TOO_LITTLE, DECREASED_AND_BREAKS})
#: All that a comparison says of versions. They ask for no version themselves.
ABOUT_VERSIONS: Final = _UNSAID | {DECREASED, RAISED_TOO_FAR}


class Step(IntEnum):
    """How far a version goes up."""

    NONE = 0
    PATCH = 1
    MINOR = 2
    MAJOR = 3

    @property
    def word(self) -> str:
        """The step as people write it."""
        return self.name.lower()


@frozen
class Advice:
    """What version comes next.

    `current` is the version of the old contract, `stated` that of the new one, `next` what it should be at
    least: None where that cannot be told, and `reason` says why. `contradicts` is the id of the rule that the
    stated version breaks, empty where it is right.
    """

    current: str
    stated: str
    next: str | None
    reason: str
    contradicts: str = ""


@frozen
class _Weight:
    """What the changes ask for: how many break somebody, may break somebody, and add something."""

    breaking: int
    perhaps: int
    adding: int
    touched: bool

    @property
    def step(self) -> Step:
        if self.breaking:
            return Step.MAJOR
        if self.perhaps or self.adding:
            return Step.MINOR
        return Step.PATCH if self.touched else Step.NONE

    @property
    def because(self) -> str:
        if self.breaking:
            return f"{_counted(self.breaking, 'change breaks', 'changes break')} clients"
        if self.perhaps:
            return f"{_counted(self.perhaps, 'change', 'changes')} may break clients, none does for certain"
        if self.adding:
            return f"{_counted(self.adding, 'change', 'changes')}, none of which breaks clients"
        return "what is promised stays the same" if self.touched else "nothing changed"


def advice(comparison: Comparison, rows: Mapping[str, Row]) -> Advice:
    """The next version, by the gravest change and the version that the old contract has."""
    current, stated = _stated(comparison.old), _stated(comparison.new)
    old, new = version(current), version(stated)
    if old is None:
        return Advice(
            current, stated, None, f"the old version {_shown(current)} {why_not(current)}"
        )
    weight = _weight(comparison, rows)
    next, reason = _next(old, weight)
    if new is None:
        reason = f"{reason}; the new version {_shown(stated)} {why_not(stated)}"
    ids = _contradicted(old, new, weight) if new is not None else ()
    return Advice(current, stated, str(next), reason, ids[0] if ids else "")


def noted(comparison: Comparison, rows: Mapping[str, Row]) -> Comparison:
    """The comparison with a change of `info.version` where the version contradicts what changed.

    It is said by the rules that there are `rows` of, and of which nobody spoke before.
    """
    old, new = version(_stated(comparison.old)), version(_stated(comparison.new))
    if old is None or new is None:
        return comparison
    weight = _weight(comparison, rows)
    said = {reading.id for change in comparison.changes for reading in change.readings}
    done = said | _UNSAID if said & _UNSAID else said
    ids = [id for id in _contradicted(old, new, weight) if id in rows and id not in done]
    if not ids:
        return comparison
    arguments = {"was": _stated(comparison.old), "now": _stated(comparison.new)}
    change = _change([rows[id] for id in ids], arguments)
    return changed(comparison, changes=(*comparison.changes, change))


def _stated(contract: Contract) -> str:
    found = contract.info.get("version", "")
    return found if isinstance(found, str) else str(found)


def _shown(text: str) -> str:
    return repr(short(text, 40))


def _counted(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"


def _weight(comparison: Comparison, rows: Mapping[str, Row]) -> _Weight:
    levels = [
        (_level(change), change)
        for change in comparison.changes
        if any(reading.id not in ABOUT_VERSIONS for reading in change.readings)
    ]
    return _Weight(
        sum(level is Severity.ERROR for level, _ in levels),
        sum(level is Severity.WARNING for level, _ in levels),
        sum(level is Severity.INFO and _adds(change, rows) for level, change in levels),
        bool(levels) or not _same(comparison.old, comparison.new),
    )


def _level(change: Change) -> Severity:
    """How grave a change is, whatever is allowed."""
    readings = [one for one in change.readings if one.id not in ABOUT_VERSIONS]
    return max(
        level for one in readings for level in (one.level, *(let.level for let in one.allowed))
    )


def _adds(change: Change, rows: Mapping[str, Row]) -> bool:
    """Whether clients see something of it. What only people read asks for no minor version."""
    found = [rows.get(reading.id) for reading in change.readings]
    return any(
        row is None or row.effect is not Effect.NONE or row.kind in (Kind.EXISTENCE, Kind.LIFECYCLE)
        for row in found
    )


def _same(old: Contract, new: Contract) -> bool:
    """Whether two contracts are written in the same data, but for their version."""

    def written(contract: Contract) -> dict[str, Any]:
        data = {name: file.data for name, file in contract.files.loaded.items()}
        info = {name: value for name, value in contract.info.items() if name != "version"}
        return {**data, "": {**contract.raw, "info": info}}

    return written(old) == written(new)


def _next(old: Version, weight: _Weight) -> tuple[Version, str]:
    """The next version at least, and why."""
    step = weight.step
    if step is Step.NONE:
        return old, weight.because
    if old.pre:
        return old.next_pre(), f"{weight.because}; before {_final(old)} anything may change"
    if old.major:
        return _raised(old, step), f"{step.word}: {weight.because}"
    # Before 1.0.0 the second number says what the first one says later.
    least = Step.MINOR if step is Step.MAJOR else Step.PATCH
    return _raised(old, least), f"{least.word} before 1.0.0: {weight.because}"


def _final(one: Version) -> Version:
    return changed(one, pre=())


def _raised(old: Version, step: Step) -> Version:
    match step:
        case Step.MAJOR:
            numbers = (old.major + 1, 0, 0)
        case Step.MINOR:
            numbers = (old.major, old.minor + 1, 0)
        case _:
            numbers = (old.major, old.minor, old.patch + 1)
    return Version(*numbers, prefix=old.prefix)


def _contradicted(old: Version, new: Version, weight: _Weight) -> tuple[str, ...]:
    """The rules that the new version breaks, the gravest first."""
    if new.before(old):
        return (DECREASED, DECREASED_AND_BREAKS) if weight.breaking else (DECREASED,)
    if weight.breaking:
        if not old.before(new):
            return (NOT_RAISED,)
        return () if old.pre or _carries(old, new) else (RAISED_TOO_LITTLE,)
    # A team may call a version major that may break somebody, and says itself when 1.0.0 is there.
    if new.major > old.major > 0 and not old.pre and not weight.perhaps:
        return (RAISED_TOO_FAR,)
    return ()


def _carries(old: Version, new: Version) -> bool:
    """Whether a version went up far enough for what breaks clients."""
    if old.major or new.major:
        return new.major > old.major
    return new.minor > old.minor


def _change(rows: list[Row], arguments: Mapping[str, str]) -> Change:
    first, *others = rows
    return Change(
        id=first.id,
        level=first.level,
        promise=Promise.WIRE,
        direction=Direction.NONE,
        edit="version",
        message=first.message.format(**arguments),
        why=first.why,
        remedy=first.remedy,
        base=_AT,
        revision=_AT,
        operations=(_WHERE,),
        also=tuple(
            Reading(row.id, row.level, Direction.NONE, row.message.format(**arguments), (_WHERE,))
            for row in others
        ),
        arguments=arguments,
    )
