"""Packages of models and tables that are imported for a while, several at once."""

import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
import sqlalchemy as sa

import contractor
from contractor.imported import imported
from contractor.model import build
from tests.documents import contract

ROOT = Path(__file__).parents[2]
AUTHOR = "#/components/schemas/Author"
OLD = """
openapi: 3.1.0
info: {title: Shop, version: '1'}
paths: {}
components:
  schemas:
    Thing:
      type: object
      required: [id]
      x-contractor-table: {name: things}
      properties: {id: {type: integer}, name: {type: string}}
"""
KEY = "#/components/schemas/Thing"


def test_two_versions_stand_side_by_side_and_are_forgotten() -> None:
    before = set(sys.modules)
    new = OLD.replace("name: {type: string}", "title: {type: string}")
    with imported(build(contract(OLD))) as one, imported(build(contract(new))) as other:
        assert one.rows[KEY] is not other.rows[KEY]
        assert {c.name for c in sa.inspect(one.rows[KEY]).columns} == {"id", "name"}
        assert {c.name for c in sa.inspect(other.rows[KEY]).columns} == {"id", "title"}
        assert one.tables.to_row(one.type(KEY)(id=1, name="a")).name == "a"
        assert other.tables.to_row(other.type(KEY)(id=1, title="a")).title == "a"
        folder = Path(str(one.models.__file__)).parent
        assert folder.is_dir()
    assert not folder.exists()
    left = {name for name in set(sys.modules) - before if "imported_" in name}
    assert not left


def test_it_says_what_conversions_are_given_besides() -> None:
    with imported(build(contractor.read(ROOT / "specs" / "bookshop.yaml"))) as shop:
        order, customer = (f"#/components/schemas/{name}" for name in ("Order", "Customer"))
        assert shop.to_row[customer].given == {"password": ("password",)}
        assert shop.to_row[f"{order}>sent"].lists == {"lines"}
        assert shop.from_row["#/components/schemas/Book"].given == {
            "average_stars": ("averageStars",)
        }
        assert shop.lists["#/components/schemas/Book", "authorIds"].__name__ == "BookAuthorIdsRow"


@pytest.mark.parametrize("name", ["Base", "OtherRow"])
def test_schemas_may_be_called_as_what_tables_define(name: str) -> None:
    spec = (
        OLD.replace("Thing:", f"{name}:")
        + """\
    Other:
      type: object
      required: [id]
      x-contractor-table: {}
      properties: {id: {type: integer}}
"""
    )
    key = f"#/components/schemas/{name}"
    with imported(build(contract(spec))) as package:
        row = package.tables.to_row(package.type(key)(id=1, name="a"))
        assert type(row) is package.rows[key]
        assert set(package.to_row) == set(package.from_row) == set(package.rows)


def test_it_is_forgotten_when_something_fails() -> None:
    with suppress(ZeroDivisionError), imported(build(contract(OLD))) as one:
        package = one.models.__name__.partition(".")[0]
        raise ZeroDivisionError
    assert not [name for name in sys.modules if name.startswith(package)]


@pytest.mark.parametrize("name", ["pydantic", "sqlalchemy"])
def test_what_is_not_installed_has_its_name_said(name: str) -> None:
    code = (
        f"import sys; sys.modules[{name!r}] = None\n"
        "from contractor.imported import imported\n"
        "import contractor; from contractor.model import build\n"
        "try:\n"
        "    with imported(build(contractor.read('specs/bookshop.yaml'))): pass\n"
        "except ImportError as why: print(why.name)\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert run.stdout.strip() == name, run.stderr
