"""How grave a team thinks a rule is.

Takes a comparison and severities by id, or the text of a list of them; gives the comparison weighed anew, or the
severities. Refuses to know files.
"""

from collections.abc import Collection, Mapping
from typing import Final

from contractor.diagnostic import Finding, Severity, Span
from contractor.diff.change import Change, Comparison
from contractor.diff.policy.rereading import arranged, reread
from contractor.diff.policy.wording import finding
from contractor.diff.rule import Row
from contractor.frozen import changed
from contractor.text import nearest, short

#: The words of oasdiff's lists, and ours.
_WORDS: Final[Mapping[str, Severity | None]] = {
    "err": Severity.ERROR,
    "error": Severity.ERROR,
    "warn": Severity.WARNING,
    "warning": Severity.WARNING,
    "info": Severity.INFO,
    "none": None,
}


def with_severities(
    comparison: Comparison, severity: Mapping[str, Severity | None], rows: Mapping[str, Row]
) -> Comparison:
    """The comparison with the severities of a team, by the ids of rules; None leaves out what has that id."""
    if not severity:
        return comparison
    return arranged(comparison, [_reread(one, severity, rows) for one in comparison.changes])


def read_levels(
    text: str, file: str, ids: Collection[str]
) -> tuple[dict[str, Severity | None], list[Finding]]:
    """The severities of a list in oasdiff's format, and what is wrong with it: `id level` on each line.

    Blank lines and what follows a `#` say nothing. An id that no rule of `ids` has is a warning, since the list
    may be written for a newer oasdiff. The last line about an id counts.
    """
    found: dict[str, Severity | None] = {}
    findings: list[Finding] = []
    for number, line in enumerate(text.splitlines(), 1):
        words = line.partition("#")[0].split()
        if not words:
            continue
        column = line.index(words[0]) + 1
        span = Span(file, number, column, number, column + len(words[0]))
        if len(words) != 2 or words[1].lower() not in _WORDS:
            findings.append(finding("invalid-severity-level", span, line=short(line.strip())))
        elif words[0] not in ids:
            findings.append(
                finding(
                    "unmapped-severity-level", span, id=short(words[0]), near=near(words[0], ids)
                )
            )
        else:
            found[words[0]] = _WORDS[words[1].lower()]
    return found, findings


def near(id: str, ids: Collection[str]) -> str:
    """The end of a message about an id, or a pattern of ids, that no rule has."""
    known = set(ids)
    if id.endswith("-*"):
        words = [one.split("-") for one in ids]
        known = {"-".join([*one[:end], "*"]) for one in words for end in range(1, len(one))}
    close = nearest(id, sorted(known))
    return f"; did you mean {close}?" if close else ""


def _reread(
    change: Change, severity: Mapping[str, Severity | None], rows: Mapping[str, Row]
) -> Change | None:
    if change.id not in severity and all(one.id not in severity for one in change.also):
        return change
    weighed = [(one, severity.get(one.id, one.level)) for one in change.readings]
    return reread(
        change,
        [changed(one, level=level) for one, level in weighed if level is not None],
        rows,
    )
