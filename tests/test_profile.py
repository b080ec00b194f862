"""The profile says which texts of a format generated types take, and which values none takes."""

import json

import pytest

from contractor import profile


@pytest.mark.parametrize(
    ("format", "text", "taken"),
    [
        ("date", "2024-02-29", True),
        ("date", "2023-02-29", False),
        ("date", "0000-01-01", False),
        ("date", "20240229", False),
        ("date-time", "1985-04-12t23:20:50.52z", True),
        ("date-time", "1990-12-31T23:59:60Z", False),
        ("date-time", "1990-12-31 23:59:59Z", False),
        ("date-time", "1990-12-31T23:59:59", False),
        ("date-time", "2020-01-01T00:00:00.123456789Z", True),
        ("time", "23:59:59+02:00", True),
        ("time", "23:59:60Z", False),
        ("byte", "aGVsbG8=", True),
        ("byte", "aGVsbG8", False),
        ("byte", "", True),
        ("decimal", "-12.50", True),
        ("decimal", "1e3", False),
    ],
)
def test_a_format_means_what_its_row_says(format: str, text: str, taken: bool) -> None:
    assert profile.FORMATS[format].takes(text) is taken


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ('{"a": ["\\ud800"]}', "lone-surrogate"),
        ('{"\\udfff": 1}', "lone-surrogate"),
        ('["\\ud83c\\udf89"]', None),
        ("[1e400]", "beyond-double"),
        ("1" + "0" * 400, "beyond-double"),
        ("1e300", None),
    ],
)
def test_some_values_are_refused_whatever_the_schema(text: str, row: str | None) -> None:
    assert profile.refused(json.loads(text)) == row


@pytest.mark.parametrize(
    ("format", "one", "other"),
    [
        ("date-time", "2024-02-29T12:30:15Z", "2024-02-29T13:30:15.0+01:00"),
        ("time", "12:30:15Z", "12:30:15+00:00"),
        ("uuid", "F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6", "f81d4fae-7dec-11d0-a765-00a0c91e6bf6"),
        ("ipv6", "2001:DB8:0:0:0:0:0:1", "2001:db8::1"),
        ("decimal", "012.5", "12.5"),
    ],
)
def test_some_texts_mean_the_same(format: str, one: str, other: str) -> None:
    value = profile.EQUAL[format].value
    assert value(one) == value(other)
