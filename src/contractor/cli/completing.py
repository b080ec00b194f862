"""What a shell offers for words of the command line: names of targets and findings, and files."""

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


def targets(context: click.Context, parameter: click.Parameter, begun: str) -> list[str]:
    """The installed targets that begin so."""
    from contractor.workspace.installed import installed

    return [name for name in installed() if name.startswith(begun)]


def findings(context: click.Context, parameter: click.Parameter, begun: str) -> list[str]:
    """The ids of findings that begin so."""
    from contractor.diff.rules import RULES as OF_CHANGES
    from contractor.lint.rules import RULES
    from contractor.sql.rules import RULES as OF_MIGRATIONS
    from contractor.testing.checks import CHECKS

    all_ids = (*RULES, *OF_CHANGES, *CHECKS, *OF_MIGRATIONS)
    return [id for id in all_ids if id.startswith(begun)]


def files(context: click.Context, parameter: click.Parameter, begun: str) -> "list[CompletionItem]":
    """Files, which the shell knows itself."""
    from click.shell_completion import CompletionItem

    return [CompletionItem(begun, type="file")]
