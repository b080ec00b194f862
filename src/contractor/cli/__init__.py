"""The command line: one verb per file, imported when it runs."""

import sys
from importlib import import_module
from typing import Any, Final

import click

from contractor import __version__

_VERBS: Final = {
    "generate": "write the code of every target, as far as it changed",
    "lint": "what is wrong with a document, and on which line",
    "show": "what contractor understood: every named type, and where it stands",
    "explain": "what a finding means, why it matters and what to do",
}


class _Lazy(click.Group):
    """A group that imports a verb's module only when that verb is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _VERBS:
            return None
        command: click.Command = import_module(f"contractor.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(_VERBS.items()))


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="contractor")
def _contractor() -> None:
    """One OpenAPI document is the source; what is built from it agrees with it.

    Exit status: 0 clean (warnings allowed), 1 findings of error severity, 2 could not do the work.
    """


def main(arguments: list[str] | None = None) -> Any:
    """Run the command line."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    return _contractor.main(args=arguments, prog_name="contractor")
