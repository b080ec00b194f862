"""What a team lets pass, and why.

Takes a comparison, entries and today's date, gives the comparison with what they allow at level `info`; refuses
to know where entries are written. An allowed change stays where people see it: with its reason, and with the
level that it would have.

An edit may reach many operations. An entry that names an operation allows it there and nowhere else; what it
means for the others stays as grave as it was.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from contractor.diagnostic import Finding, Severity
from contractor.diff.change import Allowance, Change, Comparison, Reading
from contractor.diff.occurrence import Where
from contractor.diff.policy.globs import id_matches, key_matches, operation_matches
from contractor.diff.policy.rereading import arranged, reread
from contractor.diff.policy.settings import Allow
from contractor.diff.policy.wording import finding
from contractor.diff.rule import Row
from contractor.frozen import changed

Reach = Mapping[Allow, frozenset[tuple[str, str]]]
"""The methods and paths that an entry's `operation` means."""


def allowed(
    comparison: Comparison, entries: Sequence[Allow], today: date, rows: Mapping[str, Row]
) -> Comparison:
    """The comparison with what the entries let pass, and a finding for each entry that does nothing."""
    if not entries:
        return comparison
    # Whatever order they are written in, the same comes of them.
    ordered = sorted(entries, key=_key)
    reach = _reach(ordered, comparison)
    meant: set[Allow] = set()
    changes: list[Change | None] = []
    for change in comparison.changes:
        readings = change.readings
        own = [one for one in ordered if _about(one, change) and _means_any(one, readings, reach)]
        meant.update(own)
        valid = [one for one in own if not one.expired(today)]
        changes.append(_allowed(change, readings, valid, reach, rows) if valid else change)
    found = arranged(comparison, changes)
    findings = [said for entry in entries for said in _idle(entry, entry in meant, today)]
    return changed(found, findings=(*found.findings, *findings))


def told(allow: Allow) -> str:
    """What an entry is about, for a message."""
    parts = (allow.operation, allow.pointer, allow.fingerprint)
    return " ".join([allow.id, *(f"at {part}" for part in parts if part)])


def _allowed(
    change: Change,
    before: Sequence[Reading],
    entries: Sequence[Allow],
    reach: Reach,
    rows: Mapping[str, Row],
) -> Change | None:
    readings = [part for one in before for part in _parts(one, entries, reach)]
    notes = [
        _note(one, allowance)
        for one in readings
        for allowance in one.allowed
        if allowance.level > Severity.INFO
    ]
    found = reread(change, readings, rows)
    return found and changed(found, notes=tuple(dict.fromkeys((*found.notes, *notes))))


def _parts(reading: Reading, entries: Sequence[Allow], reach: Reach) -> Iterator[Reading]:
    """What is left of a reading, and what is allowed of it."""
    own = [entry for entry in entries if _means(entry, reading, reach)]
    whole = [entry for entry in own if entry.operation is None]
    if whole:
        yield _passed(reading, whole)
        return
    operations = {one for entry in own for one in reach[entry]}
    passed = tuple(where for where in reading.operations if _called(where) in operations)
    left = tuple(where for where in reading.operations if _called(where) not in operations)
    if left or not passed:
        yield changed(reading, operations=left)
    if passed:
        yield _passed(changed(reading, operations=passed), own)


def _passed(reading: Reading, entries: Sequence[Allow]) -> Reading:
    allowances = tuple(
        Allowance(entry.reason, reading.level, entry.expires, entry.operation or "", entry.span)
        for entry in entries
    )
    return changed(reading, level=Severity.INFO, allowed=allowances)


def _note(reading: Reading, allowance: Allowance) -> str:
    span = allowance.span
    until = f" until {allowance.expires}" if allowance.expires else ""
    by = f" by {span.file}:{span.line}" if span else ""
    where = f" in {allowance.operation}" if allowance.operation else ""
    said = f"{reading.id} ({allowance.level.word}) is allowed{where}{until}{by}"
    return f"{said}: {allowance.reason}"


def _reach(entries: Sequence[Allow], comparison: Comparison) -> Reach:
    """Which operations each entry means, of all that something changed in: asked once, not for each change."""
    operations = {_called(where) for change in comparison.changes for where in change.operations}
    return {
        entry: frozenset(
            one
            for one in operations
            if entry.operation and operation_matches(entry.operation, *one)
        )
        for entry in entries
    }


def _means_any(entry: Allow, readings: Sequence[Reading], reach: Reach) -> bool:
    return any(_means(entry, reading, reach) for reading in readings)


def _means(entry: Allow, reading: Reading, reach: Reach) -> bool:
    """Whether an entry is about a reading, at least in one place."""
    if not id_matches(entry.id, reading.id):
        return False
    if entry.operation is None:
        return True
    operations = reach[entry]
    return bool(operations) and any(_called(where) in operations for where in reading.operations)


def _called(where: Where) -> tuple[str, str]:
    return where.method, where.path


def _about(entry: Allow, change: Change) -> bool:
    """Whether an entry is about this edit, wherever it is met."""
    return (entry.fingerprint is None or entry.fingerprint == change.fingerprint) and (
        entry.pointer is None
        or any(key_matches(entry.pointer, key) for key in (change.base, change.revision))
    )


def _idle(entry: Allow, meant: bool, today: date) -> Iterator[Finding]:
    if entry.expired(today):
        # Nobody's pull request should fail because of a date that concerns none of its changes.
        severity = Severity.ERROR if meant else Severity.WARNING
        yield finding(
            "expired-allow", entry.span, severity, entry=told(entry), expires=str(entry.expires)
        )
    elif not meant:
        yield finding("unused-allow", entry.span, entry=told(entry))


def _key(entry: Allow) -> tuple[str, ...]:
    parts = (entry.id, entry.operation, entry.pointer, entry.fingerprint, entry.reason)
    return (*(part or "" for part in parts), str(entry.expires or ""))
