"""The policy of a project: read from its configuration and its list of severities."""

from pathlib import Path

import pytest

from contractor.diagnostic import Severity
from contractor.diff.policy.judging import judged
from contractor.diff.policy.settings import Allow, Policy
from contractor.workspace.config import Config, load
from contractor.workspace.policy import policy
from contractor.workspace.problem import Refused
from tests.diff.judging import ROWS, TODAY, comparison

TEXT = """\
[diff]
severity-levels = "levels.txt"
[diff.severity]
request-property-removed = "none"

[[allow]]
id = "response-*"
operation = "GET /orders"
reason = "the app is updated"
"""


def project(folder: Path, text: str = TEXT, levels: str | bytes | None = "") -> Config:
    (folder / "contractor.toml").write_text(text)
    if levels is not None:
        content = levels.encode() if isinstance(levels, str) else levels
        (folder / "levels.txt").write_bytes(content)
    return load(folder / "contractor.toml")


def mistakes(config: Config, levels: Path | None = None) -> list[tuple[str, int, str]]:
    with pytest.raises(Refused) as refused:
        policy(config, ROWS, levels)
    return [
        (one.id, one.span.line if one.span else 0, one.message) for one in refused.value.findings
    ]


@pytest.fixture(autouse=True)
def inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_the_project_comes_before_its_list(tmp_path: Path) -> None:
    levels = "request-property-removed err\nversion-decreased warn\nresponse-of-tomorrow err\n"
    found = policy(project(tmp_path, levels=levels), ROWS)
    assert found.severity == {
        "request-property-removed": None,
        "version-decreased": Severity.WARNING,
    }
    assert found.allow == (Allow("response-*", "the app is updated", operation="GET /orders"),)
    assert [(one.id, one.span and one.span.file) for one in found.findings] == [
        ("unmapped-severity-level", "levels.txt")
    ]
    # What was noticed is said with the rest.
    said = judged(comparison(), found, ROWS, TODAY).findings
    assert [one.id for one in said] == ["unmapped-severity-level", "unused-allow"]
    assert said[1].span is not None
    assert (said[1].span.file, said[1].span.line) == ("contractor.toml", 6)


def test_a_list_on_the_command_line_stands_for_that_of_the_project(tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_bytes(b"\xef\xbb\xbfversion-decreased info\r\n")
    found = policy(project(tmp_path, levels="version-decreased none\n"), ROWS, other)
    assert found.severity["version-decreased"] is Severity.INFO


def test_a_project_that_says_nothing() -> None:
    assert policy(load(None), ROWS) == Policy()


def test_mistakes_are_refused_together(tmp_path: Path) -> None:
    text = TEXT.replace("response-*", "respons-*").replace("property-removed", "property-remvd")
    assert mistakes(project(tmp_path, text, "version-decreased loud\n")) == [
        ("unknown-rule", 6, "no rule has the id 'respons-*'; did you mean response-*?"),
        (
            "unknown-rule",
            4,
            "no rule has the id 'request-property-remvd'; did you mean request-property-removed?",
        ),
        ("invalid-severity-level", 1, "this is no id and level: version-decreased loud"),
    ]


def test_a_list_that_cannot_be_read(tmp_path: Path) -> None:
    config = project(tmp_path, levels=None)
    message = "the list of severities levels.txt cannot be read: No such file or directory"
    assert mistakes(config) == [("invalid-setting", 2, message)]
    assert mistakes(config, Path("none.txt")) == [
        ("invalid-setting", 0, message.replace("levels", "none"))
    ]
    [(id, line, message)] = mistakes(project(tmp_path, levels=b"\xff\xfe"))
    assert (id, line, message) == (
        "invalid-setting",
        2,
        "levels.txt is no list of severities: it is not UTF-8",
    )
