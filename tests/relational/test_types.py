"""What columns hold: values come back as they were, and raw SQL gets nothing in that is no value of a type."""

from typing import Any

import pytest
import sqlalchemy as sa

from contractor.relational import Column, ColumnType, Database, Relation
from contractor.relational.metadata import metadata
from contractor.runtime import _tables as runtime


def created(url: str, kind: ColumnType) -> tuple[sa.Engine, sa.Table]:
    """A table with a number for a key, and a column of a type, called `value`."""
    columns = (Column("id", ColumnType("bigint"), False, ""), Column("value", kind, True, ""))
    relation = Relation("things", "", "", columns, ("id",), "pk_things")
    made = metadata(Database({"things": relation}))
    engine = runtime.engine(url)
    made.create_all(engine)
    return engine, made.tables["things"]


def test_numbers_that_are_json_stay_as_they_are(database: str) -> None:
    # A column of SQLite's own type JSON makes binary numbers of them.
    values: list[Any] = [2**63, -(2**63) - 1, 10**30 + 1, 0.1, 5e-324, 7, True, "7", "1e5", [2**64]]
    engine, things = created(database, ColumnType("json"))
    with engine.begin() as connection:
        rows = [{"id": number, "value": value} for number, value in enumerate(values)]
        connection.execute(sa.insert(things), rows)
        found = connection.scalars(sa.select(things.c.value).order_by(things.c.id)).all()
    engine.dispose()
    assert [(type(one), one) for one in found] == [(type(one), one) for one in values]


@pytest.mark.parametrize(
    ("kind", "bad"),
    [("json", "'01'"), ("json", "''"), ("json", "x'31'"), ("bytes", "'a'"), ("bytes", "1")],
)
def test_what_is_no_value_of_a_type_stays_out_of_sqlite(kind: Any, bad: str) -> None:
    engine, _ = created("sqlite://", ColumnType(kind))
    with engine.connect() as connection, pytest.raises(sa.exc.IntegrityError, match="value_shape"):
        connection.execute(sa.text(f"INSERT INTO things (id, value) VALUES (1, {bad})"))
    engine.dispose()
