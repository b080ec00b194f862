"""The configuration: where it is found, what it means, and what is said about mistakes."""

import json
import tomllib
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from contractor.workspace.config import Config, find, load, schema
from contractor.workspace.installed import installed
from contractor.workspace.problem import Refused
from contractor.workspace.toml import places
from tests.workspace.project import Project

SCHEMA = Path(__file__).parents[2] / "docs" / "contractor.schema.json"


def mistakes(text: str, folder: Path, name: str = "contractor.toml") -> list[tuple[Any, ...]]:
    file = folder / name
    file.write_text(text)
    with pytest.raises(Refused) as refused:
        load(file)
    return [
        (one.id, one.span and (one.span.line, one.span.column), one.message)
        for one in refused.value.findings
    ]


def test_everything_is_read(tmp_path: Path) -> None:
    text = """\
[tool.contractor]
spec = "specs/shop.yaml"
out = "../made"
package = "shop"
honour-nullable = true
allow-outside = true

[tool.contractor.targets]
typescript = { enabled = false }
pydantic.style = "plain"
"""
    file = tmp_path / "pyproject.toml"
    file.write_text(text)
    found = load(file)
    assert (found.spec, found.out) == (tmp_path / "specs/shop.yaml", tmp_path.parent / "made")
    assert (found.package, found.honour_nullable, found.allow_outside) == ("shop", True, True)
    assert not found.allow_remote
    assert not found.targets["typescript"].enabled
    assert found.targets["pydantic"].options == {"style": "plain"}
    span = found.span("targets", "pydantic", "style")
    assert span is not None
    assert (span.line, span.column, span.end_column) == (10, 10, 15)


def test_the_nearest_one_counts(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    assert find(inner) not in {inner / "pyproject.toml", inner / "contractor.toml"}
    (tmp_path / "contractor.toml").write_text("")
    (tmp_path / "a" / "pyproject.toml").write_text("[project]\nname = 'contractor'\n")
    assert find(inner) == tmp_path / "contractor.toml"
    (tmp_path / "a" / "pyproject.toml").write_text("[tool.contractor]\n")
    assert find(inner) == tmp_path / "a" / "pyproject.toml"
    (tmp_path / "a" / "contractor.toml").write_text("")
    assert find(inner) == tmp_path / "a" / "contractor.toml"
    (inner / "pyproject.toml").write_text("[tool.contractor]\nspec = \n")
    assert find(inner) == inner / "pyproject.toml"


def test_without_one_nothing_is_said() -> None:
    assert load(None) == Config()


def test_unknown_keys_are_named_with_the_nearest(tmp_path: Path) -> None:
    assert mistakes('package = "a"\n\n  pakage = "b"', tmp_path) == [
        ("unknown-setting", (3, 3), "there is no setting 'pakage'; did you mean package?")
    ]
    assert mistakes("[tool.contractor]\nhonour_nullable = true", tmp_path, "pyproject.toml") == [
        (
            "unknown-setting",
            (2, 1),
            "there is no setting 'honour_nullable'; did you mean honour-nullable?",
        )
    ]


def test_what_stands_beside_our_table_is_not_passed_over(tmp_path: Path) -> None:
    text = "[tool.contractor]\nspec = 'a'\n[targets.pydantic]\nenabled = false\n"
    assert mistakes(text, tmp_path) == [
        ("unknown-setting", (3, 2), "`targets` stands outside of [tool.contractor]")
    ]
    (tmp_path / "pyproject.toml").write_text(text)
    assert load(tmp_path / "pyproject.toml").targets == {}


@pytest.mark.parametrize(
    ("text", "at", "message"),
    [
        ("spec = 1", (1, 1), "`spec` must be a string"),
        ("allow-remote = 'yes'", (1, 1), "`allow-remote` must be true or false"),
        ("targets = ['pydantic']", (1, 1), "`targets` must be a table"),
        ("targets.pydantic = true", (1, 9), "`targets.pydantic` must be a table"),
        ("out = ''", (1, 1), "`out` is empty"),
        (
            "targets = { pydantic = { enabled = 'no' } }",
            (1, 26),
            "`targets.pydantic.enabled` must be true or false",
        ),
    ],
)
def test_wrong_values_are_located(
    tmp_path: Path, text: str, at: tuple[int, int], message: str
) -> None:
    assert mistakes(text, tmp_path) == [("invalid-setting", at, message)]


def test_what_is_no_toml_is_located(tmp_path: Path) -> None:
    [(id, at, _)] = mistakes("spec = 'a'\nout = = 'b'\n", tmp_path)
    assert (id, at) == ("invalid-toml", (2, 7))
    [(id, _, _)] = mistakes("spec = 'a", tmp_path)
    assert id == "invalid-toml"


def test_on_the_command_line(project: Project) -> None:
    config = project.folder / "contractor.toml"
    config.write_text(
        'spec = "openapi.yaml"\nout = "made"\npackage = "own"\n[targets.names]\nmark = "+"\n'
    )
    inner = project.folder / "inner"
    inner.mkdir()
    result = project.run()
    assert result.exit_code == 0, result.output
    assert (project.folder / "made/names/Line.txt").read_text() == "own.Line\n+ title\n"
    assert project.run("--package", "given", "--out", "elsewhere").exit_code == 0
    assert (project.folder / "elsewhere/names/Line.txt").read_text() == "given.Line\n+ title\n"


def test_paths_are_relative_to_the_configuration(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project.folder / "contractor.toml").write_text('spec = "openapi.yaml"\n')
    inner = project.folder / "inner"
    inner.mkdir()
    monkeypatch.chdir(inner)
    assert project.run().exit_code == 0
    assert "names/Line.txt" in project.files()
    monkeypatch.chdir(project.folder.parent)
    given = project.folder / "contractor.toml"
    assert "nothing changed" in project.run("--config", str(given)).stderr


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "[targets.names]\nwdth = 3\n",
            "the target names has no option 'wdth'; did you mean width?\n  --> contractor.toml:2:1\n",
        ),
        (
            '[targets.names]\n\nwidth = "3"\n',
            '`width` of the target names: "3" is not of type "integer"\n  --> contractor.toml:3:1\n',
        ),
        (
            "[targets.names]\nwidth = 0\n",
            "`width` of the target names: 0 is less than the minimum of 1",
        ),
        (
            "[targets.name]\n",
            "there is no target 'name'; did you mean names?\n  --> contractor.toml:1:10\n",
        ),
    ],
)
def test_options_of_targets(project: Project, text: str, said: str) -> None:
    (project.folder / "contractor.toml").write_text(text)
    result = project.run("openapi.yaml")
    assert result.exit_code == 2
    assert said in result.stderr
    assert text.splitlines()[0].startswith("[targets")
    assert not project.out.exists()


def test_mistakes_show_their_line(project: Project) -> None:
    (project.folder / "contractor.toml").write_text("pakage = 'a'\n")
    result = project.run("openapi.yaml")
    assert "1 | pakage = 'a'\n  | ^^^^^^\n" in result.stderr
    missing = project.run("openapi.yaml", "--config", "none.toml")
    assert (missing.exit_code, "there is no file none.toml" in missing.stderr) == (2, True)


def test_without_a_document(project: Project) -> None:
    result = project.run()
    assert result.exit_code == 2
    assert "Name a document: contractor generate openapi.yaml" in result.stderr
    missing = project.run("none.yaml")
    assert (missing.exit_code, "there is no file none.yaml" in missing.stderr) == (2, True)


@pytest.mark.parametrize("name", ["my-shop", "class", "1st", "a.b", "", "pydantic"])
def test_a_package_that_cannot_be_imported(project: Project, name: str) -> None:
    result = project.run("openapi.yaml", "--package", name)
    assert (result.exit_code, "error[invalid-package]" in result.stderr) == (2, True)


def test_the_schema_for_editors_is_the_committed_one() -> None:
    options = {name: one.load().options for name, one in installed().items()}
    assert json.loads(SCHEMA.read_text(encoding="utf-8")) == schema(options), (
        "run: contractor generate --config-schema > docs/contractor.schema.json"
    )


def test_the_schema_says_what_the_reader_says(tmp_path: Path) -> None:
    validator = jsonschema_rs.validator_for(schema({"names": {"width": {"type": "integer"}}}))
    for text, fits in (
        ("spec = 'a'\nallow-remote = true\n[targets.names]\nwidth = 3", True),
        ("[targets.names]\nenabled = false", True),
        ("[targets.names]\nwdth = 3", False),
        ("spec = 3", False),
        ("pakage = 'a'", False),
    ):
        assert validator.is_valid(tomllib.loads(text)) is fits


# ── where keys stand ──────────────────────────────────────────────────────────────────────────────

_KEYS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=6)
_VALUES = st.recursive(
    st.one_of(
        st.integers(-99, 99),
        st.booleans(),
        st.text(st.characters(exclude_categories=["Cs"]), max_size=8),
        st.sampled_from(
            ["'''\na = 1 # no\n'''", '"""\n[b]\n"""', "1979-05-27 07:32:00", "'a#b'"]
        ).map(lambda text: ("raw", text)),
    ),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=3),
    max_leaves=8,
)


def quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def written(value: Any) -> str:
    match value:
        case ("raw", text):
            return str(text)
        case dict():
            return "{ " + ", ".join(f"{quoted(k)} = {written(v)}" for k, v in value.items()) + " }"
        case list():
            return "[ # a comment ]\n" + "".join(f"  {written(item)},\n" for item in value) + "]"
        case str():
            return quoted(value)
    return json.dumps(value)


def paths(value: Any, at: tuple[str, ...] = ()) -> set[tuple[str, ...]]:
    if not isinstance(value, dict):
        return set()
    inner = {path for key in value for path in paths(value[key], (*at, key))}
    return {(*at, key) for key in value} | inner


@given(st.dictionaries(_KEYS, _VALUES, max_size=4), st.dictionaries(_KEYS, _VALUES, max_size=4))
def test_every_key_has_its_place(top: dict[str, Any], table: dict[str, Any]) -> None:
    header = quoted("table" + "".join(top))
    lines = [f"  {quoted(key)} =  {written(value)} # {key!r}" for key, value in top.items()]
    lines += [f"[ {header} . 'in' ] # [x]"]
    lines += [f"{quoted(key)}= {written(value)}" for key, value in table.items()]
    text = "\n".join(lines) + "\n"
    data = tomllib.loads(text)
    found = places(text, "f.toml")
    assert paths(data) <= set(found)
    rows = text.split("\n")
    for path, span in found.items():
        raw = rows[span.line - 1][span.column - 1 : span.end_column - 1]
        assert tomllib.loads(f"{raw} = 1") == {path[-1]: 1}
