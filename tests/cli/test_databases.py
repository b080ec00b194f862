"""Verbs that work on databases refuse a document with errors alike, and tell each of them once."""

from pathlib import Path

import pytest

from tests.cli.library import contractor

SPEC = """\
openapi: 3.1.1
info: {title: Notes, version: '1'}
paths: {}
components:
  schemas:
    Note:
      type: object
      required: [id]
      x-contractor-table: TABLE
      properties: {id: {type: integer}, other: OTHER}
"""
VERBS = {
    "seed": ("seed", "notes.yaml", "--dry-run"),
    "verify db": ("verify", "db", "notes.yaml"),
    "verify drift": ("verify", "drift", "notes.yaml", "--url", "sqlite:///notes.db"),
    "migrate plan": ("migrate", "plan", "--initial", "notes.yaml", "--dry-run"),
    "migrate plan, two": ("migrate", "plan", "before.yaml", "notes.yaml", "--dry-run"),
    "migrate verify": ("migrate", "verify", "before.yaml", "notes.yaml"),
}
ERRORS = {
    "invalid-table": ("{kee: [id]}", "{type: string}"),
    "unresolved-reference": ("{}", "{$ref: '#/components/schemas/Nowhere'}"),
}


@pytest.mark.parametrize("error", ERRORS)
@pytest.mark.parametrize("verb", VERBS)
def test_an_error_is_told_once(
    verb: str, error: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    table, other = ERRORS[error]
    Path("notes.yaml").write_text(SPEC.replace("TABLE", table).replace("OTHER", other))
    Path("before.yaml").write_text(SPEC.replace("TABLE", "{}").replace("OTHER", "{type: string}"))
    done = contractor(*VERBS[verb])
    assert done.exit_code == 2
    assert done.output.count(f"error[{error}]") == 1
