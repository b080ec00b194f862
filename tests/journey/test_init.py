"""`contractor init`: what it writes works as it stands, and what is there stays."""

import json
import tomllib
from pathlib import Path

import pytest
import yaml

from tests.journey.conftest import ROOT, run

SAMPLE = {
    ".github/workflows/contract.yml",
    ".gitignore",
    ".pre-commit-config.yaml",
    "README.md",
    "app/__init__.py",
    "app/database.py",
    "app/main.py",
    "app/tasks.py",
    "openapi.yaml",
    "pyproject.toml",
    "tests/conftest.py",
    "tests/test_app.py",
    "web/main.ts",
    "web/package.json",
    "web/public/index.html",
    "web/tsconfig.json",
}


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_what_is_written_is_written_once(tmp_path: Path) -> None:
    folder = tmp_path / "todo"
    done = run(tmp_path, "contractor", "init", "todo")
    assert (done.returncode, done.stderr) == (0, "")
    assert set(files(folder)) == SAMPLE
    assert {line[6:] for line in done.stdout.splitlines() if line.startswith("wrote ")} == SAMPLE
    (folder / "app" / "tasks.py").write_text("mine\n")
    (folder / "README.md").unlink()
    before = files(folder)
    done = run(folder, "contractor", "init")
    assert {path for path in files(folder) if files(folder)[path] != before.get(path)} == {
        "README.md"
    }
    assert "wrote README.md" in done.stdout
    assert "kept  .gitignore, which was there" in done.stdout


def test_it_passes_everything_that_a_pull_request_has_to(project: Path) -> None:
    for command in (
        ["contractor", "lint"],
        ["contractor", "generate", "--check"],
        ["mypy"],
        ["pyright", "app", "tests"],
        ["python", "-m", "pytest", "-q", "-p", "no:cacheprovider"],
        ["ruff", "format", "--no-cache", "--check", "app", "tests"],
        ["ruff", "check", "--no-cache", "--select", "E,F,I,B,UP", "app", "tests"],
        ["tsc-5.9", "-p", "web"],
        ["tsc-7", "-p", "web"],
        ["esbuild", "web/main.ts", "--bundle", "--outfile=web/public/main.js"],
    ):
        done = run(project, *command)
        assert done.returncode == 0, (command, done.stdout + done.stderr)
    assert run(project, "contractor", "lint").stdout == "no findings\n"


def test_hooks_and_workflow_run_what_there_is(project: Path) -> None:
    hooks = yaml.safe_load((project / ".pre-commit-config.yaml").read_text())["repos"][0]["hooks"]
    for hook in hooks:
        assert run(project, *hook["entry"].split()).returncode == 0
    workflow = yaml.safe_load((project / ".github/workflows/contract.yml").read_text())
    runs = [step["run"] for step in workflow["jobs"]["contract"]["steps"] if "run" in step]
    scripts = json.loads((project / "web" / "package.json").read_text())["scripts"]
    for command in runs:
        if command.startswith("contractor "):
            assert run(project, *command.split()).returncode == 0
    assert all(f"npm run {name}" in runs[-1] and name in scripts for name in ("check", "build"))
    needed = tomllib.loads((project / "pyproject.toml").read_text())["project"]
    assert "openapi-contractor" in needed["optional-dependencies"]["dev"]


@pytest.mark.parametrize(
    ("title", "package"),
    [
        ("Tasks: <the> \"best\" & 'last' #1 {{ 7 }}", "tasks_the_best_last_1_7"),
        ("  two\n lines ", "two_lines"),
        ("yes", "yes"),
        ("12:30", "api_12_30"),
        ("App", "app_api"),
        ("日本", "api"),
        ("json", "json_api"),
        ("-", "api"),
    ],
)
def test_any_title_will_do(title: str, package: str, tmp_path: Path) -> None:
    assert run(tmp_path, "contractor", "init", "--title", title, "-q").returncode == 0
    document = yaml.safe_load((tmp_path / "openapi.yaml").read_text("utf-8"))
    assert document["info"]["title"] == " ".join(title.split())
    assert run(tmp_path, "contractor", "lint").stdout == "no findings\n"
    done = run(tmp_path, "contractor", "generate")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "generated" / "python" / package / "tables.py").exists()
    assert "<the>" not in (tmp_path / "web" / "public" / "index.html").read_text("utf-8")
    done = run(tmp_path, "python", "-m", "pytest", "-q", "-p", "no:cacheprovider")
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("name", ["openapi.yaml", "openapi.yml", "openapi.json"])
def test_a_document_that_is_there_is_what_the_project_is_about(name: str, tmp_path: Path) -> None:
    text = json.dumps({"openapi": "3.1.1", "info": {"title": "Own", "version": "1"}, "paths": {}})
    (tmp_path / name).write_text(text)
    done = run(tmp_path, "contractor", "init", "--title", "Own")
    assert done.returncode == 0, done.stderr
    assert set(files(tmp_path)) == {
        name,
        ".github/workflows/contract.yml",
        ".gitignore",
        ".pre-commit-config.yaml",
        "README.md",
        "pyproject.toml",
    }
    assert (tmp_path / name).read_text() == text
    assert tomllib.loads((tmp_path / "pyproject.toml").read_text())["tool"]["contractor"] == {
        "spec": name,
        "package": "own",
    }
    assert run(tmp_path, "contractor", "generate").returncode == 0
    yaml.safe_load((tmp_path / ".github/workflows/contract.yml").read_text())


def test_a_project_that_is_there_keeps_its_own_file(tmp_path: Path) -> None:
    own = '[project]\nname = "mine"\nversion = "1"\n'
    (tmp_path / "pyproject.toml").write_text(own)
    assert run(tmp_path, "contractor", "init", "--title", "Mine").returncode == 0
    assert (tmp_path / "pyproject.toml").read_text() == own
    assert tomllib.loads((tmp_path / "contractor.toml").read_text()) == {
        "spec": "openapi.yaml",
        "package": "mine",
        "app": "app.main:app",
    }
    assert run(tmp_path, "contractor", "generate").returncode == 0
    # A second time there is a configuration, and no other is made beside it.
    again = run(tmp_path, "contractor", "init", "--title", "Mine")
    assert "wrote" not in again.stdout


def test_what_is_in_the_way_is_said(tmp_path: Path) -> None:
    (tmp_path / "app").write_text("a file")
    done = run(tmp_path, "contractor", "init")
    assert done.returncode == 2
    assert "error[cannot-write]: app/__init__.py cannot be written" in done.stderr
    assert (tmp_path / "app").read_text() == "a file"


def test_the_guide_shows_what_is_written() -> None:
    guide = (ROOT / "docs" / "guide" / "init.md").read_text("utf-8")
    for name in SAMPLE - {"app/__init__.py"}:
        assert name.rpartition("/")[2] in guide, name
