"""`contractor verify`: databases held against the contract, and everything that can be in the way."""

import json
import sqlite3
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click
import pytest
import sqlalchemy as sa
from click.testing import Result

from contractor import scratch
from contractor.cli.verifying.db import command as db
from contractor.cli.verifying.drift import command as drift
from contractor.contract import read
from contractor.model import build
from contractor.relational import relational
from contractor.relational.metadata import metadata
from contractor.source import Files
from tests.cli.library import contractor

ROOT = Path(__file__).parents[2]
SPEC = """\
openapi: 3.1.1
info: {title: Notes, version: '1'}
paths: {}
components:
  schemas:
    Note:
      type: object
      additionalProperties: false
      required: [id, text]
      x-contractor-table: {unique: [[text]]}
      properties:
        id: {type: integer, format: int64}
        text: {type: string, maxLength: 40}
        mail: {type: string, format: email}
"""
TEXT = "/components/schemas/Note/properties/text"
MAIL = "/components/schemas/Note/properties/mail"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DATABASE_URL", raising=False)
    Path("notes.yaml").write_text(SPEC)
    Path("contractor.toml").write_text('spec = "notes.yaml"\n')


@pytest.fixture
def verify(postgresql: str) -> Callable[..., Result]:
    def run(*arguments: Any) -> Result:
        return contractor("verify", "db", "--url", postgresql, "--examples", "40", *arguments)

    return run


def allow(*entries: str) -> None:
    tables = "".join(f"[[verify.allow]]\n{entry}\n" for entry in entries)
    Path("contractor.toml").write_text(f'spec = "notes.yaml"\n{tables}')


# ── db ────────────────────────────────────────────────────────────────────────────────────────────


def test_what_is_found_stands_at_its_place(verify: Callable[..., Result]) -> None:
    done = verify()
    assert done.exit_code == 0, done.output
    wide = "warning[contract-wider-than-store]: notes on PostgreSQL cannot hold what the contract allows"
    assert f"{wide}: its column refuses it: U+0000 cannot be stored" in done.stdout
    assert "  --> notes.yaml:13:15\n" in done.stdout
    assert 'help: say pattern: "^[^\\\\u0000]*$" (--write-overlay FILE writes it)' in done.stdout
    assert "warning[store-wider-than-contract]: notes.mail on PostgreSQL can hold a value" in (
        done.stdout
    )
    [head, row] = done.stdout.splitlines()[-2:]
    found = dict(zip(head.split("  "), row.split("  "), strict=False))
    assert row.split()[:3] == ["notes", "PostgreSQL", "40"], found
    assert verify("--fail-on", "warning").exit_code == 1
    assert verify("--fail-on", "none").exit_code == 0


@pytest.mark.parametrize("format", ["json", "junit", "github", "markdown", "sarif"])
def test_every_format_tells_it(format: str, verify: Callable[..., Result]) -> None:
    printed = verify("--format", format).stdout
    match format:
        case "json":
            said = json.loads(printed)
            assert {one["id"] for one in said["findings"]} == {
                "contract-wider-than-store", "store-wider-than-contract",
            }  # fmt: skip
            [table] = said["tables"]
            assert table["table"] == "notes"
            assert table["values"] == 40
            assert table["altered"] == 0
            assert table["bad_writes_refused"] >= table["constraints"] - 1
        case "junit":
            suite = ET.fromstring(printed)[0]
            [seen] = [
                one for one in suite.iter("property") if one.get("name", "").startswith("notes")
            ]
            assert "40 values" in seen.get("value", "")
            assert len(list(suite.iter("testcase"))) >= 2
        case "github":
            assert "::warning file=notes.yaml,line=13" in printed
            assert "notes  PostgreSQL" in " ".join(printed.split("\n")).replace("   ", "  ")
        case "markdown":
            assert "| <code>notes</code> | <code>PostgreSQL</code> | <code>40</code> |" in printed
        case _:
            run = json.loads(printed)["runs"][0]
            assert {one["ruleId"] for one in run["results"]} >= {"store-wider-than-contract"}


def test_the_overlay_that_is_written_is_enough(verify: Callable[..., Result]) -> None:
    done = verify("--write-overlay", "tight.overlay.yaml")
    assert done.exit_code == 0, done.output
    assert "wrote tight.overlay.yaml: 1 schema" in done.stderr
    again = verify("--overlay", "tight.overlay.yaml", "--format", "json")
    assert "contract-wider-than-store" not in again.stdout
    written = Path("tight.overlay.yaml")
    written.write_text(f"{written.read_text()}\n# mine\n")
    edited = verify("--write-overlay", "tight.overlay.yaml")
    assert edited.exit_code == 2
    assert "was edited since contractor wrote it" in edited.stderr
    assert verify("--write-overlay", "tight.overlay.yaml", "--force").exit_code == 0
    assert verify("--force").exit_code == 2


def test_what_is_meant_is_let_pass(verify: Callable[..., Result]) -> None:
    allow(
        f'id = "store-wider-than-contract"\npointer = "{MAIL}"\nkeyword = "format"\nreason = "the server checks"',
        'id = "contract-wider-than-store"\npointer = "/components/schemas/Note/**"\nreason = "nobody sends it"',
    )
    done = verify()
    assert done.exit_code == 0
    assert "no findings" in done.stdout
    allow(
        f'id = "store-wider-than-contract"\npointer = "{MAIL}"\nkeyword = "pattern"\nreason = "no"',
        f'id = "contract-wider-than-store"\npointer = "{TEXT}"\nreason = "late"\nexpires = 2020-01-01',
        'id = "database-drift"\npointer = "/components/**"\nreason = "another verb"',
    )
    told = verify("--format", "json")
    found = json.loads(told.stdout)["findings"]
    unused = [one["message"] for one in found if one["id"] == "unused-waiver"]
    assert len(unused) == 2
    assert any(one.endswith("its last day is over") for one in unused)
    assert {one["line"] for one in found if one["id"] == "unused-waiver"} == {2, 7}
    assert any(one["at"].endswith("/mail") for one in found)


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ('id = "contract-wider"\npointer = "/a"\nreason = "x"', "`verify.allow.id` is 'contract-wider'"),
        ('id = "database-drift"\nreason = "x"', "this entry of `verify.allow` has no `pointer`"),
        ('id = "database-drift"\npointer = "a"\nreason = "x"', "`verify.allow.pointer` is 'a'"),
        ('id = "database-drift"\npointer = "/a"\nreason = " "', "`verify.allow.reason` is ' '"),
        ('id = "database-drift"\npointer = "/a"\nreason = "x"\nexpires = "2026-01-01"', "must be a date"),
        ('id = "database-drift"\npointers = "/a"\nreason = "x"', "did you mean pointer?"),
    ],
)  # fmt: skip
def test_mistakes_in_what_is_let_pass(entry: str, said: str) -> None:
    allow(entry)
    done = contractor("verify", "drift", "--url", "sqlite:///x.db")
    assert done.exit_code == 2
    assert said in done.stderr
    assert "contractor.toml:" in done.stderr


def test_what_is_no_table() -> None:
    Path("contractor.toml").write_text('spec = "notes.yaml"\nverify = 3\n')
    assert "`verify` must be a table" in contractor("verify", "drift").stderr
    Path("contractor.toml").write_text('spec = "notes.yaml"\nverify = {allow = {}}\n')
    assert "`verify.allow` must be a list of tables" in contractor("verify", "drift").stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--url", "sqlite:///x.db"), "is no PostgreSQL server"),
        (("--url", "nonsense"), "what is given as a server's URL is none"),
        (("--url", "postgresql://me:secret@127.0.0.1:9/x"), "cannot be reached"),
        (("--examples", "2"), "2 is not in the range"),
    ],
)
def test_where_there_is_nothing_to_try_it_on(arguments: tuple[str, ...], said: str) -> None:
    done = contractor("verify", "db", *arguments)
    assert done.exit_code == 2
    assert said in done.stderr
    assert "secret" not in done.output
    assert "Traceback" not in done.output


def test_a_document_without_tables() -> None:
    Path("notes.yaml").write_text(SPEC.replace("x-contractor-table", "x-table"))
    for verb in ("db", "drift"):
        done = contractor("verify", verb)
        assert done.exit_code == 2
        assert "the document asks for no table" in done.stderr


def test_tables_that_cannot_be_filled(verify: Callable[..., Result]) -> None:
    Path("notes.yaml").write_text(
        SPEC.replace("text: {", "text: {not: {}, ").replace("unique: [[text]]", "")
    )
    done = verify()
    assert done.exit_code == 2
    assert "error[unseedable]: there is no row of 'notes'" in done.stderr


# ── drift ─────────────────────────────────────────────────────────────────────────────────────────


@contextmanager
def live(url: str, *statements: str) -> Iterator[str]:
    """A database that is what the document says, and then was changed."""
    tables = metadata(relational(build(read(Files.open("notes.yaml")))))
    engine = sa.create_engine(url)
    try:
        with engine.begin() as connection:
            tables.create_all(connection)
            for one in statements:
                connection.exec_driver_sql(one)
        yield url
    finally:
        engine.dispose()


def test_a_database_that_is_what_the_document_says(database: str, postgresql: str) -> None:
    with live(database) as url:
        done = contractor("verify", "drift", "--url", url, "--scratch", postgresql)
    assert (done.exit_code, done.stdout) == (0, "no findings\n")


def test_each_difference_says_what_to_do(postgresql: str) -> None:
    with (
        scratch.database("postgresql", postgresql) as made,
        live(
            made,
            "ALTER TABLE notes DROP CONSTRAINT ck_notes_text_max_length",
            "ALTER TABLE notes ADD CONSTRAINT ck_notes_text_max_length CHECK (length(text) <= 40) NOT VALID",
            "ALTER TABLE notes ALTER COLUMN mail SET DEFAULT 'x'",
            "ALTER TABLE notes DROP CONSTRAINT uq_notes_text",
            "ALTER TABLE notes ADD COLUMN shelf text",
            "CREATE INDEX mine ON notes (mail)",
            "CREATE TABLE shelves (number text)",
            "CREATE TABLE alembic_version (version_num text PRIMARY KEY)",
            "CREATE TABLE contractor_archive_1_new_notes AS SELECT id FROM notes",
        ) as url,
    ):
        done = contractor(
            "verify", "drift", "--url", url, "--scratch", postgresql, "--format", "json"
        )
    assert done.exit_code == 1
    found = {(one["id"], one["message"].partition(":")[0]): one for one in json.loads(done.stdout)}
    assert set(found) == {
        ("database-drift", "check ck_notes_text_max_length of notes"),
        ("database-drift", "column mail of notes"),
        ("database-drift", "unique constraint uq_notes_text of notes is missing"),
        ("database-drift", "column shelf of notes is not expected"),
        ("not-in-contract", "index mine of notes is not expected"),
        ("not-in-contract", "table shelves is not expected"),
    }
    check = found["database-drift", "check ck_notes_text_max_length of notes"]
    assert check["pointer"] == TEXT
    assert check["help"].endswith("ALTER TABLE notes VALIDATE CONSTRAINT ck_notes_text_max_length")
    assert found["database-drift", "column mail of notes"]["pointer"] == MAIL


def test_drift_that_is_meant_is_let_pass() -> None:
    with live("sqlite:///notes.db", "ALTER TABLE notes ADD COLUMN shelf TEXT") as url:
        assert contractor("verify", "drift", "--url", url).exit_code == 1
        allow('id = "database-drift"\npointer = "/components/schemas/Note/**"\nreason = "ours"')
        done = contractor("verify", "drift", "--url", url)
    assert (done.exit_code, done.stdout) == (0, "no findings\n")


def test_a_live_database_is_never_changed() -> None:
    with live("sqlite:///notes.db", "DROP TABLE notes", "CREATE TABLE mine (a TEXT)") as url:
        before = Path("notes.db").read_bytes()
        done = contractor("verify", "drift", "--url", url)
    assert "table notes is missing" in done.stdout
    assert Path("notes.db").read_bytes() == before


def test_a_database_that_is_not_there_is_not_made() -> None:
    done = contractor("verify", "drift", "--url", "sqlite:///none.db")
    assert done.exit_code == 2
    assert "there is no database sqlite:///none.db" in done.stderr
    assert not Path("none.db").exists()
    Path("text.db").write_text("this is no database, however long it may be")
    done = contractor("verify", "drift", "--url", "sqlite:///text.db")
    assert done.exit_code == 2
    assert "file is not a database" in done.stderr
    assert "no database is named" in contractor("verify", "drift").stderr


def test_a_name_that_is_no_verb_has_a_suggestion() -> None:
    assert "Did you mean drift?" in contractor("verify", "drif").stderr


@pytest.mark.parametrize("verb", [db, drift], ids=["db", "drift"])
def test_every_option_is_described(verb: click.Command) -> None:
    text = (ROOT / "docs" / "guide" / "verify.md").read_text("utf-8")
    options = {one for given in verb.params for one in given.opts if one.startswith("--")}
    common = {"--config", "--overlay", "--verbose", "--quiet", "--format", "--output", "--color"}
    common |= {"--allow-remote", "--allow-outside", "--assume-types", "--honour-nullable"}
    assert [one for one in sorted(options - common) if one not in text] == []


def test_sqlite_is_opened_for_reading_only() -> None:
    with live("sqlite:///notes.db") as url, sqlite3.connect("notes.db") as other:
        other.execute("BEGIN IMMEDIATE")
        # Whoever would write had to wait.
        assert contractor("verify", "drift", "--url", url).exit_code == 0
