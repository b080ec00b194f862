"""`quick` changes how fast a frozen value is made, and nothing else."""

from dataclasses import FrozenInstanceError, dataclass, field, replace

import pytest

from contractor.quick import quick


@dataclass(frozen=True, slots=True)
class Base:
    at: str


@quick
@dataclass(frozen=True, slots=True)
class Value(Base):
    name: str
    tags: list[str] = field(default_factory=list)
    count: int = 1


def test_values_are_as_before() -> None:
    value = Value("#", "a")
    assert value == Value("#", name="a", tags=[], count=1)
    assert Value("#", "a").tags is not value.tags
    assert repr(value) == "Value(at='#', name='a', tags=[], count=1)"
    assert replace(value, count=2).count == 2
    match value:
        case Value(at, name):
            assert (at, name) == ("#", "a")


def test_values_stay_frozen() -> None:
    with pytest.raises(FrozenInstanceError):
        Value("#", "a").name = "b"  # type: ignore[misc]


def test_arguments_are_checked_as_before() -> None:
    with pytest.raises(TypeError):
        Value("#")  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        Value("#", "a", other=1)  # type: ignore[call-arg]


def test_what_is_no_plain_field_is_refused() -> None:
    @dataclass(frozen=True, slots=True, kw_only=True)
    class Keyword:
        name: str

    with pytest.raises(TypeError, match="not a plain field"):
        quick(Keyword)
