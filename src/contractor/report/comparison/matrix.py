"""Which versions of a contract are compatible with which.

Takes the versions in their order and what came of comparing each with all later ones, gives text, Markdown or
JSON; refuses to compare.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

from contractor.diagnostic import Severity
from contractor.frozen import frozen
from contractor.report.inert import code
from contractor.report.visible import escape_unseen, visible
from contractor.text import short

#: Characters of a version's name.
_LONGEST: Final = 40


@frozen
class Cell:
    """What came of comparing an old version with a new one; `undecided` is how much could not be judged.

    `unread`: one of both cannot be read, so there is no verdict.
    """

    errors: int
    warnings: int
    infos: int
    undecided: int = 0
    unread: bool = False

    @property
    def gravest(self) -> Severity | None:
        """The level of the gravest change."""
        for count, level in (
            (self.errors, Severity.ERROR),
            (self.warnings, Severity.WARNING),
            (self.infos, Severity.INFO),
        ):
            if count:
                return level
        return None

    @property
    def words(self) -> str:
        """The verdict in a few words."""
        if self.unread:
            return "cannot be read"
        if self.errors:
            return f"breaks ({self.errors})"
        if self.undecided:
            return f"not judged ({self.undecided})"
        if self.warnings:
            return f"may break ({self.warnings})"
        return "compatible" if self.infos else "same"


@frozen
class Matrix:
    """Names of versions, and cells by the places of an old and a new one."""

    versions: tuple[str, ...]
    cells: Mapping[tuple[int, int], Cell]


def text(matrix: Matrix) -> str:
    """A table for a terminal: old versions down, new ones across."""
    rows = _rows(matrix, visible)
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = (
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    )
    return "\n".join(lines) + "\n"


def markdown(matrix: Matrix) -> str:
    """The same table in Markdown."""
    head, *rest = _rows(matrix, code)
    lines = [head, ["---"] * len(head), *rest]
    return "".join(f"| {' | '.join(row)} |\n" for row in lines)


def as_json(matrix: Matrix) -> str:
    """The versions, and an object for each pair of them."""
    whole: dict[str, Any] = {
        "versions": list(matrix.versions),
        "pairs": [
            {
                "old": matrix.versions[old],
                "new": matrix.versions[new],
                "verdict": cell.words.partition(" (")[0],
                "error": cell.errors,
                "warning": cell.warnings,
                "info": cell.infos,
                "undecided": cell.undecided,
            }
            for (old, new), cell in sorted(matrix.cells.items())
        ],
    }
    return escape_unseen(json.dumps(whole, indent=2, ensure_ascii=False)) + "\n"


def _rows(matrix: Matrix, shown: Any) -> Sequence[list[str]]:
    names = [shown(short(name, _LONGEST)) for name in matrix.versions]
    head = ["old \\ new", *names[1:]]
    rows = [
        [
            name,
            *(
                matrix.cells[old, new].words if (old, new) in matrix.cells else ""
                for new in range(1, len(names))
            ),
        ]
        for old, name in enumerate(names[:-1])
    ]
    return [head, *rows]
