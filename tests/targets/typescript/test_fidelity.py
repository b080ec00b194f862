"""Types accept what schemas accept and refuse what they refuse, on many values of our own documents."""

from pathlib import Path
from typing import Final

import pytest

from contractor.contract import read
from contractor.model import build
from contractor.source import Files
from tests.targets.typescript.fidelity import Figures, measure

ROOT: Final = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def bookshop(tmp_path_factory: pytest.TempPathFactory) -> Figures:
    model = build(read(Files.open(ROOT / "specs" / "bookshop.yaml")))
    return measure(model, tmp_path_factory.mktemp("bookshop"))


def test_valid_values_are_accepted(bookshop: Figures) -> None:
    assert bookshop.refused == []
    assert bookshop.valid > 100


def test_invalid_values_are_refused(bookshop: Figures) -> None:
    assert bookshop.accepted == []
    assert bookshop.invalid > 500
