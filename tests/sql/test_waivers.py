"""Comments that allow a finding, with a reason."""

import pytest

from contractor.sql.dialect import Dialect
from contractor.sql.judging import Judgement, judge
from contractor.sql.script import script
from contractor.sql.squawk import Told

DROP = "DROP TABLE IF EXISTS book;"


def judged(text: str, told: tuple[Told, ...] | None = None) -> Judgement:
    one = script("1.sql", text, Dialect.POSTGRESQL)
    return judge([one], None if told is None else {"1.sql": told})


def ids(judgement: Judgement) -> set[str]:
    return {one.id for one in judgement.findings}


@pytest.mark.parametrize(
    "comment",
    [
        "-- contractor: allow irreversible-drop: it was empty",
        "--contractor:allow irreversible-drop:it was empty",
        "/* contractor: allow irreversible-drop: it was\n empty */",
        "-- contractor: allow DS102: it was empty",
        "-- contractor: allow ban-drop-table, irreversible-drop: it was empty: nobody used it",
    ],
)
def test_a_finding_is_allowed(comment: str) -> None:
    assert "irreversible-drop" in ids(judged(DROP))
    for text in (f"{comment}\n{DROP}", f"SELECT 1;\n{comment}\n\n{DROP}", f"{DROP} {comment}\n"):
        judgement = judged(text)
        assert "irreversible-drop" not in ids(judgement)
        assert not ids(judgement) & {"unused-ignore", "invalid-waiver"}
        assert judgement.allowed in (1, 2)


def test_it_is_for_one_statement_and_one_rule() -> None:
    text = f"-- contractor: allow irreversible-drop: empty\n{DROP}\nDROP TABLE author;"
    found = judged(text)
    assert [
        one.span.line for one in found.findings if one.id == "irreversible-drop" and one.span
    ] == [3]
    assert "ban-drop-table" in ids(found)


@pytest.mark.parametrize(
    ("comment", "said"),
    [
        (
            "-- contractor: allow irreversible-drop",
            "it does not say why irreversible-drop is allowed",
        ),
        ("-- contractor: allow irreversible-drop:  ", "it does not say why"),
        ("-- contractor: allow ireversible-drop: empty", "did you mean irreversible-drop?"),
        ("-- contractor: ignore irreversible-drop: empty", "this is no waiver"),
        ("-- contractor: allow : empty", "this is no waiver"),
    ],
)
def test_what_is_no_waiver_allows_nothing(comment: str, said: str) -> None:
    judgement = judged(f"{comment}\n{DROP}")
    assert "irreversible-drop" in ids(judgement)
    [wrong] = [one for one in judgement.findings if one.id == "invalid-waiver"]
    assert said in wrong.message
    assert wrong.span is not None
    assert wrong.span.line == 1


def test_other_comments_are_nobodys_business() -> None:
    texts = (
        "contractors: allow us in",
        "ask the contractor: maybe",
        "contractor: in batches of 5 by id",
    )
    assert not ids(judged("".join(f"-- {text}\n" for text in texts) + "SELECT 1;"))


def test_one_that_allows_nothing_is_told_where_all_were_asked() -> None:
    own = "-- contractor: allow irreversible-drop: empty\nSELECT 1;"
    shared = "-- contractor: allow ban-drop-table: empty\nSELECT 1;"
    theirs = "-- contractor: allow squawk/ban-drop-view: unused\nDROP VIEW IF EXISTS v;"
    assert ids(judged(own)) == {"unused-ignore"}
    assert ids(judged(shared)) == ids(judged(theirs)) == set()
    assert ids(judged(shared, ())) == ids(judged(theirs, ())) == {"unused-ignore"}
    behind = "SELECT 1;\n\n-- contractor: allow irreversible-drop: empty\n"
    assert ids(judged(behind)) == {"unused-ignore"}


def test_what_squawk_says_is_allowed_too() -> None:
    text = "-- contractor: allow squawk/ban-drop-view: unused\nDROP VIEW IF EXISTS v;"
    start = text.index("DROP")
    told = Told("squawk/ban-drop-view", "Dropping a view.", None, start, start + 4)
    assert ids(judged(text, (told,))) == set()
    assert ids(judged(text[start:], (Told("squawk/ban-drop-view", "m", None, 0, 4),))) == {
        "squawk/ban-drop-view"
    }


def test_what_is_about_the_file_is_allowed_at_its_beginning() -> None:
    first = script("0003_a.sql", "SELECT 1;", Dialect.POSTGRESQL)
    for text in ("-- contractor: allow non-linear: they are alike\nSELECT 2;", "SELECT 2;"):
        judgement = judge([first, script("0003_b.sql", text, Dialect.POSTGRESQL)])
        assert ids(judgement) == (set() if "allow" in text else {"non-linear"})
