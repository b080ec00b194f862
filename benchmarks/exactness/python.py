"""Pydantic models against the oracle: which texts they take, and whether what they took dumps back.

Takes a document and its cases, gives agreement by mutation and the classes of disagreement, for contractor's
models, for those of datamodel-code-generator with its usual options, and for accepting everything.
"""

import json
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import generators
from contractor import profile
from contractor.contract import Contract
from contractor.model import Alias, Definition, Model, Record, TypeKey
from contractor.targets.pydantic.graph import Graph
from contractor.targets.pydantic.symbols import named
from exactness.instances import Case
from exactness.measure import About, Classes, tally
from exactness.oracle import components, parsed
from process import Command, CommandFailed, run

TITLE: Final = "Pydantic models"
HOW: Final = (
    "Every text is read with `TypeAdapter(type).validate_json`, where the type is the annotation by which fields "
    "refer to the component; what was accepted must dump back to an equal value. datamodel-code-generator has its "
    "usual options (Pydantic 2, Annotated, field constraints)."
)
DOCUMENTS: Final = ("box.json", "adyen-checkout.json", "discord.json", "openai.yaml", "github.json")
_JUDGE: Final = Path(__file__).with_name("judge.py")
#: Module, name, and what is taken beside it: `null`, or `others` than objects.
Symbol = tuple[str, str, str]


def measure(about: About) -> dict[str, Any]:
    """Agreement of each tool with the oracle on one document."""
    found: dict[str, Any] = {
        "cases": len(about.cases),
        "valid": sum(case.valid for case in about.cases),
        "touched": {
            "tag": sum(
                about.oracle.touches_tag(case.key, value)
                for case, value in zip(about.cases, about.values, strict=True)
            )
        },
    }
    everything = [{"taken": True} for _ in about.cases]
    tools: dict[str, Any] = {}
    judges = {"contractor": ours, "datamodel-code-generator": _theirs}
    for name, judged in judges.items():
        if name != "contractor" and not about.peers:
            continue
        try:
            tools[name] = compared(about, *judged(about), ours=name == "contractor")
        except CommandFailed as why:
            tools[name] = {"failure": str(why)}
    tools["accept everything"] = compared(about, everything, "", ours=False)
    return found | {"tools": tools}


# ── the tools ─────────────────────────────────────────────────────────────────────────────────────


def ours(about: About) -> tuple[list[dict[str, Any]], str]:
    out = _empty(about.work / "contractor-python")
    command = Path(sys.executable).with_name("contractor")
    options = (
        "--out",
        out,
        "--package",
        generators.PACKAGE,
        "--keep-going",
        "--target",
        "pydantic",
    )
    run(Command((command, "generate", about.document, *options), accepts=(0, 1)), about.work)
    symbols = _symbols(about.contract, about.model)
    return _judged(about, Path(sys.executable), out / "python", symbols), ""


def _symbols(contract: Contract, model: Model) -> dict[str, Symbol]:
    """The annotation by which fields refer to each component."""
    known = named(model, Graph.of(model))
    found: dict[str, Symbol] = {}
    for component in components(contract):
        key = definition_key(contract, model, component)
        if key is None:
            continue
        definition = model.definitions[key]
        module = f"{generators.PACKAGE}.models.{known.homes[key]}"
        found[component] = (module, known.annotations[key], _beside(definition))
    return found


def _beside(definition: Definition) -> str:
    """What a component takes beside the type that has its name."""
    if isinstance(definition, Alias):
        return ""
    if isinstance(definition, Record) and definition.implied:
        return "others"
    return "null" if definition.nullable else ""


def definition_key(contract: Contract, model: Model, component: str) -> TypeKey | None:
    """The type of a component: what is nothing but another schema has no definition of its own."""
    key: TypeKey | None = component
    while key is not None and key not in model.definitions:
        key = contract.schemas[key].ref if key in contract.schemas else None
    return key


def _theirs(about: About) -> tuple[list[dict[str, Any]], str]:
    out = _empty(about.work / "dmcg")
    tool = generators.datamodel_code_generator()
    asked = tool.generate(about.document, out)
    metadata = out / "metadata.json"
    run(Command((*asked.arguments, "--emit-model-metadata", metadata)), about.work)
    symbols: dict[str, Symbol] = {}
    for one in json.loads(metadata.read_text("utf-8"))["models"]:
        key = "#" + str(one["source_ref"]).partition("#")[2]
        nullable = key in about.contract.schemas and about.oracle.takes(key, None)
        beside = "null" if nullable else ""
        symbols.setdefault(key, (generators.PACKAGE, one["class_name"], beside))
    lost = [key for key in components(about.contract) if key not in symbols]
    note = f"no class for {len(lost)} components" if lost else ""
    return _judged(about, generators.python(), out, symbols), note


def _judged(
    about: About, python: Path, folder: Path, symbols: Mapping[str, Symbol]
) -> list[dict[str, Any]]:
    given, verdicts = about.work / "cases.jsonl", about.work / "verdicts.jsonl"
    asked = [case for case in about.cases if case.key in symbols]
    with given.open("w", encoding="utf-8") as out:
        for case in asked:
            module, name, beside = symbols[case.key]
            line = {"module": module, "name": name, "beside": beside, "text": case.text}
            out.write(json.dumps(line) + "\n")
    run(Command((python, _JUDGE, folder, given, verdicts)), about.work)
    found = iter(verdicts.read_text("utf-8").splitlines())
    return [
        json.loads(next(found)) if case.key in symbols else {"unknown": True}
        for case in about.cases
    ]


def _empty(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


# ── the comparison ────────────────────────────────────────────────────────────────────────────────


def compared(
    about: About, verdicts: list[dict[str, Any]], note: str, *, ours: bool
) -> dict[str, Any]:
    """Agreement by mutation, agreement with the bare oracle, and the classes of disagreement."""
    classes, losses = Classes(), Classes()
    agreed: list[tuple[str, bool]] = []
    bare: list[tuple[str, bool]] = []
    for case, value, said in zip(about.cases, about.values, verdicts, strict=True):
        if "unknown" in said:
            continue
        agrees = said["taken"] == case.valid and "raised" not in said
        agreed.append((case.mutation, agrees))
        plain = about.bare.takes(case.key, value)
        if plain is not None:
            bare.append(("", said["taken"] == plain))
        if "raised" in said:
            classes.add("raised", said["raised"].partition(":")[0], case, said["raised"])
        elif not agrees and ours:
            kind, cause, more = _cause(about, case, value, said)
            classes.add(kind, cause, case, more)
        elif not agrees:
            classes.add("false accept" if said["taken"] else "false reject", "", case)
        if ours and said["taken"] and case.valid:
            _lost(losses, case, value, said)
    by_mutation = tally(agreed)
    lost = sum(one["count"] for one in losses.plain())
    return {
        "note": note or (f"{lost:,} dumped otherwise" if lost else ""),
        "agreement": [sum(one for _, one in agreed), len(agreed)],
        "bare": [sum(one for _, one in bare), len(bare)],
        "by_mutation": by_mutation,
        "classes": classes.plain(),
        "losses": losses.plain(),
    }


def _cause(about: About, case: Case, value: Any, said: Mapping[str, Any]) -> tuple[str, str, str]:
    if said["taken"]:
        return "false accept", about.oracle.keyword(case.key, value), ""
    if about.oracle.lacks_type(case.key, value):
        return "false reject", "implied-type", "at " + ".".join(said["at"])
    return "false reject", said["error"], "at " + ".".join(said["at"])


def _lost(losses: Classes, case: Case, value: Any, said: Mapping[str, Any]) -> None:
    if "lost" in said:
        losses.add("cannot be dumped", said["lost"].partition(":")[0], case, said["lost"])
        return
    if "dumped" not in said:
        return
    found = difference(value, parsed(said["dumped"]))
    if found is not None:
        losses.add("dumped otherwise", found[0], case, found[1])


def difference(one: Any, other: Any, at: str = "") -> tuple[str, str] | None:
    """What of a value is not what it became: its kind and where; None where the two are equal."""
    if isinstance(one, bool) or isinstance(other, bool) or one is None or other is None:
        return None if one is other else ("value", f"{at}: {one!r} became {other!r}"[:300])
    if isinstance(one, dict) and isinstance(other, dict):
        for name in one.keys() | other.keys():
            if name not in other:
                return "property lost", f"{at}/{name}"
            if name not in one:
                return "property added", f"{at}/{name}"
            found = difference(one[name], other[name], f"{at}/{name}")
            if found is not None:
                return found
        return None
    if isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        pairs = enumerate(zip(one, other, strict=True))
        each = (difference(*pair, f"{at}/{index}") for index, pair in pairs)
        return next((found for found in each if found is not None), None)
    if one == other or (isinstance(one, str) and isinstance(other, str) and _same(one, other)):
        return None
    return type(one).__name__, f"{at}: {one!r} became {other!r}"[:300]


def _same(one: str, other: str) -> bool:
    """Whether two texts mean the same to some format of the profile."""
    for equality in profile.EQUAL.values():
        try:
            if equality.value(one) == equality.value(other):
                return True
        except (ValueError, ArithmeticError):
            continue
    return False
