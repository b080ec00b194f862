"""Imports point down (ARCHITECTURE.md): a room knows the rooms below it, and never its siblings."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "src" / "contractor"

#: Modules that everybody may import.
COMMON = {"text", "diagnostic", "depth"}
#: Room → rooms it may import.
BELOW = {
    "source": set(),
    "contract": {"source"},
    "model": {"source", "contract"},
    "lint": {"source", "contract"},
    "targets": {"source", "contract", "model"},
    "report": {"source"},
    "workspace": {"source", "contract", "model", "targets", "lint"},
    "runtime": set(),
}
FILES = sorted(path for path in PACKAGE.rglob("*.py") if path.parent != PACKAGE)


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0]


def imported(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module]
        found |= {name.split(".")[1] for name in names if name.startswith("contractor.")}
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_imports_point_down(path: Path) -> None:
    own = room(path)
    if own == "cli":
        return
    allowed = BELOW[own] | {own} | COMMON
    assert imported(path) <= allowed


def test_every_room_is_known() -> None:
    assert {room(path) for path in FILES} <= {*BELOW, "cli"}
