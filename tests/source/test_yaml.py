"""YAML means what YAML 1.2's core schema says (§10.3), and is refused where readers would disagree."""

from typing import Any

import pytest

from contractor.diagnostic import DocumentError, Finding
from contractor.source import Files, SourceFile


def read(text: str) -> SourceFile:
    return Files.of_text(text, name="a.yaml").root


def refusal(text: str, name: str = "a.yaml") -> Finding:
    with pytest.raises(DocumentError) as caught:
        Files.of_text(text, name=name)
    (finding,) = caught.value.findings
    assert finding.span is not None
    return finding


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        *(
            (word, word)
            for word in ("yes", "no", "on", "off", "y", "12:30", "1_000", "0b1", "-0x1")
        ),
        *((word, word) for word in ("2024-01-01", "2024-01-01T10:00:00Z", "1.2.3", "1e", ".", "+")),
        *((word, word) for word in ("nULL", "tRUE", "NaN", "Infinity", "=", "!!x"[2:])),
        *((word, None) for word in ("", "~", "null", "Null", "NULL")),
        *((word, True) for word in ("true", "True", "TRUE", "!!bool true")),
        ("false", False),
        ("0o17", 15),
        ("017", 17),
        ("0xfF", 255),
        ("+5", 5),
        ("-0", 0),
        ("123456789012345678901234567890", 123456789012345678901234567890),
        ("1e3", 1000.0),
        ("1.", 1.0),
        (".5", 0.5),
        ("-1.5E-2", -0.015),
        ('"1"', "1"),
        ("'null'", "null"),
        ("! 12", "12"),
        ("!!str 12", "12"),
        ("!!str", ""),
        ("!!int 0o17", 15),
        ("!!float 1", 1.0),
        ("!!null ~", None),
        ("!!map {a: 1}", {"a": 1}),
        ("!!seq [1]", [1]),
        ("[a, b: 1]", ["a", {"b": 1}]),
    ],
)
def test_scalars_mean_what_the_core_schema_says(written: str, meant: Any) -> None:
    value = read(f"v: {written}\n").data["v"]
    assert value == meant
    assert type(value) is type(meant)


def test_keys_are_their_spelling() -> None:
    text = "200: a\nnull: b\ntrue: c\n0x10: d\n1.0: e\n~: f\n2024-01-01: g\n!!int 404: h\n"
    keys = ["200", "null", "true", "0x10", "1.0", "~", "2024-01-01", "404"]
    assert list(read(text).data) == keys


@pytest.mark.parametrize("written", [".inf", "-.INF", ".nan", "1e999", "1e-999", "9" * 5000])
def test_numbers_that_json_cannot_say_are_refused(written: str) -> None:
    finding = refusal(f"a: 1\nv: {written}\n")
    assert finding.id == "invalid-number"
    assert finding.span is not None
    assert (finding.span.line, finding.span.column) == (2, 4)
    assert finding.span.end_column == 4 + len(written)


@pytest.mark.parametrize("written", ["0x" + "f" * 5000, "0o" + "7" * 9000, "!!float " + "9" * 400])
def test_numbers_beyond_writing_are_refused(written: str) -> None:
    assert refusal(f"v: {written}\n").id == "invalid-number"


@pytest.mark.parametrize(
    "written",
    ["!!binary aGk=", "!!timestamp 2024-01-01", "!!int x", "!!bool yes", "!own x", "!!set {a}"],
)
def test_other_tags_are_refused(written: str) -> None:
    assert refusal(f"v: {written}\n").id == "unknown-tag"


def test_aliases_and_merge_keys() -> None:
    text = (
        "base: &base {a: 1, b: 2}\n"
        "more: &more {b: 3, c: 3}\n"
        "one: {<<: *base, b: own}\n"
        "two:\n  b: own\n  <<: [*more, *base]\n"
        "key: &name word\n*name : seen\n"
        '"<<": quoted\n'
    )
    file = read(text)
    assert file.data["one"] == {"a": 1, "b": "own"}
    assert file.data["two"] == {"b": "own", "c": 3, "a": 1}
    assert file.data["word"] == "seen"
    assert file.data["<<"] == "quoted"
    (finding,) = file.findings
    assert (finding.id, finding.span and finding.span.line) == ("merge-key", 3)
    assert file.span("/two/c").line == 2
    assert file.span("/one/a").line == 1
    assert file.span("/one/b").line == 3
    assert file.span("/word").line == 8


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("a: &a [*a]\n", "recursive-alias"),
        ("a: *a\n", "unknown-alias"),
        ("<<: 1\n", "invalid-merge"),
        ("<<: {a: 1}\n<<: {b: 1}\n", "duplicate-key"),
        ("? [a]\n: 1\n", "invalid-key"),
        ("{a: 1}: 1\n", "invalid-key"),
        ("k: &k [1]\n*k : 1\n", "invalid-key"),
        ("a: 1\n---\nb: 1\n", "many-documents"),
        ("", "empty-document"),
        (" \n", "empty-document"),
        ("# only a comment\n", "empty-document"),
        ("a:\n\tb: 1\n", "invalid-yaml"),
        ("a: [1\n", "invalid-yaml"),
        ("a: b: c\n", "invalid-yaml"),
        ('a: "\\ud800"\n', "invalid-yaml"),
        ("a: \x07\n", "invalid-yaml"),
    ],
)
def test_what_cannot_be_read_is_a_finding(text: str, id: str) -> None:
    assert refusal(text).id == id


def test_tabs_are_named_as_the_cause() -> None:
    finding = refusal("a:\n\tb: 1\n")
    assert finding.span is not None
    assert finding.span.line == 2
    assert "tabs" in (finding.help or "")


@pytest.mark.parametrize(
    ("text", "second", "first"),
    [
        ("a: 1\nb: 2\na: 3\n", (3, 1, 2), "line 1, column 1"),
        ("t:\n  'k': 1\n  \"k\": 2\n", (3, 3, 6), "line 2, column 3"),
        ("t: {k: 1, k: 2}\n", (1, 11, 12), "line 1, column 5"),
        ("t:\n- 200: a\n  '200': b\n", (3, 3, 8), "line 2, column 3"),
        ('{"t": [{"k": {}, "k": 2}]}', (1, 18, 21), "line 1, column 9"),
        ('{"t": 1,\n "x": {"t": 2},\n "\\u0074": 3}', (3, 2, 10), "line 1, column 2"),
    ],
)
def test_duplicates_name_both_places(text: str, second: tuple[int, int, int], first: str) -> None:
    finding = refusal(text, name="a.json" if text.startswith("{") else "a.yaml")
    assert finding.id == "duplicate-key"
    assert finding.span is not None
    assert (finding.span.line, finding.span.column, finding.span.end_column) == second
    assert finding.notes == (f"it stood before at {first}",)


def test_alias_bombs_are_refused() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 30)]
    finding = refusal("\n".join(lines))
    assert finding.id == "too-many-aliases"
    merges = ["m0: &m0 {a: 1}"] + [
        f"m{n}: &m{n} {{<<: [{f'*m{n - 1}, ' * 9}]}}" for n in range(1, 30)
    ]
    assert refusal("\n".join(merges)).id == "too-many-aliases"


@pytest.mark.parametrize("opening", ["[", '{"a":', "- ", "? "])
def test_only_sane_nesting_is_read(opening: str) -> None:
    assert refusal(opening * 100_000 + "1").id in ("too-deep", "invalid-key")
    assert refusal("x: " + "[" * 100_000).id == "too-deep"
    nested = "[" * 200 + "]" * 200
    for text in (nested, f"x: {nested}"):
        assert read(text).span("/x" + "/0" * 199).line == 1
    finding = refusal('{"a":\n' * 100_000, name="a.json")
    assert finding.id == "too-deep"
    assert finding.span is not None
    assert finding.span.line == 501


def test_chains_of_merges_are_found() -> None:
    lines = ["m0: &m0 {deep: 1}"] + [f"m{n}: &m{n} {{<<: *m{n - 1}}}" for n in range(1, 450)]
    file = read("\n".join(lines))
    assert file.data["m449"] == {"deep": 1}
    assert file.span("/m449/deep").line == 1
    assert file.span("/m449/none").line == 450


@pytest.mark.parametrize("separator", ["\u2028", "\u2029", "\x85"])
def test_unicode_separators_break_no_lines(separator: str) -> None:
    text = f'a: x{separator}y # {separator}b: 2\nc: "\\ue000{separator}"\nd: 1\n'
    file = read(text)
    assert file.data == {"a": f"x{separator}y", "c": f"\ue000{separator}", "d": 1}
    assert (file.span("/d").line, file.span("/d").column) == (3, 4)
    hostile = text + "# " + "".join(map(chr, range(0xE000, 0xF900)))
    assert refusal(hostile).id == "invalid-yaml"


def test_windows_lines() -> None:
    file = read("a: 1\r\nb: |\r\n  x\r\n  y\r\nc: 3\r\n")
    assert file.data == {"a": 1, "b": "x\ny\n", "c": 3}
    span = file.span("/b")
    assert (span.line, span.end_line) == (2, 4)
    assert file.span("/c").line == 5
