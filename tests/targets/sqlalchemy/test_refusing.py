"""What a column would store as something else is refused before it is sent."""

from datetime import UTC, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from pydantic import TypeAdapter
from sqlalchemy.dialects import postgresql, sqlite

from contractor.runtime import _tables as tables
from contractor.runtime import _wire as wire

DIALECTS = [postgresql.dialect(), sqlite.dialect()]  # type: ignore[no-untyped-call]


@pytest.fixture(params=DIALECTS, ids=lambda one: one.name)
def dialect(request: pytest.FixtureRequest) -> Any:
    return request.param


def moment(text: str) -> datetime:
    found: datetime = TypeAdapter(wire.DateTime).validate_json(f'"{text}"')
    return found


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("2026-01-01T00:00:00.1234567Z", "finer than a microsecond"),
        ("2026-01-01T00:00:00.000000001+02:00", "finer than a microsecond"),
        ("0001-01-01T00:00:00+05:00", "years 1 to 9999"),
        ("9999-12-31T23:59:59-05:00", "years 1 to 9999"),
    ],
)
def test_moments_that_no_database_keeps(text: str, why: str, dialect: Any) -> None:
    with pytest.raises(ValueError, match=why):
        tables.Instant().process_bind_param(moment(text), dialect)


def test_digits_that_say_nothing_may_be_there(dialect: Any) -> None:
    found = tables.Instant().process_bind_param(moment("2026-01-01T00:00:00.5000000000Z"), dialect)
    kept = tables.Instant().process_result_value(found, dialect)
    assert kept == datetime(2026, 1, 1, 0, 0, 0, 500_000, UTC)


@pytest.mark.parametrize(
    ("number", "fits"),
    [
        ("9999999.9", True), ("-9999999.9", True), ("0", True), ("0E-30", True), ("1E+6", True), ("1.050", False),
        ("1.10000", True), ("10000000", False), ("1E+7", False), ("0.05", False), ("1E+300", False), ("NaN", False),
    ],
)  # fmt: skip
def test_exact_numbers_fit_or_are_refused(number: str, fits: bool, dialect: Any) -> None:
    kind = tables.Exact(8, 1)
    if fits:
        assert Decimal(kind.process_bind_param(Decimal(number), dialect)) == Decimal(number)
        return
    with pytest.raises(ValueError, match=r"digits|no number") as told:
        kind.process_bind_param(Decimal(number), dialect)
    assert number not in str(told.value)


@pytest.mark.parametrize("value", [1e308, -1.7976931348623157e308, 5e-324, 2**70])
def test_json_holds_every_number_that_json_has(value: float, dialect: Any) -> None:
    bound = tables.Json().process_bind_param({"a": [value]}, dialect)
    assert tables.Json().process_result_value(bound, dialect) == {"a": [value]}


@pytest.mark.parametrize("value", [float("inf"), float("nan")])
def test_json_holds_no_number_that_is_none(value: float, dialect: Any) -> None:
    with pytest.raises(ValueError, match="no JSON number"):
        tables.Json().process_bind_param({"a": [value]}, dialect)


def test_keys_are_written_as_keys_are() -> None:
    text = "f81d4fae-7dec-11d0-a765-00a0c91e6bf6"
    assert tables.as_key(UUID, text) == UUID(text)
    for other in (text.upper(), text.replace("-", ""), f"{{{text}}}", f"urn:uuid:{text}"):
        with pytest.raises(ValueError, match="written otherwise"):
            tables.as_key(UUID, other)
    with pytest.raises(ValueError, match="badly formed"):
        tables.as_key(UUID, "x")


def test_a_time_of_day_is_stored_as_it_is_or_not_at_all() -> None:
    kept = TypeAdapter(wire.Time).validate_json('"12:00:00.5+02:00"')
    assert time.fromisoformat(tables.clock(kept)) == kept
    finer = TypeAdapter(wire.Time).validate_json('"12:00:00.123456789Z"')
    with pytest.raises(ValueError, match="finer"):
        tables.clock(finer)
