"""The command line: one verb per file, imported when it runs."""

import os
import sys
from typing import Any, Final, NoReturn

import click

from contractor import __version__
from contractor.cli.lazy import Lazy

_VERBS: Final = {
    "init": "begin a project: a contract, an application, a web page, hooks and a workflow",
    "dev": "serve the application, and follow every change",
    "generate": "write the code of every target, as far as it changed",
    "lint": "what is wrong with a document, and on which line",
    "diff": "what changes between two versions, whom it breaks, and what to do",
    "test": "whether a server is what its contract says, and what of that was seen",
    "check": "everything that a pull request has to pass: lint, generate --check, diff, test",
    "changelog": "everything that changed, for those who call the service, with a migration guide",
    "matrix": "which versions of a contract are compatible with which",
    "mock": "serve a document by itself: it keeps the contract, and remembers what it is told",
    "tables": "propose tables for what a document is about",
    "seed": "fill a database with rows that are what the document says",
    "verify": "whether databases hold exactly what the contract says, and a live one still does",
    "migrate": "database migrations: from one version of a contract to the next, and what is wrong with any",
    "show": "what contractor understood: every named type, and where it stands",
    "eject": "take over the templates of a target, to write generated code otherwise",
    "explain": "what a finding means, why it matters and what to do",
    "completion": "what makes a shell complete verbs, options and names",
}


class _Contractor(Lazy):
    """The verbs of the command line."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            # Whoever read our output has seen enough; nothing more can be told to them.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(2)


@click.group(
    cls=_Contractor,
    verbs=_VERBS,
    package="contractor.cli",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, prog_name="contractor")
def _contractor() -> None:
    """One OpenAPI document is the source; what is built from it agrees with it.

    Exit status: 0 clean (warnings allowed), 1 findings of error severity, 2 could not do the work.
    """


def main(arguments: list[str] | None = None) -> NoReturn:
    """Run the command line and exit: never with a traceback, and never with 0 or 1 where work was not done."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        status = _contractor.main(args=arguments, prog_name="contractor", standalone_mode=False)
    except click.ClickException as refused:
        refused.show()
        sys.exit(2)
    except click.Abort:
        sys.exit(130)
    except OSError as why:
        if why.filename is not None:
            _internal(why)
        # Files are read and written where their errors are told; what has no name is our own output.
        click.echo(f"the output cannot be written: {why.strerror or why}", err=True)
        sys.exit(2)
    except Exception as why:  # noqa: BLE001  a mistake of ours, which must not look like one of the document
        _internal(why)
    sys.exit(status if isinstance(status, int) else 0)


def program() -> NoReturn:
    """The command as a process of its own: `main`, and an end that does not take apart what was read.

    Of a large document that is a million values, which the system takes back at once.
    """
    try:
        main()
    except SystemExit as end:
        if not isinstance(end.code, int):
            raise
        try:
            sys.stdout.flush()
            sys.stderr.flush()
        except OSError:
            # Python says so itself, and has an exit status for it.
            raise end from None
        os._exit(end.code)


def _internal(why: Exception) -> NoReturn:
    from contractor.cli.printing import internal

    internal(why)
    sys.exit(2)
