"""Values that no two rows share, of every type that a column may have."""

import re
from decimal import Decimal

import jsonschema_rs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from contractor.model import Scalar
from contractor.seeding.distinct import distinct, numbered, scattered
from contractor.seeding.language import language

FORMATS = (
    "uuid email uri iri uri-reference date date-time time duration hostname ipv4 ipv6 byte".split()
)


@pytest.mark.parametrize("format", FORMATS)
def test_formats_have_as_many_texts_as_are_asked_for(format: str) -> None:
    sample = "a@b.example" if format == "email" else "https://example.com/a/"
    found = distinct(Scalar("string", format), sample, 7)
    assert found is not None
    texts = [found.value(number) for number in range(20_000)]
    assert len(set(texts)) == 20_000
    takes = jsonschema_rs.validator_for({"format": format}, validate_formats=True).is_valid
    assert all(map(takes, texts[::97]))


@pytest.mark.parametrize(
    ("pattern", "count"),
    [
        ("^97[89][0-9]{10}$", 20_000_000_000),
        ("^[A-Z]{3}$", 26**3),
        ("^(a|bc)[xy]?$", 4),
        (r"^ORD-\d{4}$", 10_000),
        ("^[^a-z]{2}$", None),
        (r"^\w+\s?\.$", None),
        ("ab", 1),
    ],
)
def test_texts_of_a_pattern_are_numbered(pattern: str, count: int | None) -> None:
    found = language(pattern)
    assert found is not None
    assert count is None or found.count == count
    numbers = range(min(found.count, 5_000))
    texts = [found.text(number) for number in numbers]
    assert len(set(texts)) == len(texts)
    assert all(re.search(pattern, text) for text in texts)


@pytest.mark.parametrize("pattern", [r"(?=a)b", r"(a)\1", r"a\bb", "(", "a^b"])
def test_patterns_that_cannot_be_numbered(pattern: str) -> None:
    assert language(pattern) is None


def test_texts_are_as_long_as_they_may_be() -> None:
    for least, most in ((0, 5), (3, 3), (20, 40), (0, 100)):
        found = language("^[a-z]+$", least, most)
        assert found is not None
        assert least <= len(found.text(0)) <= most
    assert language("^[a-z]{3}$", 5, 9) is None


@pytest.mark.parametrize(
    "kind",
    [
        Scalar("integer"),
        Scalar("integer", minimum=-3, maximum=40),
        Scalar("integer", "int32", maximum=-7),
        Scalar("integer", exclusive_minimum=10, exclusive_maximum=100, multiple_of=7),
        Scalar("number", minimum=0.5, multiple_of=0.25),
        Scalar("number", exclusive_minimum=0, maximum=9),
    ],
)
@pytest.mark.parametrize("numeric", [None, (8, 1)])
def test_numbers_keep_their_bounds(kind: Scalar, numeric: tuple[int, int] | None) -> None:
    found = distinct(kind, None, 0, numeric)
    assert found is not None
    count = min(found.count if found.count is not None else 500, 500)
    values = [found.value(number) for number in range(count)]
    assert count > 0
    assert len(set(values)) == count
    bounds = {
        "type": kind.kind,
        "minimum": kind.minimum,
        "maximum": kind.maximum,
        "exclusiveMinimum": kind.exclusive_minimum,
        "exclusiveMaximum": kind.exclusive_maximum,
        "multipleOf": kind.multiple_of,
    }
    schema = {name: bound for name, bound in bounds.items() if bound is not None}
    takes = jsonschema_rs.validator_for(schema).is_valid
    assert all(map(takes, values))
    if numeric is not None:
        assert all(Decimal(repr(one)).as_tuple().exponent >= -1 for one in values)  # type: ignore[operator]


@given(
    st.text(min_size=1, max_size=30),
    st.integers(0, 10**6),
    st.integers(0, 10**6),
    st.integers(8, 20),
)
def test_numbered_texts_differ_and_are_not_too_long(
    sample: str, one: int, other: int, longest: int
) -> None:
    first, second = numbered(sample, one, longest), numbered(sample, other, longest)
    assert (first == second) == (one == other)
    assert len(first) <= max(longest, len(sample))


@given(st.integers(1, 3_000), st.integers(0, 2**64 - 1))
def test_scattering_loses_no_number(count: int, salted: int) -> None:
    assert {scattered(number, count, salted) for number in range(count)} == set(range(count))
