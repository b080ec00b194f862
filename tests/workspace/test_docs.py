"""What the documentation shows is so."""

import re
from pathlib import Path
from typing import Any

import contractor
from contractor.cli.generate import command as generate
from contractor.workspace.comparing import DIFF, ENTRY
from contractor.workspace.config import KEYS, load
from tests.workspace.project import SPEC, Project

DOCS = Path(__file__).parents[2] / "docs"


def test_the_target_that_is_shown_works() -> None:
    text = (DOCS / "api.md").read_text(encoding="utf-8")
    [code] = [
        block for block in re.findall(r"```python\n(.*?)```", text, re.DOTALL) if "class" in block
    ]
    scope: dict[str, Any] = {}
    exec(compile(code, "api.md", "exec"), scope)
    files = contractor.render(
        contractor.read_text(SPEC), [scope["target"]], options={"names": {"suffix": "!"}}
    )
    assert files == [contractor.File("names.txt", "Order!\nOrderStatus!\nLine!\n")]


def test_every_public_name_is_described() -> None:
    text = (DOCS / "api.md").read_text(encoding="utf-8")
    assert [name for name in contractor.__all__ if not re.search(rf"\b{name}\b", text)] == [
        "__version__"
    ]


def test_every_option_and_setting_is_described() -> None:
    text = (DOCS / "guide/generate.md").read_text(encoding="utf-8")
    options = [
        option for parameter in generate.params for option in parameter.opts if option[0] == "-"
    ]
    told_elsewhere = {"--config-schema", "--verbose", "--quiet", "--help"}
    assert [one for one in options if one not in text and one not in told_elsewhere] == []
    settings = (DOCS / "guide/configuration.md").read_text(encoding="utf-8")
    described = set(
        re.findall(r"`([\w-]+)`", " ".join(re.findall(r"^\| (.*?) \|", settings, re.M)))
    )
    assert {*KEYS, *DIFF["properties"], *ENTRY["properties"]} - described == {"severity"}
    assert "| `severity.ID` |" in settings


def test_the_settings_that_are_shown_are_some(tmp_path: Path) -> None:
    settings = (DOCS / "guide/configuration.md").read_text(encoding="utf-8")
    [shown] = [one for one in re.findall(r"```toml\n(.*?)```", settings, re.S) if "[[" in one]
    (tmp_path / "pyproject.toml").write_text(shown)
    found = load(tmp_path / "pyproject.toml")
    assert (found.diff.notice_stable, len(found.allow)) == (90, 1)


def test_the_mistake_that_is_shown_looks_so(project: Project) -> None:
    text = (DOCS / "guide/configuration.md").read_text(encoding="utf-8")
    [shown] = re.findall(r"```\n(error\[.*?)```", text, re.DOTALL)
    (project.folder / "pyproject.toml").write_text(
        '[tool.contractor]\nspec = "openapi.yaml"\nout = "generated"\npakage = "bookshop"\n'
    )
    assert project.run().stderr.startswith(shown)
