"""How scripts are read and run: statements, steps, stops, and runs that go on where they were."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Timer

import pytest
import sqlalchemy as sa

from contractor import scratch
from contractor.migrations import plan
from contractor.rehearsing.project import Failed, Project, project
from contractor.rehearsing.snapshots import snapshot
from contractor.rehearsing.versions import version
from contractor.relational import Database, relational
from contractor.runtime import _phases as phases
from tests.migrations.kinds import models
from tests.migrations.running import within


def read(text: str, dialect: str = "postgresql") -> list[str]:
    return [one.sql for one in phases.statements(text, dialect)]


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT 'a;b'",
        "SELECT 'it''s; -- no comment'",
        'SELECT "a;b""c;d" FROM x',
        "CREATE FUNCTION f() RETURNS trigger AS $sync$\nBEGIN\n  SELECT ';'; RETURN NEW;\nEND\n$sync$ LANGUAGE plpgsql",
        "DO $$ BEGIN PERFORM 1; END $$",
        "SELECT 10 / 2 - 1",
        "SELECT '100%', ':name', '{}'",
    ],
)
def test_a_statement_stays_whole(statement: str) -> None:
    assert read(f"-- one; two\n{statement};\n/* three; */ SELECT 2;\n") == [statement, "SELECT 2"]


def test_a_trigger_of_sqlite_stays_whole() -> None:
    trigger = (
        "CREATE TRIGGER t AFTER UPDATE ON x\nWHEN NEW.a IS NOT CASE 1 WHEN 1 THEN 2 END\nBEGIN\n"
        "  UPDATE x SET a = ';' WHERE rowid = NEW.rowid;\n  DELETE FROM y;\nEND"
    )
    assert read(f"BEGIN;\n{trigger};\nCOMMIT;", "sqlite") == ["BEGIN", trigger, "COMMIT"]


def test_comments_say_how_a_statement_is_run() -> None:
    text = (
        '-- contractor: in batches of 100 by "a", "b""c"\nUPDATE "x" SET d = 1 WHERE (d IS NULL);\n'
    )
    text += "-- contractor: expect 0, or else rows are odd\nSELECT count(*) FROM x;\n"
    batches, expect = phases.statements(text, "postgresql")
    assert (batches.batch, batches.keys) == (100, ('"a"', '"b""c"'))
    assert expect.expect == "rows are odd"


def test_what_stands_between_begin_and_commit_is_one_step() -> None:
    text = "SET x = 1;\nBEGIN;\nSELECT 1;\nSELECT 2;\nCOMMIT;\nSELECT 3;\n"
    assert [len(step) for step in phases.steps(text, "postgresql")] == [1, 3, 1]


@contextmanager
def planned(kind: str, url: str, rows: int = 30) -> Iterator[tuple[Project, sa.Engine, Database]]:
    """A database of the old version with rows, and the project that takes it to the new one."""
    old, new = models(kind)
    with version("old", old, rows, 0) as before:
        made = plan(before.database, relational(new))
        with project(url, plan(Database(), before.database), made, within) as files:
            files.upgrade(files.initial)
            engine = before.package.runtime.engine(url)
            before.seed(engine)
            yield files, engine, before.database
            engine.dispose()


def test_rows_in_the_way_stop_a_migration_that_goes_on_when_they_are_mended(database: str) -> None:
    with planned("required", database) as (files, engine, _):
        with pytest.raises(Failed, match="rows of orders have no note"):
            files.upgrade("head")
        with engine.begin() as connection:
            count = connection.scalar(sa.text("SELECT count(*) FROM orders WHERE note IS NULL"))
            assert count
            assert sa.inspect(connection).has_table("contractor_progress")
            connection.execute(sa.text("UPDATE orders SET note = 'none' WHERE note IS NULL"))
        files.upgrade("head")
        with engine.begin() as connection:
            assert not sa.inspect(connection).has_table("contractor_progress")
            with pytest.raises(sa.exc.IntegrityError):
                connection.execute(sa.text("UPDATE orders SET note = NULL"))


def test_what_a_database_refuses_is_told_without_a_trace(database: str) -> None:
    old, new = map(relational, models("required"))
    with project(database, plan(Database(), old), plan(old, new), within) as files:
        engine = sa.create_engine(database, poolclass=sa.NullPool)
        with engine.begin() as connection:
            connection.execute(sa.text("CREATE TABLE orders (id integer)"))
        with pytest.raises(Failed) as failed:
            files.upgrade(files.initial)
        said = str(failed.value)
        assert "already exists, by\nCREATE TABLE orders ( ..." in said
        assert "alembic stamp REVISION" in said
        assert "Traceback" not in said
        with engine.begin() as connection:
            connection.execute(sa.text("DROP TABLE orders"))
        files.upgrade(files.initial)


def test_a_migration_leads_back_behind_its_cleanup_too(database: str) -> None:
    with planned("split", database) as (files, engine, stands):
        before = snapshot(engine, stands)
        files.upgrade("head")
        files.downgrade(files.initial)
        assert snapshot(engine, stands).digest == before.digest


def test_whoever_wrote_meanwhile_is_not_overruled_by_an_archive(database: str) -> None:
    with planned("enum-value-removed", database) as (files, engine, _):
        files.upgrade(files.until("contract"))
        with engine.begin() as connection:
            connection.execute(sa.text("UPDATE orders SET status = 'paid'"))
        files.downgrade(files.initial)
        with engine.connect() as connection:
            found = connection.scalars(sa.text("SELECT DISTINCT status FROM orders")).all()
        assert found == ["paid"]


def test_what_stands_half_done_is_brought_to_its_end_first(database: str) -> None:
    with planned("drop-column", database) as (files, engine, _):
        files.upgrade(files.until("backfill"))
        script = f"{files.until('contract')}.up"
        noted = "CREATE TABLE contractor_progress (script VARCHAR(200) PRIMARY KEY, steps INTEGER NOT NULL)"
        with engine.begin() as connection:
            connection.exec_driver_sql(noted)
            connection.exec_driver_sql(
                f"INSERT INTO contractor_progress (script, steps) VALUES ('{script}', 99)"
            )
        with pytest.raises(Failed, match=f"{script} is half done: upgrade to its end"):
            files.downgrade(files.initial)
        with engine.begin() as connection:
            connection.exec_driver_sql("UPDATE contractor_progress SET steps = 0")
        files.downgrade(files.initial)
        assert not sa.inspect(engine).has_table("contractor_progress")


def test_rows_are_filled_again_after_a_way_back_from_the_middle_of_it(database: str) -> None:
    with planned("rename", database) as (files, engine, _):
        files.upgrade(files.until("expand"))
        script = f"{files.until('backfill')}.up"
        file = files.folder / "migrations" / "sql" / f"{script}.{engine.dialect.name}.sql"
        found = list(phases.steps(file.read_text("utf-8"), engine.dialect.name))
        filled = max(number for number, step in enumerate(found, 1) if step[0].batch)
        with engine.begin() as connection:
            connection.exec_driver_sql(
                "CREATE TABLE contractor_progress (script VARCHAR(200) PRIMARY KEY, steps INTEGER NOT NULL)"
            )
            connection.exec_driver_sql(
                f"INSERT INTO contractor_progress (script, steps) VALUES ('{script}', {filled})"
            )
        files.downgrade(files.initial)
        files.upgrade("head")
        assert not sa.inspect(engine).has_table("contractor_progress")


@pytest.mark.parametrize("dialect", ["sqlite", "postgresql"])
def test_alembic_writes_the_sql_itself_where_it_is_asked_to(dialect: str) -> None:
    old, new = map(relational, models("tightened"))
    url = f"{dialect}+psycopg://nobody@nowhere/none" if dialect == "postgresql" else "sqlite://"
    with project(url, plan(Database(), old), plan(old, new), within) as files:
        done = subprocess.run(
            [sys.executable, "-m", "alembic", "upgrade", "head", "--sql"],
            cwd=files.folder,
            env={"DATABASE_URL": url, "PATH": ""},
            capture_output=True,
            text=True,
            check=True,
        )
    assert "'a:%'" in done.stdout
    assert "in batches of 5000" in done.stdout
    assert "UPDATE alembic_version" in done.stdout
    assert ("VALIDATE CONSTRAINT" in done.stdout) == (dialect == "postgresql")


def test_two_runs_do_not_meet(postgresql: str) -> None:
    with scratch.database("postgresql", postgresql) as url, planned("rename", url) as found:
        files, engine, _ = found
        runner = files.folder / "migrations" / "phases.py"
        runner.write_text(runner.read_text("utf-8").replace("PATIENCE = 60", "PATIENCE = 1"))
        with engine.connect() as other:
            other.execute(sa.text("SELECT pg_advisory_lock(hashtext('contractor_progress'))"))
            with pytest.raises(Failed, match="another migration is running"):
                files.upgrade("head")
        engine.dispose()
        files.upgrade("head")


def test_a_run_that_waited_for_another_does_not_repeat_it(postgresql: str) -> None:
    with scratch.database("postgresql", postgresql) as url, planned("rename", url) as found:
        files, engine, _ = found
        with engine.connect() as other:
            other.execute(sa.text("SELECT pg_advisory_lock(hashtext('contractor_progress'))"))
            other.commit()

            def end() -> None:
                said = {"version": files.until("backfill")}
                other.execute(sa.text("UPDATE alembic_version SET version_num = :version"), said)
                other.commit()
                other.execute(sa.text("SELECT pg_advisory_unlock_all()"))
                other.commit()

            timer = Timer(2, end)
            timer.start()
            with pytest.raises(Failed, match="was run on this database meanwhile"):
                files.upgrade("head")
            timer.join()
