"""Migrations that are killed at random moments and begun again: `python -m tests.migrations.crash [--times 50]`.

Alembic runs as a process of its own, gets SIGKILL, and is run again. Then all rows and the tables have to be those of a
run that nobody disturbed. DATABASE_URL names a PostgreSQL server; without it one is started.
"""

import argparse
import random
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa

from contractor import scratch
from contractor.frozen import changed
from contractor.migrations import Plan, plan
from contractor.rehearsing.catalogues import ARCHIVE, SYNC, made, unlike
from contractor.rehearsing.project import Project, begun, project
from contractor.rehearsing.snapshots import snapshot
from contractor.rehearsing.versions import version
from contractor.relational import Database
from tests.migrations.big import server
from tests.migrations.kinds import models


@dataclass(frozen=True)
class Scenario:
    """What is done when somebody kills it: up to the end of a phase."""

    name: str
    kind: str
    dialect: scratch.Dialect
    phase: str


SCENARIOS = (
    Scenario("backfill", "split", "postgresql", "backfill"),
    Scenario("backfill", "split", "sqlite", "backfill"),
    Scenario("whole migration", "crashing", "sqlite", "contract"),
    Scenario("whole migration", "crashing", "postgresql", "contract"),
)


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--times", type=int, default=50)
    parser.add_argument("--rows", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--only", type=int, nargs="*", default=range(len(SCENARIOS)))
    asked = parser.parse_args()
    chance = random.Random(asked.seed)
    failed = 0
    with server() as url:
        for scenario in [SCENARIOS[index] for index in asked.only]:
            failed += _scenario(scenario, url, asked.times, asked.rows, chance)
    return 1 if failed else 0


def _scenario(one: Scenario, url: str, times: int, rows: int, chance: random.Random) -> int:
    """How many runs did not end as one that nobody disturbed."""
    old, new = models("several" if one.kind == "crashing" else one.kind)
    with (
        version("old", old, rows, 0) as before,
        version("new", new, rows, 0) as after,
        scratch.database(one.dialect, url) as seeded,
    ):
        steps = plan(before.database, after.database)
        with project(seeded, plan(Database(), before.database), steps) as files:
            _in_small_batches(files)
            files.upgrade(files.initial)
            engine = before.package.runtime.engine(seeded)
            before.seed(engine)
            if one.phase == "contract":
                _make_room(engine)
            engine.dispose()
            return _killed(one, files, steps, seeded, url, times, chance)


def _in_small_batches(files: Project) -> None:
    for path in (files.folder / "migrations" / "sql").glob("*.sql"):
        path.write_text(path.read_text().replace("in batches of 5000", "in batches of 100"))


def _make_room(engine: sa.Engine) -> None:
    """Rows that the new version refuses would stop the migration."""
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE customers SET email = CAST(id AS VARCHAR(80))")


def _killed(
    one: Scenario,
    files: Project,
    steps: Plan,
    seeded: str,
    url: str,
    times: int,
    chance: random.Random,
) -> int:
    stands = steps.middle if one.phase == "backfill" else steps.new
    aside = (ARCHIVE, SYNC) if one.phase == "backfill" else (ARCHIVE,)
    target = files.until(one.phase)  # type: ignore[arg-type]
    expected = made(stands, one.dialect, url)
    with _copy(one.dialect, seeded, url) as place:
        begin, end, digest = _undisturbed(changed(files, url=place), stands, target)
    hits = failed = again = 0
    phases: dict[str, int] = {}
    while hits < times:
        with _copy(one.dialect, seeded, url) as place:
            mine = changed(files, url=place)
            process = begun(mine.folder, place, ["upgrade", target])
            try:
                process.wait(chance.uniform(begin, end))
            except Exception:  # noqa: BLE001  it is at work
                process.kill()
            process.communicate()
            if process.returncode == 0:
                again += 1
                end *= 0.95
                continue
            where = _where(place)
            phases[where] = phases.get(where, 0) + 1
            # Who is killed while Python begins loses nothing.
            hits += where != "before it began"
            mine.upgrade(target)
            engine = sa.create_engine(place, poolclass=sa.NullPool)
            differ = unlike(engine, expected, *aside)
            if snapshot(engine, stands).digest != digest or differ:
                failed += 1
                print(
                    f"  {one.name}, {one.dialect}: rows or tables differ: {differ[:3]}", flush=True
                )
    at = ", ".join(f"{count} {where}" for where, count in sorted(phases.items()))
    print(
        f"{one.name} ({one.dialect}): killed {hits} times at work, {hits - failed} ended as "
        f"undisturbed, digest {digest} ({at}; {again} were done too early to be killed)",
        flush=True,
    )
    return failed


def _undisturbed(files: Project, stands: Database, target: str) -> tuple[float, float, str]:
    """When it begins to work and when it is done, in seconds, and the digest of what comes of it."""
    started = time.monotonic()
    process = begun(files.folder, files.url, ["upgrade", target])
    begin = None
    while process.poll() is None:
        if begin is None and _where(files.url) != "before it began":
            begin = time.monotonic() - started
        time.sleep(0.05)
    end = time.monotonic() - started
    said, _ = process.communicate()
    if process.returncode:
        raise SystemExit(said)
    engine = sa.create_engine(files.url, poolclass=sa.NullPool)
    return begin or 0.0, end, snapshot(engine, stands).digest


def _where(url: str) -> str:
    """What was going on."""
    engine = sa.create_engine(url, poolclass=sa.NullPool)
    try:
        with engine.connect() as connection:
            if not sa.inspect(connection).has_table("contractor_progress"):
                revision = connection.scalar(sa.text("SELECT version_num FROM alembic_version"))
                return (
                    "between phases" if not str(revision).startswith("0001") else "before it began"
                )
            row = connection.execute(sa.text("SELECT script FROM contractor_progress")).first()
            return "in " + (row[0].split(".")[0].rpartition("_")[2] if row else "a first step")
    except sa.exc.OperationalError:
        return "in a step"


@contextmanager
def _copy(dialect: scratch.Dialect, seeded: str, url: str) -> Iterator[str]:
    """A copy of a database."""
    with scratch.database(dialect, url) as place:
        if dialect == "sqlite":
            for suffix in ("", "-wal"):
                source, copy = (
                    Path(f"{sa.make_url(one).database}{suffix}") for one in (seeded, place)
                )
                if source.exists():
                    shutil.copy(source, copy)
        else:
            _copy_on_server(seeded, place, url)
        yield place


def _copy_on_server(seeded: str, place: str, url: str) -> None:
    source, name = (sa.make_url(one).database for one in (seeded, place))
    engine = sa.create_engine(url, isolation_level="AUTOCOMMIT", poolclass=sa.NullPool)
    with engine.connect() as connection:
        connection.exec_driver_sql(f'DROP DATABASE "{name}"')
        connection.exec_driver_sql(f'CREATE DATABASE "{name}" TEMPLATE "{source}"')


if __name__ == "__main__":
    sys.exit(main())
