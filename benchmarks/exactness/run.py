"""`make exactness`: measure whether generated types accept a value exactly when the contract does.

    python benchmarks/exactness/run.py [--document PATH]... [--only MEASURE]... [--seed N] [--corpus FOLDER] [--alone]

Without --document, each measure takes its own documents from the corpus. Writes every figure to
benchmarks/exactness/results.json and renders docs/exactness.md from it; what is not measured again stays as it
was recorded. With --document or --alone, nothing is recorded and the page is printed. Exit status 0: everything was
measured; 2: something could not be.
"""

import argparse
import importlib
import json
import shutil
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[0] = str(HERE.parent)  # the package and its neighbours, not the modules in it

import generators  # noqa: E402
from exactness.measure import About  # noqa: E402
from exactness.page import figure, page  # noqa: E402
from process import CommandFailed  # noqa: E402

ROOT = HERE.parent.parent
RESULTS = HERE / "results.json"
PAGE = ROOT / "docs" / "exactness.md"
#: Each is a module with TITLE, HOW and `measure(about)`; DOCUMENTS are those of the corpus that it takes, or else
#: VARIANTS are the names of its own cases.
MEASURES = ("suite", "python", "typescript", "agreement")


def main() -> int:
    """Measure and write."""
    parser = argparse.ArgumentParser(prog="exactness", description=__doc__.splitlines()[0])
    parser.add_argument("--document", action="append", type=Path, metavar="PATH")
    parser.add_argument("--only", action="append", choices=MEASURES, metavar="MEASURE")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--corpus", type=Path, default=ROOT.parent / "shared" / "corpus")
    parser.add_argument("--alone", action="store_true", help="leave out other generators")
    given = parser.parse_args()

    if not given.alone:
        generators.install()
    recorded: dict[str, Any] = {"measures": {}}
    unrecorded = bool(given.document) or given.alone
    if RESULTS.exists() and not unrecorded:
        recorded = json.loads(RESULTS.read_text(encoding="utf-8"))
    measured, failed = recorded["measures"], 0
    for name in given.only or MEASURES:
        module = importlib.import_module(f"exactness.{name}")
        own = getattr(module, "DOCUMENTS", ())
        documents = [given.corpus / one for one in own] or [Path(one) for one in module.VARIANTS]
        if given.document is not None and own:
            documents = given.document
        before = {} if unrecorded else measured.get(name, {}).get("documents", {})
        found: dict[str, Any] = {}
        for document in documents:
            about = About(document.resolve(), given.seed, peers=not given.alone)
            label = document.name
            try:
                found[label] = module.measure(about)
            except (
                CommandFailed,
                OSError,
                ValueError,
            ) as why:  # the engine bounds how deep schemas nest
                found[label] = {"failure": str(why)}
                failed += 1
            finally:
                shutil.rmtree(about.work)
            print(f"{name}: {said(label, found[label])}", flush=True)
            measured[name] = {"title": module.TITLE, "how": module.HOW, "documents": before | found}
            if not unrecorded:
                write(measured, given.seed)
        measured[name]["documents"] = found
    if unrecorded:
        print(page(dated(measured, given.seed)))
    else:
        write(measured, given.seed)
    return 2 if failed else 0


def dated(measured: dict[str, Any], seed: int) -> dict[str, Any]:
    """What was measured, in the order of the measures, with the day."""
    return {
        "date": datetime.now(UTC).date().isoformat(),
        "seed": seed,
        "measures": {name: measured[name] for name in MEASURES if name in measured},
    }


def write(measured: dict[str, Any], seed: int) -> None:
    """Record what was measured so far, and render the page."""
    recorded = dated(measured, seed)
    text = json.dumps(recorded, indent=1, ensure_ascii=False)
    RESULTS.write_text(text + "\n", encoding="utf-8")
    PAGE.write_text(page(recorded), encoding="utf-8")


def said(label: str, found: dict[str, Any]) -> str:
    """One line for a person who waits."""
    if "failure" in found:
        return f"{label}: not measured: {found['failure']}"
    parts = [label]
    for tool, one in found["tools"].items():
        figures = [f"{key} {figure(one[key])}" for key in FIGURES if key in one]
        parts.append(f"{tool} {', '.join(figures) or one.get('failure', '')}")
    return "; ".join(parts)


FIGURES = ("agreement", "bare", "valid", "but", "invalid")


if __name__ == "__main__":
    sys.exit(main())
