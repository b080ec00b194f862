"""What a project lets pass of what verifying finds.

Takes findings and the entries of the configuration, gives the findings that are left; refuses to know databases.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from contractor.diagnostic import Finding, Severity

if TYPE_CHECKING:
    from contractor.workspace.config import Config


def left(
    found: Sequence[tuple[Finding, str]], config: "Config", ids: Sequence[str]
) -> list[Finding]:
    """The findings that nothing lets pass, each given with the keyword that it is about; `ids` are those that could be
    found. An entry that lets nothing pass is a finding itself."""
    from contractor.diff.policy.globs import key_matches

    today = datetime.now(UTC).date()
    used: set[int] = set()
    kept: list[Finding] = []
    for one, keyword in found:
        passing = [
            number
            for number, entry in enumerate(config.verify.allow)
            if entry.id == one.id
            and key_matches(entry.pointer, one.at)
            and entry.keyword in (None, keyword)
            and (entry.expires is None or today <= entry.expires)
        ]
        used.update(passing)
        if not passing:
            kept.append(one)
    for number, entry in enumerate(config.verify.allow):
        if number not in used and entry.id in ids:
            span = config.span("verify", "allow", str(number))
            why = (
                "its last day is over"
                if entry.expires and today > entry.expires
                else "no finding is meant"
            )
            message = f"the entry for {entry.id} at {entry.pointer} lets nothing pass: {why}"
            help = "take it out of [[tool.contractor.verify.allow]]"
            kept.append(Finding("unused-waiver", Severity.WARNING, message, "", help, span=span))
    return kept
