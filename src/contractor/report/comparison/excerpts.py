"""The lines of both documents around what changed.

Takes a file and the spans of changes in it, gives rows of text with marks; refuses to show a large document as
a whole, and to know how rows look.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from contractor.diagnostic import Span
from contractor.frozen import frozen
from contractor.report.visible import visible

#: A file of up to so many lines and characters is shown as a whole.
WHOLE_LINES: Final = 1_000
WHOLE_SIZE: Final = 100_000
#: Lines around a change.
CONTEXT: Final = 3
#: Characters of a line that are shown; a document may be one line.
WIDTH: Final = 240
_BEFORE: Final = 60


@frozen
class Piece:
    """A part of a row, marked where it is what changed."""

    text: str
    marked: bool = False


@frozen
class Row:
    """A line, or the part of a long one around a change. `changes` are the numbers of those that stand here.

    `anchors` are those of them that a link may lead to.
    """

    number: int
    pieces: tuple[Piece, ...]
    changes: tuple[int, ...] = ()
    anchors: tuple[int, ...] = ()


@frozen
class Excerpt:
    """What is shown of a file: regions of rows. `whole`: nothing is left out."""

    name: str
    regions: tuple[tuple[Row, ...], ...]
    whole: bool


def excerpt(name: str, lines: Sequence[str], spans: Iterable[tuple[int, Span]]) -> Excerpt:
    """The regions of a file around the spans of numbered changes."""
    at: dict[int, list[tuple[int, Span]]] = {}
    for number, span in spans:
        if span.line <= len(lines):
            at.setdefault(span.line, []).append((number, span))
    short = len(lines) <= WHOLE_LINES and sum(map(len, lines)) <= WHOLE_SIZE
    stretches = [(1, len(lines))] if short and at else _stretches(sorted(at), len(lines))
    regions = tuple(
        tuple(
            row
            for line in range(first, last + 1)
            for row in _rows(line, lines[line - 1], at.get(line, []))
        )
        for first, last in stretches
    )
    return Excerpt(name, regions, short)


def one_line(lines: Sequence[str], span: Span) -> str:
    """The line of a span, without its margin; of a long one the part around the span."""
    if span.line > len(lines):
        return ""
    text = lines[span.line - 1]
    first, last = _window(text, span)
    cut = ("…" if first else "") + text[first:last] + ("…" if last < len(text) else "")
    return _plain(cut).strip()


def _stretches(numbers: Sequence[int], last: int) -> list[tuple[int, int]]:
    """First and last lines of regions; those that touch are one."""
    found: list[tuple[int, int]] = []
    for number in numbers:
        first, end = max(1, number - CONTEXT), min(last, number + CONTEXT)
        if found and first <= found[-1][1] + 1:
            found[-1] = (found[-1][0], end)
        else:
            found.append((first, end))
    return found


def _rows(line: int, text: str, spans: Sequence[tuple[int, Span]]) -> list[Row]:
    if not spans:
        cut = text if len(text) <= WIDTH else f"{text[:WIDTH]}…"
        return [Row(line, (Piece(_plain(cut)),))]
    if len(text) <= WIDTH:
        return [_row(line, text, 0, len(text), spans)]
    windows: list[tuple[int, int, list[tuple[int, Span]]]] = []
    for number, span in sorted(spans, key=lambda pair: (pair[1].column, pair[0])):
        first, last = _window(text, span)
        if windows and first <= windows[-1][1]:
            begun, end, inside = windows[-1]
            windows[-1] = (begun, max(end, last), [*inside, (number, span)])
        else:
            windows.append((first, last, [(number, span)]))
    return [_row(line, text, first, last, inside) for first, last, inside in windows]


def _window(text: str, span: Span) -> tuple[int, int]:
    """The part of a line that is shown around a span."""
    if len(text) <= WIDTH:
        return 0, len(text)
    first = max(0, span.column - 1 - _BEFORE)
    return first, min(len(text), first + WIDTH)


def _row(line: int, text: str, first: int, last: int, spans: Sequence[tuple[int, Span]]) -> Row:
    pieces: list[Piece] = [Piece("…")] if first else []
    position = first
    for start, end in _marks(text, first, last, [span for _, span in spans]):
        pieces += [Piece(_plain(text[position:start])), Piece(_plain(text[start:end]), True)]
        position = end
    pieces.append(Piece(_plain(text[position:last])))
    if last < len(text):
        pieces.append(Piece("…"))
    numbers = tuple(sorted({number for number, _ in spans}))
    return Row(line, tuple(piece for piece in pieces if piece.text), numbers, numbers)


def _marks(text: str, first: int, last: int, spans: Iterable[Span]) -> list[tuple[int, int]]:
    """What is marked between two columns; marks that overlap are one."""
    found: list[tuple[int, int]] = []
    for span in sorted(spans, key=lambda one: one.column):
        end = span.end_column - 1 if span.end_line == span.line else len(text)
        start, end = max(first, span.column - 1), min(last, end)
        if start >= end:
            continue
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _plain(text: str) -> str:
    return visible(text.rstrip("\r").replace("\t", "    "))
