"""Generated packages for tests: rendered from a small document, imported, and forgotten again."""

import importlib
import sys
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType

import pytest
from pydantic import BaseModel, TypeAdapter

from contractor.model import Model, build
from contractor.targets import Settings
from contractor.targets.pydantic import target
from tests.documents import contract

BIN = Path(sys.executable).parent


def write(model: Model, folder: Path, package: str = "shop", **options: object) -> Path:
    """Render a model into a folder; gives the folder that the package stands in."""
    for file in target.render(model, Settings(package, options)):
        path = folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(file.text, encoding="utf-8")
    return folder / "python"


class Packages:
    """Makes packages in a folder of one test."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._made: list[str] = []

    def make(self, text: str, **options: object) -> ModuleType:
        """The `models` package of a document."""
        return self.of(build(contract(text)), **options)

    def of(self, model: Model, **options: object) -> ModuleType:
        """The `models` package of a model."""
        package = f"made_{len(self._made)}"
        self._made.append(package)
        importlib.invalidate_caches()
        write(model, self.folder, package, **options)
        return importlib.import_module(f"{package}.models")

    def forget(self) -> None:
        """Take the packages out of this process again."""
        for name in list(sys.modules):
            if name.partition(".")[0] in self._made:
                del sys.modules[name]


@pytest.fixture
def packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterable[Packages]:
    """Packages in a folder that can be imported from."""
    monkeypatch.syspath_prepend(str(tmp_path / "python"))
    made = Packages(tmp_path)
    yield made
    made.forget()


def build_all(package: ModuleType) -> int:
    """Build every model and every alias; gives how many there are."""
    for name in package.__all__:
        one = getattr(package, name)
        if isinstance(one, type) and issubclass(one, BaseModel):
            one.model_rebuild()
        else:
            TypeAdapter(one)
    return len(package.__all__)


def takes(kind: object, *texts: str) -> list[bool]:
    """Whether a type takes each JSON text; what it takes must come back the same."""
    adapter: TypeAdapter[object] = TypeAdapter(kind)
    found: list[bool] = []
    for text in texts:
        try:
            value = adapter.validate_json(text)
        except ValueError:
            found.append(False)
        else:
            found.append(True)
            assert adapter.validate_json(adapter.dump_json(value)) == value
    return found
