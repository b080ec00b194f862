"""Failures that are known: Schemathesis's own baseline, as `st run --baseline` writes it.

Takes a file and failures of the engine, says which of them are known; refuses to know what a probe of ours finds,
since a baseline knows a failure by the engine's own words for it.
"""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from schemathesis.baseline import Baseline, BaselineEntry
from schemathesis.core.failures import Failure as Found

from contractor.testing.failure import BadBaseline


def load(path: Path | None) -> Baseline:
    """The baseline in a file; an empty one where there is none. Raises `BadBaseline`."""
    if path is None:
        return Baseline([])
    try:
        return Baseline.load(path)
    except (OSError, ValueError) as why:
        raise BadBaseline(f"{path} is no baseline of Schemathesis: {why}") from None


def reason(baseline: Baseline, failed: Found, check: str, today: date) -> str | None:
    """Why a failure is let pass; None where it is not known, or its day is over."""
    entry = baseline.match(failed, check, today=today)
    if entry is None:
        return None
    said = entry.extra.get("reason")
    return str(said) if said else f"entry {entry.id} of the baseline"


def update(baseline: Baseline, path: Path, found: Iterable[tuple[Found, str]], today: date) -> None:
    """Write the baseline, with an entry for each failure that had none. Raises `BadBaseline`."""
    entries = {one.identity: one for one in baseline.entries}
    for failed, check in found:
        entry = BaselineEntry.from_failure(failed, check=check)
        entry.first_seen = entry.last_seen = today.isoformat()
        known = entries.setdefault(entry.identity, entry)
        known.last_seen = entry.last_seen
    try:
        Baseline([*entries.values()]).save(path)
    except OSError as why:
        raise BadBaseline(f"{path} cannot be written: {why.strerror}") from None
