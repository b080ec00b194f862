"""`contractor seed`: rows in a database, and everything that can be in the way."""

import io
import json
import re
import sqlite3
import sys
from pathlib import Path

import pytest

from contractor.cli.seed import command
from tests.cli.library import contractor

ROOT = Path(__file__).parents[2]
SHOP = ROOT / "specs" / "bookshop.yaml"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DATABASE_URL", raising=False)


def counted(table: str, file: str = "shop.db") -> int:
    with sqlite3.connect(file) as connection:
        found: int = connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
    return found


def test_the_run_that_the_guide_shows() -> None:
    shown = (ROOT / "docs" / "guide" / "seed.md").read_text("utf-8")
    done = contractor("seed", SHOP, "--url", "sqlite:///shop.db", "--create", "--rows", "50")
    assert done.exit_code == 0, done.output
    line = "$ contractor seed specs/bookshop.yaml --url sqlite:///shop.db --create --rows 50\n"
    assert f"```sh\n{line}{done.stderr}```" in shown
    assert counted("orders") == 50


def test_every_option_is_described() -> None:
    text = (ROOT / "docs" / "guide" / "seed.md").read_text("utf-8")
    options = {one for given in command.params for one in given.opts if one.startswith("--")}
    common = {"--config", "--overlay", "--verbose", "--quiet"}
    common |= {"--allow-remote", "--allow-outside", "--assume-types", "--honour-nullable"}
    assert [one for one in sorted(options - common) if one not in text] == []


def test_rows_that_are_there_stop_it_until_somebody_says_what_to_do() -> None:
    seed = ("seed", SHOP, "--url", "sqlite:///shop.db", "--rows", "5")
    absent = contractor(*seed)
    assert absent.exit_code == 2
    assert "error: there are no tables authors, books" in absent.stderr
    assert contractor(*seed, "--create").exit_code == 0
    again = contractor(*seed)
    assert again.exit_code == 2
    assert "error: there are rows already: authors (5), books (5)" in again.stderr
    assert "--append" in again.stderr
    more = contractor("seed", SHOP, "--url", "sqlite:///shop.db", "--rows", "8", "--append")
    assert "20 were there already" in more.stderr
    assert counted("books") == 8
    assert contractor(*seed, "--fresh").exit_code == 0
    assert counted("books") == 5


def test_tables_bring_those_that_they_refer_to() -> None:
    url = ("--url", "sqlite:///shop.db", "--rows", "5")
    done = contractor("seed", SHOP, *url, "--create", "--table", "books")
    assert re.findall(r" (\w+)$", done.stderr.split("rows written")[0], re.M) == [
        "authors",
        "books",
        "book_author_ids",
    ]
    assert (counted("books"), counted("orders")) == (5, 0)
    assert contractor("seed", SHOP, *url, "--append", "--table", "order_lines").exit_code == 0
    assert counted("orders") == 5
    held = contractor("seed", SHOP, *url, "--fresh", "--table", "books")
    assert held.exit_code == 2
    assert "the rows of books cannot be deleted: other rows refer to them" in held.stderr
    unknown = contractor("seed", SHOP, *url, "--table", "boks")
    assert unknown.exit_code == 2
    assert "there is no table 'boks'; did you mean books?" in unknown.stderr


def test_a_dry_run_prints_rows_and_needs_no_database() -> None:
    done = contractor("seed", SHOP, "--dry-run", "--rows", "3", "--table", "customers")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [row["table"] for row in rows] == ["customers"] * 3
    assert rows[0]["row"]["email"].endswith("@example.com")
    assert not list(Path.cwd().iterdir())
    other = contractor("seed", SHOP, "--dry-run", "--rows", "3", "--seed", "1")
    assert other.stdout != done.stdout


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("nothing", "the URL of the database cannot be read"),
        ("mysql://root:secret@localhost/shop", "not for mysql"),
        ("sqlite:////no/such/folder/shop.db", "unable to open database file"),
        ("postgresql://me:secret@127.0.0.1:9/shop", "postgresql+psycopg://me:***@127.0.0.1:9/shop"),
        ("postgresql+asyncpg://me:secret@127.0.0.1:9/shop", "postgresql+psycopg://me:***@127"),
        ("postgresql://me:secret@127.0.0.1:port/shop", "the URL of the database cannot be read"),
        ("sqlite+nodriver:///shop.db", "there is no engine for this database"),
    ],
)
def test_databases_that_are_not_there(url: str, said: str) -> None:
    done = contractor("seed", SHOP, "--url", url, "--rows", "1")
    assert done.exit_code == 2
    assert said in done.stderr
    assert "secret" not in done.output
    assert "Traceback" not in done.output


def test_a_database_is_named_by_the_environment_or_the_configuration(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    none = contractor("seed", SHOP)
    assert none.exit_code == 2
    assert "no database is named" in none.stderr
    Path("contractor.toml").write_text('[database]\nurl = "sqlite:///said.db"\n')
    assert contractor("seed", SHOP, "--create", "--rows", "2").exit_code == 0
    assert counted("books", "said.db") == 2
    monkeypatch.setenv("DATABASE_URL", "sqlite+aiosqlite:///env.db")
    assert contractor("seed", SHOP, "--create", "--rows", "3").exit_code == 0
    assert counted("books", "env.db") == 3


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[database]\nurl = "shop"\n', "`database.url` is no URL of a database"),
        ("[database]\nurl = 3\n", "`database.url` is no URL of a database"),
        (
            '[database]\nuri = "sqlite://"\n',
            "there is no setting 'database.uri'; did you mean url?",
        ),
        ("database = 3\n", "`database` must be a table"),
    ],
)
def test_settings_that_are_mistaken(text: str, said: str) -> None:
    Path("contractor.toml").write_text(text)
    done = contractor("seed", SHOP)
    assert done.exit_code == 2
    assert said in done.stderr


def test_documents_that_have_no_rows() -> None:
    Path("plain.yaml").write_text("openapi: 3.1.1\ninfo: {title: A, version: '1'}\npaths: {}\n")
    done = contractor("seed", "plain.yaml", "--dry-run")
    assert done.exit_code == 2
    assert "the document asks for no table" in done.stderr
    text = SHOP.read_text("utf-8").replace("references: Author,", "references: Autor,")
    Path("wrong.yaml").write_text(text)
    wrong = contractor("seed", "wrong.yaml", "--dry-run")
    assert wrong.exit_code == 2
    assert "error[unknown-table]" in wrong.stderr


def test_rows_that_cannot_be_made_are_told_where_it_is_said() -> None:
    Path("a.yaml").write_text(
        """\
openapi: 3.1.1
info: {title: A, version: '1'}
paths: {}
components:
  schemas:
    A:
      type: object
      required: [id]
      x-contractor-table: {}
      properties: {id: {type: integer, readOnly: true}}
      not: {properties: {id: {minimum: 3}}}
"""
    )
    done = contractor("seed", "a.yaml", "--url", "sqlite:///a.db", "--create", "--rows", "9")
    assert done.exit_code == 2
    assert "error[unseedable]: row 2 of 'as' cannot be made" in done.stderr
    assert "--> a.yaml:9:27" in done.stderr
    with sqlite3.connect("a.db") as connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == []


def test_another_constraint_of_the_database_is_told_without_values() -> None:
    seed = ("seed", SHOP, "--url", "sqlite:///shop.db", "--rows", "20")
    assert contractor(*seed, "--create").exit_code == 0
    with sqlite3.connect("shop.db") as connection:
        connection.execute("DELETE FROM order_lines")
        connection.execute("DELETE FROM orders")
        connection.execute("DELETE FROM customers WHERE deleted_at IS NOT NULL")
        connection.execute("UPDATE customers SET id = lower(hex(randomblob(16)))")
    done = contractor(*seed, "--append")
    assert done.exit_code == 2
    assert "UNIQUE constraint failed: customers.email" in done.stderr
    assert "example.com" not in done.output
    assert counted("orders") == 0


@pytest.mark.parametrize("name", ["pydantic", "sqlalchemy"])
def test_what_is_not_installed_is_told(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, name, None)
    done = contractor("seed", SHOP, "--dry-run")
    assert done.exit_code == 2
    assert f"this needs {name}, which is not installed" in done.stderr
    assert "openapi-contractor[db]" in done.stderr


def test_a_bar_is_for_people(monkeypatch: pytest.MonkeyPatch) -> None:
    from contractor.cli import seed
    from contractor.cli.printing import Printer

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    for stream, shown in ((Terminal(), True), (io.StringIO(), False)):
        monkeypatch.setattr(sys, "stderr", stream)
        with seed._bar(10, Printer()) as tell:
            tell(4)
            tell(10)
        assert ("10/10" in stream.getvalue()) == shown
    quiet = Terminal()
    monkeypatch.setattr(sys, "stderr", quiet)
    with seed._bar(10, Printer(loud=-1)) as tell:
        tell(10)
    assert quiet.getvalue() == ""


def test_rows_cannot_both_stay_and_go() -> None:
    done = contractor("seed", SHOP, "--append", "--fresh")
    assert done.exit_code == 2
    assert "--append keeps the rows" in done.output
