"""`make laws`: hold the documents of a folder against themselves, written in other ways.

Each document is rewritten in every way of `tests.rewriting`, and compared with itself in both directions: nothing
may be reported. It is written as JSON and as YAML as well. Prints a line per law, and fails with 1 if any does not
hold.
"""

import argparse
import json
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from contractor.contract import Contract, read
from contractor.diff import Comparison, Terms, compare
from contractor.source import Files
from tests.rewriting import laws

TERMS = Terms(date(2026, 1, 1))


def main(arguments: Sequence[str]) -> int:
    """Hold every document of a folder against the laws."""
    parser = argparse.ArgumentParser(prog="python -m tests.laws")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", default="", help="documents whose name holds this")
    parser.add_argument("--law", default="", help="laws whose name holds this")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--show", type=int, default=0, help="how many changes of each failure to print"
    )
    options = parser.parse_args(arguments)
    documents = [
        path
        for path in sorted(options.folder.iterdir())
        if path.suffix in (".json", ".yaml") and options.only in path.name
    ]
    failed = held = 0
    for path in documents:
        for name, comparisons, seconds in _held_against(path, options.law, options.seed):
            found = [change for one in comparisons for change in one.changes]
            hidden = sum(one.hidden for one in comparisons)
            mark = "FAIL" if found else "ok  "
            seen = ", ".join(f"{n} {id}" for id, n in Counter(c.id for c in found).most_common(5))
            print(
                f"{mark} {path.name}: {name}: {len(found)} changes, {hidden} hidden"
                f" ({seconds:.1f} s) {seen}",
                flush=True,
            )
            for change in found[: options.show]:
                print(f"       {change.id} {change.base} {change.revision}: {change.message}")
            failed += bool(found)
            held += not found
    print(f"{held} laws held, {failed} failed")
    return 1 if failed or not documents else 0


def _held_against(path: Path, law: str, seed: int) -> Iterator[tuple[str, list[Comparison], float]]:
    files = Files.open(path)
    document, old = files.root.data, read(files)
    ways: dict[str, Callable[[], Files]] = {
        name: lambda change=change: Files.of_data(change())  # type: ignore[misc]
        for name, change in laws(document, random.Random(seed)).items()
    }
    ways["as JSON"] = lambda: Files.of_text(json.dumps(document), name="openapi.json")
    ways["as YAML"] = lambda: Files.of_text(
        yaml.dump(document, Dumper=yaml.CSafeDumper, allow_unicode=True)
    )
    for name, write in ways.items():
        if law in name:
            new = read(write())
            began = time.process_time()
            both = [compared(old, new), compared(new, old)]
            yield name, both, time.process_time() - began


def compared(old: Contract, new: Contract) -> Comparison:
    """What differs between two contracts."""
    return compare(old, new, TERMS)


def contract(document: Any) -> Contract:
    """The contract of a document's data."""
    return read(Files.of_data(document))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
