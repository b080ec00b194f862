"""`make bench`: measure contractor beside the generators that people use today.

    python benchmarks/run.py [--corpus FOLDER] [--rounds N] [--only MEASURE]...

Needs nothing but the standard library; the others are installed into benchmarks/.peers. Writes
docs/benchmarks.md and every single run to benchmarks/results.json; with --only, the other measures
stay as they were recorded. Exit status 0: every bar is met; 1: one is not; 2: one could not be measured.
"""

import argparse
import json
import os
import platform
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import generators
from measures import MEASURES, Bench, NotMeasurable, plain
from page import page
from process import CommandFailed

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / "benchmarks" / "results.json"
PAGE = ROOT / "docs" / "benchmarks.md"


def main() -> int:
    parser = argparse.ArgumentParser(prog="benchmarks/run.py", description=__doc__.splitlines()[0])
    parser.add_argument("--corpus", type=Path, default=ROOT.parent / "shared" / "corpus")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", action="append", choices=MEASURES, metavar="MEASURE")
    given = parser.parse_args()

    generators.install()
    peers = (
        generators.datamodel_code_generator(),
        generators.openapi_typescript(),
        generators.hey_api(),
    )
    recorded: dict[str, Any] = {"measures": {}}
    if RESULTS.exists():
        recorded = json.loads(RESULTS.read_text(encoding="utf-8"))
    measured: dict[str, Any] = recorded["measures"]
    with tempfile.TemporaryDirectory(prefix="contractor-bench-") as work:
        bench = Bench(
            given.corpus.resolve(), Path(work), given.rounds, generators.contractor(), peers
        )
        for name in given.only or MEASURES:
            print(name, flush=True)
            measured[name] = measure(bench, name)
        versions = {tool.name: generators.version_of(tool) for tool in bench.tools}
    recorded = {
        "versions": versions | {"Python": platform.python_version()},
        "measures": {name: measured[name] for name in MEASURES if name in measured},
    }
    RESULTS.write_text(json.dumps(recorded, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(page(recorded), encoding="utf-8")
    print(f"\nWritten: {PAGE.relative_to(ROOT)}, {RESULTS.relative_to(ROOT)}")
    return status(recorded["measures"])


def measure(bench: Bench, name: str) -> dict[str, Any]:
    title, function = MEASURES[name]
    # Machines change, and not every measure is taken again with the others.
    about = {
        "title": title,
        "date": datetime.now(UTC).date().isoformat(),
        "rounds": bench.rounds,
        "machine": machine(),
    }
    try:
        return about | plain(function(bench))
    except (NotMeasurable, CommandFailed) as reason:
        print(f"  not measured: {reason}", flush=True)
        return about | {"how": "", "skipped": str(reason), "outcomes": {}, "bars": []}


def machine() -> str:
    """Processor, cores, memory and system, in one line."""
    model = platform.processor() or platform.machine()
    about = Path("/proc/cpuinfo")
    if about.exists():
        for line in about.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                model = line.partition(":")[2].strip()
                break
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    return f"{model}, {os.cpu_count()} cores, {memory:.0f} GB, {platform.system()}."


def status(measures: dict[str, Any]) -> int:
    missed = 0
    unknown = len(MEASURES) - len(measures)
    for recorded in measures.values():
        unknown += bool(recorded.get("skipped"))
        for bar in recorded["bars"]:
            missed += bar["met"] is False
            unknown += bar["met"] is None
    print(f"{missed} bars not met, {unknown} not measured")
    return 2 if unknown else 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
