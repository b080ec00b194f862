"""Every rule has a folder: bad.yaml gives this finding at the lines of expect.txt and no other, good.yaml none."""

from pathlib import Path

import pytest

from contractor.contract import read
from contractor.lint import RULES, lint
from contractor.source import Files

CASES = Path(__file__).parent / "cases"
FOLDERS = sorted(path for path in CASES.iterdir() if path.is_dir())


def found(path: Path) -> list[str]:
    contract = read(Files.open(path))
    lines: list[tuple[int, str]] = []
    for finding in contract.files.locate(lint(contract)):
        assert finding.span is not None
        lines.append((finding.span.line, finding.id))
    return [f"{line} {id}" for line, id in sorted(lines)]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
def test_bad_is_found_where_it_stands_and_nothing_else_is(folder: Path) -> None:
    expected = (folder / "expect.txt").read_text("utf-8").splitlines()
    assert expected
    assert {line.split()[1] for line in expected} == {folder.name}
    assert found(folder / "bad.yaml") == sorted(expected, key=lambda line: int(line.split()[0]))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
def test_good_is_not_complained_about(folder: Path) -> None:
    assert found(folder / "good.yaml") == []


def test_every_rule_of_ours_has_a_case() -> None:
    own = {id for id, rule in RULES.items() if rule.message}
    assert own - {folder.name for folder in FOLDERS} == set()
    assert {folder.name for folder in FOLDERS} <= set(RULES)
