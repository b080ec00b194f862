"""A proposal all the way: written as an Overlay, applied, generated, imported, and made in databases."""

import importlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

from contractor.contract import Contract, read
from contractor.diagnostic import Severity
from contractor.model import Model, build
from contractor.proposing import Proposal, actions, left_out, propose
from contractor.source import Files
from contractor.source.overlay_text import overlay_text, says_something
from contractor.targets import Settings
from contractor.targets.pydantic import target as pydantic
from contractor.targets.sqlalchemy import target as sqlalchemy


def proposed(document: Path) -> tuple[Contract, Model, Proposal, str]:
    """A document, and the text of the Overlay that is proposed for it; empty where there is nothing to propose."""
    contract = read(Files.open(document))
    model = build(contract)
    proposal = propose(contract, model)
    made = list(actions(contract, proposal))
    text = overlay_text("Tables", made, left_out(proposal)) if says_something(made) else ""
    return contract, model, proposal, text


def applied(document: Path, text: str, folder: Path) -> Model:
    """The model of a document with an Overlay, which adds no error and leads nowhere in vain."""
    overlay = folder / "tables.overlay.yaml"
    overlay.write_text(text, "utf-8", newline="")
    before, after = read(Files.open(document)), read(Files.open(document, overlays=[overlay]))
    model = build(after)
    known = {(one.id, one.at) for one in (*before.findings, *build(before).findings)}
    told = [
        one
        for one in (*after.findings, *model.findings, *sqlalchemy.check(model, Settings("x")))
        if (one.severity is Severity.ERROR or one.id == "overlay-without-effect")
        and (one.id, one.at) not in known
    ]
    assert told == []
    return model


@contextmanager
def generated(model: Model, package: str, folder: Path) -> Iterator[ModuleType]:
    """The module of the tables of a model, imported."""
    for target in (pydantic, sqlalchemy):
        for file in target.render(model, Settings(package)):
            path = folder / file.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(file.text, "utf-8", newline="")
    (folder / "python" / package / "__init__.py").touch()
    sys.path.insert(0, str(folder / "python"))
    try:
        yield importlib.import_module(f"{package}.tables")
    finally:
        sys.path.remove(str(folder / "python"))
        for name in [name for name in sys.modules if name.partition(".")[0] == package]:
            del sys.modules[name]
