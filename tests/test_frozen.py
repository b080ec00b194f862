"""`frozen` changes how fast a frozen dataclass is defined and made, and nothing else."""

import copy
import pickle
from dataclasses import FrozenInstanceError, dataclass, field, fields, is_dataclass, replace

import pytest

from contractor.frozen import changed, frozen


@frozen
class Base:
    at: str
    raw: object = field(default=None, compare=False, repr=False)


@frozen
class Value(Base):
    name: str = ""
    tags: list[str] = field(default_factory=list)
    count: int = field(default=1, kw_only=True)


@frozen
class Nothing:
    pass


@dataclass(frozen=True, slots=True)
class Plain:
    at: str
    tags: tuple[str, ...] = ()
    count: int = field(default=1, kw_only=True)


@frozen
class Quick:
    at: str
    tags: tuple[str, ...] = ()
    count: int = field(default=1, kw_only=True)


VALUE = Value("#", "raw", "a")


def test_a_value_is_what_a_dataclass_makes() -> None:
    plain, quick = Plain("#", count=2), Quick("#", count=2)
    assert repr(quick) == repr(plain).replace("Plain", "Quick")
    assert [one.name for one in fields(Quick)] == [one.name for one in fields(Plain)]
    assert Quick.__match_args__ == Plain.__match_args__
    assert is_dataclass(Quick)
    assert not hasattr(quick, "__dict__")
    assert quick != plain
    assert Quick("#", ("b",)) != Quick("#", ())
    assert {Quick("#"), Quick("#"), Quick("#", count=2)} == {Quick("#"), quick}


def test_what_is_not_compared_is_not_shown_either() -> None:
    assert Value("#", "other", "a", [], count=1) == VALUE
    assert repr(VALUE) == "Value(at='#', name='a', tags=[], count=1)"


def test_defaults_are_made_for_each() -> None:
    assert VALUE.tags == []
    assert Value("#").tags is not VALUE.tags
    assert Nothing() == Nothing()
    assert hash(Nothing()) == hash(Nothing())


def test_values_are_taken_apart() -> None:
    match VALUE:
        case Value(at, raw, name):
            assert (at, raw, name) == ("#", "raw", "a")


def test_values_stay_frozen() -> None:
    with pytest.raises(FrozenInstanceError):
        VALUE.name = "b"  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del VALUE.name


@pytest.mark.parametrize("change", [replace, changed])
def test_changed_values(change: "type[replace]") -> None:  # type: ignore[valid-type]
    found = change(VALUE, name="b", count=2)  # type: ignore[operator]
    assert found == Value("#", None, "b", count=2)
    assert found.raw == "raw"
    assert type(found) is Value
    assert VALUE.name == "a"
    with pytest.raises(TypeError):
        change(VALUE, other=1)  # type: ignore[operator]


@pytest.mark.parametrize(
    "copied", [copy.copy, copy.deepcopy, lambda v: pickle.loads(pickle.dumps(v))]
)
def test_copies(copied: object) -> None:
    found = copied(VALUE)  # type: ignore[operator]
    assert found == VALUE
    assert found.raw == "raw"
    with pytest.raises(FrozenInstanceError):
        found.name = "b"


def test_arguments_are_checked() -> None:
    with pytest.raises(TypeError):
        Value()  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        Value("#", other=1)  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        Value("#", None, "a", [], 2)  # type: ignore[misc]


def test_what_changes_itself_while_it_is_made_is_refused() -> None:
    with pytest.raises(TypeError, match="__post_init__"):

        @frozen
        class Other:
            name: str

            def __post_init__(self) -> None:
                pass
