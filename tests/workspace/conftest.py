import sys
from pathlib import Path

import pytest

from tests.workspace.project import Project


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    return Project(tmp_path, monkeypatch)


FAKES = """
from contractor.targets import File
from contractor.text import pascal

class Target:
    summary = "fake"
    options = {}
    def __init__(self, name): self.name = name
    def render(self, model, settings):
        for one in model.definitions.values():
            yield File(f"fake/{pascal(one.name)}.txt", f"{settings.package} {one}\\n" * 200)
    def check(self, model, settings): return ()

target = Target("fake")
empty = object()
"""
POINTS = """
[contractor.targets]
fake = fakes:target
misnamed = fakes:target
empty = fakes:empty
missing = no_such_module:target
crashing = fakes_crash:target
"""


@pytest.fixture
def fake_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for sys.path in which a distribution with targets is installed."""
    site = tmp_path_factory.mktemp("site")
    for name in ("fakes", "fakes_crash"):
        sys.modules.pop(name, None)
    (site / "fakes.py").write_text(FAKES)
    (site / "fakes_crash.py").write_text("raise RuntimeError('on import')")
    info = site / "fakes-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: fakes\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(POINTS)
    return site
