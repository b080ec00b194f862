"""A change, after its readings were weighed anew.

Takes a change and readings, gives the change; refuses to know why they are others now.
"""

from collections.abc import Mapping, Sequence

from contractor.diff.change import Change, Comparison, Reading
from contractor.diff.rule import Row
from contractor.frozen import changed


def reread(change: Change, readings: Sequence[Reading], rows: Mapping[str, Row]) -> Change | None:
    """The change with these readings, the gravest in front; None where none is left.

    The gravest gives the change its words. `rows` know those of a reading that came to the front.
    """
    if tuple(readings) == change.readings:
        return change
    if not readings:
        return None
    first, *others = sorted(readings, key=lambda one: -one.level)
    reached = {where for one in readings for where in one.operations}
    row = rows.get(first.id)
    same = first.id == change.id
    return changed(
        change,
        id=first.id,
        level=first.level,
        direction=first.direction,
        message=first.message,
        why=change.why if same else row.why if row else "",
        remedy=change.remedy if same else row.remedy if row else "",
        operations=tuple(where for where in change.operations if where in reached),
        met=first.operations,
        also=tuple(others),
        allowed=first.allowed,
    )


def arranged(comparison: Comparison, changes: Sequence[Change | None]) -> Comparison:
    """The comparison with other changes, the gravest first."""
    kept = [change for change in changes if change is not None]
    return changed(comparison, changes=tuple(sorted(kept, key=lambda change: -change.level)))
