"""`make demo`: generate from the bookshop, serve it on SQLite, and use it with the generated TypeScript client."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

HERE = Path(__file__).resolve().parent
SPEC = Path("specs/bookshop.yaml")
TOOLS = Path(sys.executable).parent
#: Seconds that a server may take to answer.
PATIENCE = 30
WHAT = {
    "python/bookshop/models": "Pydantic models",
    "python/bookshop/tables.py": "SQLAlchemy tables",
    "python/bookshop/api": "FastAPI routes, and what to implement",
    "typescript/types.ts": "TypeScript types",
    "typescript/client.ts": "TypeScript client",
}


def main() -> int:
    out = Path(tempfile.mkdtemp(prefix="contractor-demo-"))
    print(f"$ contractor generate {SPEC}", flush=True)
    subprocess.run([TOOLS / "contractor", "generate", SPEC, "--out", out], check=True)
    for path, what in WHAT.items():
        print(f"  {path:<27}{lines(out / path):>6,} lines   {what}")

    database = out / "shop.db"
    written = lines(HERE / "shop.py")
    print(
        f"\n$ uvicorn shop:main          (tools/demo/shop.py: {written} lines by hand, on SQLite)"
    )
    with served(out, database) as url:
        print(
            "\n$ node shopping.mjs          (tools/demo/shopping.ts: calls by the client)\n",
            flush=True,
        )
        subprocess.run([TOOLS / "node", bundle(out), f"{url}/v1"], check=True)

    print(f"\nEverything is in {out}; nothing in it needs contractor to run.")
    return 0


def lines(place: Path) -> int:
    """How many lines a file has, or the files of a folder."""
    files = [place] if place.is_file() else list(place.rglob("*.py"))
    return sum(path.read_text("utf-8").count("\n") for path in files)


@contextmanager
def served(out: Path, database: Path) -> Iterator[str]:
    """Where the shop is served meanwhile, on loopback."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = (sys.executable, "-m", "uvicorn", "--factory", "shop:main", "--port", str(port))
    server = subprocess.Popen(
        [*command, "--log-level", "warning"],
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join([str(HERE), str(out / "python")]),
            "DATABASE_URL": f"sqlite:///{database}",
        },
    )
    try:
        url = f"http://127.0.0.1:{port}"
        wait_for(f"{url}/openapi.json", server)
        yield url
    finally:
        server.terminate()
        server.wait()


def wait_for(url: str, server: "subprocess.Popen[bytes]") -> None:
    end = time.monotonic() + PATIENCE
    while True:
        try:
            urllib.request.urlopen(url, timeout=1).close()
        except OSError:
            if server.poll() is not None or time.monotonic() > end:
                raise SystemExit("demo: the server did not start") from None
            time.sleep(0.05)
        else:
            return


def bundle(out: Path) -> Path:
    """The program and the client as one file that Node runs."""
    script = shutil.copy(HERE / "shopping.ts", out / "shopping.ts")
    made = out / "shopping.mjs"
    options = ["--bundle", "--format=esm", "--platform=node", "--log-level=warning"]
    subprocess.run([TOOLS / "esbuild", script, f"--outfile={made}", *options], check=True)
    return made


if __name__ == "__main__":
    sys.exit(main())
