"""Where a change stands in both documents.

Takes a comparison and a change, gives spans; refuses to word anything. Each key is located in its own side's
files. A node that stands on one side only has no place of its own on the other: there the nearest one is meant.
"""

from typing import Literal

from contractor.contract import Contract
from contractor.diagnostic import Finding, Severity, Span
from contractor.diff.change import Change, Comparison
from contractor.frozen import frozen


@frozen
class Places:
    """The key and the spans on both sides. `lacks` is the side without the node, where the span is only near."""

    base: Span | None
    revision: Span | None
    at: str
    lacks: Literal["", "old", "new"] = ""


def places(comparison: Comparison, change: Change) -> Places:
    """Where a change stands; what was located already is not looked for again."""
    base = change.base_span or _span(comparison.old, change.base)
    if change.revision:
        span = change.revision_span or _span(comparison.new, change.revision)
        if change.base:
            return Places(base, span, change.revision)
        return Places(_span(comparison.old, change.near), span, change.revision, "old")
    # Without a hint only what it stood in is looked for: an index may name another element now.
    around = change.near or change.base.rpartition("/")[0]
    return Places(base, _span(comparison.new, around), change.base, "new")


def _span(contract: Contract, key: str) -> Span | None:
    """What stands at a key: its value, or its name where the value takes several lines."""
    if not key:
        return None
    value = _located(contract, key, on_key=False)
    if value is None or value.line == value.end_line:
        return value
    return _located(contract, key, on_key=True) or value


def _located(contract: Contract, key: str, *, on_key: bool) -> Span | None:
    found = Finding("", Severity.INFO, "", key, on_key=on_key)
    return contract.files.locate([found])[0].span
