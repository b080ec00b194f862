"""Many clients at once on one database, and then the count: `python -m tests.concurrency --clients 50 --seconds 30`.

Scaffolds specs/bookshop.yaml, serves it on loopback on an empty database of each kind, and lets every client read and
change the same few books and orders. Every change that was accepted must be there at the end, nothing may fail but
as the contract says, and who waited for too long is answered 503.

Every change says which version was seen (`If-Match`). Who raises a price adds to it: at the end, the price is what it
was and all that was added. Who writes a text writes one that nobody else does, of a book that others change too:
whenever it is read, it is what was accepted last.
"""

import argparse
import asyncio
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx2
import yaml

from contractor import scratch
from tests.databases import DIALECTS

ROOT = Path(__file__).parents[1]
SPEC = ROOT / "specs" / "bookshop.yaml"
HEADERS = {"Authorization": "Bearer demo"}
PATCH = {"Content-Type": "application/merge-patch+json"}
#: Few enough that clients meet.
BOOKS = tuple(f"97804411727{number}" for number in range(19, 22))
TEXTS = ("title", "subtitle", "blurb")
#: Seconds that a server has to begin, and to finish what it is doing.
BEGIN, DRAIN = 60.0, 15.0


@dataclass
class Counted:
    """What all clients did, and what went wrong."""

    statuses: Counter[str] = field(default_factory=Counter)
    latencies: list[float] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    added: Counter[str] = field(default_factory=Counter)
    """By book, what was added to its price."""
    versions: set[tuple[str, str]] = field(default_factory=set)
    """Books and the versions that changes of them were answered with: no two changes make the same one."""
    orders: set[str] = field(default_factory=set)


class Client:
    """One client, who owns a text of a book, if there is one left."""

    def __init__(self, http: httpx2.AsyncClient, counted: Counted, number: int) -> None:
        self._http = http
        self._counted = counted
        self._number = number
        self._random = random.Random(number)
        texts = [(isbn, name) for isbn in BOOKS for name in TEXTS]
        self._own = texts[number] if number < len(texts) else None
        self._written = ""

    async def run(self, until: float) -> None:
        """Do something, and something else, until the time has come."""
        doings = [self._read_list, self._read, self._raise, self._raise, self._order]
        if self._own is not None:
            doings += [self._write, self._write]
        while time.monotonic() < until:
            await self._random.choice(doings)()

    async def _ask(self, operation: str, method: str, path: str, **how: Any) -> httpx2.Response:
        begun = time.perf_counter()
        answer = await self._http.request(method, path, **how)
        counted = self._counted
        counted.latencies.append(time.perf_counter() - begun)
        counted.statuses[f"{operation} {answer.status_code}"] += 1
        if not DOCUMENTED[operation].allows(answer):
            counted.wrong.append(f"{operation} answered {answer.status_code}: {answer.text[:300]}")
        return answer

    async def _read_list(self) -> None:
        answer = await self._ask("listBooks", "GET", "/books?limit=20")
        if answer.status_code == 200 and answer.json()["total"] < len(BOOKS):
            self._counted.wrong.append("a list lacks books")

    async def _read(self) -> None:
        isbn, name = self._own or (self._random.choice(BOOKS), "")
        answer = await self._ask("getBook", "GET", f"/books/{isbn}")
        if answer.status_code == 200 and self._written and answer.json()[name] != self._written:
            self._counted.wrong.append(
                f"{name} of {isbn} is {answer.json()[name]!r}, and was written {self._written!r}"
            )

    async def _raise(self) -> None:
        isbn = self._random.choice(BOOKS)
        read = await self._ask("getBook", "GET", f"/books/{isbn}")
        if read.status_code != 200:
            return
        price = read.json()["price"]
        more = self._random.randint(1, 9)
        change = {"price": {**price, "amount": price["amount"] + more}}
        seen = {**PATCH, "If-Match": read.headers["etag"]}
        answer = await self._ask("updateBook", "PATCH", f"/books/{isbn}", json=change, headers=seen)
        if answer.status_code == 200:
            self._counted.added[isbn] += more
            self._changed(isbn, answer)

    async def _write(self) -> None:
        assert self._own is not None
        isbn, name = self._own
        read = await self._ask("getBook", "GET", f"/books/{isbn}")
        if read.status_code != 200:
            return
        text = f"{name} by {self._number}: {uuid4()}"
        headers = {**PATCH, "If-Match": read.headers["etag"]}
        answer = await self._ask(
            "updateBook", "PATCH", f"/books/{isbn}", json={name: text}, headers=headers
        )
        if answer.status_code == 200:
            self._written = text
            self._changed(isbn, answer)

    def _changed(self, isbn: str, answer: httpx2.Response) -> None:
        made = (isbn, answer.headers["etag"])
        if made in self._counted.versions:
            self._counted.wrong.append(f"two changes of {isbn} made version {made[1]}")
        self._counted.versions.add(made)

    async def _order(self) -> None:
        lines = [{"isbn": isbn, "quantity": self._random.randint(1, 9)} for isbn in BOOKS]
        address = {
            "name": "Ada", "street": "12 Mill Lane", "city": "Hay", "country": "GB",
            "phone": "+441497555123",
        }  # fmt: skip
        order = {"customerId": CUSTOMER, "lines": lines, "shippingAddress": address}
        answer = await self._ask(
            "createOrder",
            "POST",
            "/orders",
            json={"order": order, "payment": {"method": "voucher", "code": "SPRING-2026"}},
            headers={"Idempotency-Key": str(uuid4())},
        )
        if answer.status_code == 201:
            self._counted.orders.add(answer.json()["id"])

    async def hold(self) -> None:
        """Whether the text that is owned is what was written last."""
        await self._read()


#: The customer that a new database begins with.
CUSTOMER = "fb51f4d3-bdaa-4fb9-84aa-5f7c05801bf7"


@dataclass(frozen=True)
class Documented:
    """The answers of an operation."""

    statuses: frozenset[str]

    def allows(self, answer: httpx2.Response) -> bool:
        """Whether an answer is one of them. What stands for all others is a problem, and never that we failed."""
        status = str(answer.status_code)
        if status in self.statuses:
            return True
        problem = answer.headers.get("content-type", "").startswith("application/problem+json")
        return "default" in self.statuses and problem and status in ("409", "503")


def documented() -> dict[str, Documented]:
    """The answers of every operation of the bookshop."""
    paths = yaml.safe_load(SPEC.read_text("utf-8"))["paths"]
    return {
        one["operationId"]: Documented(frozenset(map(str, one["responses"])))
        for item in paths.values()
        for one in item.values()
        if isinstance(one, dict) and "operationId" in one
    }


DOCUMENTED = documented()


def scaffolded(folder: Path) -> None:
    """The application of the bookshop, as `contractor generate --scaffold` writes it."""
    shutil.copy(SPEC, folder / "openapi.yaml")
    program = [str(Path(sys.executable).parent / "contractor"), "generate", "openapi.yaml"]
    subprocess.run(
        [*program, "--package", "bookshop", "--scaffold"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        check=True,
        capture_output=True,
    )


def environment(folder: Path, url: str) -> dict[str, str]:
    """What the application is told."""
    paths = os.pathsep.join([str(folder), str(folder / "generated" / "python")])
    return {**os.environ, "DATABASE_URL": url, "PYTHONPATH": paths}


@contextmanager
def served(folder: Path, url: str, workers: int) -> Iterator[tuple[str, Path]]:
    """Where the application is served meanwhile, and the file that it writes what it has to say into."""
    told = environment(folder, url)
    fill = "from app.database import begin; begin()"
    subprocess.run([sys.executable, "-c", fill], cwd=folder, env=told, check=True)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "uvicorn", "app.main:app", "--port", str(port)]
    command += ["--workers", str(workers), "--log-level", "warning", "--no-access-log"]
    said = folder / "said"
    with said.open("wb") as file:
        server = subprocess.Popen(command, cwd=folder, env=told, stdout=file, stderr=file)
    try:
        wait_for(server, port)
        yield f"http://127.0.0.1:{port}/v1", said
    finally:
        server.send_signal(signal.SIGTERM)
        try:
            server.wait(DRAIN)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def wait_for(server: subprocess.Popen[bytes], port: int) -> None:
    """Until the server listens."""
    until = time.monotonic() + BEGIN
    while time.monotonic() < until and server.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.1)
            continue
        return
    raise SystemExit(f"the server did not begin: {server.returncode}")


async def loaded(base: str, count: int, seconds: float) -> Counted:
    """What many clients did, and what is there at the end."""
    counted = Counted()
    limits = httpx2.Limits(max_connections=count + 1, max_keepalive_connections=count + 1)
    async with httpx2.AsyncClient(
        base_url=base, headers=HEADERS, timeout=60, limits=limits
    ) as http:
        before = {isbn: await price(http, isbn) for isbn in BOOKS}
        clients = [Client(http, counted, number) for number in range(count)]
        until = time.monotonic() + seconds
        done = await asyncio.gather(*(one.run(until) for one in clients), return_exceptions=True)
        counted.wrong += [f"a client broke: {one!r}" for one in done if one is not None]
        await asyncio.gather(*(one.hold() for one in clients))
        for isbn in BOOKS:
            wanted = before[isbn] + counted.added[isbn]
            found = await price(http, isbn)
            if found != wanted:
                counted.wrong.append(f"the price of {isbn} is {found}, and should be {wanted}")
        missing = [one for one in counted.orders if (await http.get(f"/orders/{one}")).is_error]
        counted.wrong += [f"order {one} was accepted and is not there" for one in missing]
    return counted


async def price(http: httpx2.AsyncClient, isbn: str) -> int:
    """The price of a book."""
    answer = await http.get(f"/books/{isbn}")
    amount: int = answer.raise_for_status().json()["price"]["amount"]
    return amount


def tried(dialect: scratch.Dialect, server: str | None, options: argparse.Namespace) -> list[str]:
    """What went wrong on one database; prints what happened."""
    with (
        tempfile.TemporaryDirectory() as name,
        scratch.database(dialect, server) as url,
    ):
        folder = Path(name)
        scaffolded(folder)
        with served(folder, url, options.workers) as (base, said):
            counted = asyncio.run(loaded(base, options.clients, options.seconds))
        log = said.read_text("utf-8", errors="replace")
    wrong = counted.wrong
    if "Traceback" in log:
        wrong.append(f"the server said: …{log[-1500:]}")
    total = sum(counted.statuses.values())
    latencies = sorted(counted.latencies) or [0.0]
    print(
        f"{dialect}: {options.clients} clients, {options.seconds:g} s, {options.workers} processes: "
        f"{total} requests, {total / options.seconds:.0f}/s, "
        f"half within {latencies[len(latencies) // 2] * 1000:.0f} ms, "
        f"99 of 100 within {latencies[len(latencies) * 99 // 100] * 1000:.0f} ms, "
        f"the longest {latencies[-1] * 1000:.0f} ms; "
        f"{len(counted.versions)} changes and {len(counted.orders)} orders accepted, "
        f"{len(wrong)} wrong"
    )
    answers = ", ".join(f"{name}: {number}" for name, number in sorted(counted.statuses.items()))
    print(f"  {answers}", flush=True)
    return wrong


def main(arguments: Sequence[str]) -> int:
    """Run on each database; 1 where anything went wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.concurrency")
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--workers", type=int, default=1, help="processes that serve")
    parser.add_argument("--database", choices=DIALECTS, help="one of them alone")
    options = parser.parse_args(arguments)
    failed = False
    given = os.environ.get("DATABASE_URL", "")
    for dialect in [options.database] if options.database else DIALECTS:
        server = given if dialect == "postgresql" and given.startswith("postgres") else None
        wrong = tried(dialect, server, options)
        for one, number in Counter(wrong).most_common(20):
            print(f"  {number}× {one}")
        failed = failed or bool(wrong)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
