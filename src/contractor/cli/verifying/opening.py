"""Databases to try things in, for the verbs that verify.

Takes a server's URL, gives engines; says why and exits with 2 where there are none.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from contractor.cli import databases, printing

if TYPE_CHECKING:
    import sqlalchemy as sa

    from contractor.imported import Imported
    from contractor.scratch import Dialect


@contextmanager
def scratch(dialect: "Dialect", server: str | None, package: "Imported") -> Iterator["sa.Engine"]:
    """An engine of an empty database, which is gone afterwards; says why and exits with 2 where there is none."""
    from contractor.scratch import Unavailable, database

    try:
        with database(dialect, server) as url:
            engine: sa.Engine = databases.engine(url, package)
            try:
                yield engine
            finally:
                engine.dispose()
    except Unavailable as why:
        printing.stop(str(why), why.help)
