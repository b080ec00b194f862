"""The engine datamodel-code-generator: what it makes is what other targets expect, and it agrees with ours.

Both engines judge the same values. Where they do not agree there is a reason in the list below, or a bug.
"""

import json
import random
import subprocess
import sys
import warnings
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter

import contractor
from contractor.depth import deep
from contractor.graph import reached
from contractor.model import Enumeration, Model, Record, Ref, Scalar, build
from contractor.targets import Settings, Unable
from contractor.targets.pydantic import target
from contractor.targets.pydantic.graph import Graph
from contractor.targets.pydantic.symbols import named
from tests.documents import contract
from tests.targets.pydantic.packages import Packages, build_all, takes
from tests.targets.pydantic.test_agreement import Values, whole

generator = pytest.importorskip("datamodel_code_generator", reason="make setup installs it")

ENGINE = "datamodel-code-generator"
CHOSEN = Settings("shop", {"engine": ENGINE})
ROOT = Path(__file__).parents[3]
CORPUS = ROOT.parent / "shared" / "corpus"
CASES = sorted((ROOT / "tests" / "cases").glob("*/spec.yaml"))
DOCUMENTS = [
    ROOT / "specs" / "bookshop.yaml",
    CORPUS / "museum.yaml",
    CORPUS / "train-travel.yaml",
    # Types that it has no room for are an error of their own, below.
    *(path for path in CASES if path.parent.name != "deep-nesting"),
]
ROUNDS = 60


def name_of(path: Path) -> str:
    return path.parent.name if path.name == "spec.yaml" else path.stem


# ── the same values, judged by both ───────────────────────────────────────────────────────────────


class Pair:
    """A type, as each engine has it; `reached` are the keys of what it is made of."""

    def __init__(self, model: Model, key: str, ours: object, theirs: object) -> None:
        self.model = model
        self.reached = reached(model.references, [key])
        self._ours: TypeAdapter[Any] = TypeAdapter(ours)
        self._theirs: TypeAdapter[Any] = TypeAdapter(theirs)

    def ours(self, value: Any) -> Any:
        return _written(self._ours, value)

    def theirs(self, value: Any) -> Any:
        return _written(self._theirs, value)


REFUSED = object()


def _written(adapter: TypeAdapter[Any], value: Any) -> Any:
    """What a type makes of a value, as it writes it."""
    try:
        found = adapter.validate_json(json.dumps(value))
    except ValueError:
        return REFUSED
    return json.loads(adapter.dump_json(found))


def _refuses_whole_floats(pair: Pair, value: Any) -> bool:
    """StrictInt refuses 1.0, which is an integer to JSON Schema."""
    return pair.ours(value) is not REFUSED and (
        pair.ours(whole(value)) is not REFUSED and pair.theirs(whole(value)) is not REFUSED
    )


def _said_to_be_wider(pair: Pair, value: Any) -> bool:
    """A construct that datamodel-code-generator loses, of which `check` gives a warning."""
    places = [one.at for one in target.check(pair.model, CHOSEN)]
    made_of = [pair.model.definitions[key] for key in pair.reached]
    # Properties that a record has from another one stand there.
    own = tuple(
        at for one in made_of for at in (one.at, *(one.places if isinstance(one, Record) else ()))
    )
    return pair.ours(value) is REFUSED and any(at.startswith(own) for at in places)


def _open_beyond_its_schema(pair: Pair, value: Any) -> bool:
    """An enumeration that takes other values: contractor's own engine takes any text, or integer, for one."""
    others = [
        one.others
        for key in pair.reached
        if isinstance(one := pair.model.definitions[key], Enumeration) and one.others is not None
    ]
    return pair.theirs(value) is REFUSED and any(one != Scalar(one.kind) for one in others)


#: Why the engines may disagree.
REASONS: Mapping[str, Callable[[Pair, Any], bool]] = {
    "whole numbers with a fraction": _refuses_whole_floats,
    "said by check": _said_to_be_wider,
    "bounds of an open enumeration": _open_beyond_its_schema,
}


@pytest.mark.parametrize("path", DOCUMENTS, ids=name_of)
def test_both_engines_judge_alike(path: Path, packages: Packages) -> None:
    if not path.exists():
        pytest.skip(f"{path.name} is not here")
    try:
        overlays = sorted(path.parent.glob("*.overlay.yaml"))
        model = build(contractor.read(path, overlays=overlays))
    except contractor.DocumentError:
        pytest.skip("no contract can be built of it")
    assert not [one for one in target.check(model, CHOSEN) if one.id != "approximated"]
    ours, theirs = packages.of(model), packages.of(model, engine=ENGINE)
    assert ours.__all__ == theirs.__all__
    values = Values(model, random.Random(name_of(path)))
    for key, name in named(model, Graph.of(model)).annotations.items():
        pair = Pair(model, key, getattr(ours, name), getattr(theirs, name))
        for round in range(ROUNDS):
            try:
                value = values.of(Ref(key))
            except RecursionError:
                break  # a type that no finite value has
            value = values.changed(value) if round % 2 else value
            first, second = pair.ours(value), pair.theirs(value)
            if first != second:
                why = [reason for reason, holds in REASONS.items() if holds(pair, value)]
                assert why, (key, json.dumps(value), first is REFUSED, second is REFUSED)


# ── what it is asked, and what it answers ─────────────────────────────────────────────────────────


SMALL = """
openapi: 3.1.1
info: {title: Small, version: '1'}
components:
  schemas:
    Field:
      type: object
      properties: {Model: {type: string}, list: {type: integer}, aDate: {type: string, format: date}}
    Text: {type: string, format: date}
    Any: {type: array, items: {$ref: '#/components/schemas/Field'}, uniqueItems: true}
    Size: {type: integer, enum: [1, 2]}
    Never: {type: object, properties: {no: false}}
"""


def test_types_keep_their_names(packages: Packages) -> None:
    models = packages.make(SMALL, engine=ENGINE)
    assert models.__all__ == ["Any", "Field", "Never", "Size", "Text"]
    assert build_all(models) == 5
    one = models.Field(model="a", list_=1)
    assert one.model_dump(mode="json") == {"Model": "a", "list": 1}
    assert takes(
        models.Field, '{"list": 1}', '{"list": "1"}', '{"list": null}', '{"list_": "x"}'
    ) == [
        True,
        False,
        False,
        True,
    ]
    assert takes(models.Any, '[{"aDate": "2026-01-31"}]', '[{"aDate": 3}]') == [True, False]
    assert takes(models.Never, "{}", '{"no": 1}') == [True, False]


def test_what_it_loses_is_said() -> None:
    found = list(target.check(build(contract(SMALL)), CHOSEN))
    assert [(one.id, one.at.rpartition("/")[2], one.message.split("`")[1]) for one in found] == [
        ("approximated", "Any", "uniqueItems"),
        ("approximated", "Size", "enum"),
    ]


def test_the_same_text_wherever_it_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def text() -> str:
        files = target.render(build(contract(SMALL)), CHOSEN)
        return "".join(file.text for file in files if "schemas" in file.path)

    first = text()
    (tmp_path / "pyproject.toml").write_text(
        "[tool.ruff]\nline-length = 40\n[tool.black]\nline-length = 40\n"
    )
    monkeypatch.chdir(tmp_path)
    assert text() == first
    assert first.startswith("# Made by contractor, with datamodel-code-generator.")
    assert str(tmp_path) not in first


@pytest.mark.parametrize("said", ["it broke", "it broke at #/components/schemas/Size"])
def test_a_failure_is_said_where_it_is(said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    real = generator.generate

    def generate(data: Any, **options: Any) -> Any:
        if "Size" in data["components"]["schemas"]:
            raise ValueError(said)
        return real(data, **options)

    monkeypatch.setattr(generator, "generate", generate)
    model = build(contract(SMALL))
    [found] = target.check(model, CHOSEN)
    assert (found.id, found.at) == ("engine-failed", "#/components/schemas/Size")
    assert "it broke" in found.message
    # Nothing that looks like models is there.
    assert not [file.path for file in target.render(model, CHOSEN) if "models" in file.path]


def test_its_own_warnings_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    real = generator.generate

    def generate(data: Any, **options: Any) -> Any:
        warnings.warn("lost at #/components/schemas/Size: something", UserWarning, stacklevel=1)
        return real(data, **options)

    monkeypatch.setattr(generator, "generate", generate)
    found = [*target.check(build(contract(SMALL)), CHOSEN)][-1]
    assert (found.id, found.at) == ("approximated", "#/components/schemas/Size")
    assert "warns: lost at" in found.message


def test_types_that_nest_too_deeply_are_an_error() -> None:
    model = build(contractor.read(ROOT / "tests" / "cases" / "deep-nesting" / "spec.yaml"))
    with deep():
        found = list(target.check(model, CHOSEN))
    assert {one.id for one in found} == {"engine-failed"}
    assert {one.at.split("/")[3] for one in found} == {"Lists", "Unions"}


@pytest.mark.parametrize(("there", "said"), [(None, "is not installed"), ("0.88.0", "0.88.0 is")])
def test_it_must_be_there_in_its_version(
    there: str | None, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from contractor.targets.pydantic.engines.dmcg import generating

    def version(name: str) -> str:
        if there is None:
            raise generating.PackageNotFoundError(name)
        return there

    monkeypatch.setattr(generating, "version", version)
    with pytest.raises(Unable, match=said) as refusal:
        list(target.render(build(contract(SMALL)), CHOSEN))
    assert "pip install 'openapi-contractor[dmcg]'" in (refusal.value.findings[0].help or "")


def test_absent_as_none_is_for_our_own_engine() -> None:
    settings = Settings("shop", {"engine": ENGINE, "optional": "none"})
    with pytest.raises(Unable, match="optional"):
        list(target.render(build(contract(SMALL)), settings))


def test_nobody_pays_for_it_who_does_not_ask() -> None:
    code = f"""
import sys, contractor
from contractor.model import build
from contractor.targets import Settings
from contractor.targets.pydantic import target
model = build(contractor.read({str(ROOT / "specs" / "bookshop.yaml")!r}))
list(target.render(model, Settings("shop")))
costly = ("datamodel_code_generator", "pydantic", "contractor.targets.pydantic.engines")
assert not [name for name in sys.modules if name.startswith(costly)]
"""
    subprocess.run([sys.executable, "-c", code], check=True)


def test_the_verb_says_what_went_wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Exit status 1 for the document's part in it, 2 where the engine is not there; nothing is written."""
    from click.testing import CliRunner

    from contractor.cli import _contractor
    from contractor.targets.pydantic.engines.dmcg import generating

    (tmp_path / "openapi.yaml").write_text(SMALL, encoding="utf-8")
    (tmp_path / "contractor.toml").write_text(
        f'spec = "openapi.yaml"\n[targets.pydantic]\nengine = "{ENGINE}"\n', encoding="utf-8"
    )
    monkeypatch.chdir(tmp_path)

    def generate(data: Any, **options: Any) -> Any:
        raise ValueError("it broke at #/components/schemas/Size")

    with monkeypatch.context() as patched:
        patched.setattr(generator, "generate", generate)
        done = CliRunner().invoke(_contractor, ["generate"])
        assert done.exit_code == 1, done.output
        assert "error[engine-failed]" in done.output
        line = SMALL.partition("Size:")[0].count("\n") + 1
        assert f"openapi.yaml:{line}:" in done.output
    with monkeypatch.context() as patched:
        patched.setattr(generating, "version", lambda name: "1.0")
        done = CliRunner().invoke(_contractor, ["generate"])
        assert done.exit_code == 2, done.output
        assert "error[engine-missing]" in done.output
    assert not (tmp_path / "generated").exists()
    done = CliRunner().invoke(_contractor, ["generate"])
    assert done.exit_code == 0, done.output
    assert (tmp_path / "generated" / "python" / "small" / "models" / "names.py").exists()
    assert "nothing changed" in CliRunner().invoke(_contractor, ["generate"]).output
