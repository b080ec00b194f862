"""Two databases are the same where they hold and enforce the same, however they were made."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import sqlalchemy as sa

import contractor
from contractor import scratch
from contractor.model import build
from contractor.relational import relational
from contractor.relational.catalogue import Catalogue, catalogue, differences
from contractor.relational.metadata import metadata

ROOT = Path(__file__).parents[2]
Made = Callable[..., Catalogue]


@contextmanager
def connected(url: str) -> Iterator[sa.Connection]:
    engine = sa.create_engine(url)
    try:
        with engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()


def run(connection: sa.Connection, *statements: str) -> None:
    for one in statements:
        connection.exec_driver_sql(one)


def told(found: Catalogue, expected: Catalogue) -> list[str]:
    return [str(one) for one in differences(found, expected)]


@pytest.fixture
def sqlite() -> Made:
    def made(*statements: str, names: set[str] | None = None) -> Catalogue:
        with connected("sqlite://") as connection:
            run(connection, *statements)
            return catalogue(connection, names)

    return made


@pytest.fixture
def postgres(postgresql: str) -> Made:
    def made(*statements: str, names: set[str] | None = None) -> Catalogue:
        with (
            scratch.database("postgresql", postgresql) as url,
            connected(url) as connection,
        ):
            run(connection, *statements)
            return catalogue(connection, names)

    return made


def test_the_database_of_a_contract_equals_itself_and_says_all_that_the_contract_does(
    database: str,
) -> None:
    expected = relational(build(contractor.read(ROOT / "specs" / "bookshop.yaml")))
    with connected(database) as connection:
        metadata(expected).create_all(connection)
        found = catalogue(connection)
        again = catalogue(connection)
    assert told(found, again) == []
    assert found.tables == set(expected.relations)
    kinds = {(one.kind, one.table, one.name) for one in found.parts}
    dialect = found.dialect
    for name, table in expected.relations.items():
        assert {("column", name, one.name) for one in table.columns} <= kinds
        assert ("primary key", name, table.primary_name) in kinds
        assert {("foreign key", name, one.name) for one in table.foreign_keys} <= kinds
        assert {("check", name, one.name) for one in table.checks if one.sql.of(dialect)} <= kinds
        assert {("index", name, one.name) for one in table.indexes} <= kinds


def test_spelling_does_not_count_on_sqlite(sqlite: Made) -> None:
    one = sqlite(
        "CREATE TABLE p (id INTEGER NOT NULL, CONSTRAINT pk_p PRIMARY KEY (id))",
        """CREATE TABLE "t" (a TEXT NOT NULL DEFAULT 'x''y', b INTEGER DEFAULT (1), c CHAR(32),
           CONSTRAINT ck CHECK ((length("a") <> 3 AND b == 1)), CONSTRAINT u UNIQUE (a, b),
           CONSTRAINT fk FOREIGN KEY (b) REFERENCES p ON DELETE NO ACTION)""",
        "CREATE INDEX i ON t (a) WHERE b IS NOT NULL",
    )
    other = sqlite(
        "create table P (id integer constraint pk_p primary key)",
        """create table t ( -- a comment, (with a bracket
           c char( 32 ), [b] integer default 1 constraint fk references "p" ("id"), `a` text default 'x''y' not null,
           constraint u unique ("a", "b"), /* , */ constraint ck check (LENGTH(a) != 3 and B = 1))""",
        'create index "i" on "t" ("a") where "b" is not null',
    )
    assert told(other, one) == []


@pytest.mark.parametrize(
    ("here", "there", "said"),
    [
        ("a TEXT", "a TEXT NOT NULL", "column a of t: nullability is NULL, expected NOT NULL"),
        ("a INT", "a BIGINT", "column a of t: type is INT, expected BIGINT"),
        ("a INT DEFAULT -1", "a INT DEFAULT 1", "column a of t: default is -1, expected 1"),
        ("a INT", "a INT, b INT", "column b of t is missing: type INT, nullability NULL"),
        ("a INT, b INT", "a INT", "column b of t is not expected: type INT, nullability NULL"),
        ("a INT CHECK (a > 1)", "a INT CHECK (a > 2)", None),
        ("a INT CHECK (a > ' ( ')", "a INT CHECK (a > ' , ')", None),
        ("a INT, CONSTRAINT x CHECK (a > 1)", "a INT, CONSTRAINT y CHECK (a > 1)",
         "check y of t is called x"),
        ("a INT UNIQUE", "a INT", 'unique constraint ("a") of t is not expected'),
        ("a INT REFERENCES t (a)", "a INT REFERENCES t (a) ON DELETE CASCADE", None),
        ("a INT REFERENCES t (a)", "a INT REFERENCES t (a) DEFERRABLE INITIALLY DEFERRED", None),
        ("a INT COLLATE NOCASE", "a INT", "column a of t: collation is NOCASE, expected absent"),
        ("b, a INT AS (1)", "b, a INT AS (1) STORED", "column a of t: generated is (1), expected (1) STORED"),
        ("a INTEGER PRIMARY KEY AUTOINCREMENT", "a INTEGER PRIMARY KEY",
         "column a of t: identity is AUTOINCREMENT, expected absent"),
        ("a INT, CONSTRAINT x CHECK (a IS NULL)", 'a INT, CONSTRAINT x CHECK (a IS "null")', None),
    ],
)  # fmt: skip
def test_what_sqlite_enforces_counts(here: str, there: str, said: str | None, sqlite: Made) -> None:
    one, other = sqlite(f"CREATE TABLE t ({here})"), sqlite(f"CREATE TABLE t ({there})")
    found = told(one, other)
    assert found
    assert said is None or found == [said]
    assert told(one, one) == []


def test_leftovers_are_differences_on_sqlite(sqlite: Made) -> None:
    table = "CREATE TABLE t (a INT)"
    left = sqlite(
        table,
        "CREATE TRIGGER g AFTER INSERT ON t BEGIN SELECT 1; END",
        "CREATE VIEW v AS SELECT a FROM t",
        "CREATE UNIQUE INDEX i ON t (a)",
        "CREATE TABLE _old (a INT)",
    )
    assert told(left, sqlite(table)) == [
        "table _old is not expected",
        'index i of t is not expected: UNIQUE ("a")',
        "trigger g of t is not expected: CREATE TRIGGER G AFTER INSERT ON T BEGIN SELECT 1; END",
        "view v is not expected: CREATE VIEW V AS SELECT A FROM T",
    ]
    assert sqlite(table, "CREATE TABLE _old (a INT)", names={"t"}) == sqlite(table)


def test_columns_that_are_added_and_renamed_are_those_of_a_fresh_table_on_sqlite(
    sqlite: Made,
) -> None:
    found = sqlite(
        "CREATE TABLE t (a INT, CONSTRAINT ck CHECK (a > 1))",
        "ALTER TABLE t ADD COLUMN b TEXT NOT NULL DEFAULT 'x' CONSTRAINT long CHECK (length(b) < 5)",
        "ALTER TABLE t RENAME COLUMN a TO c",
        "ALTER TABLE t RENAME TO u",
    )
    fresh = sqlite(
        """CREATE TABLE u (b TEXT DEFAULT 'x' NOT NULL, c INT,
           CONSTRAINT long CHECK (length(b) < 5), CONSTRAINT ck CHECK (c > 1))"""
    )
    assert told(found, fresh) == []


def test_how_it_was_made_does_not_count_on_postgresql(postgres: Made) -> None:
    one = postgres(
        "CREATE TABLE p (id bigint GENERATED BY DEFAULT AS IDENTITY CONSTRAINT pk_p PRIMARY KEY)",
        "CREATE TABLE t (a text NOT NULL DEFAULT 'x', b bigint,"
        " CONSTRAINT ck CHECK (a IN ('x', 'y')), CONSTRAINT u UNIQUE (a),"
        " CONSTRAINT fk FOREIGN KEY (b) REFERENCES p (id) ON DELETE CASCADE)",
        "CREATE INDEX i ON t (b) WHERE a IS NOT NULL",
    )
    other = postgres(
        "CREATE TABLE p (id bigint GENERATED BY DEFAULT AS IDENTITY)",
        "ALTER TABLE p ADD CONSTRAINT pk_p PRIMARY KEY (id)",
        "CREATE TABLE t (gone int, b bigint, a varchar(3))",
        "ALTER TABLE t DROP COLUMN gone",
        "ALTER TABLE t ALTER COLUMN a TYPE text",
        "ALTER TABLE t ALTER COLUMN a SET NOT NULL",
        "ALTER TABLE t ALTER COLUMN a SET DEFAULT 'x'",
        "ALTER TABLE t ADD CONSTRAINT ck CHECK (a = 'x' OR a = 'y') NOT VALID",
        "ALTER TABLE t DROP CONSTRAINT ck",
        "ALTER TABLE t ADD CONSTRAINT ck CHECK (((a IN ('x','y')))) NOT VALID",
        "ALTER TABLE t VALIDATE CONSTRAINT ck",
        "CREATE UNIQUE INDEX u ON t (a)",
        "ALTER TABLE t ADD CONSTRAINT u UNIQUE USING INDEX u",
        "ALTER TABLE t ADD CONSTRAINT fk FOREIGN KEY (b) REFERENCES p ON DELETE CASCADE",
        "CREATE INDEX i ON t (b) WHERE (a IS NOT NULL)",
    )
    assert told(other, one) == []


def test_what_postgresql_enforces_counts(postgres: Made) -> None:
    found = postgres(
        "CREATE TABLE t (a integer, b text)",
        "ALTER TABLE t ADD CONSTRAINT ck CHECK (a > 1) NOT VALID",
        "CREATE INDEX i ON t (a)",
        "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
        "CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f()",
        "CREATE TABLE _old (a integer)",
        "CREATE TYPE kind AS ENUM ('one', 'two')",
        "CREATE SEQUENCE counted",
        "CREATE VIEW v AS SELECT a FROM t",
    )
    expected = postgres(
        "CREATE TABLE t (a bigint NOT NULL, b text COLLATE \"C\" DEFAULT 'x')",
        "ALTER TABLE t ADD CONSTRAINT ck CHECK (a > 1)",
        "CREATE UNIQUE INDEX i ON t (a)",
    )
    said = [
        one.partition("SELECT")[0].partition(", volatility")[0] for one in told(found, expected)
    ]
    assert said == [
        "table _old is not expected",
        "column a of t: type is integer, expected bigint; nullability is NULL, expected NOT NULL",
        "column b of t: default is absent, expected 'x'::text; collation is absent, expected C",
        "check ck of t: validity is NOT VALID, expected absent",
        "index i of t: is USING btree (a), expected UNIQUE USING btree (a)",
        "trigger g of t is not expected: CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f()",
        "view v is not expected: ",
        "sequence counted is not expected: type bigint, increment 1",
        "type kind is not expected: kind enum, 'one', 'two'",
        "function f() is not expected: result trigger, language plpgsql",
    ]


def test_an_index_that_failed_is_not_one(postgresql: str) -> None:
    with scratch.database("postgresql", postgresql) as url, connected(url) as connection:
        run(connection, "CREATE TABLE t (a integer)", "INSERT INTO t VALUES (1), (1)")
        connection.commit()
        connection.execution_options(isolation_level="AUTOCOMMIT")
        with pytest.raises(sa.exc.IntegrityError):
            run(connection, "CREATE UNIQUE INDEX CONCURRENTLY i ON t (a)")
        [index] = [one for one in catalogue(connection).parts if one.kind == "index"]
    assert index.facets["validity"] == "NOT VALID"


def test_another_database_has_no_catalogue() -> None:
    engine = sa.create_mock_engine("mysql://", lambda *_: None)
    with pytest.raises(ValueError, match="no catalogue of mysql"):
        catalogue(engine)  # type: ignore[arg-type]
