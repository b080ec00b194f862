"""Statements are where the databases see them: laws over made-up texts, and real databases that run each by itself."""

import sqlite3
from contextlib import closing
from string import ascii_letters

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contractor.sql.dialect import Dialect
from contractor.sql.statements import split
from contractor.sql.tokens import Kind, tokens

PG, LITE = Dialect.POSTGRESQL, Dialect.SQLITE
BOTH = pytest.mark.parametrize("dialect", list(Dialect))

anything = st.text(st.sampled_from("aZ_é0 ;'\"()-*/\n$\\`["), max_size=8)
words = st.text(st.sampled_from(ascii_letters), min_size=1, max_size=6).filter(
    lambda word: (
        word.upper() not in ("BEGIN", "CASE", "END", "COPY", "CREATE", "E", "B", "X", "N", "U")
    )
)


def quoted(mark: str) -> st.SearchStrategy[str]:
    return anything.map(lambda text: mark + text.replace(mark, mark * 2) + mark)


def nested(inner: str) -> str:
    return f"/* {inner.replace('*/', '').replace('/*', '').replace('/', '').replace('*', '')} */"


def remarks(dialect: Dialect) -> st.SearchStrategy[str]:
    plain = anything.map(nested)
    lines = anything.map(lambda text: "--" + text.replace("\n", "") + "\n")
    deep = anything.map(lambda text: f"/* a {nested(text)} ; b */")
    return st.one_of(plain, lines, deep) if dialect is PG else st.one_of(plain, lines)


def pieces(dialect: Dialect) -> st.SearchStrategy[str]:
    common = st.one_of(
        words, quoted("'"), quoted('"'), st.sampled_from(["1", "2.5e3", "=", ",", "::"])
    )
    if dialect is LITE:
        brackets = anything.map(lambda text: f"[{text.replace(']', '')}]")
        return st.one_of(common, quoted("`"), brackets)
    dollars = st.tuples(st.sampled_from(["$$", "$a$", "$é$"]), anything).map(
        lambda pair: pair[0] + pair[1].replace("$", "") + pair[0]
    )
    escaped = anything.map(lambda text: "E'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'")
    return st.one_of(common, dollars, escaped, anything.map(lambda text: f"({quiet(text)};)"))


def quiet(text: str) -> str:
    return "".join(one for one in text if one.isalnum() or one in " ;")


def texts(dialect: Dialect) -> st.SearchStrategy[list[str]]:
    joined = st.lists(pieces(dialect), min_size=1, max_size=5).map(" ".join)
    # What begins with a backslash is a command to psql.
    return st.lists(joined, max_size=5)


@BOTH
@given(data=st.data())
def test_what_was_joined_is_split(dialect: Dialect, data: st.DataObject) -> None:
    statements = data.draw(texts(dialect))
    text = ""
    for one in statements:
        between = data.draw(st.lists(remarks(dialect), max_size=2))
        text += (
            "".join(f" {remark}\n" for remark in between)
            + one
            + data.draw(st.sampled_from([";", " ;\n", ";;", "\n; -- end\n"]))
        )
    found = split(text, dialect).statements
    assert [one.text for one in found] == statements
    assert all(text[one.start : one.end] == one.text for one in found)
    again = split(";".join(one.text for one in found), dialect).statements
    assert [one.text for one in again] == statements


@BOTH
@given(
    text=anything.flatmap(lambda first: st.lists(anything).map(lambda more: first + " ".join(more)))
)
def test_nothing_is_lost_of_any_text(dialect: Dialect, text: str) -> None:
    found = list(tokens(text, dialect))
    place = 0
    for token in found:
        assert text[place : token.start].strip() == ""
        assert text[token.start : token.end] == token.text
        place = token.end
    assert text[place:].strip() == ""
    assert all(token.kind is not Kind.BROKEN for token in found[:-1])
    said = split(text, dialect)
    kept = [token for one in said.statements for token in (*one.tokens, *one.comments)]
    dropped = {token.text for token in found} - {token.text for token in (*kept, *said.rest)}
    # A line for psql is one token.
    assert dropped <= {";"} or "\\" in text


@given(text=st.lists(pieces(LITE), max_size=6).map(" ".join))
def test_sqlite_takes_a_statement_for_complete(text: str) -> None:
    for one in split(text, LITE).statements:
        assert sqlite3.complete_statement(f"{one.text}\n;")


SQLITE_SCRIPT = """
PRAGMA foreign_keys = ON; -- first; of all
CREATE TABLE "a;b" (id INTEGER PRIMARY KEY, [c;d] TEXT DEFAULT 'x;''y', `e;f` TEXT);
/* no /* nesting; here */
CREATE TEMP TRIGGER "t;1" AFTER INSERT ON "a;b" BEGIN
    UPDATE "a;b" SET [c;d] = CASE WHEN NEW.id > 1 THEN 'end;' ELSE 'begin' END WHERE id = NEW.id;
    INSERT INTO "log" VALUES (NEW.id); -- end;
END;
CREATE TABLE "log" (id);;
CREATE TRIGGER IF NOT EXISTS second AFTER DELETE ON "a;b" WHEN (SELECT 1) BEGIN
    SELECT 'END;'; DELETE FROM "log"; END;
INSERT INTO "a;b" (id) VALUES (1), (2);
DELETE FROM "a;b" WHERE id = 1;
INSERT INTO "log" VALUES (7)
/* at the end
"""


def dump(connection: sqlite3.Connection) -> list[str]:
    rows = connection.execute('SELECT * FROM "a;b"').fetchall()
    return [*connection.iterdump(), repr(rows)]


def test_sqlite_runs_each_by_itself() -> None:
    with (
        closing(sqlite3.connect(":memory:")) as whole,
        closing(sqlite3.connect(":memory:")) as apart,
    ):
        whole.executescript(SQLITE_SCRIPT)
        found = split(SQLITE_SCRIPT, LITE).statements
        for one in found:
            apart.execute(one.text)
        assert len(found) == 8
        assert dump(apart) == dump(whole)


POSTGRESQL_SCRIPT = r"""
CREATE TABLE "a;b" (id bigint PRIMARY KEY, c text DEFAULT E'it\'s; x', d text DEFAULT 'c:\', U&"e\003b" text);
/* outer /* inner ; */ still a comment; */
CREATE FUNCTION plus(n bigint) RETURNS bigint LANGUAGE plpgsql AS $body$
BEGIN
    -- a ; b
    IF n > 1 THEN RETURN n + 1; END IF;
    RETURN $$1;2$$::text::varchar(1)::bigint;
END;
$body$;
CREATE OR REPLACE FUNCTION atomic(n int) RETURNS int LANGUAGE sql BEGIN ATOMIC
    SELECT CASE WHEN n > 1 THEN 1 ELSE 2 END;
    SELECT (SELECT CASE n WHEN 1 THEN 3 END);
END;
CREATE RULE both_of AS ON DELETE TO "a;b" DO ALSO (INSERT INTO "a;b" VALUES (9); UPDATE "a;b" SET c = 'x;');
INSERT INTO "a;b" (id, c) VALUES (plus(1), 'a'
    'b;c'), (plus(2), E'd'
    'e\';');; -- nothing between
CREATE VIEW "v$1" AS SELECT id$1.id AS $é$;$é$ FROM "a;b" AS id$1;
""".replace("AS $é$;$é$", 'AS "$é$"')


def test_postgresql_runs_each_by_itself(emptied: str) -> None:
    import psycopg

    seen: list[object] = []
    found = [one.text for one in split(POSTGRESQL_SCRIPT, PG).statements]
    assert len(found) == 6
    for run in ([POSTGRESQL_SCRIPT], found):
        with psycopg.connect(emptied) as connection:
            for text in run:
                connection.execute(text.encode())
            rows = connection.execute('SELECT * FROM "a;b" ORDER BY id').fetchall()
            sources = connection.execute(
                "SELECT proname, prosrc, pg_get_functiondef(oid) FROM pg_proc"
                " WHERE proname IN ('plus', 'atomic') ORDER BY 1"
            ).fetchall()
            views = connection.execute(
                "SELECT pg_get_viewdef('v$1'::regclass), pg_get_ruledef(oid) FROM pg_rewrite"
                " WHERE rulename = 'both_of'"
            ).fetchall()
            seen.append((rows, sources, views))
            connection.rollback()
    assert seen[0] == seen[1]


@pytest.mark.parametrize(
    ("text", "dialect", "statements"),
    [
        ("", PG, 0),
        (" ;; -- nothing\n;/* */", PG, 0),
        ("SELECT 1", PG, 1),
        ("\\connect shop; x\nSELECT 1;", PG, 2),
        ("COPY a FROM stdin;\n1;\t2\n\\.\nSELECT 1;", PG, 2),
        ("COPY a FROM '/x;'; SELECT 1", PG, 2),
        ("SELECT a$b$c; SELECT d$b$e", PG, 2),
        ("SELECT 'a' --'\n;SELECT 2", PG, 2),
        ("SELECT E'a' -- '\n '\\';'; SELECT 2", PG, 2),
        ("SELECT 'a\\'; SELECT 2", PG, 2),
        ("BEGIN; SELECT 1; END; SELECT 2", PG, 4),
        ("CREATE PROCEDURE p() BEGIN ATOMIC SELECT 1; END; SELECT 2", PG, 2),
        ("SELECT '; SELECT 2", PG, 1),
        ("SELECT $a$ ; $b$", PG, 1),
        ("/* never ends ; SELECT 1", PG, 1),
        ("SELECT 1 /* ends with the text; SELECT 2", LITE, 1),
        ("SELECT '\\'; SELECT 2", LITE, 2),
        ("CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT 1; END; SELECT 2", LITE, 2),
        (
            "CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT CASE 1 WHEN 1 THEN 2 END; SELECT 1; END",
            LITE,
            1,
        ),
        ("CREATE TABLE trigger_ (a); BEGIN; COMMIT", LITE, 3),
        ("SELECT ';", LITE, 1),
    ],
)
def test_how_many_statements_there_are(text: str, dialect: Dialect, statements: int) -> None:
    assert len(split(text, dialect).statements) == statements


def test_comments_belong_to_what_they_stand_above_or_behind() -> None:
    text = "-- one\n/* two */ SELECT 1; -- three\n-- four\nSELECT /* five */ 2;\n-- six\n"
    found = split(text, PG)
    said = [[comment.text for comment in one.comments] for one in found.statements]
    assert said == [["-- one", "/* two */", "-- three"], ["-- four", "/* five */"]]
    assert [comment.text for comment in found.rest] == ["-- six"]
