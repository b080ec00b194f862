"""What is said to have been called otherwise, and cannot have been, is told and not passed over."""

import pytest

from contractor.migrations import plan
from contractor.model import build
from contractor.relational import Database, relational
from tests.documents import contract


def version(columns: dict[str, str], tables: dict[str, str] | None = None) -> Database:
    """A table `a` with columns, and further tables; each by its name, with what it was called."""
    schemas = ""
    for number, (name, was) in enumerate({"a": "", **(tables or {})}.items()):
        said = f", renamed-from: {was}" if was else ""
        own = columns if name == "a" else {}
        properties = "".join(
            f", {each}: {{type: string"
            + (f", x-contractor-column: {{renamed-from: {before}}}" if before else "")
            + "}"
            for each, before in own.items()
        )
        schemas += f"""
    S{number}:
      type: object
      required: [id]
      x-contractor-table: {{name: {name}{said}}}
      properties: {{id: {{type: integer}}{properties}}}"""
    return relational(build(contract(f"paths: {{}}\ncomponents:\n  schemas:{schemas}")))


def told(old: Database, new: Database) -> list[str]:
    return [one.message for one in plan(old, new).findings if one.id == "no-such-rename"]


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ({"x": "", "y": ""}, {"x": "y", "y": "x"}, "'x' is there already"),
        ({"x": ""}, {"x": "", "y": "x"}, "'x' was, which is still there"),
        ({"x": "", "y": ""}, {"x": "y"}, "'x' is there already"),
        ({"phone": ""}, {"mobile": "phnoe"}, "there was none; did you mean phone?"),
    ],
)
def test_columns_that_cannot_have_been_called_so(
    old: dict[str, str], new: dict[str, str], why: str
) -> None:
    found = told(version(old), version(new))
    assert found
    assert why in found[0]


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ({"b": "", "c": ""}, {"b": "c", "c": "b"}, "'b' is there already"),
        ({"b": ""}, {"b": "", "c": "b"}, "'b' was, which is still there"),
        ({"orders": ""}, {"purchases": "order"}, "there was none; did you mean orders?"),
    ],
)
def test_tables_that_cannot_have_been_called_so(
    old: dict[str, str], new: dict[str, str], why: str
) -> None:
    found = told(version({}, old), version({}, new))
    assert found
    assert why in found[0]


def test_capitals_tell_nothing_apart() -> None:
    [found] = told(version({}, {"orders": ""}), version({}, {"ORDERS": "orders"}))
    assert "'ORDERS' cannot stand beside 'orders'" in found
    old, new = (
        "paths: {}\ncomponents: {schemas: {A: {type: object, required: [id], x-contractor-table: {}, properties: "
        f"{{id: {{type: integer}}, x: {{type: string, x-contractor-column: {{name: {name}}}}}}}}}}}}}"
        for name in ("Name", "NAME")
    )
    [found] = told(*(relational(build(contract(one))) for one in (old, new)))
    assert "'NAME' cannot stand beside 'Name'" in found


def test_what_was_done_before_may_stay_said() -> None:
    before = version({"mobile": "phone"}, {"purchases": "orders"})
    after = version({"mobile": "phone", "phone": ""}, {"purchases": "orders", "orders": ""})
    assert told(before, after) == []
    assert told(Database(), after) == []
    assert told(version({"phone": ""}, {"orders": ""}), before) == []
