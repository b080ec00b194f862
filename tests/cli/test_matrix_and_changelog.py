"""`contractor matrix` and `contractor changelog` as a person meets them."""

import json
from pathlib import Path

import pytest

from tests.cli.library import ALONE, BROKEN, FEWER, MORE, contractor, library
from tests.repository import Repo

SPEC = "specs/library.yaml"


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repo:
    """Three releases: one that adds, one that breaks."""
    made = library(tmp_path / "work")
    made.git("tag", "v1.4.0")
    made.commit("add", specs__library_yaml=MORE.replace("1.4.0", "1.5.0"))
    made.git("tag", "v1.5.0")
    made.commit("break", specs__library_yaml=BROKEN.replace("1.4.0", "2.0.0"))
    made.git("tag", "v2.0.0")
    monkeypatch.chdir(made.folder)
    return made


def rows(text: str) -> list[list[str]]:
    return [[cell for cell in line.split("  ") if cell] for line in text.splitlines()]


def test_tags_are_compared_by_the_versions_that_they_are(repo: Repo) -> None:
    found = contractor("matrix", "--tags", SPEC)
    assert found.exit_code == 1
    head, first, second = [[cell.strip() for cell in row] for row in rows(found.stdout)]
    assert head == ["old \\ new", "1.5.0", "2.0.0"]
    assert (first[0], first[1], first[2].partition(" ")[0]) == ("1.4.0", "compatible", "breaks")
    assert (second[0], second[-1].partition(" ")[0]) == ("1.5.0", "breaks")


def test_a_range_begins_with_what_the_document_was(repo: Repo) -> None:
    found = json.loads(
        contractor("matrix", "--range", "v1.4.0..v1.5.0", SPEC, "--format", "json").stdout
    )
    assert found["versions"] == ["1.4.0", "1.5.0"]
    assert [pair["verdict"] for pair in found["pairs"]] == ["compatible"]


def test_a_change_of_a_part_is_a_version(repo: Repo) -> None:
    repo.commit("part", specs__parts__book_yaml=FEWER)
    found = contractor("matrix", "--range", "v1.5.0..HEAD", SPEC)
    # Two commits say 2.0.0, so neither is called that.
    short = [repo.git("rev-parse", "--short=12", name) for name in ("HEAD~1", "HEAD")]
    assert [cell.strip() for cell in rows(found.stdout)[0]] == ["old \\ new", *short]


def test_versions_are_called_by_what_tells_them_apart(repo: Repo) -> None:
    named = ["v1.4.0:specs/library.yaml", "main:specs/library.yaml", "v2.0.0:specs/library.yaml"]
    found = json.loads(contractor("matrix", *named, "--format", "json").stdout)
    assert found["versions"] == ["1.4.0", "main", "v2.0.0"]
    repo.put("a.yaml", ALONE)
    repo.put("b.yaml", ALONE)
    found = json.loads(contractor("matrix", "a.yaml", "b.yaml", "--format", "json").stdout)
    assert found["versions"] == ["a.yaml", "b.yaml"]


def test_a_version_that_cannot_be_read_is_not_compatible(repo: Repo) -> None:
    repo.commit("oops", specs__library_yaml="paths: [")
    repo.git("tag", "v2.0.1")
    repo.commit("mend", specs__library_yaml=BROKEN.replace("1.4.0", "2.0.2"))
    repo.git("tag", "v2.0.2")
    found = contractor("matrix", "--range", "v1.5.0..HEAD", "--tags", SPEC)
    assert found.exit_code == 2
    assert "error[invalid-yaml]" in found.stderr
    table = [[cell.strip() for cell in row] for row in rows(found.stdout)]
    assert table[0] == ["old \\ new", "2.0.0", "v2.0.1", "2.0.2"]
    assert table[1][2] == table[2][1] == table[3][1] == "cannot be read"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "Name two versions or more"),
        ((f"main:{SPEC}",), "Name two versions or more"),
        (("--range", "v2.0.0..main", SPEC), "there is one version"),
        (("--range", "v9..main", SPEC), "there is no revision 'v9'"),
        (("--tags", "a", "b"), "about one document"),
        (("--tags", "specs/no.yaml"), "no version of the document"),
    ],
)
def test_no_table_without_versions(repo: Repo, arguments: tuple[str, ...], said: str) -> None:
    found = contractor("matrix", *arguments)
    assert (found.exit_code, said in found.stderr, found.stdout) == (2, True, "")


def test_a_changelog_is_no_gate(repo: Repo) -> None:
    found = contractor("changelog", f"v1.4.0:{SPEC}", SPEC, "--released", "2026-11-30")
    assert found.exit_code == 0
    assert found.stdout.startswith("# Library 1.4.0 → 2.0.0")
    assert "2026-11-30" in found.stdout
    assert "## Breaking" in found.stdout
    assert contractor("changelog", f"v1.4.0:{SPEC}", SPEC, "--output", "o.md").stdout == ""
    assert Path("o.md").read_text("utf-8").startswith("# Library")


def test_a_changelog_of_what_cannot_be_read_is_none(repo: Repo) -> None:
    repo.put("bad.yaml", "paths: [")
    found = contractor("changelog", SPEC, "bad.yaml")
    assert (found.exit_code, found.stdout) == (2, "")
    assert "this is the new side" in found.stderr
    unnamed = contractor("changelog", SPEC)
    assert (unnamed.exit_code, "contractor changelog OLD NEW" in unnamed.stderr) == (2, True)
