"""Targets: what turns a model into files of one language.

Takes a `Model` and settings, gives `File`s and what they could not say; refuses to know disk, clock and
other targets. Third-party targets use the same protocol and entry point group (`contractor.targets`) as ours.
"""

from collections.abc import Iterable, Mapping
from dataclasses import field
from pathlib import Path
from typing import Any, Protocol

from contractor.diagnostic import Finding
from contractor.frozen import frozen
from contractor.model import Model

#: Entry point group of targets; each entry point is an object that is a `Target`.
GROUP = "contractor.targets"


@frozen
class File:
    """A file to write: its path relative to the output folder, with `/`, and its text, lines ending in `\\n`."""

    path: str
    text: str


@frozen
class Copy:
    """A file to write whose content is there already, in UTF-8: large ones need not become text and back."""

    path: str
    content: bytes

    @property
    def text(self) -> str:
        """The content as text."""
        return self.content.decode()


@frozen
class Settings:
    """How a target is asked to render.

    `package` is the importable name that the generated code goes by, an identifier in snake case.
    `options` are the target's own, checked against `Target.options` and with its defaults filled in.
    `templates` is a folder whose templates stand before the target's own, by their names.
    """

    package: str
    options: Mapping[str, Any] = field(default_factory=dict)
    templates: Path | None = None


class Unable(Exception):
    """A target cannot do what its settings ask for; `findings` say what to do about it."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__("; ".join(finding.message for finding in self.findings))


class Target(Protocol):
    """What every target is. Rendering is pure: the same model and settings give the same files.

    One whose code stands on that of others may say so: `needs` are their names.
    """

    name: str
    """What people write: `--target NAME`, `[tool.contractor.targets.NAME]`."""
    summary: str
    """What comes out, in a few words."""
    options: Mapping[str, Mapping[str, Any]]
    """JSON Schema of each option by its name, as in `properties`; `default` is what holds where it is not set."""

    def render(self, model: Model, settings: Settings) -> "Iterable[File | Copy]":
        """The files of a model. May raise `Unable`, as `check` may."""
        ...

    def check(self, model: Model, settings: Settings) -> Iterable[Finding]:
        """A warning for each construct that this target approximates, where it stands."""
        ...
