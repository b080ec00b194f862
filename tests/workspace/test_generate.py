"""`contractor generate`: what is written, what is left alone, and what is refused."""

import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from contractor.diagnostic import Severity
from contractor.model import Model
from contractor.targets import File, Settings
from contractor.workspace import installed as installed_room
from tests.workspace.project import SPEC, Names, Project, warning

ALL = {"names/Line.txt", "names/Order.txt", "names/OrderStatus.txt", "contractor.lock"}


# ── what is written ───────────────────────────────────────────────────────────────────────────────


def test_everything_is_written_once_and_the_package_is_the_title(project: Project) -> None:
    result = project.generate()
    assert re.fullmatch(r"wrote 3 files in \d+\.\d s\n", result.stderr)
    assert result.stdout == ""
    assert set(project.files()) == ALL
    assert project.files()["names/Order.txt"] == b"book_shop.Order\n- status\n- lines\n"


def test_a_second_run_reads_nothing_renders_nothing_and_writes_nothing(project: Project) -> None:
    project.generate()
    before, rendered = project.times(), project.target.rendered
    assert re.match(r"nothing changed, 3 files in", project.generate().stderr)
    assert (project.times(), project.target.rendered) == (before, rendered)
    assert project.target.loaded == 1


def test_a_full_run_on_an_unchanged_document_writes_nothing_either(project: Project) -> None:
    project.generate()
    before = project.times()
    assert re.match(r"3 unchanged in", project.generate("-v").stderr)
    assert project.target.rendered == 2
    assert project.times() == before


@pytest.mark.parametrize("flags", [["--check"], ["--check", "-v"]])
def test_check_is_clean_after_generate(project: Project, flags: list[str]) -> None:
    project.generate()
    result = project.run("openapi.yaml", *flags)
    assert (result.exit_code, result.stdout) == (0, "")


def test_only_what_changed_is_written(project: Project) -> None:
    project.generate()
    before = project.times()
    project.edit("title: {type: string}", "isbn: {type: string}")
    assert re.match(r"wrote 1 file, 2 unchanged in", project.generate().stderr)
    after = project.times()
    assert {path for path in after if after[path] != before[path]} == {
        "names/Line.txt",
        "contractor.lock",
    }


@pytest.mark.parametrize(
    "change",
    [
        lambda project: project.edit("{type: string}", "{type: integer}"),
        lambda project: (project.out / "names/Line.txt").unlink(),
        lambda project: (project.out / "names/Line.txt").write_text("mine\n"),
        lambda project: (project.out / "contractor.lock").unlink(),
        lambda project: (project.folder / "contractor.toml").write_text('package = "other"'),
        lambda project: (project.folder / "contractor.toml").write_text("honour-nullable = true"),
        lambda project: (project.folder / "contractor.toml").write_text(
            '[targets.names]\nmark = "*"'
        ),
        lambda project: project.targets.update(more=Names("more")),
    ],
)
def test_whatever_decides_about_the_output_is_noticed(project: Project, change: Any) -> None:
    project.generate()
    change(project)
    assert "nothing changed" not in project.run("openapi.yaml", "--diff").stderr


def test_overlays_count_like_the_document_and_in_their_order(project: Project) -> None:
    begin = "overlay: 1.0.0\ninfo: {title: t, version: v}\nactions: "
    for name, title in (("a", "One"), ("b", "Two")):
        text = f"[{{target: $.info, update: {{title: {title}}}}}]"
        (project.folder / f"{name}.yaml").write_text(begin + text)
    config = project.folder / "contractor.toml"
    config.write_text('overlays = ["a.yaml", "b.yaml"]')
    project.generate()
    assert project.files()["names/Order.txt"].startswith(b"two.Order\n")
    inputs = json.loads(project.files()["contractor.lock"])["inputs"]
    assert set(inputs) == {"openapi.yaml", "a.yaml", "b.yaml"}
    assert "nothing changed" in project.generate().stderr
    config.write_text('overlays = ["b.yaml", "a.yaml"]')
    project.generate()
    assert project.files()["names/Order.txt"].startswith(b"one.Order\n")
    (project.folder / "a.yaml").write_text(begin + "[{target: $.info, update: {title: Three}}]")
    project.generate()
    assert project.files()["names/Order.txt"].startswith(b"three.Order\n")
    result = project.run("openapi.yaml", "--overlay", str(project.folder / "gone.yaml"))
    assert (result.exit_code, "there is no file" in result.stderr) == (2, True)


def test_a_target_is_not_written_without_what_it_stands_on(project: Project) -> None:
    project.targets.update(more=Names("more"))
    project.targets["more"].needs = ("names",)
    assert project.run("openapi.yaml").exit_code == 0
    assert project.run("openapi.yaml", "--target", "more").exit_code == 0
    (project.folder / "contractor.toml").write_text("[targets.names]\nenabled = false")
    result = project.run("openapi.yaml")
    assert result.exit_code == 2
    assert "the target more stands on names, which is not generated" in result.stderr


def test_a_misspelt_target_is_told_though_it_is_disabled(project: Project) -> None:
    (project.folder / "contractor.toml").write_text("[targets.nams]\nenabled = false")
    result = project.run("openapi.yaml")
    assert (result.exit_code, "did you mean names?" in result.stderr) == (2, True)
    (project.folder / "contractor.toml").write_text("[targets.ocaml]\nenabled = false")
    assert project.run("openapi.yaml").exit_code == 0


def test_other_code_of_contractor_or_a_target_is_noticed(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.generate()
    monkeypatch.setattr("tests.workspace.project.Fixed.fingerprint", lambda self: "other")
    before = project.files()
    # The lock says which code it was, and that alone is no drift: others may have another version.
    assert project.run("openapi.yaml", "--check").exit_code == 0
    assert "unchanged" in project.generate().stderr
    changed = {path for path in before if project.files()[path] != before[path]}
    assert changed == {"contractor.lock"}
    assert "nothing changed" in project.generate().stderr


def test_every_file_of_the_document_counts(project: Project) -> None:
    (project.folder / "parts").mkdir()
    part = project.folder / "parts" / "line #1.yaml"
    part.write_text("type: object\nproperties: {a: {type: string}}\n")
    project.spec.write_text(
        SPEC.replace("$ref: '#/components/schemas/Line'", "$ref: 'parts/line%20%231.yaml'")
    )
    project.generate()
    assert "nothing changed" in project.generate().stderr
    lock = json.loads((project.out / "contractor.lock").read_text())
    assert list(lock["inputs"]) == ["openapi.yaml", "parts/line %231.yaml"]
    part.write_text("type: object\nproperties: {b: {type: string}}\n")
    assert "wrote 1 file" in project.generate().stderr
    part.unlink()
    assert project.run("openapi.yaml").exit_code == 1


def test_line_ends_and_marks_of_a_checkout_do_not_count(project: Project) -> None:
    project.generate()
    for path in [project.spec, *(path for path in project.out.rglob("*.txt"))]:
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    project.spec.write_bytes(b"\xef\xbb\xbf" + project.spec.read_bytes())
    assert "nothing changed" in project.generate().stderr
    assert project.run("openapi.yaml", "--check", "-v").exit_code == 0


def test_a_document_from_standard_input(project: Project) -> None:
    result = project.run("-", input=SPEC)
    assert result.exit_code == 0, result.output
    assert set(project.files()) == ALL
    assert project.run("-", "--check", input=SPEC).exit_code == 0


def test_names_that_are_not_ascii(project: Project) -> None:
    spec = project.folder / "größe 書.yaml"
    spec.write_text(
        SPEC.replace("Book shop", "Bücher & Ähnliches").replace(
            "    Line:\n", "    Line:\n      x-contractor-name: Größe\n"
        ),
        encoding="utf-8",
    )
    assert project.run(spec.name, "--out", "erzeugt/ä").exit_code == 0
    out = project.folder / "erzeugt" / "ä"
    assert (out / "names" / "Größe.txt").read_text("utf-8").startswith("bucher_ahnliches.Größe")
    assert "nothing changed" in project.run(spec.name, "--out", "erzeugt/ä").stderr


def test_the_same_bytes_whatever_the_hash_seed(project: Project, fake_site: Path) -> None:
    seen = set()
    for seed in "012":
        out = project.folder / seed
        command = [sys.executable, "-m", "contractor", "generate", "openapi.yaml"]
        command = [sys.executable, "-c", "from contractor.cli import main; main()", *command[3:]]
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(fake_site)}
        subprocess.run(
            [*command, "--target", "fake", "--out", str(out)], env=environment, check=True
        )
        seen.add(tuple((p.name, p.read_bytes()) for p in sorted(out.rglob("*")) if p.is_file()))
    assert len(seen) == 1


# ── what goes ─────────────────────────────────────────────────────────────────────────────────────


def test_what_is_not_made_any_more_is_deleted_with_its_folder(project: Project) -> None:
    project.targets["more"] = Names("more")
    project.generate()
    (project.out / "more" / "__pycache__").mkdir()
    (project.out / "more" / "__pycache__" / "x.cpython-311.pyc").write_bytes(b"")
    (project.folder / "contractor.toml").write_text("[targets.more]\nenabled = false")
    assert "deleted 3 files, 3 unchanged" in project.generate().stderr
    assert set(project.files()) == ALL
    assert not (project.out / "more").exists()


def test_what_was_edited_stays_and_is_said(project: Project) -> None:
    project.generate()
    mine = project.out / "names" / "Line.txt"
    mine.write_text("mine\n")
    project.spec.write_text(SPEC.replace("Line", "Row"))
    result = project.generate()
    assert mine.read_text() == "mine\n"
    assert "1 left-behind" in result.stderr
    assert "deleted" not in result.stderr
    assert "left-behind" not in project.generate("-v").stderr


def test_a_folder_with_something_of_yours_stays(project: Project) -> None:
    project.targets["more"] = Names("more")
    project.generate()
    (project.out / "more" / "mine.txt").write_text("mine")
    del project.targets["more"]
    (project.folder / "contractor.toml").write_text("[targets.more]\nenabled = false")
    project.generate()
    assert [path.name for path in (project.out / "more").iterdir()] == ["mine.txt"]


def test_a_folder_may_become_a_file_and_a_file_a_folder(project: Project) -> None:
    paths = ["a/b", "c"]

    class Moving(Names):
        def render(self, model: Model, settings: Settings) -> Any:
            return [File(path, "x\n") for path in paths]

    project.targets["names"] = Moving()
    project.generate()
    paths[:] = ["a", "c/d"]
    project.edit("Book shop", "Shop")
    project.generate()
    assert set(project.files()) == {"a", "c/d", "contractor.lock"}
    paths[:] = ["a/b", "c"]
    (project.out / "c" / "mine").write_text("mine")
    project.edit("Shop", "Book shop")
    result = project.run("openapi.yaml")
    assert result.exit_code == 2
    assert "error[in-the-way]: generated/c is a folder, and a file is needed there" in result.stderr
    assert set(project.files()) == {"a", "c/d", "c/mine", "contractor.lock"}


def test_one_target_leaves_the_files_of_the_others_alone(project: Project) -> None:
    project.targets["more"] = Names("more")
    project.generate()
    before = project.times()
    project.edit("title: {type: string}", "isbn: {type: string}")
    project.generate("--target", "more")
    changed = {path for path, time in project.times().items() if time != before[path]}
    assert changed == {"more/Line.txt", "contractor.lock"}
    assert "nothing changed" in project.generate("--target", "more").stderr
    assert "wrote 1 file" in project.generate().stderr


def test_files_of_a_target_that_is_not_installed_stay(project: Project) -> None:
    project.targets["more"] = Names("more")
    project.generate()
    before = project.files()
    del project.targets["more"]
    project.edit("title: {type: string}", "isbn: {type: string}")
    project.generate()
    assert set(project.files()) == set(before)
    project.targets["more"] = Names("more")
    assert "wrote 1 file" in project.generate().stderr


# ── what is yours ─────────────────────────────────────────────────────────────────────────────────


def test_an_edited_file_is_refused_with_its_diff_and_nothing_is_written(project: Project) -> None:
    project.generate()
    mine = project.out / "names" / "Line.txt"
    mine.write_text(mine.read_text() + "mine\n")
    project.edit("status: {", "state: {")
    before = project.files()
    result = project.run("openapi.yaml")
    assert result.exit_code == 1
    assert "error[edited-file]: generated/names/Line.txt was edited by hand" in result.stderr
    assert "--- a/generated/names/Line.txt\n+++ b/generated/names/Line.txt\n" in result.stderr
    assert "\n-mine\n" in result.stderr
    assert project.files() == before
    assert project.run("openapi.yaml", "--force").exit_code == 0
    assert project.files()["names/Line.txt"] == b"book_shop.Line\n- title\n"
    assert project.run("openapi.yaml", "--check", "-v").exit_code == 0


def test_a_file_that_contractor_never_wrote_is_refused(project: Project) -> None:
    mine = project.out / "names" / "Line.txt"
    mine.parent.mkdir(parents=True)
    mine.write_text("mine\n")
    result = project.run("openapi.yaml")
    assert result.exit_code == 1
    assert "error[foreign-file]: generated/names/Line.txt is there already" in result.stderr
    assert set(project.files()) == {"names/Line.txt"}
    mine.write_text("book_shop.Line\n- title\n")
    written = mine.stat().st_mtime_ns
    assert "wrote 2 files, 1 unchanged" in project.generate().stderr
    assert mine.stat().st_mtime_ns == written


def test_a_file_that_was_deleted_comes_back(project: Project) -> None:
    project.generate()
    (project.out / "names" / "Line.txt").unlink()
    assert "wrote 1 file" in project.generate().stderr


def test_files_and_folders_that_lead_elsewhere_are_not_followed(project: Project) -> None:
    project.generate()
    elsewhere = project.folder / "elsewhere"
    (project.out / "names").rename(elsewhere)
    (project.out / "names").symlink_to(elsewhere)
    project.edit("title: {type: string}", "isbn: {type: string}")
    before = {path.name: path.read_bytes() for path in elsewhere.iterdir()}
    result = project.run("openapi.yaml", "--force")
    assert (result.exit_code, "error[outside-folder]" in result.stderr) == (2, True)
    (project.out / "names").unlink()
    elsewhere.rename(project.out / "names")
    line = project.out / "names" / "Line.txt"
    secret = project.folder / "secret"
    secret.write_bytes(line.read_bytes())
    line.unlink()
    line.symlink_to(secret)
    assert project.run("openapi.yaml").exit_code == 1
    assert project.run("openapi.yaml", "--force").exit_code == 0
    assert secret.read_bytes() == before["Line.txt"]
    assert not line.is_symlink()


# ── looking without touching ──────────────────────────────────────────────────────────────────────


def test_check_prints_what_differs_writes_nothing_and_exits_with_1(project: Project) -> None:
    project.generate()
    project.edit("title: {type: string}", "isbn: {type: string}")
    before = project.times()
    result = project.run("openapi.yaml", "--check")
    assert result.exit_code == 1
    assert result.stdout == (
        "--- a/generated/names/Line.txt\n+++ b/generated/names/Line.txt\n"
        "@@ -1,2 +1,2 @@\n book_shop.Line\n-- title\n+- isbn\n"
    )
    assert "would write 1 file" in result.stderr
    assert project.times() == before


def test_check_notices_a_stale_lock(project: Project) -> None:
    project.generate()
    project.edit("{type: string}", "{type: integer}")
    result = project.run("openapi.yaml", "--check")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "would write contractor.lock" in result.stderr


def test_check_as_findings(project: Project) -> None:
    result = project.run("openapi.yaml", "--check", "--format", "json")
    found = json.loads(result.stdout)
    assert result.exit_code == 1
    assert {(one["id"], one["file"]) for one in found} == {
        ("stale-file", f"generated/{path}") for path in ALL
    }


def test_diff_shows_what_would_change_and_exits_with_0(project: Project) -> None:
    result = project.run("openapi.yaml", "--diff")
    assert result.exit_code == 0
    assert "--- /dev/null\n+++ b/generated/names/Line.txt\n" in result.stdout
    assert not project.out.exists()
    project.generate()
    (project.out / "names" / "Line.txt").write_text("mine")
    result = project.run("openapi.yaml", "--diff")
    assert result.exit_code == 0
    assert "-mine\n\\ No newline at end of file\n+book_shop.Line\n" in result.stdout


def test_a_folder_that_cannot_be_written(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    project.generate()
    project.edit("title: {type: string}", "isbn: {type: string}")

    def denied(source: str, other: str) -> None:
        raise PermissionError(13, "Permission denied", other)

    monkeypatch.setattr(os, "replace", denied)
    assert project.run("openapi.yaml", "--check").exit_code == 1
    before = project.files()
    result = project.run("openapi.yaml")
    assert result.exit_code == 2
    assert "error[cannot-write]: generated/" in result.stderr
    assert "Traceback" not in result.output
    assert project.files() == before


def test_an_output_folder_that_is_a_file(project: Project) -> None:
    project.out.write_text("mine")
    result = project.run("openapi.yaml")
    assert result.exit_code == 2
    assert "error[out-is-a-file]: generated is a file" in result.stderr
    assert project.out.read_text() == "mine"


def test_an_output_folder_inside_a_file(project: Project) -> None:
    (project.folder / "file").write_text("mine")
    result = project.run("openapi.yaml", "--out", "file/sub")
    assert (result.exit_code, "error[cannot-write]" in result.stderr) == (2, True), result.output
    assert project.run("openapi.yaml", "--out", "file/sub", "--diff").exit_code == 0


# ── documents ─────────────────────────────────────────────────────────────────────────────────────


def test_a_document_with_errors_is_not_written_unless_asked(project: Project) -> None:
    project.edit("#/components/schemas/Line", "#/components/schemas/Lines")
    result = project.run("openapi.yaml")
    assert result.exit_code == 1
    assert "error[unresolved-reference]" in result.stderr
    assert "openapi.yaml:10:" in result.stderr
    assert not project.out.exists()
    for _ in range(2):
        result = project.run("openapi.yaml", "--keep-going")
        assert result.exit_code == 1
        assert "error[unresolved-reference]" in result.stderr
        assert set(project.files()) == ALL
    assert "3 unchanged" in result.stderr


def test_what_cannot_be_read_leaves_the_folder_alone(project: Project) -> None:
    project.generate()
    before = project.times()
    for text in ("", "swagger: '2.0'", "a: [", "openapi: 3.1.1\nopenapi: 3.1.1"):
        project.spec.write_text(text)
        result = project.run("openapi.yaml", "--keep-going")
        assert result.exit_code == 2
        assert result.stderr.startswith("error[")
        assert project.times() == before


def test_the_meta_schema_is_asked(project: Project) -> None:
    project.edit(', version: "1"', "")
    result = project.run("openapi.yaml")
    assert (result.exit_code, "error[invalid-structure]" in result.stderr) == (1, True)


def test_warnings_are_counted_and_shown_in_full_when_asked(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def check(model: Model, settings: Settings) -> Any:
        return [warning("not-said", key) for key in model.definitions]

    monkeypatch.setattr(project.target, "check", check, raising=False)
    for _ in range(2):
        assert "3 warnings: 3 not-said (-v shows where)" in project.generate().stderr
    full = project.generate("-v").stderr
    assert full.count("warning[not-said]: told by a test") == 3
    assert "openapi.yaml:6:5" in full or "openapi.yaml:7:7" in full
    assert project.generate("-q").stderr == ""
    found = json.loads(project.generate("--format", "json").stdout)
    assert [one["id"] for one in found] == ["not-said"] * 3
    assert project.generate("--format", "github").stdout.count("::warning file=openapi.yaml") == 3
    project.generate("--format", "json", "--output", "found.json")
    assert json.loads((project.folder / "found.json").read_text()) == found


# ── targets ───────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("../x", "straight into"),
        ("a/../../x", "straight into"),
        ("/etc/x", "begin in the output folder"),
        ("a//b", "straight into"),
        ("./a", "straight into"),
        ("", "is empty"),
        ("a\\b", "no name may hold"),
        ("..\\x", "no name may hold"),
        ("C:/x", "no name may hold"),
        ("C:x", "no name may hold"),
        ("a.", "end in a dot"),
        ("a /b", "end in a dot or a space"),
        ("a\nb", "no name may hold"),
        ("a\u202eb", "cannot be seen"),
        ("a" * 256, "255 bytes"),
        ("contractor.lock", "own records"),
        ("Contractor.Lock", "own records"),
        (".contractor.journal", "own records"),
        ("names/../names/x", "straight into"),
    ],
)
def test_a_path_that_leads_elsewhere_is_the_targets_mistake(
    project: Project, path: str, why: str
) -> None:
    class Climbing(Names):
        def render(self, model: Model, settings: Settings) -> Any:
            return [File("fine", "x"), File(path, "x")]

    project.targets["names"] = Climbing()
    result = project.run("openapi.yaml")
    assert result.exit_code == 2
    assert "internal error: the target names of" in result.stderr
    assert why in result.stderr
    assert not project.out.exists()
    assert sorted(path.name for path in project.folder.iterdir()) == ["openapi.yaml"]


@pytest.mark.parametrize(
    ("made", "why"),
    [
        ([File("a", "x"), File("a", "x")], "writes 'a' twice"),
        ([File("a/B", "x"), File("a/b", "x")], "not every system can keep both"),
        ([File("é", "x"), File("e\u0301", "x")], "not every system can keep both"),
        ([File("a", "x"), File("a/b", "x")], "not every system can keep both"),
        ([File("A/b", "x"), File("a", "x")], "not every system can keep both"),
        ([File("a", "\ud800")], "UTF-8"),
        (["a"], "gives str where a File belongs"),
        ([File("a", None)], "gives File where a File belongs"),  # type: ignore[arg-type]
        (7, "TypeError"),
    ],
)
def test_files_that_cannot_be_kept_apart_or_written(project: Project, made: Any, why: str) -> None:
    class Broken(Names):
        def render(self, model: Model, settings: Settings) -> Any:
            return made

    project.targets["names"] = Broken()
    result = project.run("openapi.yaml")
    assert (result.exit_code, why in result.stderr) == (2, True), result.stderr
    assert not project.out.exists()


def test_two_targets_that_want_one_file(project: Project) -> None:
    class Same(Names):
        def render(self, model: Model, settings: Settings) -> Any:
            return [File("same", "x")]

    project.targets = {"a": Same("a"), "b": Same("b")}
    result = project.run("openapi.yaml")
    assert (result.exit_code, "writes 'same', and so does a" in result.stderr) == (2, True)


@pytest.mark.parametrize("where", ["render", "check"])
def test_a_crash_is_named_and_leaves_nothing(
    project: Project, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    project.targets["a"] = Names("a")

    def crash(model: Model, settings: Settings) -> Any:
        raise LookupError("of all things")

    monkeypatch.setattr(project.target, where, crash, raising=False)
    result = project.run("openapi.yaml")
    assert result.exit_code == 2
    assert (
        "error[target-failed]: internal error: the target names of fakes:names failed with"
        " LookupError: of all things (test_generate.py:" in result.stderr
    )
    assert "help: tell the authors of fakes:names" in result.stderr
    assert "Traceback" not in result.output
    assert not project.out.exists()


def test_a_target_that_is_none(
    project: Project, fake_site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    monkeypatch.chdir(project.folder)
    monkeypatch.syspath_prepend(str(fake_site))
    for name, why in (
        ("missing", "cannot be loaded: ModuleNotFoundError"),
        ("crashing", "cannot be loaded: RuntimeError: on import"),
        ("empty", "is no target: it has no 'name'"),
        ("misnamed", "is no target: it calls itself 'fake'"),
    ):
        result = project.run("openapi.yaml", "--target", name)
        assert result.exit_code == 2
        assert f"error[target-failed]: the target {name} of fakes 1.0 {why}" in result.stderr
        assert "help: tell the authors of fakes 1.0" in result.stderr
    result = project.run("openapi.yaml", "--target", "fak")
    assert "error[unknown-target]: there is no target 'fak'; did you mean fake?" in result.stderr


def test_the_code_of_a_plugin_counts(
    project: Project, fake_site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    monkeypatch.syspath_prepend(str(fake_site))
    fake = installed_room.installed()["fake"]
    before = fake.fingerprint()
    assert fake.fingerprint() == before
    (fake_site / "fakes.py").write_text((fake_site / "fakes.py").read_text() + "# more\n")
    assert fake.fingerprint() != before


def test_what_a_target_says_is_looked_at(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(project.target, "check", lambda *_: ["told"], raising=False)
    result = project.run("openapi.yaml")
    assert (result.exit_code, "gives str where a Finding belongs" in result.stderr) == (2, True)
    refused = replace(warning("refused", "#"), severity=Severity.ERROR)
    monkeypatch.setattr(project.target, "check", lambda *_: [refused], raising=False)
    result = project.run("openapi.yaml")
    assert (result.exit_code, "error[refused]" in result.stderr) == (1, True)
    assert not project.out.exists()
    assert project.run("openapi.yaml", "--keep-going").exit_code == 1
    assert set(project.files()) == ALL


def test_an_option_whose_schema_is_none(project: Project) -> None:
    project.target.options = {"mark": {"type": "sting", "default": "-"}}
    (project.folder / "contractor.toml").write_text('targets.names.mark = "a"')
    result = project.run("openapi.yaml")
    assert (result.exit_code, "declares no JSON Schema for `mark`" in result.stderr) == (2, True)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in folders")
def test_a_pipe_in_the_way_is_not_waited_for(project: Project) -> None:
    project.generate()
    line = project.out / "names" / "Line.txt"
    line.unlink()
    os.mkfifo(line)
    assert project.run("openapi.yaml").exit_code == 1
    project.generate("--force")
    assert line.is_file()


def test_no_target_at_all(project: Project) -> None:
    project.targets.clear()
    result = project.run("openapi.yaml")
    assert (result.exit_code, "error[no-target]: no target is installed" in result.stderr) == (
        2,
        True,
    )


# ── names ─────────────────────────────────────────────────────────────────────────────────────────


def lock(project: Project) -> Any:
    return json.loads((project.out / "contractor.lock").read_text(encoding="utf-8"))


def test_the_lock_is_sorted_one_entry_a_line_and_says_what_was_read(project: Project) -> None:
    project.generate()
    text = (project.out / "contractor.lock").read_text()
    assert '\n  "#/components/schemas/Order/properties/status": "OrderStatus"' in text
    for part in ("inputs", "targets", "names"):
        assert list(lock(project)[part]) == sorted(lock(project)[part])
    assert max(len(line) for line in text.splitlines()) < 200
    assert str(project.folder) not in text


def test_a_name_stays_when_something_unrelated_wants_it(project: Project) -> None:
    project.generate()
    project.edit("    Line:\n", "    order-status: {type: object}\n    Line:\n")
    project.generate()
    names = lock(project)["names"]
    assert names["#/components/schemas/Order/properties/status"] == "OrderStatus"
    assert names["#/components/schemas/order-status"] != "OrderStatus"
    stable = project.files()
    project.generate("--force")
    assert project.files() == stable


def test_a_name_whose_key_is_gone_is_forgotten(project: Project) -> None:
    project.generate()
    project.spec.write_text(SPEC.replace("Order", "Purchase"))
    project.generate()
    assert set(lock(project)["names"].values()) == {"Purchase", "PurchaseStatus", "Line"}
    assert "names/OrderStatus.txt" not in project.files()


def test_a_pin_wins_over_the_lock_and_leaves_with_it(project: Project) -> None:
    project.generate()
    project.edit("    Order:\n", "    Order:\n      x-contractor-name: Purchase\n")
    project.generate()
    assert set(lock(project)["names"].values()) == {"Purchase", "PurchaseStatus", "Line"}
    project.spec.write_text(SPEC)
    project.generate()
    assert set(lock(project)["names"].values()) == {"Order", "OrderStatus", "Line"}


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("<<<<<<< HEAD\n{}\n=======\n{}\n>>>>>>> theirs\n", "lock-conflict"),
        ("{", "lock-unreadable"),
        ("[]", "lock-unreadable"),
        ('{"format": 99}', "lock-format"),
        ('{"format": 1, "names": {"a": 1}}', "lock-unreadable"),
        ('{"format": 1, "files": {"names": {"names/a": "abc"}}}', "lock-unreadable"),
        ('{"format": 1, "files": {"names": {"../x": "' + "0" * 64 + '"}}}', "lock-unreadable"),
        ('{"format": 1, "files": []}', "lock-unreadable"),
    ],
)
def test_a_lock_that_cannot_be_understood_says_what_to_do(
    project: Project, text: str, id: str
) -> None:
    project.generate()
    (project.out / "contractor.lock").write_text(text)
    before = project.files()
    result = project.run("openapi.yaml")
    assert result.exit_code == 2
    assert f"error[{id}]: generated/contractor.lock" in result.stderr
    assert "help:" in result.stderr
    assert project.files() == before


def test_a_folder_in_the_place_of_a_file_is_named(project: Project) -> None:
    assert project.run("openapi.yaml").exit_code == 0
    place = project.folder / "generated/names/Line.txt"
    place.unlink()
    place.mkdir()
    result = project.run("openapi.yaml")
    assert result.exit_code == 2
    assert "error[cannot-write]: generated/names/Line.txt cannot be written" in result.stderr
    place.rmdir()
    assert project.run("openapi.yaml").exit_code == 0
    assert place.is_file()
