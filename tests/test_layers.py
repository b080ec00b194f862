"""Imports point down (ARCHITECTURE.md): a room knows the rooms below it, and never its siblings."""

import ast
from pathlib import Path

import pytest

from contractor.workspace.installed import SOURCES

PACKAGE = Path(__file__).parents[1] / "src" / "contractor"

#: Room → what it may import of this package. Modules at the top that everybody may import are rooms too.
COMMON = {"text", "graph", "diagnostic", "depth", "frozen", "profile", "values"}
BELOW: dict[str, set[str]] = {
    **{module: set() for module in COMMON},
    "nouns": {"text"},
    "profile": {"frozen"},
    "runtime": set(),
    "source": COMMON,
    "contract": COMMON | {"source"},
    "model": COMMON | {"source", "contract"},
    "lint": COMMON | {"source", "contract"},
    "resources": COMMON | {"contract"},
    "containment": COMMON | {"source", "contract"},
    "samples": COMMON | {"nouns", "source", "contract", "containment"},
    "diff": COMMON | {"source", "contract", "model", "containment"},
    "testing": COMMON | {"nouns", "source", "contract", "resources", "samples"},
    "relational": COMMON | {"source", "contract", "model", "runtime"},
    # A repository lists what an operation lists, as that one has it.
    "targets": COMMON | {"nouns", "source", "contract", "model", "relational", "resources"},
    # Databases to try things in, and to throw away.
    "scratch": set(),
    # Packages that are generated into a temporary folder, and imported.
    "imported": COMMON | {"model", "targets"},
    "proposing": COMMON | {"nouns", "source", "contract", "model", "resources"},
    "seeding": COMMON | {"source", "contract", "model", "samples", "imported"},
    "storing": COMMON
    | {"source", "contract", "model", "relational", "samples", "imported", "seeding"},
    "sql": COMMON | {"source"},
    "migrations": COMMON | {"relational", "sql", "targets"},
    # What is migrated back and forth, on databases that are thrown away.
    "rehearsing": COMMON | {"model", "relational", "migrations", "imported", "scratch", "seeding"},
    "mock": COMMON | {"contract", "model", "resources", "samples", "targets", "runtime"},
    "scaffold": COMMON | {"nouns", "contract", "model", "resources", "samples", "targets"},
    "report": COMMON | {"nouns", "source", "contract", "containment", "diff", "model", "testing"},
    "workspace": COMMON
    | {"__init__", "source", "contract", "model", "targets", "diff", "scaffold"},
}
#: These stand above all rooms.
ABOVE = {"__init__", "cli"}
#: Target, or language → what it may import of the other folders in `targets`.
LANGUAGES: dict[str, set[str]] = {
    "python": set(),
    "pydantic": {"python"},
    # It asks for the names of models, and for nothing else.
    "fastapi": {"python", "pydantic"},
    # So does this one, and for the attributes of records.
    "sqlalchemy": {"python", "pydantic"},
    "typescript": set(),
}
FILES = sorted(PACKAGE.rglob("*.py"))


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(path: Path) -> set[tuple[str, ...]]:
    """What a file imports of this package, as the parts of its name behind `contractor`."""
    found: list[str] = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            if room(path) == "runtime" and node.level == 1:
                continue  # a package that is copied as a whole
            assert not node.level, f"{path} imports relative to itself"
            # What is imported from a package may be a module of it.
            found += [f"{node.module}.{alias.name}" for alias in node.names]
    split = (tuple(name.split(".")) for name in found)
    return {parts[1:] for parts in split if parts[0] == "contractor"}


def rooms(path: Path) -> set[str]:
    return {parts[0] if parts[0] != "__version__" else "__init__" for parts in imported(path)}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_imports_point_down(path: Path) -> None:
    own = room(path)
    if own not in ABOVE:
        assert rooms(path) <= BELOW[own] | {own}


@pytest.mark.parametrize("language", LANGUAGES)
def test_targets_do_not_know_one_another(language: str) -> None:
    for path in (PACKAGE / "targets" / language).rglob("*.py"):
        others = {parts[1] for parts in imported(path) if parts[0] == "targets"} & LANGUAGES.keys()
        assert others <= LANGUAGES[language] | {language}


def test_no_room_may_import_what_it_does_not() -> None:
    used: dict[str, set[str]] = {}
    for path in FILES:
        used.setdefault(room(path), set()).update(rooms(path))
    for name, below in BELOW.items():
        assert below - COMMON <= used[name]


def test_every_room_and_target_is_known() -> None:
    assert {room(path) for path in FILES} == {*BELOW, *ABOVE}
    folders = {
        path.name for path in (PACKAGE / "targets").iterdir() if (path / "__init__.py").exists()
    }
    assert folders == LANGUAGES.keys()


def test_a_lock_knows_all_code_that_decides_about_output() -> None:
    decides = {name.removesuffix(".py") for name in SOURCES}
    assert BELOW["targets"] - {"diagnostic", "depth", "frozen"} < decides
