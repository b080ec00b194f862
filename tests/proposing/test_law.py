"""Whatever is proposed can be applied as it is: generation finds no fault, and both databases make the tables."""

from importlib import import_module
from pathlib import Path

import pytest
from sqlalchemy import inspect, orm

from contractor.model.tables import tables
from tests.databases import database, postgresql
from tests.documents import CORPUS, corpus
from tests.proposing.stored import applied, generated, proposed

__all__ = ["database", "postgresql"]

ROOT = Path(__file__).parents[2]
CASES = sorted(ROOT.glob("tests/**/cases/*/spec.yaml"))
REAL = sorted(path.name for path in CORPUS.glob("*.*")) if CORPUS.is_dir() else []
#: How many tables are proposed at least, as they were counted when each was looked at.
LEAST = {
    "adyen-checkout.json": 4,
    "box.json": 50,
    "discord.json": 25,
    "github.json": 95,
    "museum.yaml": 3,
    "openai.yaml": 44,
    "petstore-expanded.yaml": 1,
    "train-travel.yaml": 4,
}


def holds(document: Path, url: str, package: str, folder: Path) -> int:
    """Apply what is proposed, and make its tables; gives how many are proposed."""
    _, _, proposal, text = proposed(document)
    if not text:
        return 0
    model = applied(document, text, folder)
    assert {one.key for one in proposal.tables} <= tables(model).tables.keys()
    with generated(model, package, folder) as module:
        orm.configure_mappers()
        engine = import_module(f"{package}._tables").engine(url)
        try:
            module.Base.metadata.create_all(engine)
            made = set(inspect(engine).get_table_names())
        finally:
            engine.dispose()
            module.Base.registry.dispose()
    assert {one.name for one in proposal.tables} <= made
    return len(proposal.tables)


@corpus
@pytest.mark.parametrize("name", REAL)
def test_it_holds_for_real_documents(name: str, database: str, tmp_path: Path) -> None:
    assert holds(CORPUS / name, database, "proposed", tmp_path) >= LEAST.get(name, 0)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.parent.name)
def test_it_holds_for_every_case(path: Path, tmp_path: Path) -> None:
    from contractor.diagnostic import DocumentError

    try:
        holds(path, "sqlite://", "proposed", tmp_path)
    except DocumentError as why:
        pytest.skip(f"the document is refused: {why.findings[0].id}")


def test_it_holds_for_the_bookshop(bookshop: Path, database: str, tmp_path: Path) -> None:
    assert holds(bookshop, database, "proposed", tmp_path) == 6


@corpus
@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("train-travel.yaml", {"Station", "Trip", "Booking", "BookingPayment"}),
        ("museum.yaml", {"MuseumDailyHours", "SpecialEvent", "MuseumTicketsConfirmation"}),
    ],
)
def test_what_a_person_would_store_is_found(name: str, found: set[str]) -> None:
    _, _, proposal, _ = proposed(CORPUS / name)
    assert {one.title for one in proposal.tables} == found
