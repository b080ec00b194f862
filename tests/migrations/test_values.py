"""What stands in scripts is what a document says, whatever is in it."""

import sqlite3

import pytest
import sqlalchemy as sa
from sqlalchemy.schema import CreateTable

from contractor.migrations.casting import applied, cast
from contractor.migrations.renaming import sequence
from contractor.migrations.spelling import laid_out
from contractor.relational import ColumnType
from contractor.runtime import _phases as phases


@pytest.mark.parametrize(
    "value", ["a\tb", "a\n\nb", "a  \n b", "a\r\nb\r", "a\u2028b", "a\x85\x0b\x0c\x1eb", "it's;\t"]
)
def test_values_stay_as_they_are(value: str) -> None:
    column = sa.Column("x", sa.Text(), sa.CheckConstraint("x <> ''"), server_default=value)
    made = str(CreateTable(sa.Table("t", sa.MetaData(), column)))
    text = laid_out(made)
    assert "\t" not in text.replace(value.replace("'", "''"), "")
    [statement] = phases.statements(f"{text};\n", "sqlite")
    database = sqlite3.connect(":memory:")
    database.execute(statement.sql)
    database.execute("INSERT INTO t DEFAULT VALUES")
    assert database.execute("SELECT x FROM t").fetchall() == [(value,)]
    database.close()


def test_texts_with_escapes_stay_whole() -> None:
    sql = "UPDATE x SET a = E'\\'; DROP TABLE x; --', b = e'it''s;', c = 1 WHERE d LIKE'\\'"
    found = [one.sql for one in phases.statements(f"{sql};\nSELECT 1;", "postgresql")]
    assert found == [sql, "SELECT 1"]


def test_sequences_are_called_as_postgresql_calls_them(postgresql: str) -> None:
    engine = sa.create_engine(postgresql)
    with engine.connect() as connection:
        for table, column in (("t" * 60, "id"), ("t" * 20, "c" * 63), ("t" * 63, "c" * 63)):
            connection.execute(sa.text(f"CREATE TEMPORARY TABLE {table} ({column} bigserial)"))
            named = sa.text("SELECT pg_get_serial_sequence(:table, :column)")
            found = connection.scalar(named, {"table": table, "column": column})
            assert str(found).rpartition(".")[2] == sequence(table, column)
    engine.dispose()


def test_binary_numbers_keep_their_digits_in_json() -> None:
    there = cast(ColumnType("double"), ColumnType("json"))
    back = cast(ColumnType("json"), ColumnType("double"))
    assert there is not None
    assert back is not None
    database = sqlite3.connect(":memory:")
    database.execute("CREATE TABLE t (x REAL, y TEXT)")
    values = [0.30000000000000004, 0.1, 1e300, -2.5, 123456789.123456789, 5.0]
    database.executemany("INSERT INTO t (x) VALUES (?)", [(one,) for one in values])
    database.execute(f"UPDATE t SET y = {applied(there.total, 'x').sqlite}")
    found = database.execute(f"SELECT {applied(back.total, 'y').sqlite} FROM t").fetchall()
    assert [one for (one,) in found] == values
    database.close()


@pytest.mark.parametrize(
    ("value", "number"), [("7", 7), ('"7"', None), ("[7]", None), ("null", None), ("1e30", None)]
)
def test_json_that_is_no_number_has_none(database: str, value: str, number: int | None) -> None:
    made = cast(ColumnType("json"), ColumnType("bigint"))
    assert made is not None
    engine = sa.create_engine(database)
    with engine.connect() as connection:
        kind = "TEXT" if engine.dialect.name == "sqlite" else "jsonb"
        connection.exec_driver_sql(f"CREATE TEMPORARY TABLE t (y {kind})")
        connection.exec_driver_sql(f"INSERT INTO t VALUES ('{value}')")
        sql = applied(made.total, "y").of(engine.dialect.name)  # type: ignore[arg-type]
        found = connection.exec_driver_sql(f"SELECT {sql} FROM t").scalar()
    engine.dispose()
    assert found == number
