"""A finding about a policy, in the words of its row.

Takes an id and what its message needs, gives a `Finding`; refuses to know when it is one.
"""

from contractor.diagnostic import Finding, Severity, Span
from contractor.diff.rows.policy import BY_ID


def finding(
    rule: str, span: Span | None = None, severity: Severity | None = None, /, **values: str
) -> Finding:
    """The finding of a row, at a place in somebody's settings; `severity` where it is not the row's."""
    row = BY_ID[rule]
    message = row.message.format(**values)
    return Finding(row.id, severity or row.level, message, help=row.remedy, span=span)
