"""Bytes become text in the encodings that JSON and YAML allow; what is not text or not JSON is a finding."""

import codecs
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contractor.diagnostic import DocumentError, Finding
from contractor.source import Files
from contractor.source.file import parse

DOCUMENTS = (
    b'{"openapi": "3.1.0", "a": [1, -2.5e3, null, true, "\\u00e9\\ud83d\\ude00"], "b": {"c": {}}}',
    b"openapi: 3.1.0\na: &x [1, {b: 'q'}]\nb: *x\nc:\n  <<: {d: 1}\n  e: |\n    text\n  f: \"\\x41\"\n",
    "a: 'é\u2028'\n? b\n: !!str 1\n".encode(),
)


def refusal(content: bytes, name: str = "a.json") -> Finding:
    with pytest.raises(DocumentError) as caught:
        parse(content, "", name)
    (finding,) = caught.value.findings
    assert finding.span is not None
    return finding


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
@pytest.mark.parametrize("text", ['{"a": "é😀", "b": 1}', "a: é😀\nb: 1\n"])
def test_marks_tell_the_encoding(mark: bytes, encoding: str, text: str) -> None:
    file = parse(mark + text.encode(encoding), "", "a")
    assert file.data == {"a": "é😀", "b": 1}
    span = file.span("/b")
    line = text.split("\n")[span.line - 1]
    assert line[span.column - 1 : span.end_column - 1] == "1"


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (b"a: 1\nb: \xff\n", (2, 4)),
        (b"a: \xed\xa0\x80\n", (1, 4)),
        ("é: é\n".encode() + b"b: \xe9\n", (2, 4)),
        (codecs.BOM_UTF16_LE + "a: 1\n".encode("utf-16-le") + b"x", (2, 1)),
        (codecs.BOM_UTF32_BE + b"\xff\xff\xff\xff", (1, 1)),
    ],
)
def test_broken_encodings_are_located(content: bytes, place: tuple[int, int]) -> None:
    finding = refusal(content)
    assert finding.id == "invalid-encoding"
    assert finding.span is not None
    assert (finding.span.line, finding.span.column) == place


@pytest.mark.parametrize(
    ("text", "id", "place"),
    [
        ("", "empty-document", (1, 1)),
        (" \n\t", "empty-document", (1, 1)),
        ('{"a": NaN}', "invalid-number", (1, 7)),
        ('{"NaN": 1,\n"a": -Infinity}', "invalid-number", (2, 6)),
        ('{"1e999": 1, "a": 1e999}', "invalid-number", (1, 19)),
        ('{"a": 1e-999}', "invalid-number", (1, 7)),
        ('{"a": ' + "9" * 5000 + "}", "invalid-number", (1, 7)),
        ('{"a": "\\ud800"}', "invalid-string", (1, 7)),
        ('{"\\udc00": 1}', "invalid-string", (1, 2)),
        ('{"a": }', "invalid-json", (1, 7)),
        ("{'a': 1}", "invalid-json", (1, 2)),
        ('{"a": 1} x', "invalid-json", (1, 10)),
        ('{"a": "\x01"}', "invalid-json", (1, 8)),
        ('{"a": [1, 2', "invalid-json", (1, 12)),
        ('{\n// why\n"a": 1}', "invalid-json", (2, 1)),
    ],
)
def test_broken_json_is_located(text: str, id: str, place: tuple[int, int]) -> None:
    finding = refusal(text.encode())
    assert finding.id == id
    assert finding.span is not None
    assert (finding.span.line, finding.span.column) == place


def test_separators_and_big_numbers_in_json() -> None:
    text = '{"a": "\u2028\u2029\x85",\r\n "b": 123456789012345678901234567890}'
    file = parse(text.encode(), "", "a.json")
    assert file.data == json.loads(text)
    assert (file.span("/b").line, file.span("/b").column) == (2, 7)


def test_flow_mappings_may_be_yaml() -> None:
    file = parse(b"{a: 1, b: [x]}\n", "", "a.yaml")
    assert (file.format, file.data) == ("yaml", {"a": 1, "b": ["x"]})


def test_yaml_that_looks_like_json_may_hold_what_json_has_not() -> None:
    assert parse(b"[NaN, Infinity, 1]\n", "", "a.yaml").data == ["NaN", "Infinity", 1]
    with pytest.raises(DocumentError):
        parse(b"[NaN]\n", "", "a.json")


def test_a_mark_is_no_part_of_the_text() -> None:
    plain, marked = (parse(mark + b"a: 1", "", "a") for mark in (b"", codecs.BOM_UTF8))
    assert plain.text == marked.text == "a: 1"


@given(
    st.sampled_from(DOCUMENTS),
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 3), st.binary(max_size=3)), max_size=6),
    st.sampled_from(["a.json", "a.yaml", "a"]),
)
def test_any_bytes_are_data_or_a_finding(
    content: bytes, edits: list[tuple[float, int, bytes]], name: str
) -> None:
    for where, removed, added in edits:
        at = int(where * len(content))
        content = content[:at] + added + content[at + removed :]
    try:
        file = parse(content, "", name)
    except DocumentError as error:
        spans = [finding.span for finding in error.findings]
    else:
        json.dumps(file.data, allow_nan=False).encode()
        spans = [file.span(""), file.span("/a/1/b", on_key=True)]
    assert all(span is not None and span.line >= 1 for span in spans)


@given(st.text(st.sampled_from("{}[]:,-&*!?|>#\"'\\ \n\t\r~<a1."), max_size=40))
def test_any_punctuation_is_data_or_a_finding(text: str) -> None:
    for name in ("a.json", "a.yaml"):
        try:
            file = parse(text.encode(), "", name)
        except DocumentError as error:
            span = error.findings[0].span
        else:
            span = file.span("/a/0/1")
        assert span is not None


def test_standard_input(tmp_path: Path) -> None:
    import io

    files = Files.open("-", stdin=io.BytesIO(b"a: 1"))
    assert files.root.data == {"a": 1}
    assert files.root.display == "<stdin>"


@given(
    st.recursive(
        st.text(max_size=6) | st.sampled_from(["é", "\\é", "\U0001f600", "\u2028", "\\", "\ud83d"]),
        lambda inner: (
            st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3)
        ),
        max_leaves=8,
    ),
    st.booleans(),
)
def test_json_means_the_same_whether_it_is_ascii(value: object, ascii: bool) -> None:
    # What no UTF-8 can say becomes a question mark; its escape would be refused.
    told = json.loads(json.dumps(value, ensure_ascii=False).encode(errors="replace"))
    content = json.dumps({"a": told}, ensure_ascii=ascii).encode()
    assert parse(content, "", "a.json").data == json.loads(content)


@pytest.mark.parametrize(
    "content", [b'{"a": "\\\xc3\xa9"}', b'{"a": "\xc3"}', b'{"\xe2\x80\xa8": 1,}', b"{\xc3\xa9: 1}"]
)
def test_what_is_no_json_is_none_in_any_script(content: bytes) -> None:
    with pytest.raises(DocumentError) as raised:
        parse(content, "", "a.json")
    assert raised.value.findings[0].span is not None
