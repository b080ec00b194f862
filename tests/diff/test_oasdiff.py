"""oasdiff's answers are read exactly or not at all, and where both engines disagree a reason is given."""

import json
from typing import Any

import pytest

from contractor.contract.travel import Direction
from contractor.diagnostic import Severity
from contractor.diff.change import Change, Promise, Reading
from contractor.diff.oasdiff import (
    Check,
    Difference,
    Disagreement,
    Engine,
    Met,
    Unreadable,
    changes,
    disagreements,
    engine,
    given,
    met,
    told,
)
from contractor.diff.occurrence import Where
from contractor.diff.rule import OURS, Effect, Kind, Row
from tests.documents import contract

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO
CHECKS = b"""[
 {"id": "request-property-removed", "level": "warning", "direction": "request"},
 {"id": "response-property-removed", "level": "error", "direction": "response"},
 {"id": "api-tag-added", "level": "info", "direction": "none"}
]"""
OLD = """\
    paths:
      /orders:
        post:
          operationId: place
          requestBody:
            content: {application/json: {schema: {$ref: '#/components/schemas/Order'}}}
          responses: {'200': {description: placed}}
    components:
      schemas:
        Order: {type: object, properties: {note: {type: string, example: [1, {a: []}]}, "x/y": {}}}
"""


def known() -> Engine:
    return engine("oasdiff version 1.28.0", CHECKS)


def answer(*found: dict[str, Any]) -> bytes:
    return json.dumps(found).encode()


def row(id: str, level: Severity = ERROR, *, since: str = "", values: bool = False) -> Row:
    return Row(
        id, level, Direction.REQUEST, Kind.NONE, Effect.NONE, "", "Why.", "do", values, since
    )


def rows(*found: Row) -> dict[str, Row]:
    return {one.id: one for one in found}


# ── what it is given ──────────────────────────────────────────────────────────────────────────────


def test_every_line_is_known_by_the_key_that_stands_in_it() -> None:
    one = given(contract(OLD))
    lines = one.text.splitlines()
    for key, expected in (
        ("#/components/schemas/Order/properties/note", '"note": {'),
        ("#/components/schemas/Order/properties/note/example/1/a", '"a": []'),
        ("#/components/schemas/Order/properties/x~1y", '"x/y": {}'),
        ("#/paths/~1orders/post", '"post": {'),
    ):
        (line,) = [
            number
            for number, text in enumerate(lines, 1)
            if one.key(number) == key and text.strip().startswith('"')
        ]
        assert lines[line - 1].strip().rstrip(",") == expected
    assert one.key(2) == "#"
    assert one.key(len(lines)) == "#"
    assert one.key(0) == one.key(len(lines) + 1) == ""


def test_what_yaml_would_misread_is_escaped() -> None:
    text = given(contract('paths: {}\nx-odd: "\\u2028 \\x7f \\uFEFF é 😀"\n')).text
    assert '"\\u2028 \\u007f \\ufeff é 😀"' in text


# ── who it is ─────────────────────────────────────────────────────────────────────────────────────


def test_the_release_is_what_it_says_or_what_it_was_built_from() -> None:
    assert engine("oasdiff version 1.28.0\n", CHECKS, "1.2.3").name == "oasdiff 1.28.0"
    assert engine("oasdiff version v1.29.0-rc.1\n", CHECKS).release == "1.29.0-rc.1"
    assert engine("oasdiff version main\n", CHECKS, "1.28.0").release == "1.28.0"
    assert engine("oasdiff version main\n", CHECKS).name == "oasdiff"
    assert known().checks["api-tag-added"] == Check("api-tag-added", INFO, Direction.NONE)


@pytest.mark.parametrize(
    ("version", "checks"),
    [
        ("git version 2", CHECKS),
        ("", CHECKS),
        ("oasdiff version 1", b""),
        ("oasdiff version 1", b"[]"),
        ("oasdiff version 1", b"{}"),
        ("oasdiff version 1", b'[{"id": "a", "level": 3}]'),
        ("oasdiff version 1", b'[{"id": "a", "level": "grave"}]'),
    ],
)
def test_another_program_is_no_oasdiff(version: str, checks: bytes) -> None:
    with pytest.raises(Unreadable):
        engine(version, checks)


# ── what it answers ───────────────────────────────────────────────────────────────────────────────


def test_a_finding_has_its_place_in_both_contracts() -> None:
    side = given(contract(OLD))
    line = next(n for n, text in enumerate(side.text.splitlines(), 1) if '"note"' in text)
    [found] = told(
        answer(
            {
                "id": "request-property-removed",
                "text": "removed the request property `note`",
                "level": 2,
                "operation": "POST",
                "operationId": "place",
                "path": "/orders",
                "section": "paths",
                "baseSource": {"file": "old.yaml", "line": line, "column": 3},
            }
        ),
        side,
        side,
        known(),
    )
    assert found.base == "#/components/schemas/Order/properties/note"
    assert found.revision == ""
    assert found.where == Where("POST", "/orders", "place")
    assert (found.level, found.direction) == (WARNING, Direction.REQUEST)
    assert found.occurrence.edit == "property-removed"


@pytest.mark.parametrize(
    "output",
    [
        b"",
        b"No changes",
        b"null",
        b"{}",
        b'"[]"',
        b"[1]",
        b"[{}]",
        b'[{"id": "a"}]',
        b'[{"id": "a", "level": 4}]',
        b'[{"id": "a", "level": "error"}]',
        b'[{"id": "", "level": 1}]',
        b'[{"id": "a", "level": 1, "path": 3}]',
        b"[" * 100_000,
        b"\xff\xfe[",
    ],
)
def test_what_is_not_understood_is_never_no_changes(output: bytes) -> None:
    side = given(contract(OLD))
    with pytest.raises(Unreadable):
        told(output, side, side, known())


def test_nothing_is_nothing_only_where_it_says_so() -> None:
    side = given(contract(OLD))
    assert told(b"[]", side, side, known()) == ()


def test_an_edit_that_reaches_many_operations_is_one_change() -> None:
    side = given(contract(OLD))
    here = {"id": "response-property-removed", "text": "gone", "level": 3, "section": "paths"}
    other = {"id": "brand-new-rule", "text": "gone", "level": 1}
    found = told(
        answer(
            {**other, "operation": "GET", "path": "/a"},
            {**other, "operation": "GET", "path": "/a"},
            {**here, "operation": "GET", "path": "/a", "baseSource": {"line": 5}},
            {**here, "operation": "GET", "path": "/b", "baseSource": {"line": 5}},
            {**here, "operation": "GET", "path": "/b", "baseSource": {"line": 6}},
            {**here, "operation": "POST", "path": "webhook:paid", "baseSource": {"line": 6}},
        ),
        side,
        side,
        known(),
    )
    made = changes(found, rows(row("response-property-removed")), known())
    assert [(one.id, len(one.operations)) for one in made] == [
        ("response-property-removed", 2),
        ("response-property-removed", 2),
        ("brand-new-rule", 1),
        ("brand-new-rule", 1),
    ]
    assert made[0].why == "Why."
    assert made[1].operations[1].kind == "webhook"
    assert made[1].operations[1].path == "paid"
    assert made[2].notes == ("oasdiff 1.28.0 has this rule, and contractor does not",)


# ── where both disagree ───────────────────────────────────────────────────────────────────────────


def compared(
    ours: list[Met], theirs: list[Met], *found: Row, hidden: int = 0
) -> list[Disagreement]:
    return list(disagreements(ours, theirs, rows(*found), known(), hidden=hidden))


REMOVED = "request-property-removed"


def test_who_agrees_has_nothing_to_say() -> None:
    both = [Met(REMOVED, WARNING, "POST", "/a"), Met(REMOVED, WARNING, "POST", "/a")]
    assert compared(both, both[::-1], row(REMOVED, WARNING)) == []


def test_levels_and_numbers_differ_for_a_reason() -> None:
    [found] = compared([Met(REMOVED, ERROR)], [Met(REMOVED, WARNING)], row(REMOVED, ERROR))
    assert (found.difference, found.ours, found.theirs) == (Difference.LEVEL, (ERROR,), (WARNING,))
    assert found.reason == "the level is warning in oasdiff 1.28.0, error in contractor"
    one = Met(REMOVED, WARNING, "POST", "/a")
    [found] = compared([one], [one, one], row(REMOVED, WARNING))
    assert found.difference is Difference.COUNT
    assert "every way that leads to an edit" in found.reason


@pytest.mark.parametrize(
    ("ours", "theirs", "table", "hidden", "reason"),
    [
        ([], [Met("new-rule", ERROR)], [], 0, "contractor has no such rule; it mirrors oasdiff 1.28.0"),
        ([Met("x", ERROR)], [], [row("x", since=OURS)], 0, "this rule is contractor's own"),
        ([Met("x", ERROR)], [], [row("x", since="1.38.0")], 0, "oasdiff 1.28.0 has no such rule"),
        ([Met(REMOVED, WARNING, "POST", "e", "callback")], [], [row(REMOVED)], 0, "oasdiff does not look"),
        ([], [Met(REMOVED, WARNING, "POST", "e", "webhook")], [row(REMOVED)], 0, "oasdiff judges a webhook"),
        ([], [Met(REMOVED, WARNING)], [row(REMOVED, WARNING, values=True)], 2, "contractor hides edits"),
        ([], [Met(REMOVED, WARNING)], [row(REMOVED, WARNING)], 2, ""),
        ([], [Met(REMOVED, WARNING)], [row(REMOVED, WARNING, values=True)], 0, ""),
    ],
)  # fmt: skip
def test_reasons(
    ours: list[Met], theirs: list[Met], table: list[Row], hidden: int, reason: str
) -> None:
    [found] = compared(ours, theirs, *table, hidden=hidden)
    assert found.difference is (Difference.OURS if ours else Difference.THEIRS)
    assert found.reason.startswith(reason)
    assert bool(found.reason) is bool(reason)


def test_every_reading_of_a_change_is_met_where_it_is() -> None:
    sent, got = Where("POST", "/a", part="request body"), Where("POST", "/a", part="response 200")
    change = Change(
        id="response-x",
        level=ERROR,
        promise=Promise.WIRE,
        direction=Direction.RESPONSE,
        edit="x",
        message="",
        why="",
        remedy="",
        operations=(sent, got),
        also=(Reading("request-x", INFO, Direction.REQUEST, "", (sent,)),),
    )
    assert list(met([change])) == [
        Met("response-x", ERROR, "POST", "/a"),
        Met("request-x", INFO, "POST", "/a"),
    ]
