"""Score the diff in `--compat oasdiff` against a set of recorded answers of oasdiff 1.28.

    python benchmarks/diffset.py [--set FOLDER] [--tier TIER]... [--ids only-operations|FILE] [--worst] [--per-id]

Prints for each tier how many cases agree, and precision and recall over all findings; a case agrees when the
multiset of (id, level, operation, path) is the same. `--ids` compares only findings of these ids, on both
sides. `--worst` shows the cases that disagree, `--per-id` precision and recall of every id that is not met
exactly. Exit status 0: every case agrees; 1: one does not; 2: there is no such set.
"""

import argparse
import gzip
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from contractor.contract import Contract, read
from contractor.diagnostic import DocumentError, Severity
from contractor.diff.compat import findings
from contractor.diff.terms import Terms
from contractor.source import Files

ROOT = Path(__file__).resolve().parent.parent
TIERS = ("cases", "full", "flatten", "matrix", "real")
#: These look at the levels of all others, so they cannot be judged where only some are compared.
POLICY = {"api-version-not-bumped", "api-version-decreased", "api-major-version-not-bumped"}

Tuple = tuple[str, str, str, str]
Bag = Counter[Tuple]
Wanted = Callable[[str], bool]


@dataclass
class Case:
    """One pair of documents, how it is compared, and what was recorded."""

    name: str
    base: Path | dict[str, Any]
    revision: Path | dict[str, Any]
    expected: list[Tuple]
    options: dict[str, Any] = field(default_factory=dict)
    scope: list[str] | None = None
    min_level: Severity = Severity.INFO
    flatten: bool = False


@dataclass
class Score:
    """How one tier came out."""

    cases: int = 0
    agreeing: int = 0
    found: Counter[str] = field(default_factory=Counter)
    expected: Counter[str] = field(default_factory=Counter)
    both: Counter[str] = field(default_factory=Counter)
    unread: list[str] = field(default_factory=list)

    def add(self, expected: Bag, found: Bag) -> None:
        self.cases += 1
        self.agreeing += expected == found
        for bag, counted in (
            (expected, self.expected),
            (found, self.found),
            (expected & found, self.both),
        ):
            for one, count in bag.items():
                counted[one[0]] += count


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="benchmarks/diffset.py", description=__doc__.splitlines()[0]
    )
    parser.add_argument("--set", type=Path, default=ROOT.parent / "shared" / "diffset")
    parser.add_argument("--tier", action="append", choices=TIERS)
    parser.add_argument("--ids", metavar="only-operations|FILE")
    parser.add_argument("--worst", action="store_true")
    parser.add_argument("--per-id", action="store_true")
    given = parser.parse_args()
    if not given.set.is_dir():
        print(f"there is no folder {given.set}; name one with --set", file=sys.stderr)
        return 2
    wanted = _wanted(given.ids)
    clean = True
    for tier in given.tier or TIERS:
        score = Score()
        for case in _cases(given.set, tier):
            clean &= _compare(case, tier, given.set, wanted, score, worst=given.worst)
        _print(tier, score, per_id=given.per_id)
    return 0 if clean else 1


def _wanted(ids: str | None) -> Wanted:
    if ids is None:
        return bool
    if ids == "only-operations":
        from contractor.diff.rows.operations import ROWS

        chosen = {row.id for row in ROWS} - POLICY
    else:
        chosen = set(Path(ids).read_text(encoding="utf-8").split())
    return chosen.__contains__


# ── cases ─────────────────────────────────────────────────────────────────────────────────────────────


def _cases(folder: Path, tier: str) -> Iterator[Case]:
    if tier == "cases":
        for raw in _json(folder / "cases.json")["cases"]:
            yield Case(
                raw["name"],
                folder / raw["base"],
                folder / raw["revision"],
                _tuples(raw["expected"]),
                raw["options"],
                None if raw["scope"] == "all" else raw["scope"],
                Severity[raw["min_level"].upper()],
            )
    elif tier in ("full", "flatten"):
        key = "expected" if tier == "full" else "expected_flatten_allof"
        for raw in _json(folder / "full.json")["pairs"]:
            if key in raw:
                name = f"{raw['base']} → {raw['revision']}"
                base, revision = folder / raw["base"], folder / raw["revision"]
                yield Case(name, base, revision, _tuples(raw[key]), flatten=tier == "flatten")
    elif tier == "matrix":
        for line in (folder / "matrix.jsonl").read_text(encoding="utf-8").splitlines():
            raw = json.loads(line)
            yield Case(raw["name"], raw["base"], raw["revision"], _tuples(raw["expected"]))
    else:
        for path in sorted((folder / "real").glob("*.json")):
            raw = _json(path)
            base, revision = folder / raw["base"], folder / raw["revision"]
            if base.exists() and revision.exists():
                found = [tuple(row[:4]) for row in raw["changes"]]
                yield Case(raw["name"], base, revision, found)


def _json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def _tuples(expected: Iterable[dict[str, Any]]) -> list[Tuple]:
    return [(one["id"], one["level"], one["operation"], one["path"]) for one in expected]


def _compare(
    case: Case, tier: str, folder: Path, wanted: Wanted, score: Score, *, worst: bool
) -> bool:
    today = date.fromisoformat("2026-11-23")
    found: list[Tuple] = []
    failed = ""
    try:
        found = _findings(case, today)
    except DocumentError as error:
        failed = f"{error.findings[0].id}: {error.findings[0].message}"
        score.unread.append(f"{case.name}: {failed}")
    scope = set(case.scope) if case.scope is not None else None
    kept = [
        one
        for one in found
        if wanted(one[0])
        and (scope is None or one[0] in scope)
        and Severity[one[1].upper()] >= case.min_level
    ]
    expected_bag = Counter(one for one in case.expected if wanted(one[0]))
    found_bag = Counter(kept)
    if failed:
        found_bag[failed, "", "", ""] += 1
    score.add(expected_bag, found_bag)
    if worst and expected_bag != found_bag:
        print(f"{tier}/{case.name}")
        for sign, bag in (("-", expected_bag - found_bag), ("+", found_bag - expected_bag)):
            for one, count in sorted(bag.items()):
                print(f"  {sign} {' '.join(one)}{f' x{count}' if count > 1 else ''}")
    return expected_bag == found_bag


def _findings(case: Case, today: date) -> list[Tuple]:
    options = case.options
    terms = Terms(
        today,
        notice_beta=options.get("deprecation_days_beta", 0),
        notice_stable=options.get("deprecation_days_stable", 0),
        stability=options.get("stability_level") or "beta",
        compat=True,
        match_inline=options.get("diff", {}).get("MatchInlineRefs", True),
        flatten=case.flatten,
    )
    severity = {
        id: None if level == "none" else Severity[level.upper()]
        for id, level in options.get("severity", {}).items()
    }
    found = findings(_contract(case.base), _contract(case.revision), terms, severity)
    return [(one.id, one.level.word, one.operation, one.path) for one in found]


def _contract(source: Path | dict[str, Any]) -> Contract:
    return _read(source) if isinstance(source, Path) else read(Files.of_data(source))


@lru_cache(maxsize=8)
def _read(path: Path) -> Contract:
    if path.suffix == ".gz":
        return read(Files.of_text(gzip.decompress(path.read_bytes()).decode(), name=path.stem))
    return read(Files.open(path, allow_outside=True))


# ── what is printed ───────────────────────────────────────────────────────────────────────────────────


def _print(tier: str, score: Score, *, per_id: bool) -> None:
    both, found, expected = score.both.total(), score.found.total(), score.expected.total()
    print(
        f"{tier:8} {score.agreeing:5} of {score.cases:5} cases agree {_share(score.agreeing, score.cases):>8}"
        f"   precision {_share(both, found):>8}   recall {_share(both, expected):>8}   {expected} findings"
    )
    for reason in score.unread:
        print(f"  not read: {reason}")
    if per_id:
        for id in sorted(score.found.keys() | score.expected.keys()):
            same, ours, theirs = score.both[id], score.found[id], score.expected[id]
            if not same == ours == theirs:
                print(f"  {id}: precision {_share(same, ours)}, recall {_share(same, theirs)}")


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.2f} %" if whole else "none"


if __name__ == "__main__":
    sys.exit(main())
