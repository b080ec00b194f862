"""Validators in use: written for a model, compiled beside their types, and run under Node."""

import json
import re
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from contractor.model import Alias, Model, Record
from contractor.targets.typescript.names import identifiers
from contractor.targets.typescript.validators import named
from tests.targets.typescript.compiler import BIN, write

MODULES: Final = BIN.parents[1] / "tools" / "node" / "node_modules"
_STATEMENT: Final = re.compile(
    r"^export const (\w+): Schema<types\.(\w+)> =\s+/\* @__PURE__ \*/ schema\(\(\) =>(.*?),?\s*\);$",
    re.MULTILINE | re.DOTALL,
)
_SAME: Final = """
type Same<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
function same<A, B>(..._: Same<A, B> extends true ? [] : ["these differ", A, B]): void {}
"""
_JUDGE: Final = """
import * as validators from "./typescript/validators.js";
import { readFileSync } from "node:fs";
const verdict = ([name, text]) => {
  try {
    const value = JSON.parse(text);
    const found = validators[name].safeParse(value);
    return found.success && JSON.stringify(found.data) !== JSON.stringify(value) ? "changed" : found.success;
  } catch (error) {
    return `${error}`;
  }
};
const cases = JSON.parse(readFileSync(process.argv[2], "utf8"));
console.log(JSON.stringify(cases.map(verdict)));
"""


def written(model: Model, folder: Path) -> None:
    """The types and validators of a model, in a folder that knows zod."""
    write(model, folder, validators="zod", client=False, paths=False)
    beside(folder)


def beside(folder: Path) -> None:
    """Puts the packages of tools/node beside a folder's files."""
    if not (folder / "node_modules").exists():
        (folder / "node_modules").symlink_to(MODULES)


def compared(validators: str) -> str:
    """The file, with a line for each validator that compiles where what zod infers of it is its type.

    Each line looks at the expression that makes a validator, without the type that it is declared with; others
    stand in it under their declared types. So what holds for every line holds for the whole.
    """
    found = _STATEMENT.findall(validators)
    assert len(found) == validators.count("export const ")
    lines = [
        f"const {name}__ = () => {body.strip()};\n"
        f'same<ReturnType<typeof {name}__>["_zod"]["output"], types.{kind}>();\n'
        for name, kind, body in found
    ]
    return validators + _SAME + "".join(lines) if lines else validators


def bundled(folder: Path, script: str, *options: str) -> Path:
    """A script of a folder, with all that it imports, as one file for Node."""
    beside(folder)
    (folder / "script.ts").write_text(script, encoding="utf-8")
    made = folder / "script.mjs"
    command = [BIN / "esbuild", "script.ts", "--bundle", "--format=esm", f"--outfile={made}"]
    subprocess.run(
        [*command, "--platform=node", "--log-level=error", *options], cwd=folder, check=True
    )
    return made


def ran(folder: Path, script: str, *arguments: str | Path) -> str:
    """What a script prints."""
    command = [BIN / "node", bundled(folder, script), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def verdicts(model: Model, folder: Path, cases: Iterable[tuple[str, str]]) -> list[Any]:
    """For each name of a component and JSON text: whether its validator takes it; text for anything else."""
    written(model, folder)
    names = named(identifiers(model.definitions))
    given = [(names[f"#/components/schemas/{name}"], text) for name, text in cases]
    (folder / "cases.json").write_text(json.dumps(given), encoding="utf-8")
    found: list[Any] = json.loads(ran(folder, _JUDGE, folder / "cases.json"))
    return found


def is_plain(model: Model, name: str) -> bool:
    """Whether the validator of a component takes all that the component takes."""
    definition = model.definitions[f"#/components/schemas/{name}"]
    if isinstance(definition, Alias):
        return True
    return not (definition.nullable or (isinstance(definition, Record) and definition.implied))
