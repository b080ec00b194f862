"""An outcome for a terminal: each failure with how to see it again, what was seen of each operation, a sentence."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from contractor.contract import Contract
from contractor.diagnostic import Severity
from contractor.frozen import changed
from contractor.report.color import BOLD, CYAN, DIM, GREEN, OF_SEVERITY, paint
from contractor.report.testing import coverage, verdict
from contractor.report.testing.exchanges import came, sent
from contractor.report.testing.findings import failed, name
from contractor.report.testing.replaying import pytest
from contractor.report.testing.reproducing import command as command_of
from contractor.report.text import shown_whole
from contractor.report.visible import visible
from contractor.testing.exchange import Exchange
from contractor.testing.failure import Failure, NotCovered
from contractor.testing.outcome import Covered, Tested
from contractor.text import short

#: Characters of a command that are shown.
_COMMAND: Final = 4_000
#: Failures that are shown whole; the rest are counted.
_FAILURES: Final = 40
#: Characters of a line of why something is not covered.
_LINE: Final = 1_000
#: Operations that are named where something is not covered, and where a failure is the same.
_NAMED: Final = 5
_LISTED: Final = 12


def report(
    tested: Tested, contract: Contract, *, color: bool = False, verbose: bool = False
) -> str:
    """Everything; with `verbose` also what is not covered on purpose."""
    groups = alike(tested.failures)
    parts = [_failed(one, tested, contract, color) for one in groups[:_FAILURES]]
    left = sum(map(len, groups[_FAILURES:]))
    if left:
        parts.append(f"… and {left} more (--format json lists all)")
    if tested.operations:
        parts.append("\n".join(_table(tested, color)))
    missing = [*_uncovered(tested, color=color, verbose=verbose)]
    if missing:
        parts.append("\n".join(missing))
    style = GREEN if tested.passed else OF_SEVERITY[Severity.ERROR]
    said = paint(visible(verdict.sentence(tested)), style, color)
    parts.append(f"{said}\n{verdict.measured(tested)}")
    return "\n\n".join(parts) + "\n"


def alike(failures: Iterable[Failure]) -> list[list[Failure]]:
    """Failures of one check with one title together, whatever operations they are of."""
    grouped: dict[tuple[str, str], list[Failure]] = {}
    for one in failures:
        grouped.setdefault((one.check, one.title), []).append(one)
    return [*grouped.values()]


def _failed(group: Sequence[Failure], tested: Tested, contract: Contract, color: bool) -> str:
    """One failure, and where else there is the same."""
    first, *others = group
    finding = failed(first, tested, contract)
    places = dict.fromkeys(_place(one, tested, contract) for one in others)
    elsewhere = [one for one in places if one != _place(first, tested, contract)]
    also = [f"the same of {one}" for one in elsewhere[:_LISTED]]
    also += _more(len(elsewhere) - _LISTED)
    finding = changed(finding, notes=(*finding.notes, *also))
    (part,) = shown_whole([finding], contract.files.shown, color=color)
    lines = [part]
    for exchange in first.exchanges[-1:]:
        lines += _exchange(exchange, color)
    lines += _again(first, tested, contract, color)
    return "\n".join(lines)


def _place(failure: Failure, tested: Tested, contract: Contract) -> str:
    span = failed(failure, tested, contract).span
    named = name(failure.operation, tested) or "no operation"
    return named if span is None else f"{named}: {span.file}:{span.line}:{span.column}"


def _more(count: int) -> list[str]:
    return [f"and {count} more"] if count > 0 else []


def _exchange(exchange: Exchange, color: bool) -> Iterator[str]:
    yield from _block("sent", sent(exchange), color)
    yield from _block("came back", came(exchange), color)


def _again(failure: Failure, tested: Tested, contract: Contract, color: bool) -> Iterator[str]:
    """How to see it again."""
    command = command_of(failure, tested)
    if command is not None:
        if len(command) > _COMMAND:
            command = "too long to show here: --format json has the command"
        yield from _block("again", [command], color)
    code = pytest(failure, tested, contract)
    if code is not None and len(code) > _COMMAND:
        yield from _block("again", ["too long to show here: --format json has the test"], color)
    elif code is not None:
        yield f"{paint('again', CYAN, color)}: as a test"
        yield from (f"    {visible(line)}".rstrip() for line in code.splitlines())


def _block(title: str, lines: Iterable[str], color: bool) -> Iterator[str]:
    first, *rest = map(visible, lines)
    yield f"{paint(title, CYAN, color)}: {first}"
    yield from (f"    {line}" for line in rest)


def _table(tested: Tested, color: bool) -> Iterator[str]:
    """A line for each operation: requests, whether it succeeded, and what came back."""
    rows = [_row(one) for one in tested.operations]
    head = ("operation", "requests", "success", "answers", "never seen")
    widths = [max(len(row[index]) for row in (head, *rows)) for index in range(4)]
    for row in (head, *rows):
        cells = [
            row[0].ljust(widths[0]),
            row[1].rjust(widths[1]),
            row[2].ljust(widths[2]),
            row[3].ljust(widths[3]),
            row[4],
        ]
        line = "  ".join(cells).rstrip()
        style = BOLD if row is head else "" if row[2] == "yes" else OF_SEVERITY[Severity.ERROR]
        yield paint(line, style, color and bool(style))


def _row(one: Covered) -> tuple[str, str, str, str, str]:
    return (
        visible(short(one.name, 40)),
        f"{one.requests:,}",
        "yes" if one.reached else "no",
        visible(coverage.came(one)),
        visible(", ".join(one.unseen)),
    )


def _uncovered(tested: Tested, *, color: bool, verbose: bool) -> Iterator[str]:
    """What was not tested, operations with one reason together."""
    grouped: dict[tuple[str, str, str], list[NotCovered]] = {}
    for one in tested.uncovered:
        grouped.setdefault((one.kind, one.what, one.why), []).append(one)
    for (kind, what, why), listed in grouped.items():
        counts = any(one in tested.counting for one in listed)
        if not counts and kind == "chosen" and not verbose:
            continue
        names = [name(one.operation, tested) for one in listed if one.operation]
        where = ", ".join([*names[:_NAMED], *_more(len(names) - _NAMED)])
        style = OF_SEVERITY[Severity.ERROR] if counts else DIM
        head = paint(f"not covered[{kind}]", style, color)
        said = ": ".join(visible(part) for part in (where, what) if part)
        lines = [visible(short(line.strip(), _LINE)) for line in why.splitlines() if line.strip()]
        if len(lines) == 1:
            yield f"{head}: {said}: {lines[0]}"
            continue
        yield f"{head}: {said}"
        yield from (f"   {paint('=', CYAN, color)} {line}" for line in lines)
