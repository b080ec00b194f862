"""How verbs print: the options they share, findings in a format, progress while a person waits.

Takes findings and files, gives text on the right stream; refuses to know what caused them. Text is for
people and goes to standard error where a verb has other output; json and github are for programs.
"""

import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

if TYPE_CHECKING:
    from contractor.diagnostic import Finding
    from contractor.source import Files

F = TypeVar("F", bound=Callable[..., Any])
_FORMATS: Final = ("text", "json", "github")
#: Seconds before anything is said about progress, and between two times.
_PATIENCE: Final = 1.0
_TICK: Final = 0.2


@dataclass(frozen=True, slots=True)
class Printer:
    """Prints as the options say. `loud` counts -v, negative for -q."""

    format: str = "text"
    output: Path | None = None
    color: str = "auto"
    loud: int = 0

    @property
    def plain(self) -> bool:
        """Whether a person reads it."""
        return self.format == "text"

    def findings(self, found: Sequence["Finding"], files: "Files | None" = None) -> None:
        """Print located findings. In text nothing is printed where there are none."""
        from contractor.report import FORMATS

        if self.plain and not found and self.output is None:
            return
        if self.output is not None:
            self._to_file(FORMATS[self.format](found, files))
            return
        painted = self.painted(sys.stderr if self.plain else sys.stdout)
        text = FORMATS[self.format](found, files, color=painted)
        click.echo(text, nl=False, err=self.plain, color=painted or None)

    def say(self, text: str, *, least: int = 0) -> None:
        """A line for the person, on standard error, unless they asked for less."""
        if self.loud >= least:
            click.echo(text, err=True)

    def painted(self, stream: Any) -> bool:
        """Whether to colour what goes to a stream."""
        from contractor.report.color import wanted

        return wanted(self.color, is_terminal=stream.isatty(), environment=os.environ)

    def _to_file(self, text: str) -> None:
        path = self.output
        if path is None:
            return
        try:
            path.write_text(text, encoding="utf-8", newline="")
        except OSError as why:
            click.echo(f"error: {path} cannot be written: {why.strerror}", err=True)
            sys.exit(2)


def options(command: F) -> F:
    """--format, --output, --color, -q and -v; the verb takes `**shared` and makes a `Printer` of it."""
    for option in (
        click.option("-v", "--verbose", count=True, help="Say more: every warning with its line."),
        click.option("-q", "--quiet", count=True, help="Say less: errors alone."),
        click.option(
            "--color",
            type=click.Choice(["auto", "always", "never"]),
            default="auto",
            help="Colours: where a person watches (and NO_COLOR is not set), always, or never.",
        ),
        click.option(
            "--output",
            type=click.Path(path_type=Path),
            metavar="FILE",
            help="Write the findings to a file.",
        ),
        click.option(
            "--format",
            type=click.Choice(_FORMATS),
            default="text",
            help="How findings are printed.",
        ),
    ):
        command = option(command)
    return command


def printer(format: str, output: Path | None, color: str, verbose: int, quiet: int) -> Printer:
    """The printer that these options ask for."""
    return Printer(format, output, color, verbose - quiet)


@contextmanager
def progress(*, wanted: bool = True) -> Iterator[Callable[[str], None]]:
    """Within it, what is said is shown once it takes over a second, if a person watches; then it is wiped."""
    if not wanted or not sys.stderr.isatty():
        yield lambda stage: None
        return
    stage = [""]
    done = threading.Event()

    def show() -> None:
        waited = _PATIENCE
        if done.wait(_PATIENCE):
            return
        while not done.wait(_TICK):
            waited += _TICK
            sys.stderr.write(f"\r\x1b[2K{stage[0]} ({waited:.0f} s)")
            sys.stderr.flush()
        sys.stderr.write("\r\x1b[2K")
        sys.stderr.flush()

    def say(text: str) -> None:
        stage[0] = text

    watcher = threading.Thread(target=show, daemon=True)
    watcher.start()
    try:
        yield say
    finally:
        done.set()
        watcher.join()
