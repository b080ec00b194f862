"""Databases for the tests: one PostgreSQL for all processes of a run, and an empty database for whoever asks.

`DATABASE_URL` is the server where it is set to one; else one is started when the first test needs it.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import make_url

from contractor import scratch

DIALECTS: tuple[scratch.Dialect, ...] = ("sqlite", "postgresql")


@pytest.fixture(scope="session")
def postgresql(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of a PostgreSQL server. Where there is none, tests are skipped; where there has to be one, they fail."""
    given = os.environ.get("DATABASE_URL", "")
    if given.startswith("postgres"):
        yield given
        return
    folder = tmp_path_factory.getbasetemp()
    # Processes of one run have folders beside one another.
    together = folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder
    server = shared(together)
    try:
        url = server.__enter__()
    except scratch.Unavailable as why:
        if os.environ.get("CI"):
            raise
        pytest.skip(f"there is no PostgreSQL: {why} ({why.help}, in DATABASE_URL)")
    yield url
    server.__exit__(None, None, None)


@pytest.fixture(params=DIALECTS)
def database(request: pytest.FixtureRequest) -> Iterator[str]:
    """The URL of an empty database, once on SQLite and once on PostgreSQL."""
    with empty(request) as url:
        yield url


@contextmanager
def empty(request: pytest.FixtureRequest) -> Iterator[str]:
    """The URL of an empty database, for a fixture that has `DIALECTS` as its parameters."""
    server = request.getfixturevalue("postgresql") if request.param == "postgresql" else None
    with scratch.database(request.param, server) as url:
        yield url


def awaited(url: str) -> str:
    """The same database for the drivers of `await`."""
    driver = {"sqlite": "sqlite+aiosqlite", "postgresql+psycopg": "postgresql+asyncpg"}
    made = make_url(url)
    return made.set(drivername=driver[made.drivername]).render_as_string(hide_password=False)


@contextmanager
def shared(folder: Path) -> Iterator[str]:
    """The URL of a server that is started by the first process that asks, and ended by it when nobody uses it.

    Locks end with the processes that hold them, and so does the server.
    """
    import fcntl

    said = folder / "postgresql"
    with (folder / "begin").open("w") as begin, (folder / "use").open("w") as use:
        fcntl.flock(begin, fcntl.LOCK_EX)
        if said.exists():
            fcntl.flock(use, fcntl.LOCK_SH)
            fcntl.flock(begin, fcntl.LOCK_UN)
            yield said.read_text()
            return
        with scratch.postgresql() as url:
            said.write_text(url)
            fcntl.flock(begin, fcntl.LOCK_UN)
            try:
                yield url
            finally:
                # Nobody begins to use it any more, and whoever does has the time to finish.
                fcntl.flock(begin, fcntl.LOCK_EX)
                fcntl.flock(use, fcntl.LOCK_EX)
                said.unlink()
