"""The JSON Schema Test Suite through generated models: every group of tests is one component of a document.

Takes the folder of the suite (`tests/draft2020-12` and `remotes`), gives for every test the verdict of the
suite and that of `TypeAdapter.validate_json` on the models. `typed` is what authors of OpenAPI write: every
schema says the one `type` that its keywords are about, groups that lead elsewhere (`$id`, anchors, remote and
dynamic references) are left out, and jsonschema-rs gives the verdict anew.
"""

import importlib
import json
import re
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import jsonschema_rs
from pydantic import TypeAdapter, ValidationError

import contractor
import generators
from contractor.contract import read as read_files
from contractor.diagnostic import DocumentError
from contractor.source import Files
from contractor.source.file import parse
from exactness.instances import Case
from exactness.measure import About, Classes, tally
from process import Command, CommandFailed, run

TITLE: Final = "JSON Schema Test Suite"
HOW: Final = (
    "Draft 2020-12, mandatory tests, with the remote documents that it brings: each group of tests is one component "
    "of an OpenAPI 3.1 document. `official` has the suite's own verdicts; `typed` is what authors of OpenAPI write: "
    "every schema says the one type that its keywords are about, groups with `$id`, anchors, remote and dynamic "
    "references are left out, and jsonschema-rs gives the verdict anew. What does not generate is no agreement."
)
VARIANTS: Final = ("official", "typed")
ROOT: Final = Path(__file__).resolve().parents[2]
SUITE: Final = ROOT.parent / "shared" / "jsonschema-suite"
#: Where the suite says that its remote documents are served.
_REMOTES: Final = "http://localhost:1234/"
_REFERS: Final = re.compile(r'"\$(?:dynamicR|r)ef"')
_ELSEWHERE: Final = ("$id", "$anchor", "$dynamicRef", "$dynamicAnchor", "$ref_elsewhere")
#: Keywords about one type (JSON Schema Validation 2020-12 §6).
_ABOUT: Final = {
    "object": frozenset(
        "properties additionalProperties required patternProperties propertyNames minProperties "
        "maxProperties dependentRequired dependentSchemas unevaluatedProperties".split()
    ),
    "array": frozenset(
        "items prefixItems minItems maxItems uniqueItems contains minContains maxContains "
        "unevaluatedItems".split()
    ),
    "string": frozenset("minLength maxLength pattern format".split()),
    "number": frozenset("minimum maximum exclusiveMinimum exclusiveMaximum multipleOf".split()),
}
_SCHEMAS: Final = frozenset(
    "additionalProperties contains else if items not propertyNames then unevaluatedItems "
    "unevaluatedProperties".split()
)
_LISTS: Final = frozenset("allOf anyOf oneOf prefixItems".split())
_MAPS: Final = frozenset("$defs dependentSchemas patternProperties properties".split())


@dataclass(frozen=True, slots=True)
class Verdict:
    """One test: where it stands, what the suite says of its value, and what the models say."""

    file: str
    group: str
    test: str
    valid: bool
    accepted: bool | None
    """None where there was no verdict; `why` says what happened instead."""
    why: str = ""

    @property
    def agrees(self) -> bool:
        """Whether the models say what the suite says."""
        return self.accepted is self.valid


def groups(suite: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """The mandatory groups of tests, with the name of their file."""
    for path in sorted((suite / "tests" / "draft2020-12").glob("*.json")):
        for group in json.loads(path.read_bytes()):
            yield path.stem, group


def typed(found: Iterable[tuple[str, dict[str, Any]]]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The groups as authors of OpenAPI write them, with verdicts of jsonschema-rs."""
    for file, group in found:
        schema = group["schema"]
        if _leads_elsewhere(schema):
            continue
        said = _said(schema)
        try:
            validator = jsonschema_rs.Draft202012Validator(
                said, validate_formats=_FORMATS, offline=True
            )
        except ValueError:
            continue
        tests = [{**test, "valid": validator.is_valid(test["data"])} for test in group["tests"]]
        yield file, {**group, "schema": said, "tests": tests}


#: OpenAPI's dialect is what typed groups are written in, since they name none; there formats are asserted.
_FORMATS: Final = True


def _leads_elsewhere(schema: Any) -> bool:
    if isinstance(schema, list):
        return any(map(_leads_elsewhere, schema))
    if not isinstance(schema, dict):
        return False
    ref = schema.get("$ref")
    if isinstance(ref, str) and not ref.startswith("#"):
        return True
    if any(isinstance(schema.get(word), str) for word in _ELSEWHERE):
        return True
    if schema.get("$schema", "https://json-schema.org/draft/2020-12/schema") not in (
        "https://json-schema.org/draft/2020-12/schema",
    ):
        return True
    return any(map(_leads_elsewhere, schema.values()))


def _said(schema: Any) -> Any:
    """A schema, and those in it, with the type that their keywords are about."""
    if not isinstance(schema, dict):
        return schema
    out: dict[str, Any] = {}
    for keyword, value in schema.items():
        if keyword == "$schema":
            continue
        if keyword in _SCHEMAS:
            out[keyword] = _said(value)
        elif keyword in _LISTS:
            out[keyword] = [_said(one) for one in value]
        elif keyword in _MAPS:
            out[keyword] = {name: _said(one) for name, one in value.items()}
        else:
            out[keyword] = value
    kinds = [kind for kind, words in _ABOUT.items() if not words.isdisjoint(out)]
    if len(kinds) == 1 and not {"type", "$ref", "enum", "const"} & out.keys():
        out["type"] = kinds[0]
    return out


class Models:
    """Judges values through models that are generated, one package for each group."""

    def __init__(self, suite: Path, folder: Path, name: str) -> None:
        self._name = name
        self._folder = folder
        self._count = 0
        self._remotes = {
            _REMOTES + path.relative_to(suite / "remotes").as_posix(): path
            for path in sorted((suite / "remotes").rglob("*.json"))
        }
        sys.path.insert(0, str(folder))

    def judge(self, file: str, group: dict[str, Any]) -> list[Verdict]:
        """The verdict of the models on every test of a group."""
        try:
            adapter = self._adapter(group["schema"])
        except (DocumentError, contractor.TargetFailed, contractor.Refused) as error:
            return [self._none(file, group, test, f"no models: {error}") for test in group["tests"]]
        except Exception as error:  # noqa: BLE001  a package that cannot be built is a result, too
            why = f"no models: {type(error).__name__}: {error}"
            return [self._none(file, group, test, why) for test in group["tests"]]
        found = []
        for test in group["tests"]:
            try:
                adapter.validate_json(json.dumps([test["data"]]))
                accepted: bool | None = True
                why = ""
            except ValidationError as error:
                accepted, why = False, str(error).replace("\n", " ")
            except Exception as error:  # noqa: BLE001  neither is one that throws
                accepted, why = None, f"{type(error).__name__}: {error}"
            found.append(
                Verdict(
                    file, group["description"], test["description"], test["valid"], accepted, why
                )
            )
        return found

    def _none(self, file: str, group: dict[str, Any], test: dict[str, Any], why: str) -> Verdict:
        return Verdict(file, group["description"], test["description"], test["valid"], None, why)

    def _adapter(self, schema: Any) -> TypeAdapter[Any]:
        self._count += 1
        package = f"{self._name}{self._count}"
        files = Files.of_data(_document(package, schema))
        for url, path in self._remotes.items():
            files.loaded[url] = parse(path.read_bytes(), url, url)
        contract = read_files(files)
        for one in contractor.render(contract, ["pydantic"], package=package):
            path = self._folder / one.path.removeprefix("python/")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(one.text, encoding="utf-8")
        module = importlib.import_module(f"{package}.models")
        return TypeAdapter(module.Holder)


def _document(title: str, schema: Any) -> dict[str, Any]:
    """A schema as a component. Whatever it is, `Holder` is how a field refers to it."""
    holder = {"type": "array", "items": {"$ref": "#/components/schemas/Subject"}}
    return {
        "openapi": "3.1.0",
        "info": {"title": title, "version": "1"},
        "paths": {},
        "components": {"schemas": {"Subject": _at_home(schema), "Holder": holder}},
    }


def _at_home(schema: Any) -> Any:
    """A schema whose references from its own root still lead there once it is part of a document."""
    if isinstance(schema, dict) and "$id" not in schema and _REFERS.search(json.dumps(schema)):
        return {"$id": "https://suite.invalid/subject", **schema}
    return schema


def verdicts(suite: Path, *, as_typed: bool) -> list[Verdict]:
    """Every verdict on the suite, or on its typed variant."""
    folder = Path(tempfile.mkdtemp(prefix="contractor-suite-"))
    try:
        models = Models(suite, folder, "typed" if as_typed else "official")
        found = groups(suite)
        return [
            verdict
            for file, group in (typed(found) if as_typed else found)
            for verdict in models.judge(file, group)
        ]
    finally:
        shutil.rmtree(folder)


def measure(about: About) -> dict[str, Any]:
    """The verdicts of each tool on one variant: `official` or `typed`."""
    if not (SUITE / "tests").is_dir():
        raise CommandFailed(f"there is no folder {SUITE.name} beside the corpus")
    as_typed = about.document.name == "typed"
    ours = verdicts(SUITE, as_typed=as_typed)
    tools = {"contractor": _counted(ours)}
    if about.peers:
        theirs = _peer(about.work, SUITE, as_typed=as_typed)
        tools["datamodel-code-generator"] = _counted(theirs, classes=False)
    accepting = [replace(one, accepted=True) for one in ours]
    tools["accept everything"] = _counted(accepting, classes=False)
    return {"cases": len(ours), "valid": sum(one.valid for one in ours), "tools": tools}


def _counted(found: list[Verdict], *, classes: bool = True) -> dict[str, Any]:
    wrong = Classes()
    for one in found if classes else ():
        if not one.agrees:
            kind = {True: "false accept", False: "false reject", None: "no verdict"}[one.accepted]
            case = Case(f"{one.file}: {one.group}", one.test, one.valid, one.file)
            wrong.add(kind, one.file, case, one.why)
    return {
        "agreement": [sum(one.agrees for one in found), len(found)],
        "by_mutation": tally((one.file, one.agrees) for one in found),
        "classes": wrong.plain(),
    }


def _peer(work: Path, suite: Path, *, as_typed: bool) -> list[Verdict]:
    """The same through datamodel-code-generator with its usual options, in its own environment."""
    found = list(typed(groups(suite)) if as_typed else groups(suite))
    given, said = work / "groups.json", work / "verdicts.json"
    documents = [_document(f"group{index}", one["schema"]) for index, (_, one) in enumerate(found)]
    texts = [[json.dumps([test["data"]]) for test in group["tests"]] for _, group in found]
    given.write_text(json.dumps([*zip(documents, texts, strict=True)]), encoding="utf-8")
    run(Command((generators.python(), Path(__file__).with_name("peer.py"), given, said)), work)
    answers = json.loads(said.read_text(encoding="utf-8"))
    return [
        Verdict(file, group["description"], test["description"], test["valid"], accepted)
        for (file, group), given_answers in zip(found, answers, strict=True)
        for test, accepted in zip(group["tests"], given_answers, strict=True)
    ]
