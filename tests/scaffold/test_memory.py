"""What keeps things in memory: shelves, and things that are like an example."""

import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any, Literal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict, Field

from contractor.targets.templates import templates


@pytest.fixture(scope="module")
def memory(tmp_path_factory: pytest.TempPathFactory) -> ModuleType:
    """The module of shelves, as it is written into projects."""
    return imported("memory", tmp_path_factory.mktemp("memory"))


@pytest.fixture(scope="module")
def merging(tmp_path_factory: pytest.TempPathFactory) -> ModuleType:
    """The module that merges JSON, as it is written into projects."""
    return imported("merging", tmp_path_factory.mktemp("merging"))


def imported(name: str, folder: Path) -> ModuleType:
    path = folder / f"{name}.py"
    path.write_text(templates("scaffold").get_template(f"{name}.py.jinja").render(), "utf-8")
    spec = importlib.util.spec_from_file_location(f"scaffolded_{name}", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Price(BaseModel):
    amount: int = Field(ge=0)
    currency: str = "EUR"


class Line(BaseModel):
    isbn: str
    price: Price


class LineInput(BaseModel):
    isbn: str


class Order(BaseModel):
    model_config = ConfigDict(extra="forbid")

    id: int
    note: str | None = None
    lines: list[Line] = []
    total: Price = Price(amount=1)


class OrderInput(BaseModel):
    note: str | None = None
    lines: list[LineInput] = []
    coupon: str = "none"


class Upload(BaseModel):
    picture: bytes
    note: str = ""


class Named(BaseModel):
    note: str


class Door(BaseModel):
    model_config = ConfigDict(extra="allow")

    kind: Literal["door"] = "door"
    signature: bool


class Locker(BaseModel):
    model_config = ConfigDict(extra="allow")

    kind: Literal["locker"] = "locker"
    locker: int


class ParcelInput(BaseModel):
    delivery: Door | Locker


class Parcel(BaseModel):
    id: int
    delivery: Door | Locker


class Anything(BaseModel):
    model_config = ConfigDict(extra="allow")


PRICE = Price(amount=7)
ORDER = Order(id=1, note="as shown", lines=[Line(isbn="1", price=PRICE)], total=PRICE)


# ── shelves ──


def test_things_are_put_and_found_and_removed(memory: ModuleType) -> None:
    shelf = memory.Shelf({1: "one"})
    assert (1 in shelf, shelf.get(1), 2 in shelf, shelf.get(2)) == (True, "one", False, None)
    shelf.put(2, "two")
    assert ([*shelf], shelf.all()) == ([1, 2], ["one", "two"])
    shelf.remove(1)
    assert (1 in shelf, shelf.all()) == (False, ["two"])
    shelf.remove(1)


def test_versions_count_what_happened_to_a_key(memory: ModuleType) -> None:
    shelf = memory.Shelf({1: "one"})
    assert shelf.version(1) == 1
    shelf.put(1, "uno")
    assert shelf.version(1) == 2
    # Whoever knew it before must not take what comes after for it.
    shelf.remove(1)
    shelf.put(1, "ein")
    assert shelf.version(1) == 3


def test_what_is_usual_is_there_until_it_is_removed(memory: ModuleType) -> None:
    shelf = memory.Shelf(usual="any")
    assert ("x" in shelf, shelf.get("x"), shelf.all()) == (True, "any", [])
    shelf.remove("x")
    assert ("x" in shelf, shelf.get("y")) == (False, "any")


def test_what_stands_below_something_goes_with_it(memory: ModuleType) -> None:
    shelf = memory.Shelf({("a", 1): "a1", ("a", 2): "a2", ("b", 1): "b1"})
    assert shelf.below("a") == ["a1", "a2"]
    assert shelf.below() == ["a1", "a2", "b1"]
    shelf.remove_below("a")
    assert shelf.all() == ["b1"]
    single = memory.Shelf({"a": "of a", "b": "of b"})
    single.remove_below("a")
    assert single.all() == ["of b"]


def test_what_a_key_does_not_say_is_said_beside_it(memory: ModuleType) -> None:
    shelf = memory.Shelf({"x": "first"}, above=(1,))
    shelf.put("y", "second", above=(2,))
    assert (shelf.below(1), shelf.below(2), shelf.all()) == (
        ["first"],
        ["second"],
        ["first", "second"],
    )
    # Where a thing stands is not said again when it changes.
    shelf.put("x", "third")
    assert shelf.below(1) == ["third"]
    shelf.remove_below(1)
    assert shelf.all() == ["second"]


# ── like ──


def test_what_is_said_stands_and_the_rest_is_the_example(merging: ModuleType) -> None:
    made = merging.like(ORDER, OrderInput(note="mine", lines=[LineInput(isbn="9")]))
    # A line that was sent has no price; it gets that of the first line of the example.
    assert made == Order(id=1, note="mine", lines=[Line(isbn="9", price=PRICE)], total=PRICE)
    assert made is not ORDER
    assert made.total is not ORDER.total


def test_what_could_be_said_and_is_not_is_left_out(merging: ModuleType) -> None:
    made = merging.like(ORDER, OrderInput.model_validate({}))
    assert made.model_dump(exclude_unset=True).keys() == {
        "id",
        "total",
        "note",
        "lines",
    }
    assert (made.id, made.note, made.total) == (1, None, PRICE)


def test_what_does_not_fit_is_left_out(merging: ModuleType) -> None:
    part = {"note": "mine", "total": {"amount": -1}, "unknown": 5}
    made = merging.like(ORDER, Anything.model_validate(part))
    assert (made.note, made.total) == ("mine", PRICE)
    assert merging.like(ORDER, None) == ORDER


class Open(BaseModel):
    model_config = ConfigDict(extra="allow")

    id: int
    note: str | None = None


class OpenInput(BaseModel):
    model_config = ConfigDict(extra="allow")

    note: str | None = None
    coupon: str | None = None


def test_what_nothing_declares_is_kept_and_a_key_is_not_said_by_the_way(
    merging: ModuleType,
) -> None:
    thing = Open.model_validate({"id": 1, "colour": "red"})
    said = OpenInput.model_validate({"note": "mine", "coupon": "c", "id": 2, "size": {"a": 1}})
    made = merging.like(thing, said)
    assert made.model_dump() == {"id": 1, "note": "mine", "size": {"a": 1}}
    assert merging.patched(thing, said).id == 1
    assert merging.patched(thing, said).model_extra["size"] == {"a": 1}
    # What lets nothing else in has nothing else.
    assert merging.like(ORDER, said) == ORDER.model_copy(update={"note": "mine"})


def test_later_parts_stand_over_those_before(merging: ModuleType) -> None:
    assert merging.like(ORDER, Named(note="one"), Named(note="two")).note == "two"


def test_files_are_no_part_of_a_thing(merging: ModuleType) -> None:
    made = merging.like(ORDER, Upload(picture=b"\xff\xfe", note="with a picture"))
    assert (made.note, made.id) == ("with a picture", 1)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)
NAMES = st.sampled_from(["id", "note", "lines", "total", "other"])


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(part=st.dictionaries(NAMES, JSON))
def test_whatever_is_said_there_is_a_thing(merging: ModuleType, part: dict[str, Any]) -> None:
    made = merging.like(ORDER, Anything.model_validate(part))
    assert Order.model_validate(made.model_dump()) == made
    assert merging.like(made, Anything.model_validate(part)) == made


def test_a_member_of_a_union_holds_nothing_of_another(merging: ModuleType) -> None:
    parcel = Parcel(id=1, delivery=Door(signature=True))
    made = merging.like(parcel, ParcelInput(delivery=Locker(locker=4)))
    assert made.model_dump() == {"id": 1, "delivery": {"kind": "locker", "locker": 4}}
    assert merging.patched(parcel, ParcelInput(delivery=Locker(locker=4))) == made
    quiet = ParcelInput(delivery=Door(signature=False))
    assert merging.patched(parcel, quiet).delivery == quiet.delivery


# ── patched ──


#: RFC 7396, appendix A: those of its examples whose document is an object.
EXAMPLES = [
    ({"a": "b"}, {"a": "c"}, {"a": "c"}),
    ({"a": "b"}, {"b": "c"}, {"a": "b", "b": "c"}),
    ({"a": "b"}, {"a": None}, {}),
    ({"a": "b", "b": "c"}, {"a": None}, {"b": "c"}),
    ({"a": ["b"]}, {"a": "c"}, {"a": "c"}),
    ({"a": "c"}, {"a": ["b"]}, {"a": ["b"]}),
    ({"a": {"b": "c"}}, {"a": {"b": "d", "c": None}}, {"a": {"b": "d"}}),
    ({"a": [{"b": "c"}]}, {"a": [1]}, {"a": [1]}),
    ({"e": None}, {"a": 1}, {"e": None, "a": 1}),
    ({}, {"a": {"bb": {"ccc": None}}}, {"a": {"bb": {}}}),
]


@pytest.mark.parametrize(("before", "change", "after"), EXAMPLES)
def test_a_merge_patch_is_that_of_the_rfc(
    merging: ModuleType, before: dict[str, Any], change: dict[str, Any], after: dict[str, Any]
) -> None:
    thing = Anything.model_validate(before)
    assert merging.patched(thing, Anything.model_validate(change)).model_dump() == after


class Author(BaseModel):
    name: str
    born: str | None
    website: str | None = None


def test_null_removes_what_may_be_absent_and_else_stays(merging: ModuleType) -> None:
    author = Author(name="Le Guin", born="1929", website="https://example.com")
    made = merging.patched(
        author, Anything.model_validate({"born": None, "website": None, "name": None})
    )
    assert made == Author(name="Le Guin", born=None)
    assert merging.patched(author, Anything.model_validate({})) == author
    assert author.born == "1929"
