"""A small project on disk with targets of its own, and the command line run in it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from contractor.cli import _contractor
from contractor.diagnostic import Finding, Severity
from contractor.model import Model, Record
from contractor.targets import File, Settings
from contractor.text import pascal
from contractor.workspace.installed import Installed

SPEC = """\
openapi: 3.1.1
info: {title: Book shop, version: "1"}
paths: {}
components:
  schemas:
    Order:
      type: object
      properties:
        status: {enum: [new, sent]}
        lines: {type: array, items: {$ref: '#/components/schemas/Line'}}
    Line:
      type: object
      properties: {title: {type: string}}
"""


@dataclass
class Names:
    """A target that writes a file for each type: its properties, one a line."""

    name: str = "names"
    summary: str = "a file for each type"
    options: Mapping[str, Mapping[str, Any]] = field(
        default_factory=lambda: {
            "mark": {"type": "string", "default": "-"},
            "width": {"type": "integer", "minimum": 1},
        }
    )
    loaded: int = 0
    rendered: int = 0

    def render(self, model: Model, settings: Settings) -> Iterator[File]:
        self.rendered += 1
        mark = settings.options["mark"]
        for definition in model.definitions.values():
            lines = [f"{settings.package}.{pascal(definition.name)}"]
            if isinstance(definition, Record):
                lines += [f"{mark} {one.name}" for one in definition.properties]
            yield File(f"{self.name}/{pascal(definition.name)}.txt", "\n".join(lines) + "\n")

    def check(self, model: Model, settings: Settings) -> Iterable[Finding]:
        return ()


@dataclass(frozen=True, slots=True)
class Fixed(Installed):
    """A target that is installed without a distribution."""

    target: Any = None

    def load(self) -> Any:
        self.target.loaded += 1
        return self.target

    def fingerprint(self) -> str:
        return "fixed"


class Project:
    """A folder with a document, in which contractor runs."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        self.spec = folder / "openapi.yaml"
        self.out = folder / "generated"
        self.spec.write_text(SPEC, encoding="utf-8")
        self.target = Names()
        self.targets: dict[str, Any] = {"names": self.target}
        monkeypatch.chdir(folder)
        monkeypatch.setattr("contractor.workspace.installed.installed", self._installed)

    def _installed(self) -> dict[str, Installed]:
        return {
            name: Fixed(name, EntryPoint(name, f"fakes:{name}", "contractor.targets"), target)
            for name, target in sorted(self.targets.items())
        }

    def run(self, *arguments: str, **more: Any) -> Result:
        """`contractor generate` with these arguments, on the document unless they name one."""
        return CliRunner().invoke(_contractor, ["generate", *arguments], **more)

    def generate(self, *arguments: str) -> Result:
        """`contractor generate openapi.yaml`, which must do its work."""
        result = self.run("openapi.yaml", *arguments)
        assert result.exit_code == 0, result.output
        return result

    def edit(self, old: str, new: str) -> None:
        """Change the document."""
        text = self.spec.read_text(encoding="utf-8")
        assert old in text
        self.spec.write_text(text.replace(old, new), encoding="utf-8")

    def files(self) -> dict[str, bytes]:
        """Everything in the output folder."""
        found = sorted(path for path in self.out.rglob("*") if path.is_file())
        return {path.relative_to(self.out).as_posix(): path.read_bytes() for path in found}

    def times(self) -> dict[str, int]:
        """When each file was written."""
        return {path: (self.out / path).stat().st_mtime_ns for path in self.files()}


def warning(id: str, at: str) -> Finding:
    """A warning for tests."""
    return Finding(id, Severity.WARNING, "told by a test", at)
