"""What the verbs that verify share: the model of a document with tables, and databases to try things in.

Takes a contract, gives its model; takes URLs, gives engines; says why and exits with 2 where there are none.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from contractor.cli import databases, printing, reading

if TYPE_CHECKING:
    import sqlalchemy as sa

    from contractor.contract import Contract
    from contractor.imported import Imported
    from contractor.model import Model
    from contractor.scratch import Dialect


def model_of(contract: "Contract") -> "Model":
    """The model; says why and exits with 2 where it has no tables, or mistaken ones."""
    from contractor.diagnostic import errors
    from contractor.model import build
    from contractor.model.tables import tables

    model = build(contract)
    found = tables(model)
    if wrong := errors([*contract.findings, *model.findings, *found.findings]):
        reading.refuse(wrong, contract.files)
    if not found.tables:
        printing.stop(
            "the document asks for no table",
            "say `x-contractor-table` in a schema whose objects are rows, or in an Overlay (--overlay)",
        )
    return model


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
