"""What the promises *client* and *data* say of two documents, as lines of text."""

from collections.abc import Iterator
from pathlib import Path

from contractor.contract import read
from contractor.diff.client import client
from contractor.diff.data import data
from contractor.diff.occurrence import Occurrence
from contractor.diff.rows.client import ROWS as CLIENT
from contractor.diff.rows.data import ROWS as DATA
from contractor.model import Model, build
from contractor.source import Files
from contractor.workspace.exposing import exposed

ROWS = {row.id: row for row in (*CLIENT, *DATA)}


def model(path: Path) -> Model:
    """The model of a document."""
    return build(read(Files.open(path)))


def judged(old: Model, new: Model) -> list[Occurrence]:
    """Every occurrence of both promises."""
    return [*client(exposed(old), exposed(new)), *data(old, new)]


def told(found: list[Occurrence]) -> Iterator[str]:
    """A block for each edit: level, id and message, where it stands on both sides, and whom it reaches."""
    edits: dict[tuple[str, str, str, str], list[Occurrence]] = {}
    for one in found:
        message = ROWS[one.id].message.format(**one.arguments)
        edits.setdefault((one.id, message, one.base, one.revision), []).append(one)
    for (id, message, base, revision), places in edits.items():
        yield f"{ROWS[id].level.word}[{id}] {message}\n"
        yield f"    {base or '(nothing)'} → {revision or '(nothing)'}\n"
        for one in places:
            if one.where.path:
                part = f", {one.where.part}" if one.where.part else ""
                yield f"    {one.where.method} {one.where.path}{part}\n"
