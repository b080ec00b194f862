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
    # Hooks run in a repository, before its first commit too.
    assert run(project, "git", "init", "--quiet").returncode == 0
    for hook in hooks:
        assert run(project, *hook["entry"].split()).returncode == 0
    workflow = yaml.safe_load((project / ".github/workflows/contract.yml").read_text())
    steps = workflow["jobs"]["contract"]["steps"]
    runs = [step["run"] for step in steps if "run" in step]
    [gate] = [command for command in runs if command.startswith("contractor ")]
    assert gate == "contractor check --format github"
    # Histories are compared, so they have to be there.
    assert steps[0]["with"] == {"fetch-depth": 0}
    done = run(project, *gate.split(), "--skip", "test")
    assert done.returncode == 0, done.stdout + done.stderr
    scripts = json.loads((project / "web" / "package.json").read_text())["scripts"]
    assert all(f"npm run {name}" in runs[-1] and name in scripts for name in ("check", "build"))
    needed = tomllib.loads((project / "pyproject.toml").read_text())["project"]
    assert "openapi-contractor[test]" in needed["optional-dependencies"]["dev"]


def test_it_keeps_its_contract_before_anybody_wrote_a_line(project: Path) -> None:
    done = run(project, "contractor", "test", "--examples", "1")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "passed: 4 operations seen to succeed" in done.stdout


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
    content = {"multipart/form-data": {"schema": {"type": "object"}}}
    post = {"requestBody": {"content": content}, "responses": {"204": {"description": "ok"}}}
    info = {"title": "Pet Clinic", "version": "1"}
    text = json.dumps({"openapi": "3.1.1", "info": info, "paths": {"/x": {"post": post}}})
    (tmp_path / name).write_text(text)
    assert run(tmp_path, "contractor", "generate", name).returncode == 0
    before = files(tmp_path)
    done = run(tmp_path, "contractor", "init")
    assert done.returncode == 0, done.stderr
    assert f"kept  {name}, which was there" in done.stdout
    assert set(files(tmp_path)) - set(before) == {
        ".github/workflows/contract.yml",
        ".gitignore",
        ".pre-commit-config.yaml",
        "README.md",
        "app/__init__.py",
        "app/main.py",
        "app/x.py",
        "pyproject.toml",
        "tests/test_app.py",
    }
    assert (tmp_path / name).read_text() == text
    project = tomllib.loads((tmp_path / "pyproject.toml").read_text())
    assert project["tool"]["contractor"] == {
        "spec": name,
        "package": "pet_clinic",
        "app": "app.main:app",
    }
    needed = project["project"]["dependencies"]
    assert "python-multipart" in needed
    # There is no table, no page.
    assert not any(one.startswith("sqlalchemy") for one in needed)
    assert "development.db" not in (tmp_path / ".gitignore").read_text()
    # It is called as before, so nothing moves.
    assert "wrote" not in run(tmp_path, "contractor", "generate").stderr
    yaml.safe_load((tmp_path / ".github/workflows/contract.yml").read_text())


def test_a_project_that_is_there_keeps_its_own_file(tmp_path: Path) -> None:
    own = '[project]\nname = "mine"\nversion = "1"\n'
    (tmp_path / "pyproject.toml").write_text(own)
    done = run(tmp_path, "contractor", "init", "--title", "Mine")
    assert done.returncode == 0
    assert "kept  pyproject.toml, which was there" in done.stdout
    # Its file says nothing of what the application needs, so that is said here and in what was written.
    install = 'pip install fastapi "jsonschema-rs>=0.60" "pydantic>=2.14" "sqlalchemy>=2.1" uvicorn'
    assert install in done.stdout
    assert install in (tmp_path / "README.md").read_text()
    workflow = yaml.safe_load((tmp_path / ".github/workflows/contract.yml").read_text())
    runs = [step["run"] for step in workflow["jobs"]["contract"]["steps"] if "run" in step]
    assert runs[0] == f'{install} "openapi-contractor[test]"'
    assert not {"mypy", "pytest"} & set(runs)
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


@pytest.mark.parametrize("file", ["contractor.toml", "pyproject.toml"])
def test_a_configuration_that_is_there_decides(file: str, tmp_path: Path) -> None:
    table = "[tool.contractor]\n" if file == "pyproject.toml" else ""
    (tmp_path / file).write_text(f'{table}spec = "api/shop.yaml"\npackage = "clinic"\n')
    (tmp_path / "api").mkdir()
    document = "openapi: 3.1.1\ninfo: {title: Shop, version: '1'}\npaths: {}\n"
    (tmp_path / "api" / "shop.yaml").write_text(document)
    assert run(tmp_path, "contractor", "init").returncode == 0
    assert not (tmp_path / "openapi.yaml").exists()
    assert not (tmp_path / "app").exists()
    assert "`api/shop.yaml` is the contract" in (tmp_path / "README.md").read_text()
    project = tomllib.loads((tmp_path / "pyproject.toml").read_text())
    assert ("contractor" in project["tool"]) == (file == "pyproject.toml")
    assert run(tmp_path, "contractor", "generate").returncode == 0
    assert (tmp_path / "generated" / "python" / "clinic").exists()


def test_what_is_in_the_way_is_said_before_anything_is_written(tmp_path: Path) -> None:
    (tmp_path / "app").write_text("a file")
    done = run(tmp_path, "contractor", "init")
    assert done.returncode == 2
    assert "error[cannot-write]: app/__init__.py cannot be written: app is no folder" in done.stderr
    assert set(files(tmp_path)) == {"app"}
    (tmp_path / "app").unlink()
    assert run(tmp_path, "contractor", "init", "-q").returncode == 0
    assert set(files(tmp_path)) == SAMPLE


def test_a_run_that_broke_off_is_taken_up(tmp_path: Path) -> None:
    """The document is written last: without it, a configuration is only a beginning."""
    assert run(tmp_path, "contractor", "init", "--title", "Todo", "-q").returncode == 0
    whole = files(tmp_path)
    for path in sorted(SAMPLE - {"pyproject.toml", "README.md"}):
        (tmp_path / path).unlink()
    assert run(tmp_path, "contractor", "init", "--title", "Todo", "-q").returncode == 0
    assert files(tmp_path) == whole


def test_nothing_is_written_through_links(tmp_path: Path) -> None:
    (tmp_path / "here").mkdir()
    (tmp_path / "there").mkdir()
    (tmp_path / "here" / "web").symlink_to(tmp_path / "there")
    done = run(tmp_path / "here", "contractor", "init")
    assert (done.returncode, "is a symbolic link" in done.stderr) == (2, True)
    assert files(tmp_path) == {}
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    done = run(tmp_path, "contractor", "init", "loop")
    assert (done.returncode, "error[cannot-write]" in done.stderr) == (2, True)


def test_the_guide_shows_what_is_written() -> None:
    guide = (ROOT / "docs" / "guide" / "init.md").read_text("utf-8")
    for name in SAMPLE - {"app/__init__.py"}:
        assert name.rpartition("/")[2] in guide, name
