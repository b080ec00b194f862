"""Overlays that verbs write for the document that they read: what is read without one, and how it is written.

Takes the command line, writes a file and says what to do with it; refuses to know what an Overlay changes.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from contractor.cli import printing, reading

if TYPE_CHECKING:
    from contractor.cli.printing import Printer
    from contractor.contract import Contract

F = TypeVar("F", bound=Callable[..., Any])


def written(option: str, help: str) -> Callable[[F], F]:
    """The option that names the FILE to write, and --force."""

    def decorated(command: F) -> F:
        forced = click.option(
            "--force", is_flag=True, help="Replace FILE, also where somebody edited it."
        )(command)
        path = click.Path(path_type=Path, dir_okay=False)
        return click.option(option, type=path, metavar="FILE", help=help)(forced)

    return decorated


def without(
    file: Path | None, spec: str, overlays: Sequence[Path], *, force: bool, option: str
) -> tuple[Path, ...]:
    """The Overlays that the document is read with: all but the one that is written.

    Exits with 2 where that cannot go by its name. Raises `click.UsageError` where --force has nothing to replace.
    """
    if file is None:
        if force:
            raise click.UsageError(f"--force is for {option}.")
        return tuple(overlays)
    if file.suffix == ".json":
        printing.stop("the Overlay is YAML", f"call it {file.with_suffix('.yaml')}")
    if spec != "-" and file.resolve() == Path(spec).resolve():
        printing.stop(f"{file} is the document itself", "name another file")
    return tuple(one for one in overlays if not _is_same(one, file))


def title(contract: "Contract") -> str:
    """What a document calls itself, in one line."""
    return " ".join(str(contract.info.get("title", "")).split()) or "the API"


def write(file: Path, author: str, text: str, printer: "Printer", *, force: bool) -> None:
    """Write an Overlay; says why and exits with 2 where that cannot be."""
    from contractor.workspace import stamped
    from contractor.workspace.problem import Refused

    try:
        stamped.write(file, author, text, force=force)
    except Refused as refused:
        reading.refuse(refused.findings, printer=printer)


def is_applied(file: Path, applied: Sequence[Path]) -> bool:
    """Whether a document is read with an Overlay anyway."""
    return any(_is_same(one, file) for one in applied)


def tell_how_to_apply(file: Path, applied: Sequence[Path], printer: "Printer") -> None:
    """Say how a document is read with an Overlay, where it is not yet."""
    from contractor.workspace.config import shown_path

    if not is_applied(file, applied):
        shown = shown_path(Path.cwd() / file)
        printer.say(
            f'help: add it to `overlays` in [tool.contractor], or read the document with --overlay "{shown}"'
        )


def _is_same(one: Path, other: Path) -> bool:
    return one.resolve() == other.resolve()
