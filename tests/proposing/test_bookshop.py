"""What is proposed for the bookshop, held against what its document says itself."""

from pathlib import Path

from contractor.contract import read
from contractor.model import build
from contractor.model.tables import Tables, tables
from contractor.source import Files
from tests.proposing.conftest import SPEC
from tests.proposing.stored import applied, proposed


def both(bookshop: Path, folder: Path) -> tuple[Tables, Tables]:
    *_, text = proposed(bookshop)
    return tables(build(read(Files.open(SPEC)))), tables(applied(bookshop, text, folder))


def test_all_of_its_tables_are_found(bookshop: Path, tmp_path: Path) -> None:
    said, found = both(bookshop, tmp_path)
    assert found.tables.keys() - said.tables.keys() == {"#/components/schemas/Category"}
    assert said.tables.keys() <= found.tables.keys()
    for key, table in said.tables.items():
        mine = found.tables[key]
        assert (mine.name, mine.primary, mine.parent) == (table.name, table.primary, table.parent)
        assert mine.version == table.version


def test_so_are_its_references_and_what_has_parts(bookshop: Path, tmp_path: Path) -> None:
    said, found = both(bookshop, tmp_path)
    for key, table in said.tables.items():
        mine = {one.source.name: one for one in found.tables[key].stored}
        for one in table.stored:
            other = mine[one.source.name]
            assert other.reference == one.reference
            assert (other.private, other.now) == (one.private, one.now)
            # That an average is worked out is a question.
            assert other.store == one.store or one.source.name == "averageStars"


def test_what_the_document_says_already_is_left_alone() -> None:
    _, _, proposal, _ = proposed(SPEC)
    assert [one.title for one in proposal.tables] == ["Category"]
