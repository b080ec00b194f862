"""`contractor diff` as a person meets it: what is named, what is said, and the exit status."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.library import (
    ALONE,
    ALONE_BROKEN,
    BOOK,
    BROKEN,
    FEWER,
    LIBRARY,
    MORE,
    WARNED,
    contractor,
    library,
)
from tests.oasdiff import real
from tests.repository import Repo

SPEC = "specs/library.yaml"
REMOVED = "request-property-enum-value-removed"
CLEAN = "no breaking changes"


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repo:
    made = library(tmp_path / "work")
    monkeypatch.chdir(made.folder)
    return made


@pytest.fixture
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """`old.yaml`, `new.yaml` and `warned.yaml` in the current folder."""
    monkeypatch.chdir(tmp_path)
    for name, text in (("old", ALONE), ("new", ALONE_BROKEN), ("warned", WARNED)):
        (tmp_path / f"{name}.yaml").write_text(text)
    return tmp_path


# ── two documents ─────────────────────────────────────────────────────────────────────────────────


def test_a_break_is_said_with_its_lines_and_the_exit_status(alone: Path) -> None:
    found = contractor("diff", "old.yaml", "new.yaml")
    assert found.exit_code == 1
    assert found.stdout.startswith(f"error[{REMOVED}]: ")
    assert "  --> new.yaml:30:36\n" in found.stdout
    assert "  ::: old.yaml:30:50  it stood here\n" in found.stdout
    assert "POST /loans" in found.stdout
    assert found.stdout.endswith("breaking: 1 operation\n")


GAP = """\
openapi: 3.1.0
info: {title: Loans, version: 1.0.0}
paths:
  /loans:
    get:
      responses:
        "200":
          description: all
          content: {application/json: {schema: {$ref: "#/components/schemas/Loan"}}}
components: {schemas: {NAME: {type: object, properties: {id: {type: string}}}}}
"""


def test_a_reference_that_leads_nowhere_on_one_side_is_no_verdict(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "old.yaml").write_text(GAP.replace("NAME", "Loan"))
    (tmp_path / "new.yaml").write_text(GAP.replace("NAME", "Lease"))
    for pair in (("old.yaml", "new.yaml"), ("new.yaml", "old.yaml")):
        found = contractor("diff", *pair)
        assert found.exit_code == 2
        assert (
            "side cannot be understood here: #/components/schemas/Loan leads nowhere"
            in found.stdout
        )
        assert CLEAN not in found.stdout
        assert "error[" not in found.stdout
    assert contractor("diff", "new.yaml", "new.yaml").exit_code == 0


def test_what_is_the_same_breaks_nobody(alone: Path) -> None:
    found = contractor("diff", "old.yaml", "old.yaml")
    assert (found.exit_code, found.stdout.splitlines()[-1]) == (0, CLEAN)


def test_either_side_may_be_piped_in(alone: Path) -> None:
    named = json.loads(contractor("diff", "old.yaml", "new.yaml", "--format", "json").stdout)
    for arguments, text in ((("old.yaml", "-"), ALONE_BROKEN), (("-", "new.yaml"), ALONE)):
        piped = contractor("diff", *arguments, "--format", "json", stdin=text)
        assert piped.exit_code == 1
        found = [one["fingerprint"] for one in json.loads(piped.stdout)["changes"]]
        assert found == [one["fingerprint"] for one in named["changes"]]
    both = contractor("diff", "-", "-", stdin=ALONE)
    assert (both.exit_code, "cannot be both sides" in both.stderr) == (2, True)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "the file is empty"),
        ("paths: [", "invalid YAML"),
        ("swagger: '2.0'\n", "Swagger 2.0"),
        ("- a\n", ""),
    ],
)
@pytest.mark.parametrize("side", ["old", "new"])
def test_a_side_that_cannot_be_read_is_named(alone: Path, side: str, text: str, said: str) -> None:
    (alone / f"{side}.yaml").write_text(text)
    found = contractor("diff", "old.yaml", "new.yaml")
    assert found.exit_code == 2
    assert said in found.stderr
    assert f"this is the {side} side" in found.stderr
    assert CLEAN not in found.output


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ("ref", "gone.yaml"),
        ("list", "`properties` must be an object"),
    ],
)
@pytest.mark.parametrize("side", ["old", "new"])
def test_what_cannot_be_understood_of_a_side_is_not_called_fine(
    alone: Path, side: str, wrong: str, reason: str
) -> None:
    text = {
        "ref": ALONE.replace("{type: string, format: uuid}", "{$ref: 'gone.yaml#/Id'}"),
        "list": ALONE.partition("      properties:\n")[0] + "      properties: []\n",
    }[wrong]
    (alone / "new.yaml").write_text(ALONE)
    (alone / f"{side}.yaml").write_text(text)
    found = contractor("diff", "old.yaml", "new.yaml")
    assert CLEAN not in found.stdout
    assert f"the {side} side cannot be understood here: " in found.stdout
    assert reason in found.stdout
    # What both get wrong alike is no difference.
    (alone / "old.yaml").write_text(text)
    (alone / "new.yaml").write_text(text)
    assert CLEAN in contractor("diff", "old.yaml", "new.yaml").stdout


def test_json_and_yaml_are_the_same_contract(alone: Path) -> None:
    import yaml

    (alone / "old.json").write_text(json.dumps(yaml.safe_load(ALONE), indent=2))
    assert contractor("diff", "old.json", "old.yaml").exit_code == 0
    broken = contractor("diff", "old.json", "new.yaml")
    assert broken.exit_code == 1
    assert "  ::: old.json:" in broken.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "Name two documents: contractor diff OLD NEW"),
        (("old.yaml",), "--against main"),
        (("old.yaml", "new.yaml", "--against", "main"), "leave out either"),
        (("old.yaml", "new.yaml", "--batch", "a", "b"), "--batch names all documents itself"),
        (
            ("old.yaml", "new.yaml", "--engine", "oasdiff", "--promise", "data"),
            "goes over the wire",
        ),
        (("old.yaml", "new.yaml", "--severity-levels", "no.txt"), "cannot be read"),
        (("old.yaml", "no.yaml"), "there is no file no.yaml"),
        (("old.yaml", "new.yaml", "--output", "no/such"), "cannot be written"),
        (("--batch", "no.jsonl", "answers.jsonl"), "no.jsonl cannot be read: No such file"),
    ],
)
def test_what_cannot_be_done_is_said(alone: Path, arguments: tuple[str, ...], said: str) -> None:
    found = contractor("diff", *arguments)
    assert (found.exit_code, said in found.stderr) == (2, True), found.output


# ── options ───────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("new", "fail_on", "status"),
    [
        ("new.yaml", "error", 1),
        ("new.yaml", "warning", 1),
        ("new.yaml", "none", 0),
        ("warned.yaml", "error", 0),
        ("warned.yaml", "warning", 1),
        ("old.yaml", "warning", 0),
    ],
)
def test_when_it_fails(alone: Path, new: str, fail_on: str, status: int) -> None:
    assert contractor("diff", "old.yaml", new, "--fail-on", fail_on).exit_code == status


def test_how_much_is_said(alone: Path) -> None:
    def said(*options: str) -> str:
        return contractor("diff", "old.yaml", "warned.yaml", *options).stdout

    assert "warning[" in said()
    assert "info[" not in said()
    assert "warning[" not in said("-q")
    assert said("-q").endswith(said().splitlines()[-1] + "\n")
    assert "info[" in contractor("diff", "old.yaml", "new.yaml", "-v").stdout


@pytest.mark.parametrize("format", ["json", "github", "sarif", "junit", "markdown", "html"])
def test_every_format_tells_of_the_break(alone: Path, format: str) -> None:
    found = contractor("diff", "old.yaml", "new.yaml", "--format", format)
    assert (found.exit_code, found.stderr) == (1, "")
    assert REMOVED in found.stdout or "no longer has the value" in found.stdout
    written = contractor("diff", "old.yaml", "new.yaml", "--format", format, "--output", "o")
    assert (written.exit_code, written.stdout) == (1, "")
    assert (alone / "o").read_text("utf-8") == found.stdout


def test_a_runner_of_github_learns_whether_something_breaks(
    alone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_OUTPUT", str(alone / "output"))
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(alone / "summary"))
    contractor("diff", "old.yaml", "new.yaml", "--format", "github", "--fail-on", "none")
    assert (alone / "output").read_text() == "breaking=true\n"
    contractor("diff", "old.yaml", "old.yaml", "--format", "github")
    assert (alone / "output").read_text() == "breaking=true\nbreaking=false\n"
    (alone / "old.yaml").write_text("")
    contractor("diff", "old.yaml", "new.yaml", "--format", "github")
    assert (alone / "output").read_text() == "breaking=true\nbreaking=false\n"
    verdicts = [
        line
        for line in (alone / "summary").read_text("utf-8").splitlines()
        if line.startswith("### ")
    ]
    assert verdicts == [
        "### 🔴 breaking: 1 operation",
        f"### 🟢 {CLEAN}",
        "### ⚪ no verdict",
    ]


def test_an_overlay_changes_both_sides(alone: Path) -> None:
    (alone / "over.yaml").write_text(
        "overlay: 1.0.0\ninfo: {title: o, version: '1'}\nactions:\n"
        "  - {target: $.components.schemas.Loan.properties.kind.enum, remove: true}\n"
    )
    found = contractor("diff", "old.yaml", "new.yaml", "--overlay", "over.yaml")
    assert (found.exit_code, CLEAN in found.stdout) == (0, True)


def test_a_list_of_severities_and_the_configuration_are_heard(alone: Path) -> None:
    (alone / "levels.txt").write_text(f"{REMOVED} info\n")
    told = contractor("diff", "old.yaml", "new.yaml", "--severity-levels", "levels.txt")
    assert (told.exit_code, CLEAN in told.stdout) == (0, True)
    (alone / "contractor.toml").write_text(
        f'[[allow]]\nid = "{REMOVED}"\noperation = "POST /loans"\nreason = "nobody lends these"\n'
    )
    allowed = contractor("diff", "old.yaml", "new.yaml", "-v")
    assert allowed.exit_code == 0
    assert "nobody lends these" in allowed.stdout
    (alone / "contractor.toml").write_text('[diff]\nfail-on = "none"\n')
    assert contractor("diff", "old.yaml", "new.yaml").exit_code == 0
    assert contractor("diff", "old.yaml", "new.yaml", "--fail-on", "error").exit_code == 1


def test_a_promise_to_clients_holds_what_generated_code_exposes(alone: Path) -> None:
    (alone / "new.yaml").write_text(ALONE.replace("operationId: lend", "operationId: lendBook"))
    assert contractor("diff", "old.yaml", "new.yaml").exit_code == 0
    for promise in ("client", "data"):
        found = contractor("diff", "old.yaml", "new.yaml", "--promise", promise)
        assert (found.exit_code, "error[client-" in found.stdout) == (1, True)


def test_oasdiff_that_is_not_there_is_said(alone: Path) -> None:
    for engine in ("oasdiff", "both"):
        found = contractor(
            "diff", "old.yaml", "new.yaml", "--engine", engine, "--oasdiff", "no/such/program"
        )
        assert found.exit_code == 2
        assert "go install github.com/oasdiff/oasdiff@" in found.stderr
        assert found.stdout == ""


def test_oasdiff_judges_too(alone: Path) -> None:
    program = real().path
    theirs = contractor("diff", "old.yaml", "new.yaml", "--engine", "oasdiff", "--oasdiff", program)
    assert (theirs.exit_code, REMOVED in theirs.stdout) == (1, True)
    both = contractor("diff", "old.yaml", "new.yaml", "--engine", "both", "--oasdiff", program)
    assert both.exit_code == 1
    assert "contractor and oasdiff" in both.stderr


# ── revisions ─────────────────────────────────────────────────────────────────────────────────────


def test_a_document_at_a_revision_is_read_with_what_it_refers_to(repo: Repo) -> None:
    repo.write(specs__parts__book_yaml=FEWER)
    found = contractor("diff", f"main:{SPEC}", SPEC)
    assert found.exit_code == 1
    assert "  --> specs/parts/book.yaml:3:" in found.stdout
    assert "  ::: main:specs/parts/book.yaml:3:" in found.stdout
    assert contractor("diff", f"main:{SPEC}", f"HEAD:{SPEC}").exit_code == 0


def test_one_document_is_compared_with_its_own_past(repo: Repo) -> None:
    repo.git("checkout", "--quiet", "-b", "mine")
    repo.commit("mine", specs__library_yaml=MORE)
    repo.git("checkout", "--quiet", "main")
    repo.commit("theirs", specs__library_yaml=BROKEN)
    repo.git("checkout", "--quiet", "mine")
    # What others broke meanwhile is not ours.
    assert contractor("diff", "--against", "main", SPEC).exit_code == 0
    repo.write(specs__library_yaml=BROKEN)
    assert contractor("diff", "--against", "main", SPEC).exit_code == 1
    repo.put("contractor.toml", f'spec = "{SPEC}"\n[diff]\nagainst = "main"\n')
    assert contractor("diff").exit_code == 1


def test_a_new_document_breaks_nobody(repo: Repo) -> None:
    repo.put("specs/other.yaml", ALONE)
    found = contractor("diff", "--against", "main", "specs/other.yaml")
    assert found.exit_code == 0
    assert "info[document-new]: specs/other.yaml is new" in found.stderr
    assert CLEAN not in found.output


def test_a_new_document_where_another_one_went_is_no_verdict(repo: Repo) -> None:
    repo.put(
        "specs/v2.json", '{"openapi": "3.1.0", "info": {"title": "x", "version": "2"}, "paths": {}}'
    )
    repo.put(SPEC, None)
    found = contractor("diff", "--against", "main", "specs/v2.json")
    assert found.exit_code == 2
    assert "document-replaced" in found.stderr
    assert f"contractor diff main:{SPEC} specs/v2.json" in found.stderr
    repo.commit("replaced")
    assert contractor("diff", "--against", "HEAD~1", "HEAD:specs/v2.json").exit_code == 2
    # A file that was no document is no loss.
    repo.commit("more", notes_yaml="a: 1\n")
    repo.write(notes_yaml=None)
    repo.put("specs/v3.yaml", ALONE)
    assert contractor("diff", "--against", "main", "specs/v3.yaml").exit_code == 0


def test_a_renamed_document_is_found_under_its_old_name(repo: Repo) -> None:
    repo.git("mv", SPEC, "specs/lib.yaml")
    repo.put("specs/lib.yaml", BROKEN)
    found = contractor("diff", "--against", "main", "specs/lib.yaml")
    assert (found.exit_code, f"::: main:{SPEC}" in found.stdout) == (1, True)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--against", "mian", SPEC), "did you mean main?"),
        (("mian:" + SPEC, SPEC), "did you mean main?"),
        (("main:specs/no.yaml", SPEC), "this is the old side"),
        (("--against", "main", "specs/no.yaml"), "neither here nor at main"),
        (("--against", "main", "-"), "has no history"),
    ],
)
def test_no_verdict_without_a_past(repo: Repo, arguments: tuple[str, ...], said: str) -> None:
    found = contractor("diff", *arguments)
    assert (found.exit_code, said in found.stderr) == (2, True), found.output
    assert CLEAN not in found.output


def test_a_deleted_document_is_no_verdict(repo: Repo) -> None:
    repo.put(SPEC, None)
    found = contractor("diff", "--against", "main", SPEC)
    assert (found.exit_code, "was deleted since" in found.stderr) == (2, True)


def test_unrelated_and_shallow_histories_are_no_verdict(
    repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo.git("checkout", "--quiet", "--orphan", "island")
    repo.commit("island")
    found = contractor("diff", "--against", "main", SPEC)
    assert (found.exit_code, "have no commit in common" in found.stderr) == (2, True)
    repo.git("checkout", "--quiet", "main")
    repo.git("checkout", "--quiet", "-b", "side")
    repo.commit("side")
    repo.git("checkout", "--quiet", "main")
    repo.commit("main")
    clone = repo.clone(tmp_path / "clone", "--depth=1", "--no-single-branch")
    monkeypatch.chdir(clone.folder)
    found = contractor("diff", "--against", "origin/side", SPEC)
    assert (found.exit_code, "fetch-depth: 0" in found.stderr) == (2, True)


def test_outside_of_a_repository_there_is_no_past(alone: Path) -> None:
    if _in_a_repository(alone):
        pytest.skip("temporary files lie in a repository here")
    found = contractor("diff", "--against", "main", "old.yaml")
    assert (found.exit_code, "is in no git repository" in found.stderr) == (2, True)


def _in_a_repository(folder: Path) -> bool:
    asked = ["git", "-C", str(folder), "rev-parse"]
    return subprocess.run(asked, capture_output=True, check=False).returncode == 0


# ── before a commit ───────────────────────────────────────────────────────────────────────────────


def test_the_hook_compares_with_the_last_commit_unless_a_revision_is_configured(repo: Repo) -> None:
    repo.put("contractor.toml", f'spec = "{SPEC}"\n')
    assert contractor("diff", "--hook").exit_code == 0
    repo.write(specs__library_yaml=BROKEN)
    assert contractor("diff", "--hook").exit_code == 1
    repo.git("checkout", "--quiet", "-b", "mine")
    repo.commit("broken")
    assert contractor("diff", "--hook").exit_code == 0
    repo.put("contractor.toml", f'spec = "{SPEC}"\n[diff]\nagainst = "main"\n')
    assert contractor("diff", "--hook").exit_code == 1
    assert contractor("diff", "--hook", "--against", "HEAD").exit_code == 0


def test_the_hook_passes_where_nothing_has_been_committed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fresh = Repo(tmp_path / "fresh")
    fresh.write(specs__library_yaml=LIBRARY, specs__parts__book_yaml=BOOK)
    monkeypatch.chdir(fresh.folder)
    found = contractor("diff", "--hook", SPEC)
    assert (found.exit_code, "nothing has been committed here yet" in found.stderr) == (0, True)
    assert contractor("diff", "--against", "HEAD", SPEC).exit_code == 2
    fresh.put(SPEC, "paths: [")
    assert contractor("diff", "--hook", SPEC).exit_code == 2


# ── what is loaded ────────────────────────────────────────────────────────────────────────────────


def test_what_a_comparison_does_not_need_is_not_imported(alone: Path) -> None:
    code = (
        "import sys\nfrom contractor.cli import main\n"
        "try: main(['diff', 'old.yaml', 'new.yaml'])\nexcept SystemExit: pass\n"
        "print(*sorted({name.partition('.')[0] for name in sys.modules}), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=os.environ
    )
    loaded = set(done.stderr.split())
    assert "contractor" in loaded
    assert loaded & {"jinja2", "jsonpath", "pydantic", "hypothesis", "sqlalchemy"} == set()
