"""TypeScript types against the oracle: which values they take as literals.

Takes a document and its cases, gives for each tool how many of the values that a type must take compile, and how
many of those that a type can refuse do not. Each value is one line, `export const v17: Order = …;`; one run of
`tsc --strict` per document and tool, its errors read by line.

Two kinds of values are left out for every tool: those with properties that nothing they satisfy declares, which
TypeScript refuses in literals only (TS2353), and those with text where the type is a `Blob`, which JSON cannot write.
"""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import generators
from contractor import profile
from contractor.model.tags import tagged
from contractor.source import unescape
from exactness.instances import Case
from exactness.measure import About, Classes
from exactness.oracle import Definitions, Judge, Spelled, components, deepest, narrowed, parsed
from exactness.projection import (
    accepted,
    as_declared,
    declared,
    received,
    refused,
    without_binary,
)
from process import CommandFailed, clean_environment, run, without_paths

TITLE: Final = "TypeScript types"
HOW: Final = (
    "Every value is written as a literal of its type and compiled with `tsc --strict`. *Valid* are values that the "
    "schema takes as far as types can say it (no formats, patterns, bounds; integers are numbers), *invalid* are "
    "mutants that it refuses even so. Values with undeclared properties of open objects, which TypeScript refuses in "
    "literals only, and text for a `Blob` are left out."
)
DOCUMENTS: Final = (
    "museum.yaml",
    "train-travel.yaml",
    "box.json",
    "adyen-checkout.json",
    "discord.json",
    "openai.yaml",
    "github.json",
)
_ERROR: Final = re.compile(
    r"^(?P<file>[^\s(][^(]*)\((?P<line>\d+),\d+\): error (?P<code>TS\d+): (?P<says>.*)"
)
_EXCESS: Final = re.compile("Object literal may only specify known properties")
_SHOWN: Final = 300
_OPTIONS: Final = {
    "strict": True,
    "noEmit": True,
    "target": "es2022",
    "module": "esnext",
    "moduleResolution": "bundler",
    "lib": ["es2022", "dom", "dom.iterable"],
    "types": [],
    "skipLibCheck": True,
}


@dataclass
class Types:
    """Generated types: the folder, and an expression for the type of each component."""

    folder: Path
    head: str
    names: dict[str, str]
    note: str = ""


@dataclass
class Refusal:
    """What tsc says of a line: its codes, and the lines that it says."""

    codes: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)

    @property
    def says(self) -> str:
        """What a person reads."""
        return "\n".join(line[:_SHOWN] for line in self.lines[:6])

    @property
    def cause(self) -> str:
        """Its first code; TS2353 where it speaks of undeclared properties under another one."""
        return "TS2353" if self.mentions(_EXCESS) else self.codes[0]

    def mentions(self, words: re.Pattern[str]) -> bool:
        """Whether a line of it holds these words."""
        return any(words.search(line) for line in self.lines)


def measure(about: About) -> dict[str, Any]:
    """How exact each tool's types are on one document."""
    asked = _asked(about)
    found: dict[str, Any] = {
        "cases": len(asked.cases),
        "valid": sum(must for _, must in asked.cases),
        "touched": {
            "tag": asked.tag,
            "binary": asked.binary,
            "undeclared": asked.undeclared,
        },
    }
    tools: dict[str, Any] = {}
    for name, make, compiler in (
        ("contractor", _ours, "tsc-5.9"),
        ("contractor, TypeScript 7", _ours, "tsc-7"),
        ("openapi-typescript", _openapi_typescript, "tsc-5.9"),
        ("@hey-api/openapi-ts", _hey_api, "tsc-5.9"),
    ):
        if make is not _ours and not about.peers:
            continue
        try:
            tools[name] = _judged(about, asked.cases, make(about), compiler)
        except CommandFailed as why:
            tools[name] = {"failure": str(why)}
    return found | {"tools": tools}


@dataclass
class Asked:
    """The cases that a type can judge and whether it must take them; how many are left out for a rule."""

    cases: list[tuple[Case, bool]] = field(default_factory=list)
    tag: int = 0
    binary: int = 0
    undeclared: int = 0


def _asked(about: About) -> Asked:
    spelled = about.oracle.spelled

    def judge(definitions: Definitions) -> Judge:
        return Judge(definitions, spelled.names, formats=False)

    tags = tagged(about.model)
    bound = narrowed(spelled.definitions, spelled.names, tags)
    takes, untagged = judge(accepted(bound)), judge(accepted(spelled.definitions))
    as_text = judge(accepted(without_binary(bound)))
    never = judge(refused(spelled.definitions))
    read = Spelled(received(about.contract))
    closed = declared(accepted(narrowed(read.definitions, read.names, tags)))
    told = Judge(closed, as_declared(read.names), formats=False)
    found = Asked()
    for case, value in zip(about.cases, about.values, strict=True):
        if profile.refused(value) is not None:
            continue
        if takes.takes(case.key, value):
            if not as_text.takes(case.key, value):
                found.binary += 1
            elif not told.takes(case.key, value):
                found.undeclared += 1
            else:
                found.cases.append((case, True))
        elif not never.takes(case.key, value):
            found.cases.append((case, False))
        else:
            found.tag += untagged.takes(case.key, value)
    return found


# ── the tools ─────────────────────────────────────────────────────────────────────────────────────


def _ours(about: About) -> Types:
    out = about.work / "contractor-typescript"
    if not out.exists():
        tool = generators.contractor()
        if tool is None:
            raise CommandFailed("contractor is not installed beside this Python")
        out.mkdir()
        run(tool.generate(about.document, out), about.work)
    head = 'import type { components } from "./typescript/paths";'
    return Types(out, head, _indexed(about))


def _indexed(about: About) -> dict[str, str]:
    return {
        key: f"components[{json.dumps('schemas')}][{json.dumps(unescape(key.rpartition('/')[2]))}]"
        for key in components(about.contract)
    }


def _openapi_typescript(about: About) -> Types:
    out = _empty(about.work / "openapi-typescript")
    run(generators.openapi_typescript().generate(about.document, out), about.work)
    return Types(out, 'import type { components } from "./types";', _indexed(about))


def _hey_api(about: About) -> Types:
    out = _empty(about.work / "hey-api")
    run(generators.hey_api().generate(about.document, out), about.work)
    path = out / "types.gen.ts"
    if not path.exists():
        raise CommandFailed("exit status 0, no types.gen.ts")
    known: dict[str, list[str]] = {}
    for name in re.findall(r"^export type (\w+) =", path.read_text("utf-8"), re.MULTILINE):
        known.setdefault(_bare(name), []).append(name)
    names: dict[str, str] = {}
    for key in components(about.contract):
        found = known.get(_bare(unescape(key.rpartition("/")[2])), [])
        if len(found) == 1:
            names[key] = f"types.{found[0]}"
    lost = len(components(about.contract)) - len(names)
    note = f"no type found for {lost} components" if lost else ""
    return Types(out, 'import type * as types from "./types.gen";', names, note)


def _bare(name: str) -> str:
    return re.sub(r"[\W_]", "", name).lower()


def _empty(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


# ── compiling ─────────────────────────────────────────────────────────────────────────────────────


def _judged(
    about: About, asked: list[tuple[Case, bool]], types: Types, compiler: str
) -> dict[str, Any]:
    asked = [(case, must) for case, must in asked if case.key in types.names]
    keys = sorted({case.key for case, _ in asked})
    local = {key: f"T{index}" for index, key in enumerate(keys)}
    lines = [types.head, *(f"type {local[key]} = {types.names[key]};" for key in keys)]
    first = len(lines) + 1
    lines += [
        f"export const v{index}: {local[case.key]} = {case.text};"
        for index, (case, _) in enumerate(asked)
    ]
    (types.folder / "values.ts").write_text("\n".join(lines) + "\n", encoding="utf-8")
    refusals, others = _compiled(types.folder, compiler)
    by_line = {line - first: one for line, one in refusals.items()}
    wrong = [one.says for line, one in by_line.items() if line < 0]
    found = _counted(about, asked, by_line)
    notes = [types.note] if types.note else []
    if others or wrong:
        notes.append(
            f"{len(others) + len(wrong)} errors of tsc in the types themselves: {(others + wrong)[0]}"
        )
    return found | {"note": "; ".join(notes)}


def _compiled(folder: Path, compiler: str) -> tuple[dict[int, Refusal], list[str]]:
    """What tsc says of each line of the values, and what it says of everything else."""
    config = {"compilerOptions": _OPTIONS, "files": ["values.ts"]}
    (folder / "tsconfig.json").write_text(json.dumps(config), encoding="utf-8")
    environment = {**clean_environment(), "NODE_OPTIONS": "--max-old-space-size=6000"}
    tsc = Path(sys.executable).with_name(compiler)
    done = subprocess.run(
        [tsc, "-p", ".", "--pretty", "false"],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode not in (0, 1, 2) or done.stderr.strip():
        raise CommandFailed(f"{compiler}: exit status {done.returncode}: {_last(done.stderr)}")
    refusals: dict[int, Refusal] = {}
    others: list[str] = []
    current: Refusal | None = None
    for line in done.stdout.splitlines():
        match = _ERROR.match(line)
        if match is None:
            if current is not None:
                current.lines.append(line)
            continue
        current = None
        if match["file"].endswith("values.ts"):
            current = refusals.setdefault(int(match["line"]), Refusal())
            current.codes.append(match["code"])
            current.lines.append(match["says"])
        else:
            others.append(without_paths(line)[:200])
    return refusals, others


def _last(text: str) -> str:
    lines = text.strip().splitlines()
    return without_paths(lines[-1])[:160] if lines else "nothing on stderr"


def _counted(
    about: About, asked: list[tuple[Case, bool]], refusals: Mapping[int, Refusal]
) -> dict[str, Any]:
    classes = Classes()
    keyword = _keywords(about)
    valid, but, invalid = [0, 0], [0, 0], [0, 0]
    for index, (case, must) in enumerate(asked):
        said = refusals.get(index)
        if not must:
            invalid[0] += said is not None
            invalid[1] += 1
            if said is None:
                classes.add("false accept", keyword(case), case)
            continue
        valid[0] += said is None
        valid[1] += 1
        if said is None or not said.mentions(_EXCESS):
            but[0] += said is None
            but[1] += 1
        if said is not None:
            untyped = about.oracle.lacks_type(case.key, parsed(case.text))
            cause = "implied-type" if untyped else said.cause
            classes.add("false reject", cause, case, said.says)
    return {"valid": valid, "but": but, "invalid": invalid, "classes": classes.plain()}


def _keywords(about: About) -> Callable[[Case], str]:
    spelled = about.oracle.spelled
    judge = Judge(refused(spelled.definitions), spelled.names, formats=False)

    def keyword(case: Case) -> str:
        errors = list(judge.validator(case.key).iter_errors(parsed(case.text)))
        return deepest(errors) if errors else ""

    return keyword
