"""What statements are read as, in every spelling that the databases take."""

import pytest

from contractor.sql.dialect import Dialect
from contractor.sql.kinds import (
    AddColumn,
    AddConstraint,
    AddEnumValue,
    AlterOther,
    Begin,
    Change,
    ChangeType,
    Column,
    Commit,
    Configure,
    Copy,
    Create,
    CreateIndex,
    CreateTable,
    Delete,
    Drop,
    DropColumn,
    DropConstraint,
    DropNotNull,
    Expression,
    Insert,
    Name,
    Other,
    Pragma,
    RenameColumn,
    RenameTable,
    Rollback,
    SetDefault,
    SetNotNull,
    Truncate,
    Type,
    Update,
    ValidateConstraint,
)
from contractor.sql.script import script

A, B = Name("a"), Name("b")


def read(text: str, dialect: Dialect = Dialect.POSTGRESQL) -> list[Change]:
    found = script("", text, dialect).said
    assert all(text[one.read.start : one.read.end].strip() for one in found)
    return [one.change for one in found]


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        (
            "alter table if exists only public.A * drop column if exists B cascade",
            [DropColumn(A, "b", True)],
        ),
        ('ALTER TABLE "A"."b""c" DROP d', [DropColumn(Name('b"c', "A"), "d")]),
        (
            "ALTER TABLE a ALTER b SET NOT NULL, ALTER COLUMN c DROP NOT NULL",
            [SetNotNull(A, "b"), DropNotNull(A, "c")],
        ),
        (
            "ALTER TABLE a ALTER b TYPE double precision USING b::float8",
            [ChangeType(A, "b", Type("double precision"), True)],
        ),
        (
            "ALTER TABLE a ALTER b SET DATA TYPE timestamp(3) with time zone COLLATE x",
            [ChangeType(A, "b", Type("timestamp with time zone", ("3",)))],
        ),
        ("ALTER TABLE a ALTER b SET DEFAULT (1)", [SetDefault(A, "b", Expression("1"))]),
        ("ALTER TABLE a ALTER b DROP DEFAULT", [SetDefault(A, "b", None)]),
        ("ALTER TABLE a RENAME TO b", [RenameTable(A, "b")]),
        ("ALTER TABLE a RENAME b TO c", [RenameColumn(A, "b", "c")]),
        (
            "ALTER TABLE a RENAME CONSTRAINT b TO c",
            [AlterOther(A, ("RENAME", "CONSTRAINT", "B", "TO", "C"))],
        ),
        ("ALTER TABLE a VALIDATE CONSTRAINT c", [ValidateConstraint(A, "c")]),
        ("ALTER TABLE a DROP CONSTRAINT IF EXISTS c RESTRICT", [DropConstraint(A, "c", True)]),
        ("ALTER TABLE a OWNER TO b", [AlterOther(A, ("OWNER", "TO", "B"))]),
        (
            "ALTER TYPE s.e ADD VALUE IF NOT EXISTS 'x' BEFORE 'y'",
            [AddEnumValue(Name("e", "s"), "'x'", True, True)],
        ),
        ("ALTER DOMAIN d DROP NOT NULL", [Other(("ALTER", "DOMAIN", "D", "DROP"))]),
        ("ALTER", []),
        (
            "ALTER TABLE a ADD b int[] NOT NULL",
            [AddColumn(A, Column("b", Type("integer[]"), True))],
        ),
        (
            "ALTER TABLE a ADD COLUMN IF NOT EXISTS b national character varying(3) [3]",
            [AddColumn(A, Column("b", Type("character varying[]", ("3",))), True)],
        ),
        (
            "DROP INDEX CONCURRENTLY IF EXISTS a, s.b",
            [Drop("index", (A, Name("b", "s")), True, False, True)],
        ),
        (
            "DROP FUNCTION f(int, text), g CASCADE",
            [Drop("function", (Name("f"), Name("g")), cascade=True)],
        ),
        ("DROP MATERIALIZED VIEW a", [Drop("materialized view", (A,))]),
        (
            "CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS i ON ONLY a USING gin (b DESC, lower(c), (d || e)) WHERE b",
            [CreateIndex("i", A, ("b", "lower(c)", "(d || e)"), True, True, True, True)],
        ),
        ("CREATE INDEX ON a (b)", [CreateIndex(None, A, ("b",))]),
        ("CREATE OR REPLACE FUNCTION f() RETURNS int AS ''", [Create("function", Name("f"), True)]),
        (
            "CREATE TEMP TABLE IF NOT EXISTS a AS SELECT * FROM b",
            [CreateTable(A, guarded=True, temporary=True, copy=Copy(B))],
        ),
        ("CREATE TABLE a (LIKE b INCLUDING ALL)", [CreateTable(A)]),
        ("INSERT INTO a SELECT x.b, x.c FROM b AS x", [Insert(A, (Copy(B, frozenset("bc")),))]),
        ("INSERT INTO a SELECT to_jsonb(x) FROM b x", [Insert(A, (Copy(B),))]),
        ("INSERT INTO a SELECT b.* FROM b", [Insert(A, (Copy(B),))]),
        ("INSERT INTO a SELECT count(*) FROM b", [Insert(A, (Copy(B, frozenset({"count"})),))]),
        ("INSERT INTO a SELECT * FROM b LIMIT 3", [Insert(A)]),
        ("INSERT INTO a SELECT * FROM b, c", [Insert(A)]),
        ("INSERT INTO a SELECT * FROM b WHERE c > 1", [Insert(A)]),
        (
            "INSERT INTO a SELECT c FROM b WHERE c IS NOT NULL",
            [Insert(A, (Copy(B, frozenset("c")),))],
        ),
        ("WITH x AS (SELECT 1) UPDATE a SET b = 1", [Update(A, ("b",))]),
        ("UPDATE a SET b = c, (d, e) = (1, 2)", [Update(A, ("b", "d", "e"), ("c",))]),
        ("UPDATE a SET b = c WHERE b IS DISTINCT FROM c", [Update(A, ("b",), ("c",))]),
        ("UPDATE a SET b = c WHERE id < 5", [Update(A, ("b",))]),
        ("UPDATE a SET b = c + 1", [Update(A, ("b",))]),
        ("DELETE FROM ONLY a", [Delete(A)]),
        ("TRUNCATE a, b RESTART IDENTITY CASCADE", [Truncate((A, B), True)]),
        ("SET LOCAL lock_timeout TO '1s'", [Configure("lock_timeout", "1s", True)]),
        ("SET SESSION lock_timeout = DEFAULT", [Configure("lock_timeout", None)]),
        ("RESET lock_timeout", [Configure("lock_timeout", None)]),
        ("SET ROLE a", [Other(("SET", "ROLE", "A"))]),
        (
            "START TRANSACTION; END; ROLLBACK WORK; ABORT; ROLLBACK TO a",
            [Begin(), Commit(), Rollback(), Rollback(), Other(("ROLLBACK", "TO", "A"))],
        ),
        ("VACUUM FULL a", [Other(("VACUUM", "FULL", "A"))]),
        ("", []),
    ],
)
def test_postgresql(text: str, changes: list[Change]) -> None:
    assert [unworded(one) for one in read(text)] == [unworded(one) for one in changes]


def unworded(change: Change) -> Change:
    """Without the words of a body."""
    match change:
        case Create(kind, name, guarded):
            return Create(kind, name, guarded)
    return change


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("PRAGMA foreign_keys = OFF", [Pragma("foreign_keys", "off")]),
        ("PRAGMA main.foreign_keys('1')", [Pragma("foreign_keys", "1")]),
        ("PRAGMA foreign_key_check", [Pragma("foreign_key_check")]),
        ('ALTER TABLE main.[A] RENAME COLUMN `B` TO "C"', [RenameColumn(A, "b", "c")]),
        ("BEGIN IMMEDIATE; COMMIT", [Begin(), Commit()]),
        ("REPLACE INTO a SELECT * FROM b", [Insert(A, (Copy(B),))]),
        ("INSERT OR IGNORE INTO a VALUES (1)", [Insert(A)]),
        ("UPDATE OR ROLLBACK a SET b = 1", [Update(A, ("b",))]),
        (
            "CREATE TABLE a (b unsigned big int not null, c)",
            [CreateTable(A, (Column("b", Type("unsigned big int"), True), Column("c")))],
        ),
        (
            "CREATE TABLE a (b AS (c + 1) STORED)",
            [CreateTable(A, (Column("b", None, generated="stored"),))],
        ),
    ],
)
def test_sqlite(text: str, changes: list[Change]) -> None:
    assert read(text, Dialect.SQLITE) == changes


def test_constraints() -> None:
    [table] = read(
        "CREATE TABLE a (id bigint GENERATED BY DEFAULT AS IDENTITY (START 5) PRIMARY KEY,"
        " b text CONSTRAINT long CHECK (length(b) > (1)) DEFAULT 'x'::text NOT NULL,"
        " c bigint REFERENCES s.t (id) ON DELETE SET NULL,"
        ' CONSTRAINT u UNIQUE NULLS NOT DISTINCT (b, "C") DEFERRABLE, FOREIGN KEY (b) REFERENCES t,'
        " EXCLUDE USING gist (b WITH =))"
    )
    assert isinstance(table, CreateTable)
    kinds = [[(one.kind, one.name) for one in column.constraints] for column in table.columns]
    assert kinds == [[("primary key", None)], [("check", "long")], [("foreign key", None)]]
    assert table.columns[0].generated == "identity"
    assert table.columns[1].not_null
    assert table.columns[1].default == Expression("'x'::text", frozenset({"text"}))
    assert table.columns[1].constraints[0].check == Expression(
        "length(b) > (1)".replace(" (", "("), frozenset({"length", "b"}), frozenset({"length"})
    )
    assert table.columns[2].constraints[0].references == Name("t", "s")
    assert [(one.kind, one.name, one.columns) for one in table.constraints] == [
        ("unique", "u", ("b", "C")),
        ("foreign key", None, ("b",)),
        ("exclude", None, ()),
    ]


def test_constraints_that_are_added() -> None:
    found = read(
        "ALTER TABLE a ADD CONSTRAINT c CHECK ((x IS NOT NULL)) NOT VALID, ADD UNIQUE USING INDEX i,"
        " ADD CONSTRAINT n NOT NULL x NOT VALID, ADD PRIMARY KEY (x) USING INDEX TABLESPACE fast"
    )
    made = [one.constraint for one in found if isinstance(one, AddConstraint)]
    assert [(one.kind, one.not_valid, one.using_index) for one in made] == [
        ("check", True, None),
        ("unique", False, "i"),
        ("not null", True, None),
        ("primary key", False, None),
    ]
    assert made[0].check is not None
    assert made[0].check.text == "x is not null"
    assert made[2].columns == ("x",)
