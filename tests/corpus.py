"""`make corpus`: generate from every document of a folder and check all that came out.

For each document: exit status 0, or 1 with located errors of the document itself and the rest written; names
without meaningless numbers; every model builds; a second run writes nothing. For all of the output together:
mypy --strict, pyright, tsc --strict (5.9 and 7), ruff format. Prints a line per check and fails with 1 if
anything does not hold.
"""

import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from unicodedata import normalize

from contractor.contract import read
from contractor.model import Enumeration, Model, Record, build
from contractor.source import Files
from contractor.text import pascal, snake

_BIN = Path(sys.executable).parent
_DIGITS = re.compile(r"\d+")
#: Imports every module, resolves every deferred model, and builds a validator for every alias.
_BUILD = """
import importlib, sys
from pydantic import BaseModel, TypeAdapter
package = importlib.import_module(sys.argv[1] + ".models")
models = aliases = 0
for name in package.__all__:
    one = getattr(package, name)
    if isinstance(one, type) and issubclass(one, BaseModel):
        one.model_rebuild(force=True)
        models += 1
    else:
        TypeAdapter(one)
        aliases += 1
print(f"{models} models, {aliases} other types")
"""
#: Starts the application, with nothing behind it, and compares what it lists with what is described.
_BOOT = """
import importlib, inspect, json, pathlib, sys
package = importlib.import_module(sys.argv[1])
create = importlib.import_module(sys.argv[1] + ".api").create_app
options = ("check_replies", "largest_body")
wanted = [name for name, one in inspect.signature(create).parameters.items()
          if one.kind is one.KEYWORD_ONLY and name not in options]
app = create(**{name: lambda *given: None for name in wanted})
folder = pathlib.Path(package.__file__).parent
described = json.loads((folder / "_operations.json").read_bytes())["operations"]
listed = {(method, path) for path, item in app.openapi()["paths"].items() for method in item}
lost = {(one["method"].lower(), one["path"]) for one in described} - listed
known = {"get", "put", "post", "delete", "options", "head", "patch", "trace"}
lost = {one for one in lost if one[0] in known}
if lost:
    sys.exit(f"not routed: {sorted(lost)[:5]}")
print(f"{len(described)} operations")
"""
#: Documents may name two operations alike; FastAPI says so once more.
_DOUBLED = "ignore:Duplicate Operation ID:UserWarning"
TSCONFIG = {
    "compilerOptions": {
        "strict": True,
        "noEmit": True,
        "target": "es2022",
        "module": "esnext",
        "moduleResolution": "bundler",
        "lib": ["es2022", "dom", "dom.iterable"],
        "types": [],
        "exactOptionalPropertyTypes": True,
        "noUncheckedIndexedAccess": True,
        "verbatimModuleSyntax": True,
        "isolatedModules": True,
        "erasableSyntaxOnly": True,
    },
    "include": ["*/typescript/**/*.ts"],
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a check says: its name, whether it held, and what is to be seen."""

    name: str
    held: bool
    seen: str
    seconds: float = 0.0

    def __str__(self) -> str:
        mark = "ok  " if self.held else "FAIL"
        return f"{mark} {self.name}: {self.seen} ({self.seconds:.1f} s)"


def main(arguments: Sequence[str]) -> int:
    """Check the documents of a folder."""
    parser = argparse.ArgumentParser(prog="python -m tests.corpus")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", help="documents whose name holds this")
    parser.add_argument("--keep", type=Path, help="write here and leave it")
    options = parser.parse_args(arguments)
    documents = {
        path.name: path
        for path in sorted(options.folder.iterdir())
        if path.suffix in (".json", ".yaml") and (options.only or "") in path.name
    }
    out = options.keep or Path(tempfile.mkdtemp(prefix="contractor-corpus-"))
    out.mkdir(parents=True, exist_ok=True)
    out = out.resolve()
    outcomes: list[Outcome] = []
    try:
        for outcome in outcomes_of(documents, out):
            print(outcome, flush=True)
            outcomes.append(outcome)
    finally:
        if options.keep is None:
            shutil.rmtree(out)
    failed = sum(not outcome.held for outcome in outcomes)
    print(f"{len(outcomes) - failed} passed, {failed} failed")
    return 1 if failed or not documents else 0


def outcomes_of(documents: Mapping[str, Path], out: Path) -> Iterator[Outcome]:
    """Every check of the documents, by their labels; what is generated goes to a folder per label."""
    for label, path in documents.items():
        yield from _generated(label, path, out / _package(label))
    checks = [
        ("ruff format", [_BIN / "ruff", "format", "--check", "--isolated", out]),
        ("tsc 5.9 --strict", [_BIN / "tsc-5.9", "-p", out]),
        ("tsc 7 --strict", [_BIN / "tsc-7", "-p", out]),
        ("mypy --strict", _mypy(out)),
        ("pyright", [_BIN / "pyright", "-p", out]),
    ]
    (out / "tsconfig.json").write_text(json.dumps(TSCONFIG), encoding="utf-8")
    (out / "pyrightconfig.json").write_text(json.dumps(_pyright(out)), encoding="utf-8")
    with ThreadPoolExecutor(2) as workers:
        yield from workers.map(lambda check: _checked(*check, out), checks)


def _package(label: str) -> str:
    return "of_" + re.sub(r"\W+", "_", label.removesuffix(".json").removesuffix(".yaml"))


def _roots(out: Path) -> list[Path]:
    return sorted(out.glob("*/python"))


def _mypy(out: Path) -> list[str | Path]:
    options = ("--strict", "--config-file=", "--cache-dir", out / ".mypy")
    return [_BIN / "mypy", *options, *_roots(out)]


def _pyright(out: Path) -> dict[str, object]:
    folders = [str(path.relative_to(out)) for path in _roots(out)]
    # What every package carries along is checked once: pyright takes seconds for each.
    known: set[bytes] = set()
    again: list[str] = []
    for path in sorted(out.glob("*/python/**/*.py")):
        content = path.read_bytes()
        if content in known:
            again.append(path.relative_to(out).as_posix())
        known.add(content)
    return {
        "include": folders,
        "exclude": again,
        "extraPaths": folders,
        "pythonVersion": "3.11",
        "venvPath": str(_BIN.parent.parent),
        "venv": _BIN.parent.name,
    }


def _checked(name: str, command: Sequence[str | Path], out: Path) -> Outcome:
    status, said, seconds = _run(command, out)
    lines = said.strip().splitlines()
    return Outcome(
        name, status == 0, "\n    ".join(lines[-1:] if status == 0 else lines[-40:]), seconds
    )


def _run(command: Sequence[str | Path], cwd: Path) -> tuple[int, str, float]:
    started = time.monotonic()
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout + done.stderr, time.monotonic() - started


def _generated(label: str, path: Path, target: Path) -> Iterator[Outcome]:
    command: list[str | Path] = [_BIN / "contractor", "generate", path.resolve(), "--out", target]
    command += ["--package", target.name, "--keep-going"]
    status, said, seconds = _run(command, target.parent)
    yield Outcome(
        f"{label}: generate",
        status in (0, 1) and "Traceback" not in said and target.is_dir(),
        f"exit {status}, " + (said.strip().splitlines() or ["nothing said"])[-1],
        seconds,
    )
    yield _named(label, path)
    if not target.is_dir():
        return
    before = _times(target)
    again, said, seconds = _run(command, target.parent)
    yield Outcome(
        f"{label}: a second run writes nothing",
        again == status and _times(target) == before,
        f"exit {again}",
        seconds,
    )
    status, said, seconds = _run(
        [sys.executable, "-W", "error", "-c", _BUILD, target.name], target / "python"
    )
    lines = said.strip().splitlines()
    yield Outcome(f"{label}: imports and builds", status == 0, "\n    ".join(lines[-8:]), seconds)
    status, said, seconds = _run(
        [sys.executable, "-W", "error", "-W", _DOUBLED, "-c", _BOOT, target.name],
        target / "python",
    )
    lines = said.strip().splitlines()
    yield Outcome(f"{label}: boots", status == 0, "\n    ".join(lines[-8:]), seconds)


def _times(folder: Path) -> dict[Path, int]:
    return {path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}


# ── names and findings ────────────────────────────────────────────────────────────────────────────


def _named(label: str, path: Path) -> Outcome:
    started = time.monotonic()
    contract = read(Files.open(path))
    model = build(contract)
    found = contract.files.locate([*contract.findings, *model.findings])
    wrong = list(_wrong(model))
    wrong += [f"no line for {finding.at}" for finding in found if finding.span is None]
    counts = Counter(finding.id for finding in found)
    said = ", ".join(f"{count} {id}" for id, count in counts.items()) or "no findings"
    seen = "\n    ".join(
        [f"{len(model.definitions)} types, {len(model.calls)} calls, {said}", *wrong[:10]]
    )
    return Outcome(f"{label}: names", not wrong, seen, time.monotonic() - started)


def _wrong(model: Model) -> Iterator[str]:
    """Two types of one name, and digits in a name that the document does not say at that place."""
    taken: dict[str, str] = {}
    for key, definition in model.definitions.items():
        name = pascal(definition.name)
        if name.casefold() in taken:
            yield f"{name} names {key} and {taken[name.casefold()]}"
        taken[name.casefold()] = key
        for digits in _DIGITS.findall(name):
            if digits not in key and not _said_at(model, key, digits):
                yield f"{name}: the digits {digits} do not stand at {key}"
        for code, said in _inside(definition):
            for digits in _DIGITS.findall(code):
                if digits not in said and not _said_at(model, definition.at, digits):
                    yield f"{name}.{code}: the digits {digits} do not stand in {said!r}"


def _inside(definition: object) -> Iterator[tuple[str, str]]:
    """The names inside a type, each with what the document says there."""
    if isinstance(definition, Record):
        for one in definition.properties:
            yield snake(one.words), normalize("NFKC", one.name)
    if isinstance(definition, Enumeration):
        for member in definition.members:
            yield snake(member.words), f"{member.value} {member.description}"


def _said_at(model: Model, key: str, digits: str) -> bool:
    """Whether the digits stand in the operation's name, or in the schema itself (a title, a tag)."""
    named = any(digits in pascal(call.name) for call in model.calls if key.startswith(call.at))
    try:
        schema = model.contract.files.root.data
        for token in key.removesuffix(">sent").partition("#")[2].split("/")[1:]:
            token = token.replace("~1", "/").replace("~0", "~")
            schema = schema[int(token)] if isinstance(schema, list) else schema[token]
            if isinstance(schema, dict) and digits in str(schema.get("title", "")):
                return True
    except (LookupError, TypeError, ValueError):
        return named  # a synthetic place, below a merged schema
    return named or digits in str(schema)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
