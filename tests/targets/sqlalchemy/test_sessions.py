"""Units of work behind HTTP: what is kept, and what is answered where a database refuses, or is not available."""

import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import pytest
import sqlalchemy as sa
from fastapi import Depends
from fastapi.testclient import TestClient
from sqlalchemy import orm
from sqlalchemy.ext.asyncio import AsyncSession
from starlette.concurrency import run_in_threadpool

from contractor import scratch
from contractor.model import build
from contractor.targets import Settings
from contractor.targets.fastapi import target as fastapi
from tests.databases import DIALECTS, awaited, empty
from tests.documents import contract
from tests.targets.sqlalchemy.test_tables import written

PROBLEM = (
    "{type: object, required: [status], properties: {status: {type: integer}, detail: {type: string},"
    " pointer: {type: string}}}"
)
SAYS = f"{{description: no, content: {{application/problem+json: {{schema: {PROBLEM}}}}}}}"
DOCUMENT = f"""
paths:
  /things:
    post:
      operationId: makeThing
      tags: [Things]
      requestBody: {{required: true, content: {{application/json: {{schema: {{$ref: '#/components/schemas/Thing'}}}}}}}}
      responses:
        '204': {{description: ok}}
        '409': {SAYS}
        '422': {SAYS}
        '503': {SAYS}
  /things/{{id}}:
    parameters: [{{name: id, in: path, required: true, schema: {{type: integer}}}}]
    get:
      operationId: getThing
      tags: [Things]
      responses:
        '200': {{description: ok, content: {{application/json: {{schema: {{$ref: '#/components/schemas/Thing'}}}}}}}}
        '404': {SAYS}
    put:
      operationId: changeThing
      tags: [Things]
      requestBody: {{required: true, content: {{application/json: {{schema: {{$ref: '#/components/schemas/Thing'}}}}}}}}
      responses:
        '204': {{description: ok}}
        '404': {SAYS}
        '409': {SAYS}
        '412': {SAYS}
        default: {SAYS}
components:
  schemas:
    Thing:
      type: object
      required: [id, name]
      x-contractor-table: {{unique: [[name]], version-column: version}}
      properties:
        id: {{type: integer}}
        name: {{type: string}}
        inside: {{type: integer, x-contractor-column: {{references: Box}}}}
        size: {{type: integer}}
    Box:
      type: object
      required: [id]
      x-contractor-table: {{name: boxes}}
      properties: {{id: {{type: integer}}}}
"""


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("sessions")
    model = build(contract(DOCUMENT))
    written(model, "worked", folder)
    for file in fastapi.render(model, Settings("worked")):
        path = folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(file.text, encoding="utf-8", newline="")
    sys.path.insert(0, str(folder / "python"))
    yield "worked"
    sys.path.remove(str(folder / "python"))


@dataclass
class Served:
    """An application whose operations do what the test says, and its database."""

    client: TestClient
    engine: sa.Engine
    acts: dict[str, Callable[..., Any]]

    def post(self, **thing: Any) -> Any:
        return self.client.post("/things", json={"id": 1, "name": "a", **thing})

    def names(self) -> list[str]:
        with self.engine.connect() as connection:
            return list(connection.scalars(sa.text("SELECT name FROM things ORDER BY id")))


def application(package: str, unit: Any, acts: dict[str, Callable[..., Any]], session: Any) -> Any:
    api = import_module(f"{package}.api")
    replies = import_module(f"{package}.api.things")
    tables = import_module(f"{package}.tables")
    waits = session is AsyncSession

    class Things(api.ThingsApi):  # type: ignore[name-defined,misc]
        def __init__(self, session: Any) -> None:
            self.session = session

        async def _run(self, work: Callable[[orm.Session], Any]) -> Any:
            if waits:
                return await self.session.run_sync(work)
            return await run_in_threadpool(work, self.session)

        async def make_thing(self, *, body: Any) -> Any:
            default = lambda session: (session.add(tables.to_row(body)), session.flush())  # noqa: E731
            await self._run(acts.get("make", default))
            return acts.get("reply", replies.MakeThing204)()

        async def get_thing(self, *, id: int) -> Any:
            row = await self._run(lambda session: session.get(tables.ThingRow, id))
            if row is None:
                raise api.Refused("not-found", "no such thing")
            return replies.GetThing200(tables.from_row(row))

        async def change_thing(self, *, id: int, body: Any) -> Any:
            repositories = import_module(f"{package}.repositories")
            version = acts.get("version", lambda: None)()
            await self._run(
                lambda session: repositories.ThingRepository(session).replace(
                    id, tables.to_row(body), version=version
                )
            )
            return replies.ChangeThing204()

    def things(session: Annotated[Any, Depends(unit, scope="function")]) -> Any:
        return Things(session)

    return api.create_app(things=things)


def served(
    package: str, url: str, *, waits: bool, through: str = "", **options: Any
) -> Iterator[Served]:
    stored = import_module(f"{package}._tables")
    sessions = import_module(f"{package}._sessions")
    violation = import_module(f"{package}.repositories").violation
    refused = import_module(f"{package}.api").Refused
    engine = stored.engine(url)
    import_module(f"{package}.tables").Base.metadata.create_all(engine)
    acts: dict[str, Callable[..., Any]] = {}
    if waits:
        used = stored.async_engine(awaited(through or url), **options)
        unit = sessions.AsyncUnitOfWork(used, violation, refused, retry_after=7)
    else:
        used = stored.engine(url, **options)
        unit = sessions.UnitOfWork(used, violation, refused, retry_after=7)
    app = application(package, unit, acts, AsyncSession if waits else orm.Session)
    with TestClient(app, raise_server_exceptions=False) as client:
        yield Served(client, engine, acts)
        if waits:
            client.portal.call(used.dispose)  # type: ignore[union-attr]
        else:
            used.dispose()
    engine.dispose()


WAYS = [f"{dialect}{way}" for dialect in DIALECTS for way in ("", " with await")]


@pytest.fixture(params=WAYS)
def api(request: pytest.FixtureRequest, package: str) -> Iterator[Served]:
    dialect, _, way = request.param.partition(" ")
    request.param = dialect
    with empty(request) as url:
        yield from served(package, url, waits=bool(way))


@pytest.fixture(params=["postgresql", "postgresql with await"])
def short(request: pytest.FixtureRequest, package: str) -> Iterator[Served]:
    """An application that waits for nothing longer than a moment, with a single connection."""
    dialect, _, way = request.param.partition(" ")
    request.param = dialect
    limits = {"pool_size": 1, "max_overflow": 0, "pool_timeout": 0.3, "statement_timeout": 0.3}
    with empty(request) as url:
        yield from served(package, url, waits=bool(way), **limits)


# ── what is kept ──────────────────────────────────────────────────────────────────────────────────


def test_what_goes_well_is_kept_before_it_is_answered(api: Served) -> None:
    assert api.post().status_code == 204
    assert api.names() == ["a"]
    assert api.client.get("/things/1").json() == {"id": 1, "name": "a"}


def test_what_an_implementation_refuses_is_not_kept(api: Served, package: str) -> None:
    replies = import_module(f"{package}.api.things")
    model = import_module(f"{package}.models")
    problem = next(
        getattr(model, name)
        for name in dir(model)
        if name.startswith("MakeThing") and "409" in name
    )
    api.acts["reply"] = lambda: replies.MakeThing409(problem(status=409))
    assert api.post().status_code == 409
    assert api.names() == []


def test_what_fails_is_not_kept(api: Served) -> None:
    def fail() -> Any:
        raise ZeroDivisionError

    api.acts["reply"] = fail
    assert api.post().status_code == 500
    assert api.names() == []


def test_what_is_only_found_out_at_the_end_is_refused(api: Served, package: str) -> None:
    """The answer of success was made already, and is not sent."""
    tables = import_module(f"{package}.tables")
    api.post()
    api.acts["make"] = lambda session: session.add(tables.ThingRow(id=2, name="a"))
    assert api.post().status_code == 409
    assert api.names() == ["a"]


# ── what is refused ───────────────────────────────────────────────────────────────────────────────


def test_what_other_rows_do_not_allow_is_a_conflict(api: Served, package: str) -> None:
    box = import_module(f"{package}.tables").BoxRow
    with orm.Session(api.engine) as session:
        session.add(box(id=1))
        session.commit()
    api.post()
    answer = api.post(id=2)
    assert (answer.status_code, answer.json()) == (
        409, {"status": 409, "detail": "there is one with this name already", "pointer": "/name"},
    )  # fmt: skip
    answer = api.post(id=3, name="c", inside=9)
    assert (answer.status_code, answer.json()["pointer"]) == (409, "/inside")
    assert answer.json()["detail"] == "what inside refers to is not there"
    assert api.post(id=4, name="d", inside=1).status_code == 204
    api.acts["make"] = lambda session: session.delete(session.get_one(box, 1))
    answer = api.post()
    assert (answer.status_code, answer.json()["detail"]) == (409, "something refers to it")
    assert api.names() == ["a", "d"]


def test_what_no_column_holds_is_refused(api: Served) -> None:
    answer = api.post(name="a\0b")
    assert (answer.status_code, answer.json()["detail"]) == (409, "that cannot be stored")
    assert api.post(size=2**70).status_code == 409


def test_what_the_contract_forbids_is_no_conflict(api: Served) -> None:
    api.acts["make"] = lambda session: session.execute(
        sa.text("INSERT INTO things (id) VALUES (1)")
    )
    answer = api.post()
    assert (answer.status_code, answer.json()["detail"]) == (422, "name is missing")


def test_who_saw_another_version_is_told(api: Served) -> None:
    api.post()
    thing = {"id": 1, "name": "b"}
    api.acts["version"] = lambda: 9
    answer = api.client.put("/things/1", json=thing)
    assert (answer.status_code, answer.json()["detail"]) == (412, "somebody changed it")
    api.acts["version"] = lambda: 1
    assert api.client.put("/things/1", json=thing).status_code == 204
    assert api.names() == ["b"]


def test_of_two_who_change_a_row_at_once_one_is_told(api: Served, package: str) -> None:
    tables = import_module(f"{package}.tables")
    api.post()
    sessions = [
        orm.Session(api.engine, execution_options={"sqlite_begin": "DEFERRED"}) for _ in "ab"
    ]
    rows = [session.get_one(tables.ThingRow, 1) for session in sessions]
    sessions[1].commit()
    rows[0].name = "first"
    sessions[0].commit()

    def late(session: orm.Session) -> None:
        row = session.get_one(tables.ThingRow, 1)
        orm.attributes.set_committed_value(row, "version", 1)
        row.name = "second"
        session.flush()

    api.acts["make"] = late
    assert api.post().status_code == 409
    answer = api.client.post("/things", json={"id": 1, "name": "a"}, headers={"If-Match": '"1"'})
    # This operation documents no 412.
    assert (answer.status_code, answer.json()["detail"]) == (409, "somebody changed it")
    assert api.names() == ["first"]
    for session in sessions:
        session.close()


def test_what_nobody_knows_is_a_failure(api: Served) -> None:
    api.acts["make"] = lambda session: session.execute(sa.text("SELECT * FROM nothing"))
    assert api.post().status_code == 500


# ── what is not available ─────────────────────────────────────────────────────────────────────────


def unavailable(answer: Any) -> None:
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "7")
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["detail"] == "the database is not available"


def kill(engine: sa.Engine) -> Callable[[orm.Session], None]:
    """Something that ends the connection of the session that it is given."""

    def killing(session: orm.Session) -> None:
        own = session.scalar(sa.text("SELECT pg_backend_pid()"))
        with engine.connect() as other:
            other.execute(sa.text("SELECT pg_terminate_backend(:own)"), {"own": own})
        gone = sa.text("SELECT count(*) FROM pg_stat_activity WHERE pid = :own")
        for _ in range(100):
            with engine.connect() as other:
                if other.scalar(gone, {"own": own}) == 0:
                    return
            time.sleep(0.02)

    return killing


def test_a_connection_that_is_lost_is_not_available(short: Served) -> None:
    killing = kill(short.engine)
    short.acts["make"] = lambda session: (killing(session), session.execute(sa.text("SELECT 1")))
    unavailable(short.post())
    # It is lost before anything is committed.
    short.acts["make"] = killing
    unavailable(short.post())
    del short.acts["make"]
    assert short.post().status_code == 204, "the next request gets another connection"


def test_a_connection_that_was_lost_in_the_pool_is_replaced(short: Served) -> None:
    assert short.post().status_code == 204
    with short.engine.connect() as other:
        count = other.execute(
            sa.text(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        )
        assert count.all()
    assert short.post(id=2, name="b").status_code == 204


def test_what_takes_too_long_is_not_available(short: Served) -> None:
    short.acts["make"] = lambda session: session.execute(sa.text("SELECT pg_sleep(20)"))
    began = time.monotonic()
    unavailable(short.post())
    assert time.monotonic() - began < 5


def test_a_pool_that_is_full_is_not_available(short: Served, package: str) -> None:
    """One request holds the only connection; another waits as long as it may, and no longer."""
    holding, done = threading.Event(), threading.Event()
    tables = import_module(f"{package}.tables")

    def make(session: orm.Session) -> None:
        session.add(tables.ThingRow(id=1, name="a"))
        session.flush()
        holding.set()
        for _ in range(40):
            if done.is_set():
                return
            session.execute(sa.text("SELECT pg_sleep(0.05)"))

    short.acts["make"] = make
    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(short.post)
        assert holding.wait(10)
        answer = short.client.get("/things/1")
        done.set()
        assert first.result(20).status_code == 204
    # This one documents no 503: it is a problem all the same.
    unavailable(answer)
    assert short.names() == ["a"]


@pytest.mark.parametrize("waits", [False, True])
def test_a_server_that_is_not_there_is_not_available(
    package: str, waits: bool, tmp_path: Path
) -> None:
    nowhere = "postgresql+psycopg://nobody@127.0.0.1:1/nothing"
    sessions, stored = (import_module(f"{package}.{name}") for name in ("_sessions", "_tables"))
    violation = import_module(f"{package}.repositories").violation
    refused = import_module(f"{package}.api").Refused
    made: Any = (
        sessions.AsyncUnitOfWork(
            stored.async_engine(awaited(nowhere)), violation, refused, retry_after=7
        )
        if waits
        else sessions.UnitOfWork(stored.engine(nowhere), violation, refused, retry_after=7)
    )
    app = application(package, made, {}, AsyncSession if waits else orm.Session)
    with TestClient(app, raise_server_exceptions=False) as client:
        unavailable(client.post("/things", json={"id": 1, "name": "a"}))


class Wire:
    """A connection of a client to a server, through here, until it is `cut`: then nobody hears anything any more."""

    def __init__(self, host: str, port: int) -> None:
        self._to = (host, port)
        self._cut = threading.Event()
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listening.getsockname()[1]
        self._open: list[socket.socket] = [self._listening]
        threading.Thread(target=self._accept, daemon=True).start()

    def cut(self) -> None:
        self._cut.set()

    def close(self) -> None:
        for one in self._open:
            one.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self._listening.accept()
                server = socket.create_connection(self._to)
                self._open += [client, server]
                for pair in ((client, server), (server, client)):
                    threading.Thread(target=self._carry, args=pair, daemon=True).start()

    def _carry(self, one: socket.socket, other: socket.socket) -> None:
        with suppress(OSError):
            while data := one.recv(65536):
                if self._cut.is_set():
                    return
                other.sendall(data)


@pytest.mark.parametrize("early", [False, True])
def test_a_server_that_vanishes_without_a_word_is_not_available(
    package: str, postgresql: str, early: bool
) -> None:
    """Between two statements, or while its connection lies in the pool. psycopg leaves that to the network."""
    with scratch.database("postgresql", postgresql) as url:
        asked = sa.make_url(url)
        if asked.host is None or asked.host.startswith("/"):
            pytest.skip("the server listens on no port")
        wire = Wire(asked.host, asked.port or 5432)
        through = asked.set(host="127.0.0.1", port=wire.port)
        limits = {"statement_timeout": 0.5, "connect_timeout": 1}
        for api in served(
            package, url, waits=True, through=through.render_as_string(False), **limits
        ):
            assert api.post().status_code == 204

            def cut(session: orm.Session) -> None:
                if not early:
                    session.execute(sa.text("SELECT 1"))
                wire.cut()
                session.execute(sa.text("SELECT 1"))

            api.acts["make"] = cut
            began = time.monotonic()
            unavailable(api.post())
            # Neither is there anybody to connect to.
            unavailable(api.post())
            assert time.monotonic() - began < 8
        wire.close()


def test_who_waits_for_a_lock_too_long_is_not_available(short: Served) -> None:
    short.post()
    with short.engine.connect() as other, other.begin():
        other.execute(sa.text("UPDATE things SET name = 'b'"))
        answer = short.client.put("/things/1", json={"id": 1, "name": "c"})
    unavailable(answer)


def test_what_is_said_of_a_refusal_holds_no_values(
    api: Served, caplog: pytest.LogCaptureFixture
) -> None:
    api.post(name="the password is hunter2")
    api.post(id=2, name="the password is hunter2")
    api.acts["make"] = lambda session: session.execute(
        sa.text("SELECT * FROM nothing WHERE name = :name"), {"name": "hunter2"}
    )
    assert api.post().status_code == 500
    assert "hunter2" not in caplog.text
