"""What a version reads: rows as its generated package has them, and models that are made of them.

Takes an engine and a version, gives columns of rows, and why a row cannot be read; changes nothing.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from contractor.rehearsing.versions import Version

if TYPE_CHECKING:
    from sqlalchemy import Engine, Table

#: What conversions raise where a row is not what it has to be.
_STOPPING = (ValueError, TypeError, LookupError, ArithmeticError)


class Reading:
    """One version that reads."""

    def __init__(self, engine: "Engine", version: Version) -> None:
        self._engine = engine
        self._package = version.package
        self._tables: Mapping[str, Table] = {
            table.name: table for table in version.seeding.metadata.tables.values()
        }
        #: Rows of several kinds are compared by their columns alone: one row may be written in two tables.
        self._keys = {
            version.seeding.table(key).name: key
            for key, table in version.seeding.tables.items()
            if table.inheritance is None
        }

    def table(self, name: str) -> "Table | None":
        """A table as the version has it, if it has it."""
        return self._tables.get(name)

    def columns(self, table: "Table", where: Sequence[Any]) -> dict[str, Any] | None:
        """The columns of a row by their names, if it is there."""
        import sqlalchemy as sa

        with self._engine.connect() as connection:
            row = connection.execute(sa.select(*table.columns).where(*where)).first()
        if row is None:
            return None
        return {column.name: value for column, value in zip(table.columns, row, strict=True)}

    def refusal(self, name: str, key: Mapping[str, Any]) -> str | None:
        """Why the row of a key cannot be read as a model, if it cannot."""
        found = self._keys.get(name)
        if found is None:
            return None
        import sqlalchemy as sa
        from sqlalchemy.orm import Session

        said = self._package.from_row[found]
        with Session(self._engine) as session:
            try:
                kind = self._package.rows[found]
                mapper: Any = sa.inspect(kind)
                names = [column.name for column in mapper.primary_key]
                row: Any = session.get(kind, tuple(key[one] for one in names))
                if row is None:
                    return "it does not find it"
                if not said.given:
                    self._package.tables.from_row(row)
            except (*_STOPPING, sa.exc.StatementError) as why:
                return str(why).strip().replace("\n", " ")[:200]
        return None
