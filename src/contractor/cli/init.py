"""`contractor init`: a project to begin with."""

import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from contractor.cli import reading

if TYPE_CHECKING:
    from contractor.workspace.start import Started


_NEXT: Final = (
    ("contractor generate", "models, server, tables and client"),
    ("(cd web && npm install && npm run build)", "the page"),
    ("contractor dev", "serves it all, and follows every change"),
)


@click.command("init")
@click.argument(
    "folder", required=False, default=".", type=click.Path(path_type=Path, file_okay=False)
)
@click.option("--title", metavar="TEXT", help="What the API is called; by default as its folder.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing.")
def command(folder: Path, title: str | None, quiet: bool) -> None:
    """Begin a project in FOLDER: a contract, an application, a web page, hooks and a workflow.

    Everything is written once and is yours; what is there already is kept. Where FOLDER has an openapi.yaml
    or openapi.json, the project is about that one: it gets an application that works, and no page.

    Exit status: 0, or 2 if a file cannot be written.
    """
    from contractor.workspace.problem import Refused
    from contractor.workspace.start import start

    try:
        started = start(folder, title)
    except Refused as refused:
        reading.refuse(refused.findings)
    if not quiet:
        click.echo("\n".join(_said(started, folder)))


def _said(started: "Started", folder: Path) -> list[str]:
    lines = [f"wrote {path}" for path in started.written]
    lines += [f"kept  {path}, which was there" for path in started.kept]
    lines += ["", "next:"]
    if folder.resolve() != Path.cwd():
        lines.append(f"  cd {shlex.quote(str(folder))}")
    generate, _, dev = _NEXT
    steps = [(started.install, "what the application needs")]
    if started.sample:
        steps += _NEXT
    else:
        if started.unnamed:
            section = "[tool.contractor] of " if started.unnamed == "pyproject.toml" else ""
            named = f"into {section}{started.unnamed}, so that it is known"
            steps.append((f'app = "{started.app}"', named))
        steps += [("contractor lint", "what is wrong with the document"), generate]
        if started.app:
            steps += [("contractor test", "every operation does what the contract says"), dev]
    room = max(len(command) for command, _ in steps[1:])
    lines += [f"  {command:<{room}}   {what}" for command, what in steps]
    if started.why:
        lines += ["", f"no application was written: {started.why}"]
    return lines
