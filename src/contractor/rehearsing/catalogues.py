"""What a migrated database has, beside one that was made at once.

Takes a connection and a database as it should be, gives differences; refuses to know how either was made.
"""

from collections.abc import Collection
from typing import TYPE_CHECKING, Final

from contractor.frozen import changed
from contractor.relational import Database
from contractor.relational.catalogue import Catalogue, catalogue, differences
from contractor.relational.metadata import metadata
from contractor.scratch import Dialect
from contractor.scratch import database as scratch

if TYPE_CHECKING:
    from sqlalchemy import Engine

_ALWAYS: Final = ("alembic_version",)
SYNC: Final = "contractor_sync_"
ARCHIVE: Final = "contractor_archive_"


def made(database: Database, dialect: Dialect, server: str | None) -> Catalogue:
    """What a database has whose tables are made at once."""
    import sqlalchemy as sa

    with scratch(dialect, server) as url:
        engine = sa.create_engine(url, poolclass=sa.NullPool)
        with engine.begin() as connection:
            metadata(database).create_all(connection)
        with engine.connect() as connection:
            return catalogue(connection)


def unlike(
    engine: "Engine", expected: Catalogue, *aside: str, views: Collection[str] = ()
) -> list[str]:
    """In what a database differs; what begins with one of `aside` is left out, and so are some views."""
    with engine.connect() as connection:
        found = catalogue(connection)
    left_out = (*_ALWAYS, *aside)
    kept = tuple(
        one
        for one in found.parts
        if not one.table.startswith(left_out)
        and not one.name.startswith(left_out)
        and not (one.kind == "view" and one.name in views)
    )
    return [str(one) for one in differences(changed(found, parts=kept), expected)]
