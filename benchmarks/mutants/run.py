"""`make mutants`: which planted faults contract tests notice, beside Schemathesis by itself.

    python benchmarks/mutants/run.py [--only WORDS] [--examples N] [--seed N] [--corpus FOLDER] [--alone]

Each fault is planted into a server that passes, and the operations that show it are tested. It is noticed where the
run fails, and not by what fails without it as well. Writes benchmarks/mutants/results.json and
docs/contract-tests.md. Exit status 0: at least 95 of 100 were noticed; 1: fewer; 2: a server failed without a fault.
"""

import argparse
import json
import logging
import sys
import tempfile
import time
import warnings
from collections.abc import Sequence
from contextlib import redirect_stdout
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[0] = str(HERE.parent)  # the package and its neighbours, not the modules in it

from contractor.contract import Contract  # noqa: E402
from contractor.contract.servers import prefix  # noqa: E402
from contractor.testing.asgi import Asgi  # noqa: E402
from contractor.testing.credentials import credentials  # noqa: E402
from contractor.testing.outcome import Tested  # noqa: E402
from contractor.testing.probes import probes  # noqa: E402
from contractor.testing.run import Subject, test  # noqa: E402
from contractor.testing.selecting import named, served  # noqa: E402
from contractor.testing.settings import ENGINE, Settings  # noqa: E402
from mutants.altered import Altered, Mutant  # noqa: E402
from mutants.page import page  # noqa: E402
from mutants.planted import PLANTED  # noqa: E402
from mutants.servers import servers  # noqa: E402

ROOT = HERE.parent.parent
RESULTS = HERE / "results.json"
PAGE = ROOT / "docs" / "contract-tests.md"
BAR = 0.95


def tested(contract: Contract, app: Any, mutant: Mutant, settings: Settings) -> Tested:
    """What came of testing the operations that a fault is about."""
    bases = {one.operation.at: prefix(one) for one in served(contract)}
    shown = credentials(contract, {})
    endpoints = tuple(named(contract, list(mutant.operations)))
    subject = Subject("", contract, endpoints, Asgi(app), bases, "", shown)
    with redirect_stdout(sys.stderr), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return test(subject, settings, probes(), lambda said: None)


def seen(outcome: Tested) -> set[tuple[str, str]]:
    """What a run fails by: checks and operations."""
    failed = {(one.check, one.operation) for one in outcome.failures}
    return failed | {("unreached", one.operation) for one in outcome.counting}


def main() -> int:
    """Measure, write, and print."""
    parser = argparse.ArgumentParser(prog="mutants", description=__doc__.splitlines()[0])
    parser.add_argument("--only", default="", help="faults whose name or kind holds these words")
    parser.add_argument("--examples", type=int, default=30)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--corpus", type=Path, default=ROOT.parent / "shared" / "corpus")
    parser.add_argument("--alone", action="store_true", help="leave out Schemathesis by itself")
    said = parser.parse_args()
    logging.disable(logging.CRITICAL)
    whole = Settings(seed=said.seed, examples=said.examples)
    plain = Settings(seed=said.seed, examples=said.examples, phases=ENGINE)
    rows: list[dict[str, Any]] = []
    alarms = 0
    place = tempfile.TemporaryDirectory()
    found = servers(said.corpus.resolve(), ROOT / "specs", Path(place.name))
    for name in PLANTED.keys() - found.keys():
        print(f"{name}: NOT RUN, it is not in {said.corpus}")
    for name, server in found.items():
        contract = server.contract
        before: dict[tuple[str, ...], set[tuple[str, str]]] = {}
        plainly_before: dict[tuple[str, ...], set[tuple[str, str]]] = {}
        for mutant in PLANTED[name]:
            if said.only not in mutant.name and said.only not in mutant.kind:
                continue
            begun = time.monotonic()
            if mutant.operations not in before:
                outcome = tested(contract, server.begin(), mutant, whole)
                before[mutant.operations] = seen(outcome)
                for one in sorted(seen(outcome)):
                    alarms += 1
                    print(f"  FALSE ALARM without a fault: {one[0]} at {one[1]}")
            wrong = Altered(server.begin(), mutant)
            ours = seen(tested(contract, wrong, mutant, whole)) - before[mutant.operations]
            row: dict[str, Any] = {
                "document": name,
                "fault": mutant.name,
                "kind": mutant.kind,
                "noticed": sorted({check for check, _ in ours}),
            }
            if not said.alone:
                if mutant.operations not in plainly_before:
                    right = server.begin()
                    plainly_before[mutant.operations] = plainly(contract, right, mutant, plain)
                wrong = Altered(server.begin(), mutant)
                theirs = plainly(contract, wrong, mutant, plain)
                theirs -= plainly_before[mutant.operations]
                row["schemathesis"] = sorted({check for check, _ in theirs})
            rows.append(row)
            print(
                f"{name:13} {mutant.kind:8} {'yes' if ours else 'NO '} "
                f"{'' if said.alone else 'yes' if row['schemathesis'] else 'no '} "
                f"{mutant.name}: {', '.join(row['noticed'])} [{time.monotonic() - begun:.0f} s]",
                flush=True,
            )
    if not said.only and not said.alone and found.keys() == PLANTED.keys():
        record(
            rows, alarms, said.examples, said.seed, {name: one.what for name, one in found.items()}
        )
    return ended(rows, alarms)


def record(
    rows: Sequence[dict[str, Any]], alarms: int, examples: int, seed: int, what: dict[str, str]
) -> None:
    """Write the figures and the page."""
    recorded = {
        "date": datetime.now(UTC).date().isoformat(),
        "examples": examples,
        "seed": seed,
        "schemathesis": version("schemathesis"),
        "alarms": alarms,
        "servers": what,
        "faults": rows,
    }
    RESULTS.write_text(json.dumps(recorded, indent=2, ensure_ascii=False) + "\n", "utf-8")
    PAGE.write_text(page(recorded), "utf-8")


def plainly(
    contract: Contract, app: Any, mutant: Mutant, settings: Settings
) -> set[tuple[str, str]]:
    """What Schemathesis by itself fails by, on the document as it is written."""
    from mutants.plain import failures

    return failures(contract, app, mutant.operations, settings.seed, settings.examples)


def ended(rows: Sequence[dict[str, Any]], alarms: int) -> int:
    """Print how many were noticed."""
    noticed = sum(bool(row["noticed"]) for row in rows)
    theirs = sum(bool(row.get("schemathesis")) for row in rows)
    share = noticed / len(rows) if rows else 0.0
    print(
        f"{len(rows)} faults, {noticed} noticed ({share:.1%}), by Schemathesis alone {theirs}; "
        f"{alarms} false alarms"
    )
    if alarms:
        return 2
    return 0 if share >= BAR else 1


if __name__ == "__main__":
    sys.exit(main())
