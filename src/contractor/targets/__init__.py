"""Targets: what turns a model into files of one language.

A target takes a `Model` and its options and gives `File`s; it refuses to know disk, clock and other targets.
Third-party targets use the same protocol and entry point group (`contractor.targets`) as ours.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from contractor.diagnostic import Finding
from contractor.model import Model


@dataclass(frozen=True, slots=True)
class File:
    """A file to write: its path relative to the output folder, with `/`, and its text."""

    path: str
    text: str


class Target(Protocol):
    """What every target is."""

    name: str

    def render(self, model: Model, options: Mapping[str, Any]) -> Iterable[File]:
        """The files of a model. Pure: the same model and options give the same files."""
        ...

    def check(self, model: Model, options: Mapping[str, Any]) -> Iterable[Finding]:
        """A warning for each construct that this target approximates, where it stands."""
        ...
