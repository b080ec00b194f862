"""`contractor eject`: copies of templates, what is made with them, and what is said when ours change."""

import json
import shutil
from pathlib import Path

import pytest

from tests.journey.conftest import ROOT, Done, run

TARGETS = ("fastapi", "pydantic", "sqlalchemy", "typescript")


@pytest.fixture
def ejected(project: Path) -> Path:
    """A project that took over all templates, and says so."""
    for target in TARGETS:
        assert run(project, "contractor", "eject", target).returncode == 0
    config = project / "pyproject.toml"
    config.write_text(config.read_text().replace("\napp = ", '\ntemplates = "templates"\napp = '))
    return project


def generate(folder: Path, *arguments: str) -> Done:
    return run(folder, "contractor", "generate", *arguments)


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_every_template_of_ours_is_copied_and_says_the_same(ejected: Path) -> None:
    for target in TARGETS:
        ours = {path.name: path.read_bytes() for path in (ROOT / "templates" / target).iterdir()}
        copies = (ejected / "templates" / target).iterdir()
        assert {path.name: path.read_bytes() for path in copies} == ours
    done = generate(ejected, "--check", "-v")
    assert (done.returncode, done.stdout) == (0, "")
    assert "warning" not in done.stderr
    assert run(ejected, "contractor", "eject", "pydantic", "--diff").stdout == ""


def test_a_copy_that_is_changed_changes_what_is_made(ejected: Path) -> None:
    generate(ejected)
    copy = ejected / "templates" / "typescript" / "types.ts.jinja"
    edit(copy, "// Made by contractor from an OpenAPI document.", "// Ours.")
    assert "wrote 1 file" in generate(ejected).stderr
    assert (ejected / "generated/typescript/types.ts").read_text("utf-8").startswith("// Ours.")
    assert "nothing changed" in generate(ejected).stderr
    shown = run(ejected, "contractor", "eject", "typescript", "--diff").stdout
    assert "+// Ours." in shown
    assert shown.startswith("--- a/templates/typescript/types.ts.jinja")
    again = run(ejected, "contractor", "eject", "typescript").stdout
    assert "kept  templates/typescript/types.ts.jinja" in again
    assert copy.read_text("utf-8").startswith("// Ours.")


def test_ours_that_changed_since_are_told_until_somebody_looked(ejected: Path) -> None:
    record = ejected / "templates" / "ejected.json"
    data = json.loads(record.read_text())
    data["templates"]["fastapi/app.py.jinja"] = "0" * 64
    record.write_text(json.dumps(data))
    assert "1 warning: 1 template-changed" in generate(ejected).stderr
    assert "1 warning: 1 template-changed" in generate(ejected).stderr
    said = generate(ejected, "-v").stderr
    assert "contractor's own fastapi/app.py.jinja changed since templates/fastapi/app.py" in said
    assert run(ejected, "contractor", "eject", "fastapi", "--accept").returncode == 0
    assert "warning" not in generate(ejected).stderr


def test_a_copy_under_another_name_is_told(ejected: Path) -> None:
    folder = ejected / "templates" / "pydantic"
    (folder / "module.py.jinja").rename(folder / "modul.py.jinja")
    said = generate(ejected, "-v").stderr
    assert "no template modul.py.jinja; did you mean module.py.jinja?" in said


@pytest.mark.parametrize("mistake", ["{{ nothing.there }}", "{% if %}", "{{ 1 / 0 }}"])
def test_a_mistake_in_a_copy_is_said_at_its_line(mistake: str, ejected: Path) -> None:
    copy = ejected / "templates" / "sqlalchemy" / "tables.py.jinja"
    line = copy.read_text("utf-8").count("\n") + 1
    copy.write_text(copy.read_text("utf-8") + mistake + "\n", "utf-8")
    done = generate(ejected)
    assert done.returncode == 2
    assert "error[template-failed]: a template of the target sqlalchemy fails" in done.stderr
    assert f"--> templates/sqlalchemy/tables.py.jinja:{line}:1" in done.stderr


def test_what_cannot_be_is_refused(project: Path) -> None:
    done = run(project, "contractor", "eject", "pydantik")
    assert done.returncode == 2
    assert "there is no target 'pydantik'; did you mean pydantic?" in done.stderr
    assert run(project, "contractor", "eject", "pydantic", "--diff", "--accept").returncode == 2
    (project / "templates").write_text("in the way")
    done = run(project, "contractor", "eject", "pydantic")
    assert (done.returncode, "cannot be written" in done.stderr) == (2, True)
    (project / "templates").unlink()
    run(project, "contractor", "eject", "pydantic")
    (project / "templates" / "ejected.json").write_text("{")
    done = run(project, "contractor", "eject", "pydantic")
    assert (done.returncode, "cannot be understood" in done.stderr) == (2, True)


def test_the_folder_is_that_of_the_configuration(project: Path) -> None:
    config = project / "pyproject.toml"
    config.write_text(config.read_text().replace("\napp = ", '\ntemplates = "own/pages"\napp = '))
    (project / "app" / "inner").mkdir()
    done = run(project / "app" / "inner", "contractor", "eject", "typescript")
    assert done.returncode == 0, done.stderr
    assert "They are used once" not in done.stdout
    assert (project / "own" / "pages" / "typescript" / "types.ts.jinja").exists()
    shutil.rmtree(project / "own")
    done = generate(project)
    assert (done.returncode, "there is no such folder" in done.stderr) == (2, True)


def test_nothing_in_the_folder_is_passed_over(ejected: Path) -> None:
    folder = ejected / "templates"
    (folder / "typscript").mkdir()
    (folder / "typescript" / "client.ts.j2").write_text("")
    (folder / ".notes").write_text("")
    said = generate(ejected, "-v").stderr
    assert "there is no target typscript; did you mean typescript?" in said
    assert "the target typescript has no template client.ts.j2" in said
    assert "2 warnings" in said


def test_a_copy_that_is_no_text_is_said(ejected: Path) -> None:
    (ejected / "templates" / "typescript" / "types.ts.jinja").write_bytes(b"\xff")
    done = generate(ejected)
    assert done.returncode == 2
    assert "error[template-failed]: a template of the target typescript fails" in done.stderr
    assert "--> templates/typescript/types.ts.jinja:1:1" in done.stderr
    assert run(ejected, "contractor", "eject", "typescript", "--diff").returncode == 0


def test_a_copy_that_makes_no_python_is_said(ejected: Path) -> None:
    copy = ejected / "templates" / "fastapi" / "app.py.jinja"
    copy.write_text("def x(:\n" + copy.read_text("utf-8"), "utf-8")
    done = generate(ejected)
    assert done.returncode == 1
    assert "python/todo/api/__init__.py is no Python, at line 1" in done.stderr


def test_there_is_nothing_to_compare_before(project: Path) -> None:
    for option in ("--diff", "--accept"):
        done = run(project, "contractor", "eject", "fastapi", option)
        assert (done.returncode, "nothing of the target fastapi" in done.stderr) == (2, True)
