"""A position points at the text that says the value, in JSON and in YAML alike."""

import json
from typing import Any

import yaml
from hypothesis import given
from hypothesis import strategies as st

from contractor.source import Files, join, resolve

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


@given(VALUES, st.sampled_from([None, 2]))
def test_json_spans_hold_their_values(value: Any, indent: int | None) -> None:
    data = {"top": value}
    file = Files.of_text(json.dumps(data, indent=indent, ensure_ascii=False), name="a.json").root
    lines = file.text.split("\n")
    for pointer in pointers(data):
        span = file.span(pointer)
        text = lines[span.line - 1 : span.end_line]
        text[-1] = text[-1][: span.end_column - 1]
        text[0] = text[0][span.column - 1 :]
        assert json.loads("\n".join(text)) == resolve(data, pointer)


@given(VALUES)
def test_yaml_reads_as_json_does(value: Any) -> None:
    data = {"top": value}
    assert Files.of_text(json.dumps(data), name="a.json").root.data == data
    assert Files.of_text(yaml.safe_dump(data, allow_unicode=False), name="a.yaml").root.data == data


def test_names_and_missing_places() -> None:
    for text in ('{"a": {"b": 1}}', "'a': {'b': 1}"):
        file = Files.of_text(text).root
        key = file.span("/a/b", on_key=True)
        assert text[key.column - 1 : key.end_column - 1].strip("'\"") == "b"
        assert file.span("/a/c/d") == file.span("/a")
