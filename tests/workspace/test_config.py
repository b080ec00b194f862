"""The configuration: where it is found, what it means, and what is said about mistakes."""

import json
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from contractor.diff.policy.settings import Allow
from contractor.diff.terms import Terms
from contractor.workspace.comparing import Comparing
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


COMPARING = """\
[tool.contractor]
spec = "openapi.yaml"

[tool.contractor.diff]
promise = "client"
fail-on = "warning"
engine = "both"
oasdiff = "tools/oasdiff"
against = "main"
stability = "alpha"
notice-beta = 30
notice-stable = 180
severity-levels = "levels.txt"

[tool.contractor.diff.severity]
api-tag-removed = "none"
api-version-not-bumped = "error"

[[tool.contractor.allow]]
id = "request-property-removed"
pointer = "/components/schemas/Order/**"
reason = "nobody sends it"

[[tool.contractor.allow]]
id = "response-*"
operation = "GET /orders"
fingerprint = "0123456789ab"
reason = "the app is updated"
expires = 2027-01-31
"""


def test_what_is_said_about_comparing(tmp_path: Path) -> None:
    file = tmp_path / "pyproject.toml"
    file.write_text(COMPARING)
    found = load(file)
    assert found.diff == Comparing(
        "client",
        "warning",
        "both",
        tmp_path / "tools/oasdiff",
        "main",
        "alpha",
        30,
        180,
        tmp_path / "levels.txt",
        {"api-tag-removed": "none", "api-version-not-bumped": "error"},
    )
    assert found.allow == (
        Allow("request-property-removed", "nobody sends it", "/components/schemas/Order/**"),
        Allow(
            "response-*",
            "the app is updated",
            operation="GET /orders",
            fingerprint="0123456789ab",
            expires=date(2027, 1, 31),
        ),
    )
    assert [one.span and one.span.line for one in found.allow] == [19, 24]
    today = date(2026, 12, 1)
    assert found.diff.terms(today, compat=True) == Terms(today, 30, 180, "alpha", True)
    assert Comparing().terms(today) == Terms(today)


@pytest.mark.parametrize(
    ("text", "at", "id", "message", "help"),
    [
        (
            "[diff]\nfail_on = 'error'",
            (2, 1),
            "unknown-setting",
            "there is no setting 'diff.fail_on'; did you mean fail-on?",
            "there are: promise, fail-on,",
        ),
        (
            "[diff]\nfail-on = 'err'",
            (2, 1),
            "invalid-setting",
            "`diff.fail-on` is 'err', which it cannot be",
            "write one of: error, warning, none; error was probably meant",
        ),
        (
            "[diff]\npromise = 'clients'",
            (2, 1),
            "invalid-setting",
            "`diff.promise` is 'clients', which it cannot be",
            "write one of: wire, client, data; client was probably meant",
        ),
        (
            "[diff]\nengine = []",
            (2, 1),
            "invalid-setting",
            "`diff.engine` is [], which it cannot be",
            "write one of: own, oasdiff, both",
        ),
        *(
            (
                f"[diff]\nnotice-beta = {value}",
                (2, 1),
                "invalid-setting",
                "`diff.notice-beta` must be a number of days, 0 or more",
                "",
            )
            for value in ("-1", "true", "1.5", "'30'")
        ),
        (
            "[diff]\nagainst = ''",
            (2, 1),
            "invalid-setting",
            "`diff.against` is empty",
            "leave it out",
        ),
        ("[diff]\noasdiff = 1", (2, 1), "invalid-setting", "`diff.oasdiff` must be a string", ""),
        ("diff = 'main'", (1, 1), "invalid-setting", "`diff` must be a table", ""),
        (
            "[diff]\nseverity = 'none'",
            (2, 1),
            "invalid-setting",
            "`diff.severity` must be a table",
            "",
        ),
        (
            "[diff]\nseverity.api-tag-removed = 'warn'",
            (2, 10),
            "invalid-setting",
            "`diff.severity.api-tag-removed` is 'warn', which it cannot be",
            "write one of: error, warning, info, none; warning was probably meant",
        ),
        ("allow = true", (1, 1), "invalid-setting", "`allow` must be a list of tables", ""),
        (
            "allow = ['x']",
            (1, 1),
            "invalid-setting",
            "an entry of `allow` must be a table",
            "write [[tool.contractor.allow]] above it",
        ),
        (
            "allow = [{ id = 'x', pointer = '/a', reasn = 'y', reason = 'z' }]",
            (1, 38),
            "unknown-setting",
            "there is no setting 'allow.reasn'; did you mean reason?",
            "there are: id, pointer, operation, fingerprint, reason, expires",
        ),
    ],
)
def test_mistakes_about_comparing(
    tmp_path: Path, text: str, at: tuple[int, int], id: str, message: str, help: str
) -> None:
    file = tmp_path / "contractor.toml"
    file.write_text(text)
    with pytest.raises(Refused) as refused:
        load(file)
    [found] = refused.value.findings
    assert (found.id, found.message) == (id, message)
    assert found.span is not None
    assert (found.span.line, found.span.column) == at
    assert (found.help or "").startswith(help)


@pytest.mark.parametrize(
    ("change", "line", "message", "help"),
    [
        (("reason = 'because'\n", ""), 2, "this entry of `allow` has no `reason`", "say why"),
        (("id = 'x'\n", ""), 2, "this entry of `allow` has no `id`", "name the rule"),
        (("'because'", "' '"), 5, "`allow.reason` is ' ', which is no reason", "say why"),
        (("'because'", "''"), 5, "`allow.reason` is empty", "say why"),
        (("'x'", "3"), 3, "`allow.id` must be a string", ""),
        (
            ("pointer = '/a'\n", ""),
            2,
            "this entry of `allow` allows its rule everywhere",
            "add one of: pointer, operation, fingerprint; or set the rule's severity",
        ),
        (
            ("'/a'", "'components/a'"),
            4,
            "`allow.pointer` is 'components/a', which is no JSON pointer",
            'for instance pointer = "/components',
        ),
        (
            ("pointer = '/a'", "operation = '/orders'"),
            4,
            "`allow.operation` is '/orders', which is no method and path",
            'for instance operation = "POST /orders"',
        ),
        (
            ("pointer = '/a'", "fingerprint = '0123456789AB'"),
            4,
            "`allow.fingerprint` is '0123456789AB', which is no fingerprint",
            "copy the twelve digits",
        ),
        (
            ("2027-01-31", "'2027-01-31'"),
            6,
            "`allow.expires` is '2027-01-31', which is no date of TOML",
            "write expires = 2027-01-31",
        ),
        (
            ("2027-01-31", "2027-01-31T10:00:00Z"),
            6,
            "`allow.expires` is 2027-01-31 10:00:00+00:00, which is no date of TOML",
            "write expires = 2027-01-31",
        ),
        (
            ("2027-01-31", "'soon'"),
            6,
            "`allow.expires` is 'soon', which is no date",
            "for instance expires = 2027-01-31",
        ),
    ],
)
def test_mistakes_in_an_entry(
    tmp_path: Path, change: tuple[str, str], line: int, message: str, help: str
) -> None:
    entry = "id = 'x'\npointer = '/a'\nreason = 'because'\nexpires = 2027-01-31\n"
    whole = "spec = 'a.yaml'\n[[allow]]\n" + entry.replace(*change)
    # The second of two says where it is as well as the first.
    for before in (0, 1):
        text = whole.replace("[[allow]]", ("[[allow]]\n" + entry) * before + "[[allow]]")
        file = tmp_path / "contractor.toml"
        file.write_text(text)
        with pytest.raises(Refused) as refused:
            load(file)
        [found] = refused.value.findings
        assert found.message == message
        assert (found.help or "").startswith(help)
        assert found.span is not None
        assert found.span.line == line + 5 * before


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
        ("[diff]\nfail-on = 'none'\nseverity.a = 'none'\nnotice-beta = 3", True),
        ("[diff]\nfail-on = 'err'", False),
        ("[diff]\nseverity.a = 'err'", False),
        ("[diff]\nnotice-beta = -3", False),
        ("[[allow]]\nid = 'a'\nreason = 'b'\npointer = '/a'", True),
        ("[[allow]]\nid = 'a'\nreason = 'b'", False),
        ("[[allow]]\nid = 'a'\nreason = ' '\npointer = '/a'", False),
    ):
        assert validator.is_valid(tomllib.loads(text)) is fits


def test_tables_of_lists_have_places_of_their_own() -> None:
    text = """\
[[a]]
b = 1
[a.c]
d = 2
[[a]]
b = 3
[a.c]
d = 4
[[a.e]]
f = 5
[x]
y = [{ z = 6 }, [{ z = 7 }]]
"""
    found = {path: span.line for path, span in places(text, "f.toml").items()}
    assert found == {
        ("a",): 1,
        ("a", "0"): 1,
        ("a", "0", "b"): 2,
        ("a", "0", "c"): 3,
        ("a", "0", "c", "d"): 4,
        ("a", "1"): 5,
        ("a", "1", "b"): 6,
        ("a", "1", "c"): 7,
        ("a", "1", "c", "d"): 8,
        ("a", "1", "e"): 9,
        ("a", "1", "e", "0"): 9,
        ("a", "1", "e", "0", "f"): 10,
        ("x",): 11,
        ("x", "y"): 12,
        ("x", "y", "0", "z"): 12,
        ("x", "y", "1", "0", "z"): 12,
    }


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


def test_what_is_said_about_contract_tests(tmp_path: Path) -> None:
    file = tmp_path / "contractor.toml"
    file.write_text(
        """\
[test]
seed = 3
time = 60
phases = ["reach", "auth"]
allow-uncovered = ["timeout"]
baseline = "known.json"
headers = { X-Tenant = "7" }
[test.credentials.oauth]
env = "TOKEN"
limited = "none"
"""
    )
    found = load(file).test
    assert (found.seed, found.time, found.examples, found.timeout) == (3, 60, 100, 10)
    assert (found.phases, found.allow_uncovered) == (("reach", "auth"), ("timeout",))
    assert found.headers == {"X-Tenant": "7"}
    shown = found.credentials["oauth"]
    assert (shown.value, shown.env, shown.limited, shown.limited_env) == (None, "TOKEN", "none", None)  # fmt: skip
    assert found.baseline == "known.json"


@pytest.mark.parametrize(
    ("text", "id", "line", "words"),
    [
        ("sead = 1", "unknown-setting", 2, "did you mean seed?"),
        ('seed = "1"', "invalid-setting", 2, "`test.seed`"),
        ("examples = 0", "invalid-setting", 2, "`test.examples`"),
        ('url = "shop.example"', "invalid-setting", 2, "`test.url`"),
        ('allow-uncovered = ["all"]', "invalid-setting", 2, "unreached"),
        ('credentials.a.valu = "x"', "unknown-setting", 2, "did you mean value?"),
        ('credentials.a = { value = "x", env = "Y" }', "invalid-setting", 2, "both value and env"),
        ("baseline = 1", "invalid-setting", 2, "`test.baseline`"),
        ("seed = 2020-01-01", "invalid-setting", 2, "`test.seed`"),
    ],
)
def test_mistakes_about_contract_tests(
    tmp_path: Path, text: str, id: str, line: int, words: str
) -> None:
    ((found, place, message),) = mistakes(f"[test]\n{text}\n", tmp_path)
    assert (found, place[0]) == (id, line)
    assert words in message
