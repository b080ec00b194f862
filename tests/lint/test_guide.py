"""What the guides show is what contractor prints."""

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from contractor.cli.explain import command as explain
from contractor.cli.lint import command as lint

GUIDE = Path(__file__).parents[2] / "docs" / "guide"
SHOWN = re.compile(r"```\n\$ contractor (\w+) ([^\n]*)\n(.*?)```", re.DOTALL)
DOCUMENT = """\
openapi: 3.1.1
info: {title: T, version: '1'}
paths: {}
components:
  schemas:
    Page:
      type: object
      description: |
        A page
        of books.
      properties:
        size:
          type: integer
          default: ten
"""


def shown(name: str) -> tuple[list[str], str]:
    found = SHOWN.search((GUIDE / name).read_text("utf-8"))
    assert found is not None
    return shlex.split(found[2]), found[3]


def test_lint(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("openapi.yaml").write_text(DOCUMENT)
    arguments, expected = shown("lint.md")
    assert CliRunner().invoke(lint, arguments).output == expected


def test_explain() -> None:
    arguments, expected = shown("explain.md")
    assert CliRunner().invoke(explain, arguments).output == expected
