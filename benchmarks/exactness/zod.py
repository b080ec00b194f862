"""Judges JSON texts with the generated zod validators, all of a document in one process of Node.

Takes a document and cases, gives a verdict for each; refuses to know the oracle. Node, esbuild and zod are those
of `tools/node`.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from contractor.contract import read
from contractor.model import Alias, Model, Record, TypeKey, build
from contractor.source import Files
from contractor.targets import Settings
from contractor.targets.typescript import target
from contractor.targets.typescript.names import identifiers
from contractor.targets.typescript.validators import named

_ROOT: Final = Path(__file__).parents[2]
_BIN: Final = Path(sys.executable).parent
_MODULES: Final = _ROOT / "tools" / "node" / "node_modules"
#: Reads [name, null is taken, values that are no objects are taken, text] line by line. What a validator gives
#: back must be what it was given, to the order of names.
_JUDGE: Final = """
import * as validators from "./typescript/validators.js";
import { readFileSync } from "node:fs";

const verdict = ([name, nulls, others, text]) => {
  if (!(name in validators)) return `threw: there is no ${name}`;
  try {
    const value = JSON.parse(text);
    if (nulls && value === null) return true;
    if (others && (typeof value !== "object" || value === null || Array.isArray(value))) return true;
    const found = validators[name].safeParse(value);
    if (!found.success) return false;
    return JSON.stringify(found.data) === JSON.stringify(value) ? true : "threw: the value was changed";
  } catch (error) {
    return `threw: ${error}`.split("\\n")[0];
  }
};
const cases = readFileSync(process.argv[2], "utf8").split("\\n").filter((line) => line !== "");
process.stdout.write(cases.map((line) => JSON.stringify(verdict(JSON.parse(line)))).join("\\n"));
"""


def verdicts(document: Path, cases: Iterable[tuple[str, str]]) -> list[bool | str]:
    """For each key of a component and JSON text: whether its validator takes the text, or `threw: …`."""
    model = build(read(Files.open(document)))
    names = named(identifiers(model.definitions))
    lines = [json.dumps([*_asked(model, names, key), text]) for key, text in cases]
    with tempfile.TemporaryDirectory(prefix="contractor-zod-") as place:
        folder = Path(place)
        for file in target.render(model, Settings("judged", {"validators": "zod"})):
            path = folder / file.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(file.text, encoding="utf-8")
        (folder / "judge.ts").write_text(_JUDGE, encoding="utf-8")
        (folder / "cases").write_text("\n".join(lines), encoding="utf-8")
        made = folder / "judge.mjs"
        subprocess.run(
            [
                _BIN / "esbuild",
                folder / "judge.ts",
                "--bundle",
                "--platform=node",
                "--format=esm",
                "--log-level=error",
                f"--outfile={made}",
            ],
            check=True,
            env={**os.environ, "NODE_PATH": str(_MODULES)},
        )
        done = subprocess.run(
            [_BIN / "node", made, folder / "cases"], check=True, capture_output=True
        )
    found: list[bool | str] = [json.loads(line) for line in done.stdout.decode().splitlines()]
    return found


def _asked(model: Model, names: dict[TypeKey, str], key: TypeKey) -> tuple[str, bool, bool]:
    """The validator of a component, and what the component takes beside it."""
    seen: set[TypeKey] = set()
    while key not in model.definitions and key in model.contract.schemas and key not in seen:
        seen.add(key)
        key = model.contract.schemas[key].ref or key
    definition = model.definitions.get(key)
    if definition is None:
        return key, False, False
    nulls = not isinstance(definition, Alias) and definition.nullable
    return names[key], nulls, isinstance(definition, Record) and definition.implied
