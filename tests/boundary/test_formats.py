"""Formats at the boundary are those of the house's profile, text for text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contractor import profile
from contractor.runtime.boundary.formats import FORMATS

CLOCK = r"[0-2][0-9]:[0-6][0-9]:[0-6][0-9](\.[0-9]{1,9})?([Zz]|[+-][0-2][0-9]:[0-6][0-9])?"
#: Texts of each format and around it.
SHAPES = {
    "date": r"[0-9]{4}-[01][0-9]-[0-3][0-9]",
    "date-time": rf"[0-9]{{4}}-[01][0-9]-[0-3][0-9][Tt ]{CLOCK}",
    "time": CLOCK,
    "byte": r"([A-Za-z0-9+/]{4}){0,2}[A-Za-z0-9+/_-]{0,4}={0,3}\n?",
    "decimal": r"-?[0-9]{0,4}(\.[0-9]{0,3})?(e[0-9])?\n?",
}


def test_every_format_of_the_profile_is_here() -> None:
    assert FORMATS.keys() == profile.FORMATS.keys() == SHAPES.keys()


@pytest.mark.parametrize("name", SHAPES)
@settings(deadline=None, max_examples=300)
@given(data=st.data())
def test_formats_take_what_the_profile_takes(name: str, data: st.DataObject) -> None:
    text = data.draw(st.from_regex(SHAPES[name], fullmatch=True) | st.text(max_size=30))
    assert FORMATS[name](text) == profile.FORMATS[name].takes(text)


WRONG = {
    "date": [
        "0000-01-01",
        "2023-02-29",
        "20230101",
        "2023-W01-1",
        "2023-1-1",
        "\u0661999-01-01",
    ],
    "date-time": [
        "2016-12-31T23:59:60Z",
        "0000-01-01T00:00:00Z",
        "2016-12-31T24:00:00Z",
        "2016-12-31 23:59:59Z",
        "2016-12-31T23:59:59",
        "2016-12-31T23:59Z",
        "1700000000",
    ],
    "time": ["23:59:60Z", "24:00:00Z", "12:30", "12:30:00"],
    "byte": ["YQ", "YQ=", "Y-==", "YQ==\n", " YQ=="],
    "decimal": ["1e3", ".5", "5.", "+1", "1_0", "", "\u0661"],
}


@pytest.mark.parametrize(
    ("name", "text"), [(name, text) for name in SHAPES for text in WRONG[name]]
)
def test_what_is_written_as_none_is_refused(name: str, text: str) -> None:
    assert not FORMATS[name](text)
    assert not profile.FORMATS[name].takes(text)
