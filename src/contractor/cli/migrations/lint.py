"""`contractor migrate lint`: what is wrong with migration SQL."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

import click

from contractor.cli import completing, failing, printing
from contractor.cli.migrations.scripts import Text, texts

if TYPE_CHECKING:
    from contractor.sql.judging import Judgement
    from contractor.sql.script import Script
    from contractor.sql.squawk import Told

_INSTALL: Final = "pip install squawk-cli"


@click.command("lint")
@click.argument(
    "paths", nargs=-1, required=True, metavar="FILE...", shell_complete=completing.files
)
@click.option(
    "--dialect",
    type=click.Choice(["postgresql", "sqlite"]),
    help="Which database the files are for, else that in their names (NAME.sqlite.sql), else postgresql.",
)
@click.option(
    "--engine",
    type=click.Choice(["own", "squawk", "both"]),
    help="Who judges: our own rules, squawk, or both. Without it both, if squawk is installed.",
)
@click.option(
    "--assume-in-transaction",
    is_flag=True,
    help="Whoever runs the files begins a transaction for each.",
)
@failing.option
@printing.loudness
@printing.options
def command(
    paths: tuple[str, ...],
    dialect: str | None,
    engine: str | None,
    assume_in_transaction: bool,
    fail_on: str,
    **shared: Any,
) -> None:
    """Say what is wrong with migrations in SQL: what locks, fails, loses data or breaks the version that still runs.

    FILE is a file of SQL, a folder of them, or `-` for standard input. All files are read in their order as one
    history (folders by the names in them), so that a file counts on what earlier ones prove.

    Exit status: 0 if nothing is wrong (warnings allowed), 1 if something is, 2 if it could not be checked.
    `contractor explain ID` says why a finding matters and what to do.
    """
    from contractor.sql.judging import judge
    from contractor.sql.script import script

    printer = printing.printer(**shared)
    found = texts(paths, dialect, printer)
    scripts = [script(one.name, one.text, one.dialect) for one in found]
    others = None if engine == "own" else _others(scripts, engine, assume_in_transaction, printer)
    judgement = judge(scripts, others, own=engine != "squawk", in_transaction=assume_in_transaction)
    printer.findings(judgement.findings, _files(found), asked=True)
    _tell(judgement, scripts, printer)
    sys.exit(failing.status(judgement.findings, fail_on))


def _others(
    scripts: Sequence["Script"],
    engine: str | None,
    in_transaction: bool,
    printer: printing.Printer,
) -> "dict[str, tuple[Told, ...]] | None":
    """What squawk says of the scripts that are for PostgreSQL; None where it is not installed and need not be."""
    from contractor.sql.dialect import Dialect
    from contractor.sql.squawk import Unreadable, told
    from contractor.workspace import squawk
    from contractor.workspace.problem import Refused

    asked = [one for one in scripts if one.dialect is Dialect.POSTGRESQL]
    if not asked and engine == "squawk":
        printing.stop("squawk reads PostgreSQL only", "use --engine own")
    program = squawk.find()
    if program is None:
        if engine is not None:
            printing.stop("squawk is not installed", f"{_INSTALL}, or use --engine own")
        if asked:
            printer.say(f"squawk is not installed, so our own rules judge alone ({_INSTALL})")
        return None
    try:
        return {
            one.name: told(
                squawk.answer(program, one.text, one.name, in_transaction=in_transaction), one.text
            )
            for one in asked
        }
    except Unreadable as why:
        printing.stop(f"squawk gave no verdict: {why}", "use --engine own")
    except Refused as refused:
        said = refused.findings[0]
        printing.stop(said.message, said.help or "use --engine own")


def _files(found: Sequence[Text]) -> dict[str, Any]:
    """The files, for frames."""
    from contractor.source import SourceFile

    return {one.name: SourceFile("", one.name, one.text.encode(), "yaml", None) for one in found}


def _tell(judgement: "Judgement", scripts: Sequence["Script"], printer: printing.Printer) -> None:
    """What else a person wants to know: how much was read, what was answered and allowed."""
    if not printer.plain:
        return
    said = [f"{len(scripts)} files in one history"] if len(scripts) > 1 else []
    if judgement.allowed:
        said.append(f"{judgement.allowed} allowed by comments")
    if judgement.answers:
        said.append(
            f"{len(judgement.answers)} of squawk's answered by what is known (-v lists them)"
        )
    if said:
        printer.say("; ".join(said))
    for answer in judgement.answers:
        line = next(
            one.text.count("\n", 0, answer.told.start) + 1
            for one in scripts
            if one.name == answer.script
        )
        printer.say(f"  {answer.script}:{line}: {answer.told.rule}: {answer.reason}", least=1)
