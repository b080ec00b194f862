"""A few random edits; `make edits` makes a hundred."""

from pathlib import Path

from tests.edits import edit
from tests.journey.conftest import run


def test_edits_touch_nothing_of_a_persons_and_name_what_is_missing(tmp_path: Path) -> None:
    run(tmp_path, "contractor", "init", "--title", "Todo", "-q")
    assert edit(tmp_path, 6, seed=7) == 6
