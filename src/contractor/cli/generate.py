"""`contractor generate`: write the code of every target, as far as it changed."""

import sys
from pathlib import Path
from typing import Any

import click

from contractor.cli import completing, printing, reading, running


@click.command("generate")
@reading.configured
@click.argument("spec", required=False, shell_complete=completing.files)
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
    shell_complete=completing.targets,
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
@click.option(
    "--scaffold",
    is_flag=True,
    help="Write a first implementation too, once: what is there already is kept.",
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
    scaffold: bool,
    watch: bool,
    config_schema: bool,
    allow_remote: bool,
    allow_outside: bool,
    honour_nullable: bool,
    assume_types: bool,
    overlays: tuple[Path, ...],
    **shared: Any,
) -> None:
    """Write the code of every target from SPEC, as far as it changed (`-` reads standard input).

    Exit status: 0 if the output is what the document says (warnings allowed), 1 if the document has errors,
    a generated file was edited by hand, or --check finds a difference or something that is not implemented,
    2 if nothing could be done.
    """
    from contractor.cli import scaffolding, watching
    from contractor.workspace.problem import Refused

    printer = printing.printer(**shared)
    if check + diff + watch > 1 or (force and (check or diff)):
        raise click.UsageError("--check, --diff and --watch (or --force) exclude one another.")
    if scaffold and (check or diff or watch):
        raise click.UsageError(
            "--scaffold writes; it goes with neither --check, --diff nor --watch."
        )
    if watch and spec == "-":
        raise click.UsageError("--watch needs a file to watch.")
    config = reading.config(context)
    try:
        if config_schema:
            click.echo(_schema())
            return
        request = running.request(
            config,
            spec or reading.spec(context),
            out,
            targets,
            package,
            mode="check" if check else "diff" if diff else "write",
            force=force,
            keep_going=keep_going,
            thorough=scaffold
            or printer.loud > 0
            or not printer.plain
            or printer.output is not None,
            allow_remote=allow_remote,
            allow_outside=allow_outside,
            honour_nullable=honour_nullable,
            assume_types=assume_types,
            overlays=overlays,
        )
        if watch:
            watching.watch(
                (Path(request.spec), *overlays), lambda: running.once(request, printer), printer
            )
            return
        if scaffold:
            sys.exit(scaffolding.once(config, request, printer))
        outcome = running.once(request, printer)
    except Refused as refused:
        reading.refuse(refused.findings, printer=printer)
    sys.exit(outcome.status)


def _schema() -> str:
    import json

    from contractor.workspace.config import schema
    from contractor.workspace.installed import installed

    options = {name: one.load().options for name, one in installed().items()}
    return json.dumps(schema(options), indent=2)
