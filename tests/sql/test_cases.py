"""Every rule has a folder: bad.sql gives this finding at the lines of expect.txt, good.sql gives it nowhere.

expect.txt has every finding of bad.sql, so that what one rule says of another's case is seen when it changes.
"""

from pathlib import Path

import pytest

from contractor.sql.dialect import Dialect
from contractor.sql.judging import Judgement, judge
from contractor.sql.rules import RULES
from contractor.sql.script import Script, script

CASES = Path(__file__).parent / "cases"
FOLDERS = sorted(path for path in CASES.iterdir() if path.is_dir())
HISTORIES = Path(__file__).parent / "histories"
OF_HISTORIES = sorted(path for path in HISTORIES.iterdir() if path.is_dir())


def opened(path: Path) -> Script:
    dialect = Dialect.SQLITE if path.name.endswith(".sqlite.sql") else Dialect.POSTGRESQL
    return script(path.name, path.read_text("utf-8"), dialect)


def judged(*paths: Path) -> Judgement:
    return judge([opened(path) for path in paths])


def lines(judgement: Judgement, *, named: bool = False) -> list[str]:
    found: list[tuple[str, int, str]] = []
    for finding in judgement.findings:
        assert finding.span is not None
        found.append((finding.span.file if named else "", finding.span.line, finding.id))
    return [f"{file}:{line} {id}".removeprefix(":") for file, line, id in sorted(found)]


def sql(folder: Path, name: str) -> Path:
    [path] = folder.glob(f"{name}*.sql")
    return path


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
def test_bad_is_found_where_it_stands(folder: Path) -> None:
    expected = (folder / "expect.txt").read_text("utf-8").splitlines()
    assert any(line.split()[1] == folder.name for line in expected)
    assert lines(judged(sql(folder, "bad"))) == expected


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
def test_good_is_not_complained_about(folder: Path) -> None:
    found = lines(judged(sql(folder, "good")))
    assert [line for line in found if line.split()[1] == folder.name] == []


@pytest.mark.parametrize("folder", OF_HISTORIES, ids=lambda path: path.name)
def test_files_are_one_history(folder: Path) -> None:
    expected = (folder / "expect.txt").read_text("utf-8").splitlines()
    paths = sorted(folder.glob("*.sql"))
    assert len(paths) > 1
    assert lines(judged(*paths), named=True) == expected


def test_every_rule_has_a_case() -> None:
    of_files = {"non-linear"}
    assert RULES.keys() - of_files == {folder.name for folder in FOLDERS}
    told = "\n".join((folder / "expect.txt").read_text("utf-8") for folder in OF_HISTORIES)
    assert all(id in told for id in of_files)
