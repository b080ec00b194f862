"""Verifying documents in tests, and the Overlays that are offered."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa

from contractor.contract import Contract
from contractor.imported import Imported, imported
from contractor.model import build
from contractor.source.overlay_text import overlay_text
from contractor.storing import Verified, verify
from contractor.storing.tightening import offered


@contextmanager
def engines(package: Imported, urls: Sequence[str]) -> Iterator[list[sa.Engine]]:
    made = [package.runtime.engine(url) for url in urls]
    try:
        yield made
    finally:
        for one in made:
            one.dispose()


def verified(found: Contract, url: str, examples: int = 60, seed: int = 0) -> Verified:
    model = build(found)
    with imported(model) as package, engines(package, [url]) as made:
        return verify(found, model, package, made, examples=examples, seed=seed)


def offer(found: Contract, told: Verified, file: Path) -> Path:
    """The Overlay that is offered, in a file."""
    file.write_text(overlay_text("What databases hold", offered(found, told.told).actions))
    return file
