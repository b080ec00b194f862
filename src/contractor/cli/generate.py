"""`contractor generate`: write the code of every target, as far as it changed."""

import gc
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from contractor.cli import outcomes, printing, reading
from contractor.diagnostic import Finding, Severity

if TYPE_CHECKING:
    from contractor.cli.printing import Printer
    from contractor.workspace.config import Config
    from contractor.workspace.project import Outcome, Request, Wanted

_DEFAULT_OUT: Final = "generated"


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
    overlays: tuple[Path, ...],
    **shared: Any,
) -> None:
    """Write the code of every target from SPEC, as far as it changed (`-` reads standard input).

    Exit status: 0 if the output is what the document says (warnings allowed), 1 if the document has errors,
    a generated file was edited by hand, or --check finds a difference, 2 if nothing could be done.
    """
    from contractor.cli import watching
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
            overlays=overlays,
        )
        if watch:
            watching.watch(
                (Path(request.spec), *overlays), lambda: _once(request, printer), printer
            )
            return
        outcome = _once(request, printer)
    except Refused as refused:
        reading.refuse(refused.findings, printer=printer)
    sys.exit(outcome.status)


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
    outcomes.show(outcome, request, printer, time.monotonic() - started)
    return outcome


@contextmanager
def _without_collector() -> Iterator[None]:
    """Within it, Python looks for no circles: there are few, and looking takes a third of a large document's time."""
    gc.disable()
    try:
        yield
    finally:
        # What is there now counts as old. Else the first thing that happens is a look through all of it.
        gc.freeze()
        gc.unfreeze()
        gc.enable()
