"""`contractor check`: everything that a pull request has to pass, in one run."""

import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from contractor.cli import printing, reading
from contractor.cli.printing import Printer
from contractor.cli.steps import STEPS, Asked, Ran
from contractor.text import nearest

if TYPE_CHECKING:
    from contractor.report.steps import Step


def _steps(
    context: click.Context, parameter: click.Parameter, value: str | None
) -> tuple[str, ...] | None:
    """Names of steps, as they are written between commas."""
    if value is None:
        return None
    names = tuple(name.strip() for name in value.split(",") if name.strip())
    for name in names:
        if name not in STEPS:
            near = nearest(name, list(STEPS))
            hint = f" Did you mean {near}?" if near else f" There are: {', '.join(STEPS)}."
            raise click.BadParameter(f"there is no step {name!r}.{hint}", context, parameter)
    return names


@click.command("check")
@click.option(
    "--only", metavar="STEPS", callback=_steps, help="Do these steps alone, separated by commas."
)
@click.option("--skip", metavar="STEPS", callback=_steps, help="Leave these steps out.")
@click.option(
    "--against",
    metavar="REF",
    help="What to compare the document with; by default the branch that it is to go into.",
)
@reading.configured
@reading.switches
@printing.loudness
@printing.options
@click.pass_context
def command(
    context: click.Context,
    /,
    only: tuple[str, ...] | None,
    skip: tuple[str, ...] | None,
    against: str | None,
    format: str,
    output: Path | None,
    color: str,
    verbose: int,
    quiet: int,
    **options: Any,
) -> None:
    """Do everything that a pull request has to pass: lint, generate --check, diff and test.

    Each step is done as far as the configuration gives it something to do, and prints as its own verb does; a table
    says what came of all.

    Exit status: 2 if a step could not do its work or none had anything to do, else 1 if one found errors, else 0.
    """
    from contractor.report.steps import FORMATS, status, summary, table

    reading.spec(context)  # without a document there is nothing to do for any step
    printer = printing.printer(format, output, color, verbose, quiet)
    # Text is shown step by step; every other format is one text.
    live = format == "text" and output is None
    asked = Asked(against, options)
    steps = [
        _left_out(name)
        if (only is not None and name not in only) or name in (skip or ())
        else _step(name, context, asked, printer, live=live)
        for name in STEPS
    ]
    if live:
        click.echo(summary(steps, color=printer.painted(sys.stdout)), nl=False)
    elif output is not None:
        printing.write(output, FORMATS[format](steps))
        printer.say(f"{', '.join(f'{one.name} {one.word}' for one in steps)}; written to {output}")
    else:
        click.echo(FORMATS[format](steps), nl=False)
    if format == "github":
        printer.tell_the_job("summary", "GITHUB_STEP_SUMMARY", table(steps))
    sys.exit(status(steps))


def _left_out(name: str) -> "Step":
    from contractor.report.steps import Step

    return Step(name, None, "left out by the command line")


def _step(
    name: str, context: click.Context, asked: Asked, printer: Printer, *, live: bool
) -> "Step":
    """Do one step. Whatever goes wrong in it is told, and the next one is done all the same."""
    from contractor.report.steps import Step, heading

    kept: list[str] = []
    own = printer if live else Printer(printer.format, None, "never", printer.loud, kept)
    if live:
        click.echo(heading(name, color=printer.painted(sys.stdout)), nl=False)
    started = time.monotonic()
    ran = _ran(name, context, asked, own)
    took = time.monotonic() - started
    if live:
        if ran.status is None:
            click.echo(f"{name}: {ran.said}")
        click.echo()
        # What a verb says beside its output stays below its own heading.
        sys.stdout.flush()
    # A verb prints one report, unless it breaks off and says why.
    return Step(name, ran.status, ran.said, took, kept[-1] if kept else "")


def _ran(name: str, context: click.Context, asked: Asked, printer: Printer) -> Ran:
    try:
        return STEPS[name](context, asked, printer)
    except SystemExit as end:
        # A verb that ends the run has not done its work, whatever it says.
        stopped = end.message if isinstance(end, printing.Stopped) else "it broke off"
        return Ran(2, stopped)
    except click.ClickException as refused:
        with suppress(OSError):
            refused.show()
        return Ran(2, refused.format_message())
    except Exception as why:  # noqa: BLE001  a mistake of ours, which must not hide what other steps find
        printing.internal(why)
        return Ran(2, f"internal error: {type(why).__name__}: {why}")
