"""Random edits of the document of a project that `contractor init` began.

After each run of edits the code is generated anew. Files that are the person's stay as they are, byte for
byte, and what they have to write now is named by `contractor generate --check` and by mypy: no method more and
none less. `python -m tests.edits` makes a hundred.
"""

import argparse
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml
from mypy import api as mypy

BIN = Path(sys.executable).parent
IMPLEMENTED = {"list_tasks", "create_task", "replace_task", "delete_task"}
#: What each of them takes.
TAKEN = {
    "list_tasks": {"done", "limit"},
    "create_task": {"body"},
    "replace_task": {"task_id", "body"},
    "delete_task": {"task_id"},
}
METHODS = ("get", "put", "post", "delete", "patch")
WORDS = ("archive", "note", "board", "label", "owner", "invite", "export", "remind")

Document = dict[str, Any]


class Mistake(Exception):
    """Something that the bar does not allow."""


# ── edits ─────────────────────────────────────────────────────────────────────────────────────────


def operations(document: Document) -> list[tuple[str, str, dict[str, Any]]]:
    return [
        (path, method, item[method])
        for path, item in document["paths"].items()
        for method in METHODS
        if method in item
    ]


def fresh_name(document: Document, chance: random.Random) -> str:
    taken = {one["operationId"] for _, _, one in operations(document)}
    while True:
        name = chance.choice(WORDS) + chance.choice(WORDS).title() + str(chance.randrange(9))
        if name not in taken:
            return name


def add_operation(document: Document, chance: random.Random) -> None:
    name = fresh_name(document, chance)
    tag = chance.choice(["Tasks", "Tasks", "Boards"])
    operation = {
        "operationId": name,
        "tags": [tag],
        "responses": {"204": {"description": "Done"}},
    }
    document["paths"].setdefault(f"/{name}", {})[chance.choice(METHODS)] = operation


def remove_operation(document: Document, chance: random.Random) -> None:
    path, method, _ = chance.choice(operations(document))
    if len(operations(document)) > 1:
        del document["paths"][path][method]


def rename_operation(document: Document, chance: random.Random) -> None:
    _, _, operation = chance.choice(operations(document))
    operation["operationId"] = fresh_name(document, chance)


def move_operation(document: Document, chance: random.Random) -> None:
    _, _, operation = chance.choice(operations(document))
    operation["tags"] = [chance.choice(["Tasks", "Boards"])]


def add_parameter(document: Document, chance: random.Random) -> None:
    _, _, operation = chance.choice(operations(document))
    name = chance.choice(WORDS) + str(chance.randrange(9))
    found = operation.setdefault("parameters", [])
    if all(one["name"] != name for one in found):
        schema = {"type": chance.choice(["string", "integer", "boolean"])}
        found.append(
            {"name": name, "in": "query", "required": chance.random() < 0.5, "schema": schema}
        )


def remove_parameter(document: Document, chance: random.Random) -> None:
    for _, _, operation in chance.sample(operations(document), len(operations(document))):
        if operation.get("parameters"):
            operation["parameters"].pop(chance.randrange(len(operation["parameters"])))
            return


def add_property(document: Document, chance: random.Random) -> None:
    task = document["components"]["schemas"]["Task"]
    name = chance.choice(WORDS) + str(chance.randrange(99))
    task["properties"][name] = {"type": chance.choice(["string", "integer", "boolean"])}


def bound_property(document: Document, chance: random.Random) -> None:
    title = document["components"]["schemas"]["Task"]["properties"]["title"]
    title["maxLength"] = chance.randrange(50, 500)


def add_schema(document: Document, chance: random.Random) -> None:
    name = chance.choice(WORDS).title() + str(chance.randrange(9))
    schema = {"type": "object", "properties": {"a": {"type": "string"}}, "x-contractor-name": name}
    document["components"]["schemas"].setdefault(name, schema)


def describe(document: Document, chance: random.Random) -> None:
    _, _, operation = chance.choice(operations(document))
    operation["description"] = " ".join(chance.choices(WORDS, k=chance.randrange(1, 40)))


def reorder(document: Document, chance: random.Random) -> None:
    items = list(document["paths"].items())
    chance.shuffle(items)
    document["paths"] = dict(items)


EDITS: tuple[Callable[[Document, random.Random], None], ...] = (
    add_operation,
    remove_operation,
    rename_operation,
    move_operation,
    add_parameter,
    remove_parameter,
    add_property,
    bound_property,
    add_schema,
    describe,
    reorder,
)


# ── what must be said of them ─────────────────────────────────────────────────────────────────────


def snake(name: str) -> str:
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()


def wanted(document: Document, tag: str) -> dict[str, set[str]]:
    """The methods that a group asks for, and what each takes."""
    found = {}
    for path, _, operation in operations(document):
        if operation["tags"] == [tag]:
            shared = document["paths"][path].get("parameters", [])
            taken = {snake(one["name"]) for one in [*shared, *operation.get("parameters", [])]}
            body = {"body"} if "requestBody" in operation else set()
            found[snake(operation["operationId"])] = taken | body
    return found


def expected(document: Document) -> tuple[set[str], set[str], bool]:
    """The methods that are missing, those that take something else, and whether a group is."""
    tasks = wanted(document, "Tasks")
    missing = set(tasks) - IMPLEMENTED
    wrong = {name for name in set(tasks) & IMPLEMENTED if tasks[name] != TAKEN[name]}
    return missing, wrong, bool(wanted(document, "Boards"))


def run(folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [str(BIN / "contractor"), *arguments],
        cwd=folder,
        env={**os.environ, "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


def yours(folder: Path) -> dict[str, bytes]:
    """The files that generating must not touch."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.relative_to(folder).parts[0] not in ("generated", ".mypy_cache")
    }


def check(folder: Path, document: Document) -> None:
    """Generate, and hold what is said against what the edits ask for."""
    (folder / "openapi.yaml").write_text(yaml.safe_dump(document, sort_keys=False), "utf-8")
    before = yours(folder)
    done = run(folder, "generate")
    if done.returncode != 0:
        raise Mistake(done.stderr)
    if yours(folder) != before:
        raise Mistake("a file that is not generated was touched")
    missing, wrong, group = expected(document)
    tasks = bool(wanted(document, "Tasks"))
    for said in (done.stderr, run(folder, "generate", "--check").stderr):
        named = set(re.findall(r"Tasks has no `(\w+)`", said))
        odd = set(re.findall(r"`Tasks\.(\w+)` (?:does not take|wants)", said))
        asked = set(re.findall(r"called without `(\w+)`", said))
        if tasks and (named, odd) != (missing, wrong):
            raise Mistake(f"{named=} {missing=} {odd=} {wrong=}\n{said}")
        if asked != ({"boards"} if group else set()):
            raise Mistake(f"{asked=} {group=}")
    status = run(folder, "generate", "--check").returncode
    if status != int(bool((tasks and (missing or wrong)) or group)):
        raise Mistake(f"exit status {status}")
    of_mypy(folder, missing if tasks else set(), wrong if tasks else set(), group)


def of_mypy(folder: Path, missing: set[str], wrong: set[str], group: bool) -> None:
    """The same, from a type checker that knows nothing of us."""
    here = Path.cwd()
    os.chdir(folder)
    try:
        said, _, _ = mypy.run(["app"])
    finally:
        os.chdir(here)
    abstract = re.findall(r"Cannot instantiate abstract class \"Tasks\" with abstract attr.*", said)
    named = set(re.findall(r'"(\w+)"', " ".join(abstract))) - {"Tasks"}
    hidden = re.search(r"\((\d+) methods suppressed\)", said)
    if hidden is None and named != missing:
        raise Mistake(f"mypy names {named}, and {missing} are missing\n{said}")
    if hidden is not None and not (
        named <= missing and len(named) + int(hidden[1]) == len(missing)
    ):
        raise Mistake(f"mypy names {named} and {hidden[1]} more, and {missing} are missing")
    odd = set(re.findall(r'Signature of "(\w+)" incompatible', said))
    if odd != wrong:
        raise Mistake(f"mypy names {odd}, and {wrong} take something else\n{said}")
    if ('Missing named argument "boards"' in said) != group:
        raise Mistake(said)


def edit(folder: Path, count: int, seed: int) -> int:
    """Make some edits, a few at a time, each time from the same beginning; how many there were."""
    chance = random.Random(seed)
    base = yaml.safe_load((folder / "openapi.yaml").read_text("utf-8"))
    made = 0
    while made < count:
        document = yaml.safe_load(yaml.safe_dump(base))
        some = min(chance.randrange(1, 5), count - made)
        applied = [chance.choice(EDITS) for _ in range(some)]
        for one in applied:
            one(document, chance)
        try:
            check(folder, document)
        except Mistake as mistake:
            names = ", ".join(one.__name__ for one in applied)
            raise Mistake(f"seed {seed}, after {made} edits and {names}: {mistake}") from None
        made += some
    return made


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        run(Path(folder), "init", "--title", "Todo", "-q")
        try:
            made = edit(Path(folder), asked.count, asked.seed)
        except Mistake as mistake:
            print(f"edits: {mistake}", file=sys.stderr)
            return 1
    took = time.monotonic() - started
    print(
        f"{made} edits in {took:.0f} s: no file of a person's touched, every missing method named by"
        " contractor generate, by contractor generate --check and by mypy"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
