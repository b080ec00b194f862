"""`make gate`: servers that keep their contract pass contract tests, first of all those that nobody wrote a line of.

Of each document the mock is tested, and the application that `contractor init` and `contractor generate` write beside
it, with several seeds; of the bookshop that which somebody wrote as well (`tests/served/shop.py`), which refuses what
no schema forbids. Where a document leaves no room to refuse a bad request, the Overlay that `contractor lint`
offers is applied first. A line for each run; 1 where one of them failed or an operation was not reached.

    python -m tests.gate [--corpus FOLDER] [--examples N] [--seeds N,N] [--only WORDS]

DATABASE_URL is given to the applications, as whoever runs them would; every run should have a database of its own, so
with it one seed of one document is what can be tested.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

BIN = Path(sys.executable).parent
ROOT = Path(__file__).parents[1]
#: Real documents whose every operation an application can answer that knows nothing but them.
PUBLISHED = ("museum.yaml", "train-travel.yaml", "petstore-expanded.yaml")
OVERLAY = "refusals.overlay.yaml"
APP = "app.main:app"
#: An application by hand, and who is known to it.
WRITTEN = "tests.served.open:app"
CREDENTIALS = """
[test.credentials.session]
value = "3f0c2a52-8a4e-4a55-9c1c-5d3b7f0e9a11"
[test.credentials.oauth]
value = "staff.catalogue:write+orders:read+orders:write"
limited = "staff."
"""


def main(arguments: Sequence[str]) -> int:
    """Test every server with every seed."""
    parser = argparse.ArgumentParser(prog="python -m tests.gate")
    parser.add_argument("--corpus", type=Path, default=ROOT.parent / "shared" / "corpus")
    parser.add_argument("--examples", type=int, default=100)
    parser.add_argument("--seeds", default="1,2,3", help="separated by commas")
    parser.add_argument("--only", default="", help="servers whose name holds this")
    options = parser.parse_args(arguments)
    failed = count = 0
    for name, path in documents(options.corpus):
        with tempfile.TemporaryDirectory() as folder:
            project = begun(Path(folder) / path.stem.replace("-", "_"), path)
            servers = [("mock", ["--mock"]), ("application", [APP])]
            if name == "bookshop":
                (project / "known.toml").write_text(
                    f'spec = "openapi.yaml"\npackage = "bookshop"\n{CREDENTIALS}'
                )
                servers.append(("by hand", [WRITTEN, "--config", "known.toml"]))
            for server, how in servers:
                if options.only not in f"{name} {server}":
                    continue
                for seed in options.seeds.split(","):
                    count += 1
                    wanted = [*how, "--examples", str(options.examples), "--seed", seed]
                    failed += not passes(f"{name}, {server}, seed {seed}", project, wanted)
    print(f"{count - failed} runs passed, {failed} failed", flush=True)
    return 1 if failed or not count else 0


def documents(corpus: Path) -> Iterator[tuple[str, Path]]:
    """The documents that are there, by name."""
    yield "bookshop", ROOT / "specs" / "bookshop.yaml"
    for name in PUBLISHED:
        if (corpus / name).is_file():
            yield name.partition(".")[0], corpus / name
        else:
            print(f"{name}: NOT RUN, it is not in {corpus}")


def begun(project: Path, document: Path) -> Path:
    """A project beside a document, as README begins one; the Overlay is asked for where it is needed."""
    project.mkdir()
    shutil.copy(document, project / "openapi.yaml")
    ran(project, "lint", "openapi.yaml", "--write-overlay", OVERLAY, may=(0, 1))
    overlays = f'["{OVERLAY}"]' if (project / OVERLAY).is_file() else "[]"
    configured = f'spec = "openapi.yaml"\npackage = "{project.name}"\noverlays = {overlays}\n'
    (project / "contractor.toml").write_text(configured)
    ran(project, "init", "--quiet")
    ran(project, "generate")
    return project


def ran(project: Path, *arguments: str, may: Sequence[int] = (0,)) -> str:
    """What a verb prints. Raises `SystemExit` where it ends otherwise than it `may`."""
    done = subprocess.run(
        [str(BIN / "contractor"), *arguments], cwd=project, capture_output=True, text=True
    )
    if done.returncode not in may:
        raise SystemExit(f"contractor {' '.join(arguments)}: {done.returncode}\n{done.stderr}")
    return done.stdout


def passes(title: str, project: Path, arguments: Sequence[str]) -> bool:
    """Whether a run of `contractor test` passes; prints what came of it."""
    began = time.monotonic()
    done = subprocess.run(
        [str(BIN / "contractor"), "test", *arguments, "--format", "json"],
        cwd=project,
        capture_output=True,
        text=True,
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), ".", "generated/python", str(ROOT)]),
        },
    )
    took = time.monotonic() - began
    if done.returncode not in (0, 1):
        print(f"FAIL {title}: exit status {done.returncode}\n{done.stderr[-2000:]}", flush=True)
        return False
    said: dict[str, Any] = json.loads(done.stdout)
    found = said["summary"]
    print(
        f"{'FAIL' if done.returncode else 'ok  '} {title}: {said['verdict']}; {found['failures']} failures,"
        f" {found['reached']} of {found['operations']} operations reached, {found['requests']} requests,"
        f" {found['seen']} of {found['documented']} documented answers ({took:.0f} s)",
        flush=True,
    )
    for one in said["failures"]:
        print(f"       {one['check']} {one['method']} {one['path']}: {one['title']}")
    for one in said["uncovered"]:
        print(f"       not covered [{one['kind']}] {one['method']} {one['path']}: {one['why']}")
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
