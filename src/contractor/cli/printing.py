"""How verbs print: the options they share, findings in a format, progress while a person waits.

Takes findings and files, or a comparison, gives text on the right stream; refuses to know what caused them.
Text is for people and goes to standard error where a verb has other output; the other formats are for programs.
"""

import os
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NoReturn, TypeVar

import click

from contractor.frozen import frozen

if TYPE_CHECKING:
    from contractor.contract import Contract
    from contractor.diagnostic import Finding
    from contractor.report.comparison.judgement import Judgement
    from contractor.report.explained import Explained
    from contractor.report.storing import Summary
    from contractor.source import SourceFile
    from contractor.testing.outcome import Tested

F = TypeVar("F", bound=Callable[..., Any])
_FORMATS: Final = ("text", "json", "github", "sarif", "junit", "markdown")
#: A comparison is a page, too.
_COMPARISON_FORMATS: Final = (*_FORMATS, "html")
#: What contract tests are told in.
_TEST_FORMATS: Final = ("text", "json", "github", "junit", "markdown", "html")
#: Formats that say something about rules besides their findings.
_EXPLAINING: Final = ("sarif",)
#: Seconds before anything is said about progress, and between two times.
_PATIENCE: Final = 1.0
_TICK: Final = 0.2


@frozen
class Printer:
    """Prints as the options say. `loud` counts -v, negative for -q.

    Where there is `kept`, what would be printed goes there; what is said to a person beside that is said.
    """

    format: str = "text"
    output: Path | None = None
    color: str = "auto"
    loud: int = 0
    kept: list[str] | None = None

    @property
    def plain(self) -> bool:
        """Whether a person reads it."""
        return self.format in ("text", "html")

    def findings(
        self,
        found: Sequence["Finding"],
        files: "Mapping[str, SourceFile] | None" = None,
        *,
        asked: bool = False,
    ) -> None:
        """Print located findings; `files`, by the paths that people see, give the lines of code frames.

        `asked`: they are what the verb is for. Else text goes to standard error, and nothing is printed where
        there are none.
        """
        from contractor.report import FORMATS
        from contractor.report.text import summary

        # A page is made of a comparison; where there is none, a person is told why.
        page = self.format not in FORMATS
        report = FORMATS["text" if page else self.format]
        rules = _explained() if self.format in _EXPLAINING else {}

        def written(color: bool) -> str:
            return report(found, files or {}, color=color, rules=rules)

        if self.output is not None and not page:
            self._put(written, lambda: summary(found))
        elif found or asked or not self.plain:
            self._show(written, beside=self.plain and not asked)

    def comparison(self, judgement: "Judgement") -> None:
        """Print a comparison; on GitHub's runners the summary and the outputs of the job get it too."""
        from functools import partial

        from contractor.report.comparison import FORMATS
        from contractor.report.comparison import text as plain
        from contractor.report.comparison.verdict import breaking, sentence

        report = FORMATS[self.format]
        if self.format == "text" and self.loud < 0:
            report = partial(plain.report, quiet=True)
        verbose = self.loud > 0
        self._put(
            lambda color: report(judgement, color=color, verbose=verbose),
            lambda: sentence(judgement),
        )
        if self.format == "github":
            self.tell_the_job("summary", "GITHUB_STEP_SUMMARY", FORMATS["markdown"](judgement))
            said = "true" if breaking(judgement) else "false"
            self.tell_the_job("output", "GITHUB_OUTPUT", f"breaking={said}\n")

    def tested(self, tested: "Tested", contract: "Contract") -> None:
        """Print what came of contract tests; on GitHub's runners the summary of the job gets it too."""
        from contractor.report.testing import FORMATS
        from contractor.report.testing.findings import findings
        from contractor.report.testing.verdict import sentence

        if self.format not in FORMATS:
            self.findings(findings(tested, contract), contract.files.shown, asked=True)
            return
        report = FORMATS[self.format]
        verbose = self.loud > 0
        self._put(
            lambda color: report(tested, contract, color=color, verbose=verbose),
            lambda: sentence(tested),
        )
        if self.format == "github":
            summary = FORMATS["markdown"](tested, contract)
            self.tell_the_job("summary", "GITHUB_STEP_SUMMARY", summary)

    def verified(
        self, found: Sequence["Finding"], files: "Mapping[str, SourceFile]", summary: "Summary"
    ) -> None:
        """Print findings about databases and what was seen of each table; on GitHub's runners the summary of the job
        gets both."""
        from contractor.report.storing import FORMATS, Told
        from contractor.report.text import summary as sentence

        rules = _explained() if self.format in _EXPLAINING else {}
        self._put(
            lambda color: FORMATS[self.format](Told(summary, found, files, color, rules)),
            lambda: sentence(found),
        )
        if self.format == "github":
            told = FORMATS["markdown"](Told(summary, found, files))
            self.tell_the_job("summary", "GITHUB_STEP_SUMMARY", told)

    def _put(self, written: Callable[[bool], str], said: Callable[[], str]) -> None:
        """Print what is written, with colours or without; where it goes to a file, say what it is in a sentence."""
        if self.output is not None:
            write(self.output, written(False))
            self.say(f"{said()}, written to {self.output}")
        else:
            self._show(written)

    def _show(self, written: Callable[[bool], str], *, beside: bool = False) -> None:
        if self.kept is not None:
            self.kept.append(written(False))
            return
        painted = self.painted(sys.stderr if beside else sys.stdout)
        click.echo(written(painted), nl=False, err=beside, color=painted or None)

    def no_verdict(
        self, found: Sequence["Finding"], files: "Mapping[str, SourceFile] | None" = None
    ) -> None:
        """Say why two documents could not be compared; the summary of a job on GitHub's runners says it too."""
        self.findings(found, files)
        if self.format == "github":
            from contractor.report import FORMATS

            why = FORMATS["markdown"](found, files or {})
            self.tell_the_job("summary", "GITHUB_STEP_SUMMARY", f"### ⚪ no verdict\n\n{why}")

    def say(self, text: str, *, least: int = 0) -> None:
        """A line for the person, on standard error, unless they asked for less."""
        if self.loud >= least:
            click.echo(text, err=True)

    def painted(self, stream: Any) -> bool:
        """Whether to colour what goes to a stream."""
        from contractor.report.color import wanted

        return wanted(self.color, is_terminal=stream.isatty(), environment=os.environ)

    def tell_the_job(self, what: str, variable: str, text: str) -> None:
        """Add to a file that GitHub's runner reads, where there is one."""
        path = os.environ.get(variable)
        if not path:
            return
        try:
            with Path(path).open("a", encoding="utf-8", newline="") as file:
                file.write(text)
        except OSError as why:
            # The annotations and the exit status say the same.
            self.say(f"warning: the job's {what} cannot be written: {why.strerror}")


def write(path: Path, text: str) -> None:
    """Write a file that a person named; says why and exits with 2 where that cannot be."""
    try:
        path.write_text(text, encoding="utf-8", newline="")
    except OSError as why:
        stop(f"{path} cannot be written: {why.strerror}", "name another file with --output")


#: As findings are printed where nobody says how.
PLAIN: Final = Printer()


def _explained() -> "dict[str, Explained]":
    """What there is to say about every rule of a document, and every check of contract tests."""
    from contractor.lint.explained import fix
    from contractor.lint.rules import RULES
    from contractor.report.explained import Explained
    from contractor.sql import explained as migrations
    from contractor.sql.rules import RULES as OF_MIGRATIONS
    from contractor.testing.checks import CHECKS

    of_migrations = OF_MIGRATIONS.items()
    return {
        **{id: Explained(rule.title, rule.why, fix(rule)) for id, rule in RULES.items()},
        **{id: Explained(one.title, one.why, one.fix) for id, one in CHECKS.items()},
        **{id: Explained(row.title, row.why, migrations.fix(row)) for id, row in of_migrations},
    }


def internal(why: Exception) -> None:
    """Tell of a mistake in contractor itself; CONTRACTOR_TRACEBACK=1 shows where it is."""
    import traceback

    if os.environ.get("CONTRACTOR_TRACEBACK"):
        click.echo("".join(traceback.format_exception(why)), err=True, nl=False)
    frame = traceback.extract_tb(why.__traceback__)[-1]
    place = f"{os.path.basename(frame.filename)}:{frame.lineno} in {frame.name}"  # noqa: PTH119
    click.echo(f"internal error: {type(why).__name__}: {why} ({place})", err=True)
    click.echo(
        "help: this is a mistake in contractor; please report it with the document, or a part of it that"
        " still does this (CONTRACTOR_TRACEBACK=1 shows more)",
        err=True,
    )


class Stopped(SystemExit):
    """A verb could not do its work, and said why; `message` says it in short."""

    def __init__(self, message: str) -> None:
        super().__init__(2)
        self.message = message


def stop(message: str, help: str) -> NoReturn:
    """Say why a verb cannot do its work, and what to do; exit with 2."""
    click.echo(f"error: {message}", err=True)
    click.echo(f"help: {help}", err=True)
    raise Stopped(message)


def loudness(command: F) -> F:
    """-q and -v; the verb takes `**shared` and makes a `Printer` of it."""
    for option in (
        click.option("-v", "--verbose", count=True, help="Say more: every warning with its line."),
        click.option("-q", "--quiet", count=True, help="Say less: errors alone."),
    ):
        command = option(command)
    return command


def options(command: F) -> F:
    """--format, --output and --color; the verb takes `**shared` and makes a `Printer` of it."""
    return _options(command, _FORMATS)


def comparison_options(command: F) -> F:
    """The same for verbs that compare."""
    return _options(command, _COMPARISON_FORMATS)


def test_options(command: F) -> F:
    """The same for contract tests."""
    return _options(command, _TEST_FORMATS)


def _options(command: F, formats: Sequence[str]) -> F:
    for option in (
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
            type=click.Choice(formats),
            default="text",
            help="How findings are printed.",
        ),
    ):
        command = option(command)
    return command


def printer(
    format: str, output: Path | None, color: str, verbose: int = 0, quiet: int = 0
) -> Printer:
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
