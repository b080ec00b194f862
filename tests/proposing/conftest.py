"""The bookshop as if nobody had said how it is stored."""

import json
from pathlib import Path
from typing import Any

import pytest

from contractor.source import Files

SPEC = Path(__file__).parents[2] / "specs" / "bookshop.yaml"


def unsaid(value: Any) -> Any:
    """A value without what only contractor reads."""
    if isinstance(value, dict):
        return {
            name: unsaid(one) for name, one in value.items() if not name.startswith("x-contractor-")
        }
    return [unsaid(one) for one in value] if isinstance(value, list) else value


@pytest.fixture
def bookshop(tmp_path: Path) -> Path:
    path = tmp_path / "bookshop.json"
    path.write_text(json.dumps(unsaid(Files.open(SPEC).root.data)), "utf-8")
    return path
