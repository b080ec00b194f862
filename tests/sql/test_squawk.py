"""squawk and our own rules say the same of what both know; what it says goes by our rows."""

import json
import shutil
from pathlib import Path

import pytest

from contractor.sql.dialect import Dialect
from contractor.sql.judging import judge
from contractor.sql.rules import RULES
from contractor.sql.script import script
from contractor.sql.squawk import Told, Unreadable, told
from contractor.workspace import squawk
from contractor.workspace.problem import Refused
from tests.sql.test_cases import CASES, opened, sql

SHARED = sorted(rule.id for rule in RULES.values() if rule.squawk)
installed = pytest.mark.skipif(shutil.which("squawk") is None, reason="squawk is not installed")


def theirs(path: Path) -> tuple[Told, ...]:
    program = squawk.find()
    assert program is not None
    text = path.read_text("utf-8")
    return told(squawk.answer(program, text, path.name, in_transaction=False), text)


@installed
@pytest.mark.parametrize("id", SHARED)
def test_both_find_what_is_bad(id: str) -> None:
    path = sql(CASES / id, "bad")
    assert id in {one.rule for one in theirs(path)}
    assert id in {one.id for one in judge([opened(path)]).findings}


@installed
@pytest.mark.parametrize("id", SHARED)
def test_neither_finds_what_is_good(id: str) -> None:
    path = sql(CASES / id, "good")
    found = [one for one in theirs(path) if one.rule == id]
    judgement = judge([opened(path)], {path.name: found})
    assert [one.id for one in judgement.findings if one.id == id] == []
    assert {one.told.rule for one in judgement.answers} <= {id}
    assert len(judgement.answers) == len(found)


def answered(*found: dict[str, object]) -> bytes:
    return json.dumps(found).encode()


def said(rule: str, line: int, column: int, **more: object) -> dict[str, object]:
    place = {"line": line, "column": column, "line_end": line, "column_end": column + 3}
    return {"rule_name": rule, "message": "Said. ", "help": None, **place, **more}


def test_places_are_lines_from_nought_and_bytes() -> None:
    text = 'SELECT 1;\r\nALTER TABLE "éé" DROP COLUMN c;'
    [one] = told(answered(said("ban-drop-column", 1, 19, help="Wait.")), text)
    assert text[one.start :].startswith("DROP")
    assert (one.rule, one.help) == ("ban-drop-column", "Wait.")
    [other] = told(answered(said("ban-drop-view", 0, 0)), text)
    assert other.rule == "squawk/ban-drop-view"


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"{}",
        b"[1]",
        b'[{"rule_name": "x"}]',
        answered(said("x", 7, 0)),
        answered(said("x", 0, 0, line_end="a")),
        b"\xff",
    ],
)
def test_other_answers_are_none(answer: bytes) -> None:
    with pytest.raises(Unreadable):
        told(answer, "SELECT 1;")


def test_what_it_alone_sees_of_a_shared_rule_goes_by_our_row() -> None:
    text = "SELECT 1;\nSELECT 2;"
    found = told(answered(said("ban-drop-table", 1, 0)), text)
    [one] = judge([script("1.sql", text, Dialect.POSTGRESQL)], {"1.sql": found}).findings
    assert (one.id, one.severity) == ("ban-drop-table", RULES["ban-drop-table"].severity)
    assert (one.message, one.notes) == ("Said", ("found by squawk",))
    assert one.span is not None
    assert (one.span.line, one.span.column) == (2, 1)


def test_what_both_see_is_told_once_and_what_is_answered_not_at_all() -> None:
    before = "ALTER TABLE a ADD CONSTRAINT c CHECK (x IS NOT NULL) NOT VALID;\nALTER TABLE a VALIDATE CONSTRAINT c;"
    text = "ALTER TABLE a ALTER x SET NOT NULL, ALTER y SET NOT NULL;"
    rule = "adding-not-nullable-field"
    found = told(answered(said(rule, 0, 22), said(rule, 0, 44)), text)
    scripts = [
        script("1.sql", before, Dialect.POSTGRESQL),
        script("2.sql", text, Dialect.POSTGRESQL),
    ]
    judgement = judge(scripts, {"1.sql": (), "2.sql": found})
    assert [one.message.split()[1] for one in judgement.findings if one.id == rule] == ["y"]
    assert [answer.told.start for answer in judgement.answers] == [22]
    alone = judge(scripts, {"1.sql": (), "2.sql": found}, own=False)
    assert [one.id for one in alone.findings] == [rule, rule]


def test_a_program_that_fails_gives_no_verdict(tmp_path: Path) -> None:
    program = tmp_path / "squawk"
    for body, why in (
        ("echo oops >&2; exit 1", "oops"),
        ("exit 3", "it ended with 3"),
        ("echo nonsense", "it ended with 0"),
        ("exec sleep 60", "it took more than 0.2 s"),
    ):
        program.write_text(f"#!/bin/sh\n{body}\n")
        program.chmod(0o755)
        with pytest.raises(Refused, match=why):
            squawk.answer(
                program, "", "1.sql", in_transaction=False, timeout=0.2 if "sleep" in body else 60
            )
    with pytest.raises(Refused, match="it does not run"):
        squawk.answer(tmp_path / "none", "", "1.sql", in_transaction=False)


@installed
def test_a_project_has_a_say_in_what_squawk_checks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "1.sql"
    path.write_text("DROP TABLE book;")
    assert "ban-drop-table" in {one.rule for one in theirs(path)}
    (tmp_path / ".squawk.toml").write_text('excluded_rules = ["ban-drop-table"]\n')
    assert "ban-drop-table" not in {one.rule for one in theirs(path)}
