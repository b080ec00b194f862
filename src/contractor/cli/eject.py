"""`contractor eject`: take over the templates of a target."""

from pathlib import Path
from typing import Final

import click

from contractor.cli import completing, reading

_FOLDER: Final = "templates"


@click.command("eject")
@reading.configured
@click.argument("target", shell_complete=completing.targets)
@click.option("--diff", is_flag=True, help="Print how your copies differ from contractor's own.")
@click.option("--accept", is_flag=True, help="Remember contractor's own as they are now.")
@click.pass_context
def command(context: click.Context, /, target: str, diff: bool, accept: bool) -> None:
    """Copy the templates of TARGET, so that generated code can be written otherwise.

    They go to `templates` of the configuration, by default the folder `templates`. Copies that are there are
    kept. When contractor's own change, generating says so.

    Exit status: 0, or 2 if there is no such target, or nothing can be written.
    """
    from contractor.workspace import ejected
    from contractor.workspace.config import shown_path
    from contractor.workspace.installed import installed, pick
    from contractor.workspace.problem import Refused

    if diff and accept:
        raise click.UsageError("--diff and --accept exclude one another.")
    config = reading.config(context)
    base = config.file.parent if config.file is not None else Path.cwd()
    folder = config.templates or base / _FOLDER
    try:
        pick([target], installed())
        if diff:
            click.echo(ejected.difference(target, folder), nl=False)
            return
        made = (ejected.accept if accept else ejected.eject)(target, folder)
    except Refused as refused:
        reading.refuse(refused.findings)
    shown = shown_path(folder / target)
    for name in made.written:
        click.echo(f"wrote {shown}/{name}")
    for name in made.kept:
        click.echo(f"kept  {shown}/{name}" + (", and remembered its original" if accept else ""))
    if config.templates is None:
        click.echo(f'\nThey are used once [tool.contractor] says: templates = "{_FOLDER}"')
