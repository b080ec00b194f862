"""Where two engines judge differently, for whoever wants to know which to trust.

Takes disagreements, gives text; refuses to say who is right.
"""

from collections.abc import Iterable, Sequence

from contractor.diagnostic import Severity
from contractor.diff.oasdiff import Disagreement
from contractor.report.comparison.verdict import plural
from contractor.report.visible import visible


def disagreed(found: Sequence[Disagreement], engine: str) -> str:
    """A line for each disagreement, grouped by reason; one line where there is none."""
    if not found:
        return f"contractor and {engine} agree\n"
    lines = [f"contractor and {engine} disagree about {plural(len(found), 'rule')}:"]
    by_reason: dict[str, list[Disagreement]] = {}
    for one in found:
        by_reason.setdefault(one.reason, []).append(one)
    for reason, group in by_reason.items():
        lines.append(f"  {visible(reason) or 'for no reason that is known'}")
        lines += [f"    {_line(one)}" for one in group]
    return "\n".join(lines) + "\n"


def _line(one: Disagreement) -> str:
    place = f" in {visible(f'{one.method} {one.path}')}" if one.path else ""
    return f"{one.difference}: {one.id}{place} (contractor {_levels(one.ours)}, oasdiff {_levels(one.theirs)})"


def _levels(levels: Iterable[Severity]) -> str:
    return ", ".join(level.word for level in levels) or "nothing"
