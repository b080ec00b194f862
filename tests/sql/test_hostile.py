"""No text is too odd to be judged: findings stand inside of it, and nothing is raised."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contractor.sql.dialect import Dialect
from contractor.sql.judging import judge
from contractor.sql.script import script
from contractor.sql.squawk import Told

WORDS = (
    "ALTER TABLE ADD COLUMN DROP CONSTRAINT CHECK NOT NULL VALID VALIDATE CREATE UNIQUE INDEX CONCURRENTLY ON IF"
    " EXISTS ONLY RENAME TO TYPE SET DATA DEFAULT PRIMARY KEY FOREIGN REFERENCES USING GENERATED ALWAYS AS IDENTITY"
    " STORED INSERT INTO SELECT FROM WHERE UPDATE DELETE TRUNCATE CASCADE BEGIN COMMIT ROLLBACK END PRAGMA"
    " foreign_keys VALUE DOMAIN FUNCTION SCHEMA VIEW TRIGGER WITH TABLE a b c int varchar numeric text"
).split()
piece = st.one_of(
    st.sampled_from(WORDS),
    st.sampled_from(
        [*"();,.=*[]'\"`$:\\-/", "--", "/*", "*/", "$$", "''", "1", "é", "\ud800", "\x00"]
    ),
    st.sampled_from(["-- contractor: allow", "irreversible-drop", ": why\n", "\n", "OFF"]),
)


@pytest.mark.parametrize("dialect", list(Dialect))
@settings(max_examples=400)
@given(pieces=st.lists(piece, max_size=40), place=st.integers(0, 200))
def test_anything_is_judged(dialect: Dialect, pieces: list[str], place: int) -> None:
    text = " ".join(pieces)
    told = Told("ban-drop-table", "m", None, min(place, len(text)), min(place + 1, len(text)))
    for others in (None, {"1.sql": (told,)}):
        for finding in judge([script("1.sql", text, dialect)], others).findings:
            assert finding.span is not None
            assert 1 <= finding.span.line <= text.count("\n") + 1
            assert finding.message


@pytest.mark.parametrize(
    "text",
    [
        "(" * 50_000,
        "SELECT " + "(" * 20_000 + ")" * 20_000,
        "/*" * 50_000,
        "'" * 50_001,
        "E'" + "\\'" * 50_000,
        "$a$" * 50_001,
        "-- x\n" * 50_000,
        "ALTER TABLE a " + "ADD COLUMN b int, " * 5_000 + "ADD c int",
        "INSERT INTO a VALUES " + "(1, 'x'), " * 20_000 + "(2, 'y')",
        "CREATE TABLE a (" + "b int, " * 5_000 + "c int)",
        "ALTER TABLE a DROP COLUMN b; " * 2_000,
        "CREATE TRIGGER t AFTER INSERT ON a BEGIN " + "SELECT 1; " * 5_000,
        "CREATE TABLE t (a int DEFAULT " + "(" * 5_000 + "1" + ")" * 5_000 + ")",
    ],
    ids=lambda text: text[:20],
)
@pytest.mark.parametrize("dialect", list(Dialect))
def test_large_texts_take_no_time(text: str, dialect: Dialect) -> None:
    begun = time.process_time()
    judge([script("1.sql", text, dialect)])
    assert time.process_time() - begun < 5
