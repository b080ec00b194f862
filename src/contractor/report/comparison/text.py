"""A comparison for a terminal: each change with its lines on both sides, then the verdict."""

from contractor.diagnostic import Severity
from contractor.report import text
from contractor.report.color import BOLD, OF_SEVERITY, paint
from contractor.report.comparison import verdict
from contractor.report.comparison.findings import findings
from contractor.report.comparison.judgement import Judgement
from contractor.report.visible import visible
from contractor.source import SourceFile
from contractor.text import short

#: Places that could not be judged and are shown without -v.
_UNDECIDED = 5


def report(
    judgement: Judgement, *, color: bool = False, verbose: bool = False, quiet: bool = False
) -> str:
    """The changes that break somebody, or may; infos with `verbose`; the figures; the verdict in words.

    `quiet` leaves out what may break somebody.
    """
    found = findings(judgement)
    least = Severity.ERROR if quiet else Severity.INFO if verbose else Severity.WARNING
    # The gravest stand last: there a terminal ends.
    shown = sorted(
        (one for one in found if one.severity >= least),
        key=lambda one: one.severity,
    )
    # What breaks somebody is never left out, nor anything that was asked for.
    cut = frozenset() if verbose else frozenset({Severity.WARNING})
    parts = text.shown_whole(shown, files(judgement), color=color, cut=cut)
    undecided = _undecided(judgement, verbose)
    if undecided:
        parts.append(undecided)
    parts.append(
        "\n".join(_closing(judgement, color, spared=not quiet and len(found) > len(shown)))
    )
    return "\n\n".join(parts) + "\n"


def files(judgement: Judgement) -> dict[str, SourceFile]:
    """The files of both sides, by the paths that people see."""
    comparison = judgement.comparison
    return {**comparison.old.files.shown, **comparison.new.files.shown}


def _undecided(judgement: Judgement, verbose: bool) -> str:
    """The places that nobody could judge, with the reason."""
    found = judgement.comparison.undecided
    most = len(found) if verbose else _UNDECIDED
    lines = [
        f"not judged: {visible(short(key))} ({visible(short(reason, 200))})"
        for reason, key in found[:most]
    ]
    if len(found) > most:
        lines.append(f"… and {len(found) - most} more (-v shows them)")
    return "\n".join(lines)


def _closing(judgement: Judgement, color: bool, *, spared: bool) -> list[str]:
    advice = judgement.advice
    lines = [visible(verdict.figures(judgement)) + (" (-v shows infos)" if spared else "")]
    if advice is not None and advice.contradicts:
        lines.append(f"version: {visible(short(advice.reason, 200))}")
    beside = [one.id for one in judgement.findings if one.severity is Severity.ERROR]
    if beside:
        ids = ", ".join(map(visible, dict.fromkeys(beside)))
        lines.append(f"beside the changes: {verdict.plural(len(beside), 'error')} ({ids})")
    said = verdict.sentence(judgement)
    style = OF_SEVERITY[Severity.ERROR] if verdict.breaking(judgement) else BOLD
    return [*lines, paint(said, style, color)]
