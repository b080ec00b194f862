"""`contractor tables propose` as a person meets it: what is written, what is kept, and what is said."""

from pathlib import Path

import pytest
from click.testing import Result

from tests.cli.library import contractor

BOOKS = """\
openapi: 3.1.1
info: {title: Books, version: '1'}
paths:
  /books:
    get:
      responses:
        '200':
          description: all
          content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Book'}}}}
  /books/{id}:
    get:
      parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
      responses:
        '200': {description: one, content: {application/json: {schema: {$ref: '#/components/schemas/Book'}}}}
components:
  schemas:
    Book:
      type: object
      required: [id]
      properties: {id: {type: integer}, title: {type: string}, price: {type: number}}
"""


@pytest.fixture(autouse=True)
def books(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "books.yaml"
    path.write_text(BOOKS)
    return path


def propose(*more: str, stdin: str | None = None) -> Result:
    return contractor("tables", "propose", *more, stdin=stdin)


def test_an_overlay_is_printed() -> None:
    found = propose("books.yaml")
    assert found.exit_code == 0
    assert "# Book: read by GET /books/{id}, listed by GET /books" in found.stdout
    assert "        name: books\n" in found.stdout
    assert found.stderr == "1 table, 1 question\n"
    assert propose("-", stdin=BOOKS).stdout == found.stdout
    assert propose("books.yaml", "-q").stderr == ""


def test_what_is_written_is_applied_and_nothing_more_is_proposed() -> None:
    found = propose("books.yaml", "--output", "tables.yaml")
    assert found.exit_code == 0
    assert found.stderr == (
        "wrote tables.yaml: 1 table, 1 question\n"
        "help: read it, edit it, and add it to `overlays` in [tool.contractor], or try it: contractor generate"
        ' books.yaml --overlay "tables.yaml"\n'
    )
    made = contractor("generate", "books.yaml", "--overlay", "tables.yaml", "--package", "books")
    assert made.exit_code == 0
    assert "class BookRow(" in Path("generated/python/books/tables.py").read_text()
    again = propose("books.yaml", "--overlay", "tables.yaml")
    assert (again.exit_code, again.stdout) == (0, "")
    assert again.stderr.startswith("no table is proposed\n")


def test_it_is_written_again_while_nobody_edited_it(books: Path) -> None:
    Path("contractor.toml").write_text('spec = "books.yaml"\noverlays = ["tables.yaml"]\n')
    Path("tables.yaml").write_text("")
    # What is empty was not written by us.
    assert propose("--output", "tables.yaml").exit_code == 2
    assert propose("--output", "tables.yaml", "--force").exit_code == 0
    first = Path("tables.yaml").read_text()
    books.write_text(BOOKS.replace("title: {", "name: {"))
    found = propose("--output", "tables.yaml")
    # The project has it already.
    assert (found.exit_code, found.stderr) == (0, "wrote tables.yaml: 1 table, 1 question\n")
    assert Path("tables.yaml").read_text() == first
    Path("tables.yaml").write_text(first + "# mine\n")
    refused = propose("--output", "tables.yaml")
    assert refused.exit_code == 2
    assert "tables.yaml was edited since contractor wrote it" in refused.output
    assert "--force replaces this one" in refused.output


def test_where_there_is_nothing_to_propose_the_reasons_are_said(books: Path) -> None:
    books.write_text("openapi: 3.1.1\ninfo: {title: Nothing, version: '1'}\npaths: {}\n")
    assert propose("books.yaml").stderr == "no table is proposed\n"
    Path("tables.yaml").write_text("mine")
    found = propose("books.yaml", "--output", "tables.yaml")
    assert found.exit_code == 0
    assert found.stderr == "no table is proposed, and tables.yaml is as it was\n"
    assert Path("tables.yaml").read_text() == "mine"
    inline = BOOKS.replace(
        "$ref: '#/components/schemas/Book'", "type: object, properties: {a: {}, b: {}}"
    )
    books.write_text(inline)
    assert "written inline" in propose("books.yaml").stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--output", "tables.json"], "call it tables.yaml"),
        (["--output", "books.yaml"], "is the document itself"),
        (["--output", "nowhere/tables.yaml"], "No such file or directory"),
        (["--output", "."], "is a directory"),
        (["--force"], "--force is for --output"),
    ],
)
def test_what_cannot_be_done_is_said(arguments: list[str], said: str) -> None:
    found = propose("books.yaml", *arguments)
    assert found.exit_code == 2
    assert said in found.output
    assert Path("books.yaml").read_text() == BOOKS


def test_a_document_that_cannot_be_read_is_refused(books: Path) -> None:
    assert propose("gone.yaml").exit_code == 2
    books.write_text("a: [")
    assert propose("books.yaml").exit_code == 2
    assert "propose" in contractor("tables").output
    assert "Did you mean" in contractor("table").output


def test_the_guide_shows_what_is_printed(books: Path) -> None:
    guide = Path(__file__).parents[2] / "docs" / "guide" / "tables.md"
    case = Path(__file__).parents[1] / "proposing" / "cases" / "guide" / "spec.yaml"
    printed = propose(str(case), "--allow-outside").stdout
    assert f"```yaml\n{printed}```" in guide.read_text("utf-8")
