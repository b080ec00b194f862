"""`contractor migrate`: what there is to do with migrations, a file in `migrations/` for each."""

from typing import Final

import click

from contractor.cli.lazy import Lazy

#: Add a line here and a module with a `command` in `cli/migrations`.
_VERBS: Final = {
    "plan": "write the migrations from one version of a contract to the next, in phases, and back",
    "verify": "whether the migrations do what they promise, on databases that are thrown away",
    "lint": "what is wrong with migration SQL, for PostgreSQL and SQLite",
}


@click.group("migrate", cls=Lazy, verbs=_VERBS, package="contractor.cli.migrations")
def command() -> None:
    """Migrations of the database.

    Exit status: 0 clean (warnings allowed), 1 findings of error severity, 2 could not do the work.
    """
