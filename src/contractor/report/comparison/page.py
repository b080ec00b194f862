"""A comparison as one HTML page that needs nothing else: no network, no other file.

Takes a judgement, gives the page; refuses to let anything of a document act (`report.page`). What is shown is
decided here, the template places it.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from contractor.diagnostic import Finding, Severity, Span
from contractor.diff.change import Change
from contractor.frozen import frozen
from contractor.report.comparison import findings as said
from contractor.report.comparison import reached, verdict
from contractor.report.comparison.excerpts import Excerpt, excerpt, one_line
from contractor.report.comparison.judgement import Judgement, pardon
from contractor.report.comparison.places import Places, places
from contractor.report.page import page
from contractor.report.visible import visible
from contractor.source import SourceFile
from contractor.text import short

#: Changes whose lines are shown in both documents; the gravest come first.
ANCHORED: Final = 1_000
#: Operations that are named in a change before a reader asks for more.
_NAMED: Final = 8
_LONGEST: Final = 2_000
_DOES: Final = {Severity.ERROR: "Breaks", Severity.WARNING: "May break", Severity.INFO: "Reaches"}


@frozen
class Line:
    """Where a change stands on one side, with the line itself. `anchor` is empty where no text is shown."""

    place: str
    line: str
    anchor: str


@frozen
class ChangeView:
    """A change as the page has it."""

    number: int
    level: str
    id: str
    fingerprint: str
    message: str
    why: str
    remedy: str
    allowed: str
    does: str
    operations: tuple[str, ...]
    more: tuple[str, ...]
    indices: str
    part: str
    instance: str
    fate: str
    notes: tuple[str, ...]
    before: Line | None
    after: Line | None


@frozen
class SideView:
    """One document: its files around what changed."""

    side: str
    word: str
    name: str
    files: tuple[Excerpt, ...]


@frozen
class Level:
    """A level to filter by."""

    word: str
    count: int


@frozen
class FindingView:
    """Something about the comparison itself."""

    id: str
    level: str
    message: str
    help: str


@frozen
class Undecided:
    """A place that nobody could judge."""

    at: str
    reason: str


@frozen
class Page:
    """Everything that the template places."""

    verdict: str
    tone: str
    figures: str
    advice: str
    old: str
    new: str
    levels: tuple[Level, ...]
    operations: tuple[str, ...]
    changes: tuple[ChangeView, ...]
    sides: tuple[SideView, ...]
    undecided: tuple[Undecided, ...]
    findings: tuple[FindingView, ...]


def report(judgement: Judgement, *, color: bool = False, verbose: bool = False) -> str:
    """The page."""
    return page(
        "comparison.html.jinja",
        view(judgement),
        ("page.css", "comparison.css"),
        ("filter.js", "comparison.js"),
    )


def view(judgement: Judgement) -> Page:
    """What the page shows."""
    placed = [places(judgement.comparison, change) for change in judgement.changes]
    old = _Texts("old", "before", judgement.comparison.old.files.shown)
    new = _Texts("new", "now", judgement.comparison.new.files.shown)
    names = _operations(judgement.changes)
    changes = tuple(
        _change(number, change, names, old.line(number, found), new.line(number, found))
        for number, (change, found) in enumerate(
            zip(judgement.changes, placed, strict=True), start=1
        )
    )
    found = verdict.counts(judgement)
    counted = {"error": found.error, "warning": found.warning, "info": found.info}
    return Page(
        visible(_capital(verdict.sentence(judgement))),
        _tone(judgement),
        visible(verdict.figures(judgement)),
        "" if judgement.advice is None else visible(short(judgement.advice.reason, _LONGEST)),
        visible(judgement.old.shown),
        visible(judgement.new.shown),
        tuple(Level(word, count) for word, count in counted.items() if count),
        tuple(visible(name) for name in names),
        changes,
        (old.side(judgement.old.shown), new.side(judgement.new.shown)),
        tuple(
            Undecided(visible(short(key, _LONGEST)), visible(short(reason, _LONGEST)))
            for reason, key in judgement.comparison.undecided
        ),
        tuple(map(_finding, judgement.findings)),
    )


class _Texts:
    """The text of one side: each file split once, and which changes stand where."""

    def __init__(self, side: str, word: str, files: Mapping[str, SourceFile]) -> None:
        self._side, self._word = side, word
        self._files = files
        self._lines: dict[str, list[str]] = {}
        self._spans: dict[str, list[tuple[int, Span]]] = {}

    def line(self, number: int, found: Places) -> Line | None:
        """Where a change stands on this side; nothing where it only stands near."""
        span = found.base if self._side == "old" else found.revision
        if span is None or found.lacks == self._side or span.file not in self._files:
            return None
        anchored = number <= ANCHORED
        if anchored:
            self._spans.setdefault(span.file, []).append((number, span))
        place = visible(f"{span.file}:{span.line}:{span.column}")
        anchor = f"{self._side}-{number}" if anchored else ""
        return Line(place, one_line(self._split(span.file), span), anchor)

    def side(self, name: str) -> SideView:
        """The files in which something changed."""
        files = tuple(
            excerpt(visible(file), self._split(file), spans)
            for file, spans in sorted(self._spans.items())
        )
        return SideView(self._side, self._word, visible(name), files)

    def _split(self, file: str) -> list[str]:
        if file not in self._lines:
            self._lines[file] = self._files[file].text.split("\n")
        return self._lines[file]


def _change(
    number: int,
    change: Change,
    names: Mapping[str, int],
    before: Line | None,
    after: Line | None,
) -> ChangeView:
    own = change.hit
    reaches = reached.operations(own)
    example = change.counterexample
    return ChangeView(
        number,
        change.level.word,
        visible(change.id),
        visible(change.fingerprint),
        _shown(change.message),
        _shown(change.why),
        _shown(change.remedy),
        visible(pardon(change)),
        _DOES[change.level],
        tuple(map(visible, reaches[:_NAMED])),
        tuple(map(visible, reaches[_NAMED:])),
        " ".join(str(names[name]) for name in reached.operations(change.operations)),
        visible(reached.inside(own[0])) if own else "",
        "" if example is None else visible(said.value(example.value, _LONGEST)),
        "" if example is None else visible(said.fate(example)),
        tuple(visible(note) for note in said.hints(change)),
        before,
        after,
    )


def _finding(one: Finding) -> FindingView:
    return FindingView(
        visible(one.id), one.severity.word, _shown(one.message), _shown(one.help or "")
    )


def _operations(changes: Iterable[Change]) -> dict[str, int]:
    """Every operation that is reached, with its number."""
    names = sorted({name for change in changes for name in reached.operations(change.operations)})
    return {name: index for index, name in enumerate(names)}


def _tone(judgement: Judgement) -> str:
    if verdict.breaking(judgement):
        return "bad"
    found = verdict.counts(judgement)
    return "doubt" if found.warning or found.undecided else "good"


def _shown(text: str) -> str:
    return visible(short(text, _LONGEST))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
