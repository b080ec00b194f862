"""The real oasdiff, run on two contracts: what it finds, where that stands, and everything that is no verdict."""

import os
import stat
from datetime import date
from pathlib import Path
from textwrap import dedent

import pytest

from contractor.contract import Contract, read
from contractor.diff.oasdiff import Engine, changes
from contractor.diff.terms import Terms
from contractor.source import Files
from contractor.workspace import oasdiff
from contractor.workspace.oasdiff import Installed, command, compare, environment, find, installed
from contractor.workspace.problem import Refused
from tests.documents import contract
from tests.oasdiff import real

TERMS = Terms(date(2026, 11, 30))
BOOK = """\
paths:
  /books:
    get:
      responses:
        '200':
          description: all
          content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Book'}}}}
    post:
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Book'}}}}
      responses: {'201': {description: made}}
components:
  schemas:
    Book: {type: object, properties: {title: {type: string}, pages: {type: integer}}}
"""


def found(old: Contract, new: Contract, terms: Terms = TERMS) -> list[tuple[str, str, str]]:
    return [(one.id, one.where.method, one.where.path) for one in compare(real(), old, new, terms)]


def refused(oasdiff: Installed, timeout: float = 20) -> str:
    with pytest.raises(Refused) as caught:
        compare(oasdiff, contract(BOOK), contract(BOOK), TERMS, timeout=timeout)
    (finding,) = caught.value.findings
    assert finding.id == "oasdiff-failed"
    return finding.message


# ── the real one ──────────────────────────────────────────────────────────────────────────────────


def test_it_is_the_release_that_the_table_mirrors() -> None:
    engine = real().engine
    assert engine.release == "1.28.0"
    assert len(engine.checks) == 509


def test_rules_tell_the_release_where_nothing_else_does(monkeypatch: pytest.MonkeyPatch) -> None:
    real()
    monkeypatch.setattr(oasdiff, "_built_from", lambda path: None)
    assert installed(real().path).engine.release == "1.28.0"


def test_one_edit_is_found_on_both_sides_and_is_one_place() -> None:
    old, new = contract(BOOK), contract(BOOK.replace("type: integer", "type: string"))
    told = compare(real(), old, new, TERMS)
    assert [(one.id, one.where.method, one.where.path) for one in told] == [
        ("response-property-type-changed", "GET", "/books"),
        ("request-property-type-changed", "POST", "/books"),
    ]
    assert {one.base for one in told} == {"#/components/schemas/Book/properties/pages/type"}
    assert {one.revision for one in told} == {"#/components/schemas/Book/properties/pages/type"}
    made = changes(told, {}, real().engine)
    assert "`integer` to `string`" in made[0].message


def test_nothing_changed() -> None:
    assert found(contract(BOOK), contract(BOOK)) == []


@pytest.fixture
def split(tmp_path: Path) -> Path:
    (tmp_path / "contractor.toml").write_text("")
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts/book.yaml").write_text(
        "Book:\n  type: object\n  properties:\n    pages: {type: integer}\n"
    )
    (tmp_path / "parts/path.yaml").write_text(
        dedent("""\
        get:
          responses:
            '200':
              description: one
              content: {application/json: {schema: {$ref: 'book.yaml#/Book'}}}
        """)
    )
    return tmp_path


@pytest.mark.parametrize("version", ["3.0.3", "3.1.0"])
def test_files_that_a_document_refers_to_are_compared_and_pointed_at(
    split: Path, version: str
) -> None:
    for name, path in (("old", "path"), ("new", "path2")):
        (split / f"{name}.yaml").write_text(
            f"openapi: {version}\ninfo: {{title: T, version: '1'}}\n"
            f"paths: {{/a: {{$ref: 'parts/{path}.yaml'}}}}\n"
        )
    (split / "parts/path2.yaml").write_text(
        (split / "parts/path.yaml").read_text().replace("book.yaml", "book2.yaml")
    )
    (split / "parts/book2.yaml").write_text(
        (split / "parts/book.yaml").read_text().replace("integer", "boolean")
    )
    old, new = (read(Files.open(split / f"{name}.yaml")) for name in ("old", "new"))
    [one] = compare(real(), old, new, TERMS)
    assert (one.id, one.where.path) == ("response-property-type-changed", "/a")
    assert one.base == "parts/book.yaml#/Book/properties/pages/type"
    assert one.revision == "parts/book2.yaml#/Book/properties/pages/type"


def test_nothing_in_the_folder_or_the_environment_is_listened_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".oasdiff.yaml").write_text("level: ERR\nfail-on: INFO\nformat: text\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("OASDIFF_CONFIG", str(tmp_path / "none.yaml"))
    new = contract(BOOK.replace("pages: {type: integer}", "pages: {type: integer}, year: {}"))
    assert "new-optional-request-property" in {id for id, _, _ in found(contract(BOOK), new)}


def test_odd_texts_reach_it_unharmed() -> None:
    odd = BOOK + 'x-odd: "\\u2028 \\x85 😀 : # {"\n'
    new = odd.replace("/books", "/bücher 😀/{\u00e9}")
    assert ("api-path-removed-without-deprecation", "GET", "/books") in found(
        contract(odd), contract(new)
    )


def test_terms_become_arguments_that_it_takes() -> None:
    deprecated = BOOK.replace(
        "post:\n", "post:\n      deprecated: true\n      x-sunset: '2026-12-01'\n"
    )
    terms = Terms(date(2026, 11, 30), notice_beta=10, notice_stable=900_000, stability="draft",
                  match_inline=False, flatten=True)  # fmt: skip
    assert len(command(terms)) == len(command(TERMS)) + 5
    ids = {id for id, _, _ in found(contract(BOOK), contract(deprecated), terms)}
    assert "api-sunset-date-too-small" in ids


def test_a_document_that_it_refuses_is_no_verdict() -> None:
    broken = contract(BOOK.replace("type: array", "type: 12"))
    with pytest.raises(Refused) as caught:
        compare(real(), contract(BOOK), broken, TERMS)
    (finding,) = caught.value.findings
    assert finding.id == "oasdiff-failed"
    assert "it cannot read a document: failed to load revision" in finding.message


# ── what is no verdict ────────────────────────────────────────────────────────────────────────────


def fake(folder: Path, script: str) -> Installed:
    file = folder / "oasdiff"
    file.write_text(f"#!/bin/sh\n{script}\n")
    file.chmod(file.stat().st_mode | stat.S_IXUSR)
    return Installed(file, Engine("1.28.0", {}))


@pytest.mark.skipif(os.name == "nt", reason="the stand-ins are shell scripts")
@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("echo '[]'; exit 1", "it ended with 1"),
        ("echo '[]'; exit 102", "it cannot read a document"),
        ("echo 'Error: what is that' >&2; exit 100", "it refuses how it was called: what is that"),
        ("echo '[]'; exit 123", "it refuses a reference to another file"),
        ("echo '[]'; kill -9 $$", "it ended with -9"),
        ("exit 0", "it printed no JSON: nothing"),
        ("echo No changes to report", "it printed no JSON: No changes"),
        ("echo '[]'; yes '[]'", "it printed more than"),
        ("exec sleep 60", "it took more than 0.3 s"),
    ],
)
def test_whatever_is_no_answer_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, said: str
) -> None:
    monkeypatch.setattr(oasdiff, "MAX_OUTPUT", 1000)
    timeout = 0.3 if "sleep" in script else 20
    assert said in refused(fake(tmp_path, script), timeout)


@pytest.mark.skipif(os.name == "nt", reason="the stand-ins are shell scripts")
def test_another_program_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="is no oasdiff that contractor knows"):
        installed(fake(tmp_path, "echo hello").path)


def test_where_it_is_not_there_is_how_to_install_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    for wanted in (None, tmp_path / "nothing"):
        with pytest.raises(Refused) as caught:
            find(wanted)
        (finding,) = caught.value.findings
        assert finding.id == "oasdiff-not-found"
        assert "go install github.com/oasdiff/oasdiff@v1.28.0" in (finding.help or "")
    if os.name != "nt":
        there = fake(tmp_path, "").path
        assert find() == find(there) == there.resolve()


def test_its_environment_is_its_own(tmp_path: Path) -> None:
    given = {
        "PATH": "/bin",
        "OASDIFF_CONFIG": "x",
        "OASDIFF_URL": "x",
        "HOME": "/me",
        "TOKEN": "secret",
    }
    got = environment(given, tmp_path)
    assert got["PATH"] == "/bin"
    assert got["HOME"] == str(tmp_path)
    assert not {"OASDIFF_CONFIG", "OASDIFF_URL", "TOKEN"} & got.keys()
