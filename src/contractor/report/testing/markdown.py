"""An outcome as Markdown, for a comment on a pull request or the summary of a job."""

from collections.abc import Iterator
from typing import Final

from contractor.contract import Contract
from contractor.report.inert import LONGEST, block, cell, code, html, prose, sentence
from contractor.report.markdown import fitting, folded, row, table
from contractor.report.testing import coverage, replaying, reproducing, verdict
from contractor.report.testing.exchanges import came, sent
from contractor.report.testing.findings import failed, findings, name, uncovered
from contractor.testing.failure import Failure
from contractor.testing.outcome import Covered, Tested

#: Characters of a command or a test that are shown.
_CODE: Final = 4_000
#: Characters of a command that stands on one line.
_WIDTH: Final = 100
#: Characters of an operation and of its answers in a table.
_CELL: Final = 100
#: What is not covered on purpose, and named.
_SAID: Final = 20


def report(
    tested: Tested, contract: Contract, *, color: bool = False, verbose: bool = False
) -> str:
    """The verdict, a table of what failed, the details of each and what was seen, folded."""
    mark = "🟢" if tested.passed else "🔴"
    parts = [
        f"### {mark} {prose(verdict.sentence(tested), 1000)}",
        f"{code(tested.target)}: {prose(verdict.measured(tested))}",
    ]
    found = findings(tested, contract)
    if found:
        parts.append(table(("", "Finding", "Where"), map(row, found), len(found)))
    parts += fitting(_details(tested, contract))
    if tested.operations:
        parts.append(_coverage(tested))
    parts += _said(tested)
    return "\n\n".join(parts) + "\n"


def _details(tested: Tested, contract: Contract) -> Iterator[str]:
    for failure in tested.failures:
        yield folded(failed(failure, tested, contract), [*_shown(failure, tested, contract)])
    for one in tested.counting:
        yield folded(uncovered(one, tested, contract))


def _shown(failure: Failure, tested: Tested, contract: Contract) -> Iterator[str]:
    command = reproducing.command(failure, tested, _WIDTH)
    if command is not None and len(command) <= _CODE:
        yield block(command, "sh")
    made = replaying.pytest(failure, tested, contract)
    if made is not None and len(made) <= _CODE:
        yield block(made.rstrip("\n"), "python")
    for exchange in failure.exchanges[-1:]:
        yield "Sent, and what came back:"
        yield block("\n".join(sent(exchange)), "http")
        yield block("\n".join(came(exchange)))


def _coverage(tested: Tested) -> str:
    found = verdict.counts(tested)
    head = f"Coverage: {found.reached} of {found.operations} operations seen to succeed,"
    head += f" {found.seen} of {found.documented} documented answers seen"
    heads = ("Operation", "Requests", "Success", "Answers", "Never seen")
    rows = table(heads, map(_row, tested.operations), len(tested.operations))
    return f"<details><summary>{head}</summary>\n\n{rows}\n\n</details>"


def _row(one: Covered) -> tuple[str, str, str, str, str]:
    return (
        cell(one.name, _CELL),
        f"{one.requests:,}",
        "yes" if one.reached else "**no**",
        html(coverage.came(one), _CELL),
        html(", ".join(one.unseen), _CELL),
    )


def _said(tested: Tested) -> list[str]:
    """What is known, and what is not covered and is no reason to fail."""
    lines = [
        f"- {code(_where(one.failure.operation, one.failure.check, tested))}: known: {sentence(one.reason)}"
        for one in tested.known
    ]
    lines += [
        f"- {code(_where(one.operation, one.what, tested))}: {sentence(' '.join(one.why.split()))}"
        for one in tested.uncovered
        if one not in tested.counting
    ]
    if not lines:
        return []
    head = f"{len(lines)} more that failed nothing: known failures, and what was not tested"
    if len(lines) > _SAID:
        lines = [*lines[:_SAID], f"- … and {len(lines) - _SAID} more (`--format json` has all)"]
    return ["\n".join([f"<details><summary>{head}</summary>", "", *lines, "", "</details>"])]


def _where(key: str, what: str, tested: Tested) -> str:
    return " ".join(filter(None, (name(key, tested), what)))[:LONGEST]
