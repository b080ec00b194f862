"""`contractor generate`: write the code of every target, as far as it changed."""

import gc
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from contractor.cli import printing, reading
from contractor.diagnostic import Finding, Severity, errors

if TYPE_CHECKING:
    from contractor.cli.printing import Printer
    from contractor.workspace.config import Config
    from contractor.workspace.plan import Plan
    from contractor.workspace.project import Outcome, Request, Wanted

_DEFAULT_OUT: Final = "generated"
#: Seconds between two looks at the files that --watch watches.
_LOOK: Final = 0.25


@click.command("generate")
@reading.configured
@click.argument("spec", required=False)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Where the files are written; by default `generated`.",
)
@click.option(
    "--target",
    "targets",
    multiple=True,
    metavar="NAME",
    help="Only this target, and leave the files of the others alone; may be repeated.",
)
@click.option(
    "--package",
    metavar="NAME",
    help="The importable name of the generated code; by default the document's title in snake case.",
)
@click.option("--check", is_flag=True, help="Write nothing; print what differs and exit with 1.")
@click.option("--diff", is_flag=True, help="Write nothing; print what would change.")
@click.option("--force", is_flag=True, help="Replace files that were edited by hand.")
@click.option(
    "--keep-going", is_flag=True, help="Write what can be written of a document that has errors."
)
@click.option("--watch", is_flag=True, help="Stay, and generate again whenever an input changes.")
@click.option(
    "--config-schema",
    is_flag=True,
    help="Print the JSON Schema of the configuration, for editors, and do nothing else.",
)
@reading.switches
@printing.options
@printing.loudness
@click.pass_context
def command(
    context: click.Context,
    /,
    spec: str | None,
    out: Path | None,
    targets: tuple[str, ...],
    package: str | None,
    check: bool,
    diff: bool,
    force: bool,
    keep_going: bool,
    watch: bool,
    config_schema: bool,
    allow_remote: bool,
    allow_outside: bool,
    honour_nullable: bool,
    **shared: Any,
) -> None:
    """Write the code of every target from SPEC, as far as it changed (`-` reads standard input).

    Exit status: 0 if the output is what the document says (warnings allowed), 1 if the document has errors,
    a generated file was edited by hand, or --check finds a difference, 2 if nothing could be done.
    """
    from contractor.workspace.problem import Refused

    printer = printing.printer(**shared)
    if check + diff + watch > 1 or (force and (check or diff)):
        raise click.UsageError("--check, --diff and --watch (or --force) exclude one another.")
    if watch and spec == "-":
        raise click.UsageError("--watch needs a file to watch.")
    config = reading.config(context)
    try:
        if config_schema:
            click.echo(_schema())
            return
        request = _request(
            config,
            spec or _spec(config, context),
            out,
            targets,
            package,
            mode="check" if check else "diff" if diff else "write",
            force=force,
            keep_going=keep_going,
            thorough=printer.loud > 0 or not printer.plain or printer.output is not None,
            allow_remote=allow_remote,
            allow_outside=allow_outside,
            honour_nullable=honour_nullable,
        )
        if watch:
            _watch(request, printer)
            return
        status = _once(request, printer).status
    except Refused as refused:
        reading.refuse(refused.findings, printer=printer)
    sys.exit(status)


# ── what is asked for ─────────────────────────────────────────────────────────────────────────────


def _spec(config: "Config", context: click.Context) -> str:
    from contractor.workspace.config import shown_path

    if config.spec is not None:
        return shown_path(config.spec)
    raise click.UsageError(
        "Name a document: contractor generate openapi.yaml, or set `spec` in [tool.contractor] of"
        " pyproject.toml.",
        context,
    )


def _request(
    config: "Config",
    spec: str,
    out: Path | None,
    names: Sequence[str],
    package: str | None,
    **rest: Any,
) -> "Request":
    from contractor.workspace.project import Request

    base = config.file.parent if config.file is not None else Path.cwd()
    wanted, stays = _targets(config, names)
    return Request(
        spec=spec,
        out=Path.cwd() / out if out is not None else config.out or base / _DEFAULT_OUT,
        targets=wanted,
        package=config.package if package is None else package,
        stays=stays,
        **rest,
    )


def _targets(
    config: "Config", names: Sequence[str]
) -> tuple[list["Wanted"], Callable[[str], bool]]:
    """The targets to render, and whether the files of another target stay."""
    from contractor.workspace.config import Chosen, unknown
    from contractor.workspace.installed import installed, pick
    from contractor.workspace.problem import Refused, refusal
    from contractor.workspace.project import Wanted

    available = installed()
    mistakes = []
    for name in config.targets:
        if name not in available and config.targets[name].enabled:
            message, help = unknown("target", name, list(available))
            span = config.span("targets", name)
            mistakes.append(Finding("unknown-target", Severity.ERROR, message, "", help, span=span))
    if mistakes:
        raise Refused(mistakes)
    chosen = {name: config.targets.get(name, Chosen()) for name in available}
    enabled = [name for name in available if chosen[name].enabled]
    wanted = [
        Wanted(
            one,
            chosen[one.name].options,
            {
                option: config.span("targets", one.name, option)
                for option in chosen[one.name].options
            },
        )
        for one in pick(dict.fromkeys(names) or enabled, available)
    ]

    if not wanted:
        what = "enabled" if available else "installed"
        raise refusal(
            "no-target", f"no target is {what}", f"there are: {', '.join(available) or 'none'}"
        )

    def stays(name: str) -> bool:
        # Somebody without a plugin must not delete what it made; who disabled it wants its files gone.
        disabled = name in config.targets and not config.targets[name].enabled
        return not disabled and (name not in available or bool(names))

    return wanted, stays


def _schema() -> str:
    import json

    from contractor.workspace.config import schema
    from contractor.workspace.installed import installed

    options: Mapping[str, Any] = {name: one.load().options for name, one in installed().items()}
    return json.dumps(schema(options), indent=2)


# ── one run ───────────────────────────────────────────────────────────────────────────────────────


def _once(request: "Request", printer: "Printer") -> "Outcome":
    from contractor.workspace.project import generate

    started = time.monotonic()
    with printing.progress(wanted=printer.loud >= 0) as said, _without_collector():
        outcome = generate(request, said)
    _show(outcome, request, printer)
    _sum_up(outcome, request, printer, time.monotonic() - started)
    return outcome


@contextmanager
def _without_collector() -> Iterator[None]:
    """Within it, Python looks for no circles: there are few, and looking takes a third of a large document's time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _show(outcome: "Outcome", request: "Request", printer: "Printer") -> None:
    shown = list(outcome.findings)
    if printer.plain and printer.output is None and printer.loud <= 0:
        shown = errors(shown)
    if not printer.plain and request.mode == "check":
        shown += _drift(outcome, request)
    printer.findings(
        outcome.files.locate(shown) if outcome.files is not None else shown, outcome.files
    )
    if outcome.plan is not None:
        _differences(outcome.plan, request, printer)
    if printer.plain and printer.loud == 0 and printer.output is None:
        _counted(outcome, printer)


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
        printer.say(f"nothing changed, {_files(outcome.unchanged)} {took}")
    elif plan is None:
        what = "compared" if request.mode != "write" else "written"
        why = "has errors; --keep-going does what can be done"
        why = why if outcome.status == 1 else "cannot be read"
        printer.say(f"nothing was {what}: the document {why}")
    elif plan.strangers and request.mode == "write":
        printer.say(f"nothing was written: {_files(len(plan.strangers))} would be lost")
    else:
        printer.say(_said(plan, outcome, request) + f" {took}")


def _said(plan: "Plan", outcome: "Outcome", request: "Request") -> str:
    would = "" if request.mode == "write" else "would "
    write, delete = ("wrote", "deleted") if not would else ("write", "delete")
    parts = []
    writes = len(plan.writes) + len(plan.strangers)
    if writes:
        parts.append(f"{would}{write} {_files(writes)}")
    if plan.deletes:
        parts.append(f"{would}{delete} {_files(len(plan.deletes))}")
    if not parts and outcome.lock_changed:
        parts.append(f"{would}{write} contractor.lock")
    if plan.unchanged or not parts:
        parts.append(f"{plan.unchanged} unchanged")
    return ", ".join(parts)


def _files(count: int) -> str:
    return f"{count} file{'' if count == 1 else 's'}"


# ── again and again ───────────────────────────────────────────────────────────────────────────────


def _watch(request: "Request", printer: "Printer") -> None:
    """Generate whenever an input changes, until the person stops it."""
    watched: tuple[Path, ...] = (Path(request.spec),)
    try:
        while True:
            before = _marks(watched)
            watched = _tried(request, printer, watched)
            before |= {path: mark for path, mark in _marks(watched).items() if path not in before}
            printer.say(f"watching {_files(len(watched))}; Ctrl-C stops")
            while _marks(watched) == {path: before[path] for path in watched}:
                time.sleep(_LOOK)
    except KeyboardInterrupt:
        printer.say("stopped")


def _tried(request: "Request", printer: "Printer", watched: tuple[Path, ...]) -> tuple[Path, ...]:
    """Run once whatever comes of it, and give the files to watch."""
    from contractor.workspace.problem import Refused

    try:
        outcome = _once(request, printer)
    except Refused as refused:
        printer.findings(refused.findings, reading.excerpts(refused.findings))
        return watched
    # A document that could not be read has not named all of its files.
    return tuple(dict.fromkeys((*outcome.inputs, *(watched if outcome.status == 2 else ()))))


def _marks(paths: Sequence[Path]) -> dict[Path, tuple[int, int] | None]:
    return {path: _mark(path) for path in paths}


def _mark(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size
