"""What the guides to comparing show is what is printed, and they tell of every option."""

import re
from pathlib import Path

import click
import pytest

from contractor.cli.changelog import command as changelog
from contractor.cli.check import command as check
from contractor.cli.diff import command as diff
from contractor.cli.matrix import command as matrix
from tests.cli.library import BROKEN, MORE, contractor, library
from tests.repository import Repo

ROOT = Path(__file__).parents[2]
GUIDE = ROOT / "docs" / "guide"
#: Options of every verb that reads documents, which the guide to the configuration describes.
ELSEWHERE = {"--config", "--allow-remote", "--allow-outside", "--assume-types", "--honour-nullable"}


@pytest.fixture
def releases(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repo:
    made = library(tmp_path / "work")
    made.git("tag", "v1.4.0")
    for version, text in (("1.5.0", MORE), ("2.0.0", BROKEN), ("2.0.1", BROKEN)):
        made.commit(version, specs__library_yaml=text.replace("1.4.0", version))
        made.git("tag", f"v{version}")
    monkeypatch.chdir(made.folder)
    return made


def test_the_finding_that_is_shown_looks_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo = Repo(tmp_path / "shop")
    text = (ROOT / "specs" / "bookshop.yaml").read_text("utf-8")
    repo.commit(specs__bookshop_yaml=text)
    repo.write(specs__bookshop_yaml=text.replace("ebook, audiobook]", "ebook]"))
    monkeypatch.chdir(repo.folder)
    printed = contractor("diff", "--against", "main", "specs/bookshop.yaml").stdout
    assert f"```\n{printed}```" in (ROOT / "README.md").read_text("utf-8")
    command = "$ contractor diff --against main specs/bookshop.yaml\n"
    assert f"```\n{command}{printed}```" in (GUIDE / "diff.md").read_text("utf-8")


def test_the_matrix_that_is_shown_looks_so(releases: Repo) -> None:
    printed = contractor("matrix", "--tags", "specs/library.yaml").stdout
    command = "$ contractor matrix --tags specs/library.yaml\n"
    assert f"```\n{command}{printed}```" in (GUIDE / "matrix.md").read_text("utf-8")


def test_the_changelog_that_is_shown_looks_so(releases: Repo) -> None:
    arguments = "v1.4.0:specs/library.yaml", "v2.0.0:specs/library.yaml"
    printed = contractor("changelog", *arguments, "--released", "2026-11-30").stdout
    text = (GUIDE / "changelog.md").read_text("utf-8")
    assert f"````markdown\n{printed}````" in text


@pytest.mark.parametrize(
    ("command", "guide"),
    [(diff, "diff"), (changelog, "changelog"), (matrix, "matrix"), (check, "check")],
)
def test_every_option_is_described(command: click.Command, guide: str) -> None:
    text = (GUIDE / f"{guide}.md").read_text("utf-8") + (GUIDE / "formats.md").read_text("utf-8")
    options = {one for given in command.params for one in given.opts if one.startswith("--")}
    told = ELSEWHERE | {"--help", "--verbose", "--quiet", "--color"}
    if guide != "diff":
        told |= {"--overlay", "--format", "--output"}
    assert [one for one in sorted(options - told) if one not in text] == []


def test_links_lead_somewhere() -> None:
    for name in ("diff", "changelog", "matrix", "ci", "pre-commit", "lint", "overlays"):
        text = (GUIDE / f"{name}.md").read_text("utf-8")
        for path, anchor in re.findall(r"\]\((?!https?:)([^)#]*)(?:#([^)]+))?\)", text):
            target = (GUIDE / path).resolve() if path else GUIDE / f"{name}.md"
            assert target.exists(), (name, path)
            if anchor:
                titles = re.findall(r"^#+ (.*)$", target.read_text("utf-8"), re.M)
                anchors = {re.sub(r"[^\w -]", "", one).lower().replace(" ", "-") for one in titles}
                assert anchor in anchors, (name, path, anchor)
