"""A position points at the text that says the value, in JSON and in YAML alike."""

import json
import re
from dataclasses import replace
from typing import Any

import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from contractor.diagnostic import Span
from contractor.source import Files, SourceFile, join, resolve, unescape

SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]))
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text('ab/~"\\ é', max_size=4), inner, max_size=4)
    ),
)


def pointers(value: Any, at: str = "") -> list[str]:
    found = [at]
    items = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value)
        if isinstance(value, list)
        else ()
    )
    for key, item in items:
        found += pointers(item, join(at, key))
    return found


def cut(file: SourceFile, span: Span) -> str:
    text = file.text.split("\n")[span.line - 1 : span.end_line]
    text[-1] = text[-1][: span.end_column - 1]
    text[0] = text[0][span.column - 1 :]
    return "\n".join(text)


@given(VALUES, st.sampled_from([None, 2]))
def test_json_spans_hold_their_values(value: Any, indent: int | None) -> None:
    data = {"top": value}
    file = Files.of_text(json.dumps(data, indent=indent, ensure_ascii=False), name="a.json").root
    for pointer in pointers(data):
        assert json.loads(cut(file, file.span(pointer))) == resolve(data, pointer)


class _Quoting(yaml.SafeDumper):
    """Quotes texts that might be numbers: PyYAML writes YAML 1.1, where fewer are (`0E0`)."""


def _quoted(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = '"' if text[:1] in "+-.0123456789" else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style)


_Quoting.add_representer(str, _quoted)


@given(VALUES, st.sampled_from([True, False, None]), st.booleans())
def test_yaml_spans_hold_their_values(value: Any, flow: bool | None, unicode: bool) -> None:
    data = {"top": value}
    text = yaml.dump(data, Dumper=_Quoting, default_flow_style=flow, allow_unicode=unicode)
    # PyYAML writes YAML 1.1, where these break lines.
    assume(not re.search("[\x85\u2028\u2029]", text))
    file = Files.of_text(text, name="a.yaml").root
    assert file.data == data
    for pointer in pointers(data):
        span = file.span(pointer)
        # The first line lost its indentation, which says how the others belong together.
        found = Files.of_text("\n" + " " * (span.column - 1) + cut(file, span), name="a.yaml").root
        assert found.data == resolve(data, pointer)
        parent, _, last = pointer.rpartition("/")
        if pointer and isinstance(resolve(data, parent), dict):
            name = Files.of_text("- " + cut(file, file.span(pointer, on_key=True)), name="a.yaml")
            assert name.root.data == [unescape(last)]


@given(VALUES)
def test_json_and_yaml_agree_on_every_place(value: Any) -> None:
    text = json.dumps({"top": value}, indent=2)
    as_json = Files.of_text(text, name="a.json").root
    # YAML has escapes for all characters, but no pairs of them.
    assume(not re.search(r"\\ud[89ab]", text))
    # A comment is what tells the two apart.
    as_yaml = Files.of_text(text + "\n#", name="a.yaml").root
    assert (as_json.format, as_yaml.format) == ("json", "yaml")
    for pointer in pointers(as_json.data):
        for on_key in (False, True):
            expected = replace(as_json.span(pointer, on_key=on_key), file="a.yaml")
            assert as_yaml.span(pointer, on_key=on_key) == expected


@given(VALUES)
def test_yaml_reads_as_json_does(value: Any) -> None:
    data = {"top": value}
    assert Files.of_text(json.dumps(data), name="a.json").root.data == data
    text = yaml.dump(data, Dumper=_Quoting, allow_unicode=False)
    assert Files.of_text(text, name="a.yaml").root.data == data


def test_names_and_missing_places() -> None:
    for text in ('{"a": {"b": 1}}', "'a': {'b': 1}"):
        file = Files.of_text(text).root
        key = file.span("/a/b", on_key=True)
        assert text[key.column - 1 : key.end_column - 1].strip("'\"") == "b"
        assert file.span("/a/c/d") == file.span("/a")
