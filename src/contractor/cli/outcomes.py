"""What `contractor generate` says of a run: its findings, what differs, and a sentence."""

import sys
from typing import TYPE_CHECKING

import click

from contractor.cli import reading
from contractor.diagnostic import Finding, Severity, errors

if TYPE_CHECKING:
    from contractor.cli.printing import Printer
    from contractor.workspace.plan import Plan
    from contractor.workspace.project import Outcome, Request


def show(outcome: "Outcome", request: "Request", printer: "Printer", seconds: float) -> None:
    """Print what a run found and did, and how many seconds it took."""
    shown = list(outcome.findings)
    if printer.plain and printer.output is None and printer.loud <= 0:
        shown = errors(shown)
    if not printer.plain and request.mode == "check":
        shown += _drift(outcome, request)
    files = {} if outcome.files is None else outcome.files.shown
    located = shown if outcome.files is None else outcome.files.locate(shown)
    # What a person has still to write is told in full: it is why they generated.
    unmet = outcome.unmet if printer.loud >= 0 else errors(outcome.unmet)
    printer.findings([*located, *unmet], {**files, **reading.excerpts(unmet)})
    if outcome.plan is not None:
        _differences(outcome.plan, request, printer)
    if printer.plain and printer.loud == 0 and printer.output is None:
        _counted(outcome, printer)
    _sum_up(outcome, request, printer, seconds)


def _differences(plan: "Plan", request: "Request", printer: "Printer") -> None:
    """Print what differs: everything where it was asked for, else what a person edited."""
    from contractor.workspace.config import shown_path

    changes = plan.changes
    if request.mode == "write":
        changes = tuple(one.change for one in plan.strangers)
    if not changes:
        return
    folder = shown_path(request.out)
    # Programs read standard output; there the findings say it.
    on_stderr = not printer.plain or request.mode == "write"
    painted = printer.painted(sys.stderr if on_stderr else sys.stdout)
    for change in changes:
        text = change.diff(folder)
        click.echo(
            _painted(text) if painted else text, nl=False, err=on_stderr, color=painted or None
        )


def _painted(diff: str) -> str:
    from contractor.report.color import BOLD, CYAN, paint

    styles = {"+": "32", "-": "31", "@": CYAN}
    lines = []
    for line in diff.split("\n"):
        style = BOLD if line.startswith(("--- ", "+++ ")) else styles.get(line[:1], "")
        lines.append(paint(line, style, bool(style)))
    return "\n".join(lines)


def _drift(outcome: "Outcome", request: "Request") -> list[Finding]:
    """A finding for each file that is not what the document says, for formats that hold nothing else."""
    from contractor.diagnostic import Span
    from contractor.workspace.config import shown_path
    from contractor.workspace.lock import FILE

    folder = shown_path(request.out)
    paths = [change.path for change in outcome.plan.changes] if outcome.plan is not None else []
    if outcome.lock_changed:
        paths.append(FILE)
    return [
        Finding(
            "stale-file",
            Severity.ERROR,
            f"{folder}/{path} is not what the document says",
            "",
            "run contractor generate and commit what it writes",
            span=Span(f"{folder}/{path}", 1, 1, 1, 1),
        )
        for path in paths
    ]


def _counted(outcome: "Outcome", printer: "Printer") -> None:
    """Warnings in short."""
    counts = dict(outcome.warnings)
    for one in outcome.findings:
        if one.severity is Severity.WARNING:
            counts[one.id] = counts.get(one.id, 0) + 1
    if counts:
        from contractor.report.color import OF_SEVERITY, paint
        from contractor.report.visible import visible

        total = sum(counts.values())
        word = paint(
            f"{total} warning{'s' if total > 1 else ''}",
            OF_SEVERITY[Severity.WARNING],
            printer.painted(sys.stderr),
        )
        listed = ", ".join(f"{counts[id]} {visible(id)}" for id in sorted(counts))
        printer.say(f"{word}: {listed} (-v shows where)")


def _sum_up(outcome: "Outcome", request: "Request", printer: "Printer", seconds: float) -> None:
    plan = outcome.plan
    took = f"in {seconds:.1f} s"
    if outcome.fresh:
        printer.say(f"nothing changed, {counted(outcome.unchanged)} {took}")
    elif plan is None:
        what = "compared" if request.mode != "write" else "written"
        why = "has errors; --keep-going does what can be done"
        why = why if outcome.status == 1 else "cannot be read"
        printer.say(f"nothing was {what}: the document {why}")
    elif plan.strangers and request.mode == "write":
        printer.say(f"nothing was written: {counted(len(plan.strangers))} would be lost")
    else:
        printer.say(_said(plan, outcome, request) + f" {took}")


def _said(plan: "Plan", outcome: "Outcome", request: "Request") -> str:
    would = "" if request.mode == "write" else "would "
    write, delete = ("wrote", "deleted") if not would else ("write", "delete")
    parts = []
    writes = len(plan.writes) + len(plan.strangers)
    if writes:
        parts.append(f"{would}{write} {counted(writes)}")
    if plan.deletes:
        parts.append(f"{would}{delete} {counted(len(plan.deletes))}")
    if not parts and outcome.lock_changed:
        parts.append(f"{would}{write} contractor.lock")
    if plan.unchanged or not parts:
        parts.append(f"{plan.unchanged} unchanged")
    return ", ".join(parts)


def counted(count: int) -> str:
    """`1 file`, `2 files`."""
    return f"{count} file{'' if count == 1 else 's'}"
