"""`contractor lint --write-overlay` as a person meets it: what is written, what is kept, and what is said."""

import json
from pathlib import Path

import pytest
from click.testing import Result

from tests.cli.library import contractor

BOOKS = """\
openapi: 3.1.1
info: {title: Books, version: '1'}
paths:
  /books/{id}:
    get:
      parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
      responses: {'204': {description: done}}
"""
TWO = "2 answers are lacking that a server has to give: contractor lint books.yaml --write-overlay FILE"


@pytest.fixture(autouse=True)
def books(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "books.yaml"
    path.write_text(BOOKS)
    return path


def wrote(*more: str) -> Result:
    return contractor("lint", "books.yaml", "--write-overlay", "more.yaml", *more)


def test_it_is_offered_where_answers_are_lacking(books: Path) -> None:
    found = contractor("lint", "books.yaml")
    assert (found.exit_code, found.stdout.splitlines()[-1]) == (0, "2 warnings")
    assert found.stderr == f"{TWO} writes an Overlay that adds them\n"
    for format in ("json", "github", "sarif", "junit", "markdown"):
        assert contractor("lint", "books.yaml", "--format", format).stderr == ""
    books.write_text(BOOKS.replace("type: integer", "type: string"))
    assert contractor("lint", "books.yaml").stderr.startswith("An answer is lacking that ")
    books.write_text(BOOKS.replace("'204'", "default"))
    assert contractor("lint", "books.yaml").stderr == ""
    piped = contractor("lint", "-", stdin=BOOKS).stderr
    assert "contractor lint SPEC --write-overlay FILE" in piped


def test_what_is_written_is_applied_and_needs_no_more(books: Path) -> None:
    found = wrote()
    assert found.exit_code == 0
    assert found.stdout.endswith("2 warnings\n")
    assert found.stderr == (
        "wrote more.yaml: 2 answers of 1 operation\n"
        'help: add it to `overlays` in [tool.contractor], or read the document with --overlay "more.yaml"\n'
    )
    with_it = contractor("lint", "books.yaml", "--overlay", "more.yaml")
    assert with_it.output == "no findings\n"
    assert books.read_text() == BOOKS


def test_it_is_written_again_as_the_document_grows_while_nobody_edited_it(books: Path) -> None:
    Path("contractor.toml").write_text('spec = "books.yaml"\noverlays = ["more.yaml"]\n')
    Path("more.yaml").write_text("")
    # What is empty was not written by us.
    assert contractor("lint", "--write-overlay", "more.yaml").exit_code == 2
    assert contractor("lint", "--write-overlay", "more.yaml", "--force").exit_code == 0
    first = Path("more.yaml").read_text()
    path = BOOKS.partition("paths:\n")[2].replace("/books/", "/shelves/")
    books.write_text(BOOKS + path)
    found = contractor("lint", "--write-overlay", "more.yaml")
    assert found.exit_code == 0
    assert found.stderr == "wrote more.yaml: 4 answers of 2 operations\n"
    second = Path("more.yaml").read_text()
    assert second.partition("\n")[2].startswith(first.partition("\n")[2])
    assert contractor("lint").output == "no findings\n"
    assert contractor("lint", "--write-overlay", "more.yaml").exit_code == 0
    assert Path("more.yaml").read_text() == second


def test_line_ends_of_windows_are_no_edit() -> None:
    wrote()
    written = Path("more.yaml").read_bytes()
    Path("more.yaml").write_bytes(written.replace(b"\n", b"\r\n"))
    assert wrote().exit_code == 0
    assert Path("more.yaml").read_bytes() == written


@pytest.mark.parametrize(
    ("edit", "id"),
    [
        (lambda text: text + "# mine\n", "edited-file"),
        (lambda text: text.replace("BadRequest", "Wrong"), "edited-file"),
        (lambda text: text.partition("\n")[2], "foreign-file"),
        (lambda text: "a: b\n", "foreign-file"),
    ],
)
def test_what_is_somebodys_stays(edit: object, id: str) -> None:
    assert callable(edit)
    wrote()
    path = Path("more.yaml")
    written = path.read_text()
    path.write_text(edit(written))
    found = wrote()
    assert (found.exit_code, path.read_text()) == (2, edit(written))
    assert f"error[{id}]: more.yaml" in found.stderr
    assert "--force replaces this one" in found.stderr
    assert wrote("--force").exit_code == 0
    assert path.read_text() == written


def test_nothing_is_written_where_nothing_is_lacking(books: Path) -> None:
    books.write_text(BOOKS.replace("'204'", "default"))
    found = wrote()
    assert (found.exit_code, Path("more.yaml").exists()) == (0, False)
    assert found.stderr == "no answer is lacking that a server has to give, so nothing is written\n"
    Path("more.yaml").write_text("x")
    assert "more.yaml is not needed any more" in wrote().stderr
    assert Path("more.yaml").read_text() == "x"


def test_the_document_itself_is_never_written_over(books: Path) -> None:
    found = contractor("lint", "books.yaml", "--write-overlay", "./books.yaml", "--force")
    assert (found.exit_code, books.read_text()) == (2, BOOKS)
    assert "is the document itself" in found.output


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--write-overlay", "more.json"], "call it more.yaml"),
        (["--write-overlay", "nowhere/more.yaml"], "No such file or directory"),
        (["--write-overlay", "."], "is a directory"),
        (["--force"], "--force is for --write-overlay"),
    ],
)
def test_what_cannot_be_done_is_said(arguments: list[str], said: str) -> None:
    found = contractor("lint", "books.yaml", *arguments)
    assert found.exit_code == 2
    assert said in found.output
    assert not [*Path().glob("**/.*.new")]


def test_errors_of_the_document_decide_about_the_status(books: Path) -> None:
    books.write_text(BOOKS + "components: {schemas: {A: {type: integer, default: x}}}\n")
    found = wrote("--format", "json")
    assert found.exit_code == 1
    assert Path("more.yaml").is_file()
    assert "default-refused" in {one["id"] for one in json.loads(found.stdout)}


def test_what_stands_in_other_files_is_named(books: Path) -> None:
    Path("item.yaml").write_text(
        "get:\n  parameters: [{name: id, in: query, required: true, schema: {}}]\n"
        "  responses: {'204': {description: done}}\n"
    )
    books.write_text(BOOKS + "  /other: {$ref: item.yaml}\n")
    found = wrote()
    assert found.exit_code == 0
    assert "1 operation stands where no Overlay of this document reaches" in found.stderr
    assert "(item.yaml#/get)" in found.stderr
    books.write_text(BOOKS.partition("paths:")[0] + "paths:\n  /other: {$ref: item.yaml}\n")
    Path("more.yaml").unlink()
    only = wrote()
    assert (only.exit_code, Path("more.yaml").exists()) == (2, False)
    assert "no Overlay can add the answers that are lacking" in only.stderr


def test_a_link_is_followed(tmp_path: Path) -> None:
    Path("real.yaml").write_text("")
    Path("more.yaml").symlink_to("real.yaml")
    assert wrote("--force").exit_code == 0
    assert Path("more.yaml").is_symlink()
    assert "overlay: 1.0.0" in Path("real.yaml").read_text()
