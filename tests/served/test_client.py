"""The generated TypeScript client against the generated server, over HTTP."""

import json
import os
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
import uvicorn
from fastapi import FastAPI

import contractor
from contractor.model import build
from contractor.targets import Settings
from contractor.targets.typescript import target
from tests.corpus import TSCONFIG
from tests.served.conftest import ROOT, SPECS

BIN = ROOT / ".venv" / "bin"
EVERY = Path(__file__).with_name("every.ts")
QUERIES = Path(__file__).with_name("queries.ts")


@pytest.fixture
def in_memory(packages: Path) -> FastAPI:
    """The bookshop that keeps its books in memory."""
    from tests.served.shop import Shop, application

    return application(Shop())


@pytest.fixture
def on_tables(packages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FastAPI:
    """The bookshop of the demonstration, which keeps them in SQLite."""
    monkeypatch.syspath_prepend(ROOT / "tools" / "demo")
    made: FastAPI = import_module("shop").application(f"sqlite:///{tmp_path}/shop.db")
    return made


@pytest.fixture(params=["in_memory", "on_tables"])
def url(packages: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """Where the bookshop is served, on loopback."""
    application: FastAPI = request.getfixturevalue(request.param)
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(application, log_level="error", lifespan="off"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{listening.getsockname()[1]}/v1"
    server.should_exit = True
    thread.join(5)
    listening.close()


#: What asks for credentials: a line for each scheme, which clients join.
KEY = 'ApiKey realm="api", in="cookie", name="__Host-session"'
TOKEN = 'Bearer realm="api", scope="orders:read"'


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The client of the bookshop, and the script that uses all of it."""
    found = tmp_path_factory.mktemp("client")
    model = build(contractor.read(SPECS["bookshop"]))
    for file in target.render(model, Settings("bookshop", {"queries": True})):
        path = found / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(file.text, encoding="utf-8")
    for script in (EVERY, QUERIES):
        (found / script.name).write_text(script.read_text("utf-8"), encoding="utf-8")
    (found / "node_modules").symlink_to(ROOT / "tools" / "node" / "node_modules")
    return found


def node(folder: Path, script: str, *arguments: str) -> str:
    """What a script says."""
    bundle = [BIN / "esbuild", script, "--bundle", "--format=esm", "--platform=node"]
    subprocess.run([*bundle, "--outfile=out.mjs", "--log-level=error"], cwd=folder, check=True)
    done = subprocess.run(
        [BIN / "node", "out.mjs", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env={**os.environ, "NO_COLOR": "1"},
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_every_operation_of_the_bookshop(folder: Path, url: str) -> None:
    said = [line.split(": ", 1) for line in node(folder, "every.ts", url).splitlines()]
    seen = [(name, json.loads(value)) for name, value in said]
    assert seen == [
        ("refreshes", 1),
        ("location", True),
        ("authors", ["Frank Herbert", "Ursula K. Le Guin"]),
        ("getAuthor", 200),
        ("createBook", "Dune & Söhne"),
        ("createBook again", [409, False]),
        ("createBook impossible", "/authorIds/0"),
        ("listBooks", [1, 59]),
        ("getBook same", 304),
        ("updateBook", None),
        ("updateBook late", 412),
        ("uploadCover", 204),
        ("downloadCover", ["image/png", [137, 80, 78, 71, 0, 255]]),
        ("getCurrentCustomer", "a@b.example"),
        ("createReview", 4),
        ("searchBooks", 1),
        ("getCategories", "science-fiction"),
        ("createOrder", {"amount": 1998, "currency": "GBP"}),
        ("listOrders", 1),
        ("getOrder", "placed"),
        ("event", "status-changed"),
        ("event", "Hay-on-Wye\nat the door"),
        ("cancelOrder", 204),
        ("nobody", ["Unauthorized", f"{KEY}, {TOKEN}"]),
        ("failure", 409),
        ("deleteAuthor", 204),
        ("up", 'TypeError: ".." cannot be a part of a path'),
        ("aborted", "AbortError"),
    ]


def test_tanstack_query_takes_the_options(folder: Path, url: str) -> None:
    said = json.loads(node(folder, "queries.ts", url))
    assert said == [1, "Ann Leckie", ["listAuthors", {"limit": 1}], 404]


def test_the_script_calls_all_there_is(folder: Path) -> None:
    client = (folder / "typescript" / "client.ts").read_text("utf-8")
    names = [
        line.partition("(")[0].removeprefix("export function ")
        for line in client.splitlines()
        if line.startswith("export function ")
    ]
    assert len(names) == 20
    assert [name for name in names if f"shop.{name}(" not in EVERY.read_text("utf-8")] == []


@pytest.mark.parametrize("version", ["5.9", "7"])
def test_the_scripts_type_check(folder: Path, version: str) -> None:
    (folder / "node.d.ts").write_text("declare const process: { argv: string[] };\n", "utf-8")
    config = {**TSCONFIG, "include": ["*.ts", "typescript/*.ts"]}
    (folder / "tsconfig.json").write_text(json.dumps(config), encoding="utf-8")
    done = subprocess.run(
        [BIN / f"tsc-{version}", "-p", "."], cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout
