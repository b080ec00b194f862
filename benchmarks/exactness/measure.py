"""What a measure takes and gives.

A measure is a module with a function `measure(about: About) -> dict`: one document in, plain JSON out. `tools` of
what it gives holds, for each tool, counts and the classes of disagreement; `page` renders them.
"""

import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from contractor.contract import Contract, read
from contractor.model import Model, build
from contractor.source import Files
from exactness.instances import Case, cases
from exactness.oracle import Bare, Oracle, parsed

_SHOWN = 320


@dataclass
class About:
    """One document, what its contract and model are, and a folder to work in. `peers`: whether others are measured."""

    document: Path
    seed: int = 0
    peers: bool = True
    work: Path = field(default_factory=lambda: Path(tempfile.mkdtemp(prefix="exactness-")))

    @cached_property
    def contract(self) -> Contract:
        """The contract of the document."""
        return read(Files.open(self.document))

    @cached_property
    def model(self) -> Model:
        """Its model."""
        return build(self.contract)

    @cached_property
    def oracle(self) -> Oracle:
        """The oracle with the profile."""
        return Oracle(self.contract, self.model)

    @cached_property
    def bare(self) -> Bare:
        """The oracle without it."""
        return Bare(self.contract)

    @cached_property
    def cases(self) -> list[Case]:
        """The cases, the same for every measure and tool."""
        return cases(self.contract, self.oracle.takes, self.oracle.tags, self.seed)

    @cached_property
    def values(self) -> list[Any]:
        """The values of the cases."""
        return [parsed(case.text) for case in self.cases]


@dataclass
class Classes:
    """Disagreements of one tool: kind and cause → how many, and the first of them as an example."""

    found: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)

    def add(self, kind: str, cause: str, case: Case, note: str = "") -> None:
        """Count one."""
        one = self.found.get((kind, cause))
        if one is None or len(case.text) < len(one["text"]):
            shown = {"key": case.key, "mutation": case.mutation, "text": case.text, "note": note}
            self.found[kind, cause] = {"count": one["count"] if one else 0} | shown
        self.found[kind, cause]["count"] += 1

    def plain(self) -> list[dict[str, Any]]:
        """Most frequent first."""
        listed = sorted(self.found.items(), key=lambda one: (-one[1]["count"], one[0]))
        return [
            {"kind": kind, "cause": cause, **one, "text": _short(one["text"])}
            for (kind, cause), one in listed
        ]


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def tally(pairs: Iterable[tuple[str, bool]]) -> dict[str, list[int]]:
    """For each label, how many agree and how many there are."""
    found: dict[str, list[int]] = {}
    for label, agrees in pairs:
        counts = found.setdefault(label, [0, 0])
        counts[0] += agrees
        counts[1] += 1
    return dict(sorted(found.items()))


def shares(found: Mapping[str, list[int]]) -> list[int]:
    """All of a tally together."""
    return [sum(one[0] for one in found.values()), sum(one[1] for one in found.values())]
