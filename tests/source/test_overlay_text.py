"""Overlays as text: comments beside what is said, and in place of what is not."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from contractor.source.overlay_text import Action, Noted, overlay_text, says_something

WHY = "because: it # is"


def text(update: dict[str, object], last: tuple[str, ...] = ()) -> str:
    return overlay_text("T", [Action(("components", "schemas", "A"), update, ("why",))], last)


def test_a_reason_stands_behind_its_line_and_what_is_off_is_a_comment() -> None:
    said = {
        "x-table": {
            "name": Noted("as"),
            "indexes": Noted([["a", "b"]], WHY),
            "unique": Noted([["c"]], "?", True),
        },
        "properties": {
            "c": {"x-column": {"type": Noted("numeric(12,2)", "?", True)}},
            "d": {"x-column": {"store": Noted("json"), "private": Noted(True, "?", True)}},
        },
    }
    assert text(said, ("", "left")).partition("actions:\n")[2] == (
        "  # why\n"
        "  - target: $.components.schemas.A\n"
        "    update:\n"
        "      x-table:\n"
        "        name: as\n"
        "        indexes: [[a, b]]  # because: it # is\n"
        "        # unique: [[c]]  # ?\n"
        "      properties:\n"
        "        # c:\n"
        "        #   x-column:\n"
        "        #     type: numeric(12,2)  # ?\n"
        "        d:\n"
        "          x-column:\n"
        "            store: json\n"
        "            # private: true  # ?\n"
        "\n"
        "# left\n"
    )


def test_an_action_that_says_nothing_is_a_comment() -> None:
    said = {"x-table": {"unique": Noted([["c"]], "?", True)}}
    lines = text(said).partition("actions:\n")[2].splitlines()
    assert lines[1:] == [
        "  # - target: $.components.schemas.A",
        "  #   update:",
        "  #     x-table:",
        "  #       unique: [[c]]  # ?",
    ]
    assert not says_something([Action((), said)])
    assert says_something([Action((), said), Action((), {"a": 1})])
    assert says_something([Action((), {"a": {}})])


@pytest.mark.parametrize("why", ["two\nlines", "tab\there", "\u2028", "x" * 9999, "\x00"])
def test_a_reason_is_a_line(why: str) -> None:
    said = yaml.safe_load(text({"a": {"b": Noted(1, why), "c": Noted(2, why, True)}}))
    assert said["actions"][0]["update"] == {"a": {"b": 1}}


NAMES = st.text(
    st.characters(blacklist_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1, max_size=300
)
VALUES = st.recursive(
    st.sampled_from(["two\nlines", "\n", "a: b", "# c", "numeric(1,2)", "1e3", "yes", ""])
    | st.none()
    | st.booleans()
    | st.integers()
    | NAMES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(NAMES, VALUES, min_size=1, max_size=4), NAMES)
def test_what_is_said_is_read_again(members: dict[str, object], why: str) -> None:
    from contractor.source import Files

    said = {"outer": {name: Noted(value, why) for name, value in members.items()}}
    read = Files.of_text(text({**said, "off": {"a": Noted(1, why, True)}})).root.data
    assert read["actions"][0]["update"] == {"outer": members}
