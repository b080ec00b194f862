"""Many clients at once, and then the end: `python -m tests.load --clients 200 --seconds 30`.

Serves specs/bookshop.yaml on loopback, lets every client make authors and read them again, and ends the server by
SIGTERM while they do. Nothing may fail before that, everything that was answered must be there, what was begun must
be finished, and the server must end by itself.
"""

import argparse
import asyncio
import os
import signal
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import httpx2

ROOT = Path(__file__).parents[1]
HEADERS = {"Authorization": "Bearer demo"}
#: Seconds that a server has to begin, and to finish what it is doing.
BEGIN, DRAIN = 30.0, 10.0


def mock(port: int) -> list[str]:
    """The command that serves the mock."""
    command = ["mock", str(ROOT / "specs" / "bookshop.yaml"), "--port", str(port)]
    return [str(Path(sys.executable).parent / "contractor"), *command]


class Clients:
    """What all clients did."""

    def __init__(self, url: str, count: int) -> None:
        # One pool: each client of this library would read all certificates anew.
        limits = httpx2.Limits(max_connections=count + 1, max_keepalive_connections=count + 1)
        self.client = httpx2.AsyncClient(base_url=url, headers=HEADERS, timeout=30, limits=limits)
        self.ending = False
        self.statuses: Counter[str] = Counter()
        self.wrong: list[str] = []
        self.made: dict[str, str] = {}
        self.latencies: list[float] = []

    async def run(self, number: int) -> None:
        """Make and read until the server is gone."""
        count = 0
        while True:
            count += 1
            try:
                await self._once(f"Author {number} {count}")
            except (httpx2.ConnectError, httpx2.ReadError, httpx2.RemoteProtocolError) as why:
                # A server that ends closes connections on which nothing was begun (RFC 9112 §9.6).
                if not self.ending:
                    self.wrong.append(f"{type(why).__name__}: {why}")
                return

    async def _once(self, name: str) -> None:
        client = self.client
        begun = time.perf_counter()
        answer = await client.post("/authors", json={"name": name, "bornOn": "1929-10-21"})
        self.latencies.append(time.perf_counter() - begun)
        self.statuses[f"POST {answer.status_code}"] += 1
        if answer.status_code != 201:
            self.wrong.append(f"POST answered {answer.status_code}: {answer.text[:200]}")
            return
        made = answer.json()
        self.made[made["id"]] = name
        read = await client.get(f"/authors/{made['id']}")
        self.statuses[f"GET {read.status_code}"] += 1
        if read.status_code != 200 or read.json()["name"] != name:
            self.wrong.append(
                f"GET of what was made answered {read.status_code}: {read.text[:200]}"
            )

    async def all_there(self, sample: int) -> None:
        """Whether what was made is there: every n-th of it is read again, each by its own id."""
        step = max(1, len(self.made) // sample)
        await asyncio.gather(*(self._there(*one) for one in [*self.made.items()][::step]))

    async def _there(self, key: str, name: str) -> None:
        read = await self.client.get(f"/authors/{key}")
        if read.status_code != 200 or read.json()["name"] != name:
            self.wrong.append(f"{key} was made and is not there: {read.status_code}")


async def loaded(command: Sequence[str], port: int, clients: int, seconds: float) -> list[str]:
    """What went wrong; prints what happened."""
    server = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    try:
        _wait(server, port)
        found = Clients(f"http://127.0.0.1:{port}/v1", clients)
        work = [asyncio.create_task(found.run(number)) for number in range(clients)]
        await asyncio.sleep(seconds)
        await found.all_there(500)
        memory = _memory(server.pid)
        found.ending = True
        begun = time.perf_counter()
        server.send_signal(signal.SIGTERM)
        done, pending = await asyncio.wait(work, timeout=DRAIN)
        found.wrong += [f"a client broke: {one.exception()!r}" for one in done if one.exception()]
        found.wrong += ["a client never got its answer"] * len(pending)
        _, said = server.communicate(timeout=DRAIN)
        drained = time.perf_counter() - begun
    finally:
        if server.poll() is None:
            server.kill()
            server.wait()
    if server.returncode not in (0, -signal.SIGTERM):
        found.wrong.append(f"the server ended with {server.returncode}")
    if b"Traceback" in said:
        found.wrong.append(f"the server said: {said[-800:].decode(errors='replace')}")
    total = sum(found.statuses.values())
    latencies = sorted(found.latencies) or [0.0]
    print(
        f"{clients} clients, {seconds:g} s: {total} requests, {total / seconds:.0f}/s, "
        f"half within {latencies[len(latencies) // 2] * 1000:.0f} ms, "
        f"99 of 100 within {latencies[len(latencies) * 99 // 100] * 1000:.0f} ms; "
        f"{len(found.made)} made; server {memory} MB; drained in {drained:.1f} s; "
        f"{len(found.wrong)} wrong"
    )
    return found.wrong


def _wait(server: subprocess.Popen[bytes], port: int) -> None:
    until = time.monotonic() + BEGIN
    while time.monotonic() < until and server.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.1)
            continue
        return
    raise SystemExit(f"the server did not begin: {server.returncode}")


def _memory(pid: int) -> int:
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1]) if Path("/proc").is_dir() else 0
    return pages * os.sysconf("SC_PAGE_SIZE") // 2**20


def main() -> None:
    """Run, and exit with 1 where anything went wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clients", type=int, default=200)
    parser.add_argument("--seconds", type=float, default=30)
    said = parser.parse_args()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    wrong = asyncio.run(loaded(mock(port), port, said.clients, said.seconds))
    for one in wrong[:20]:
        print(f"  {one}")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
