"""`contractor verify`: whether databases are what the contract says."""

from typing import Final

import click

from contractor.cli.lazy import Lazy

#: Add a line here and a module with a `command` in `cli/verifying`.
_VERBS: Final = {
    "db": "whether tables hold exactly what the contract allows: values, and bad writes by raw SQL",
    "drift": "whether a live database is still what the contract says; nothing in it is changed",
}


@click.group("verify", cls=Lazy, verbs=_VERBS, package="contractor.cli.verifying")
def command() -> None:
    """Databases, held against the contract.

    Exit status: 0 clean (warnings allowed), 1 findings of error severity, 2 could not do the work.
    """
