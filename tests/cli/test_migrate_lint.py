"""`contractor migrate lint` as a person meets it."""

import json
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from contractor.cli import _contractor
from contractor.cli.explain import command as explain
from contractor.cli.migrations.lint import command as lint
from contractor.report import FORMATS
from contractor.workspace import squawk

GUIDE = Path(__file__).parents[2] / "docs" / "guide"
DROP = "DROP TABLE IF EXISTS book;\n"
WARNS = "ALTER TABLE book ALTER COLUMN title DROP NOT NULL;\n"
FINE = "CREATE TABLE IF NOT EXISTS book (id bigint PRIMARY KEY);\n"
with_squawk = pytest.mark.skipif(shutil.which("squawk") is None, reason="squawk is not installed")


def run(*arguments: str, typed: bytes | None = None) -> Result:
    return CliRunner().invoke(lint, list(arguments), input=typed)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """No squawk on PATH."""
    monkeypatch.setattr(squawk, "find", lambda: None)


@pytest.mark.parametrize(
    ("text", "fail_on", "status"),
    [
        (FINE, "warning", 0),
        (WARNS, "error", 0),
        (WARNS, "warning", 1),
        (WARNS, "none", 0),
        (DROP, "error", 1),
        (DROP, "none", 0),
    ],
)
def test_exit_status(folder: Path, text: str, fail_on: str, status: int) -> None:
    Path("1.sql").write_text(text)
    for engine in ("own", "both", "squawk"):
        if engine == "own" or shutil.which("squawk"):
            found = run("1.sql", "--engine", engine, "--fail-on", fail_on).exit_code
            # What squawk has no rule for it does not find.
            assert found == (0 if engine == "squawk" and fail_on == "error" else status)


def test_what_cannot_be_read_is_no_pass(folder: Path) -> None:
    (folder / "empty").mkdir()
    (folder / "versions").mkdir()
    Path("versions/1.py").write_text("revision = '1'")
    Path("latin.sql").write_bytes(b"SELECT '\xe9';")
    for path, said in (
        ("missing.sql", "missing.sql cannot be read: No such file"),
        ("empty", "empty has no file of SQL"),
        ("latin.sql", "latin.sql is not UTF-8"),
        ("a\0b.sql", "cannot be read"),
        ("versions", "alembic upgrade --sql head"),
        ("versions/1.py", "versions/1.py is Python, and no SQL"),
    ):
        result = run(path, "--engine", "own")
        assert result.exit_code == 2
        assert said in result.output
    assert run().exit_code == 2


def test_a_mark_at_the_beginning_and_no_statement_are_fine(folder: Path) -> None:
    Path("1.sql").write_bytes(b"\xef\xbb\xbf-- nothing yet\n")
    result = run("1.sql", "--engine", "own")
    assert (result.exit_code, result.output) == (0, "no findings\n")


def test_a_folder_is_one_history_by_its_numbers(folder: Path) -> None:
    Path("steps").mkdir()
    Path("steps/V2__add.sql").write_text("ALTER TABLE book ADD COLUMN code text DEFAULT '';\n")
    Path("steps/V10__require.sql").write_text("ALTER TABLE book ALTER code SET NOT NULL;\n")
    Path("steps/V10__require.down.sql").write_text(DROP)
    result = run("steps", "--engine", "own", "--format", "json")
    ids = {one["id"] for one in json.loads(result.stdout)}
    assert "adding-not-nullable-field" in ids
    assert not {"not-null-unfilled", "irreversible-drop"} & ids
    assert "steps: 1 file leads back and was left out" in result.stderr
    alone = run("steps/V10__require.sql", "steps", "--engine", "own", "--format", "json")
    files = [one["file"] for one in json.loads(alone.stdout) if one["id"] == "not-null-unfilled"]
    assert files == ["steps/V10__require.sql"]


def test_the_database_stands_in_the_name_or_is_said(folder: Path) -> None:
    text = "CREATE TABLE a (id int);\nCREATE TABLE b (id int);\n"
    for name in ("1.sqlite.sql", "2.sql", "3.postgresql.sql"):
        Path(name).write_text(text)

    def ids(*arguments: str) -> set[str]:
        found = json.loads(run(*arguments, "--engine", "own", "--format", "json").stdout)
        return {one["id"] for one in found}

    assert ids("1.sqlite.sql") == ids("2.sql", "--dialect", "sqlite") == {"half-applied"}
    assert ids("2.sql") == ids("3.postgresql.sql") == ids("1.sqlite.sql", "--dialect", "postgresql")
    assert "prefer-robust-stmts" in ids("2.sql")


def test_standard_input(folder: Path) -> None:
    result = run("-", "--engine", "own", typed=DROP.encode())
    assert result.exit_code == 1
    assert "--> -:1:1" in result.output


@pytest.mark.usefixtures("alone")
def test_without_squawk_it_is_said_and_where_asked_for_it_is_no_pass(folder: Path) -> None:
    Path("1.sql").write_text(FINE)
    result = run("1.sql")
    assert result.exit_code == 0
    assert "squawk is not installed, so our own rules judge alone" in result.stderr
    for engine in ("both", "squawk"):
        asked = run("1.sql", "--engine", engine)
        assert asked.exit_code == 2
        assert "squawk is not installed" in asked.stderr
    Path("1.sqlite.sql").write_text(FINE)
    assert "squawk" not in run("1.sqlite.sql").stderr


def test_squawk_reads_postgresql_only(folder: Path) -> None:
    Path("1.sqlite.sql").write_text(FINE)
    result = run("1.sqlite.sql", "--engine", "squawk")
    assert result.exit_code == 2
    assert "squawk reads PostgreSQL only" in result.stderr


def test_a_squawk_that_fails_is_no_pass(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = folder / "squawk"
    monkeypatch.setattr(squawk, "find", lambda: program)
    Path("1.sql").write_text(FINE)
    for body, said in (("exit 3", "it ended with 3"), ("echo '[1]'", "not what squawk prints")):
        program.write_text(f"#!/bin/sh\n{body}\n")
        program.chmod(0o755)
        result = run("1.sql")
        assert result.exit_code == 2
        assert said in result.stderr


@with_squawk
def test_both_engines_say_one_thing_once(folder: Path) -> None:
    Path("1.sql").write_text(DROP + "DROP VIEW IF EXISTS v;\n")
    found = json.loads(run("1.sql", "--format", "json").stdout)
    assert sorted(one["id"] for one in found if one["id"].startswith("ban")) == ["ban-drop-table"]
    assert "squawk/ban-drop-view" in {one["id"] for one in found}
    Path("2.sql").write_text("CREATE TABLE a (id bigint PRIMARY KEY);\nDROP TABLE a;\n")
    result = run("2.sql", "-v")
    assert "of squawk's answered by what is known" in result.stderr
    assert "2.sql:2: ban-drop-table: it is made in this file" in result.stderr


@with_squawk
def test_a_transaction_around_all_is_told_to_both(folder: Path) -> None:
    Path("1.sql").write_text("CREATE INDEX CONCURRENTLY IF NOT EXISTS i ON book (title);\n")
    for engine in ("own", "both"):
        for arguments, expected in (((), False), (("--assume-in-transaction",), True)):
            printed = run("1.sql", "--engine", engine, "--format", "json", *arguments).stdout
            ids = {one["id"] for one in json.loads(printed)}
            assert ("ban-concurrent-index-creation-in-transaction" in ids) == expected


@pytest.mark.parametrize("format", sorted(FORMATS))
def test_every_format_has_the_place(folder: Path, format: str) -> None:
    Path("1.sql").write_text(f"SELECT 1;\n{DROP}")
    output = run("1.sql", "--engine", "own", "--format", format).stdout
    assert "irreversible-drop" in output
    assert "1.sql" in output
    assert re.search(r"1\.sql:2|line=2|\"startLine\": 2|\"line\": 2", output)
    if format == "sarif":
        [rule] = [
            one
            for one in json.loads(output)["runs"][0]["tool"]["driver"]["rules"]
            if one["id"] == "irreversible-drop"
        ]
        assert rule["shortDescription"]["text"] == "Data is dropped that no copy has"


def test_allowed_findings_are_counted(folder: Path) -> None:
    Path("1.sql").write_text(f"-- contractor: allow DS102, ban-drop-table: it was empty\n{DROP}")
    result = run("1.sql", "--engine", "own")
    assert result.exit_code == 0
    assert "2 allowed by comments" in result.stderr


def test_the_group_has_its_verbs() -> None:
    listed = CliRunner().invoke(_contractor, ["migrate", "--help"])
    assert "lint" in listed.output
    wrong = CliRunner().invoke(_contractor, ["migrate", "lnt"])
    assert wrong.exit_code == 2
    assert "Did you mean lint?" in wrong.output


def test_explain_knows_them_by_every_name() -> None:
    for id, said in (
        ("irreversible-drop", "error[irreversible-drop]: Data is dropped"),
        ("ct003", "error[tightened-in-expand]"),
        ("squawk/ban-drop-view", "https://squawkhq.com/docs/ban-drop-view"),
    ):
        result = CliRunner().invoke(explain, [id])
        assert result.exit_code == 0
        assert said in result.output
    data = json.loads(CliRunner().invoke(explain, ["CT001", "--format", "json"]).output)
    assert {one["id"] for one in data} >= {"rebuild-deletes-children"}
    everything = json.loads(CliRunner().invoke(explain, ["--format", "json"]).output)
    assert "half-applied" in {one["id"] for one in everything}
    near = CliRunner().invoke(explain, ["ireversible-drop"])
    assert "did you mean irreversible-drop?" in near.output


def test_the_guide_shows_what_is_printed(folder: Path) -> None:
    text = (GUIDE / "migrate.md").read_text("utf-8")
    files = re.findall(r"`(migrations/\S+\.sql)`:\n\n```sql\n(.*?)```", text, re.DOTALL)
    assert len(files) == 2
    for path, content in files:
        Path(path).parent.mkdir(exist_ok=True)
        Path(path).write_text(content)
    shown = re.search(r"```\n\$ contractor migrate lint migrations/\n(.*?)```", text, re.DOTALL)
    assert shown is not None
    result = run("migrations/", "--engine", "own")
    assert result.exit_code == 1
    assert result.stdout == shown[1]


def test_the_guide_tells_of_every_option_and_its_links_lead_somewhere() -> None:
    text = (GUIDE / "migrate.md").read_text("utf-8")
    shared = {"--help", "--verbose", "--quiet", "--color", "--output", "--format"}
    options = {one for given in lint.params for one in given.opts if one.startswith("--")}
    assert [one for one in sorted(options - shared) if one not in text] == []
    for path in re.findall(r"\]\((?!https?:)([^)#]+)", text):
        assert (GUIDE / path).resolve().exists(), path
