"""The JSON Schema Test Suite through generated models: not one verdict differs, nor where authors say types."""

import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[2] / "benchmarks"))

from exactness.suite import SUITE, verdicts

suite = pytest.mark.skipif(
    not SUITE.is_dir(), reason="there is no folder ../shared/jsonschema-suite"
)


@suite
@pytest.mark.parametrize("as_typed", [False, True], ids=["official", "typed"])
def test_models_say_what_the_suite_says(as_typed: bool) -> None:
    found = verdicts(SUITE, as_typed=as_typed)
    assert len(found) > 1000
    wrong = [(one.file, one.group, one.test, one.why) for one in found if not one.agrees]
    assert wrong == []
