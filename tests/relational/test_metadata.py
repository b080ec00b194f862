"""A database as a value, and the tables that generated code defines, are one thing."""

import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.schema import AddConstraint, CreateIndex, CreateTable

import contractor
from contractor.contract import Contract
from contractor.model import build
from contractor.relational import Database, relational
from contractor.relational.metadata import metadata
from contractor.targets import Settings
from contractor.targets.pydantic import target as pydantic
from contractor.targets.sqlalchemy import target
from tests.documents import contract

ROOT = Path(__file__).parents[2]
LONG = "the-registered-office-of-whoever-answers-for-what-is-delivered-late"
SPEC = f"""
paths: {{}}
components:
  schemas:
    Node:
      type: object
      required: [id, "{LONG}", price, code]
      x-contractor-table:
        name: nodes_that_are_called_as_long_as_any_database_lets_a_table_be__
        parent: Node
        unique: [[code, "{LONG}"]]
        indexes: [["{LONG}"], [code]]
        version-column: changes
        timestamps: true
      properties:
        id: {{type: integer, readOnly: true}}
        code:
          type: string
          pattern: '^[a-z]:[0-9]{{2,3}}%$'
          maxLength: 300
          x-contractor-column: {{renamed-from: name}}
        "{LONG}": {{type: string, minLength: 1, default: "it's"}}
        price: {{type: number, minimum: 0.5, multipleOf: 0.01, x-contractor-column: {{type: "numeric(12,2)"}}}}
        tags: {{type: array, items: {{type: string, enum: [a, 'b:c']}}, x-contractor-column: {{store: children}}}}
        owner:
          type: [string, 'null']
          format: uuid
          x-contractor-column: {{references: Person, on-delete: set-null}}
    Person:
      type: object
      required: [id, on]
      x-contractor-table: {{soft-delete: true, unique: [[email]]}}
      properties:
        id: {{type: string, format: uuid, readOnly: true}}
        email: {{type: string, x-contractor-column: {{name: mail_address, renamed-from: email, fill: lower(email)}}}}
        on: {{type: boolean, default: false}}
        best: {{type: integer, x-contractor-column: {{references: Node, on-delete: no-action}}}}
        level: {{type: integer, format: int32, enum: [1, 2]}}
        at: {{type: string, format: date-time, x-contractor-column: {{default: now}}}}
    Passport:
      type: object
      required: [number]
      x-contractor-table: {{key: [number], parent: Person, single: true}}
      properties:
        number: {{type: string, const: one}}
        photo: {{type: string, contentEncoding: base64}}
        extra: {{type: object}}
"""
HALVES = """
paths: {}
components:
  schemas:
    Visit:
      type: object
      required: [id]
      x-contractor-table: {}
      properties:
        id: {type: integer}
        fee:
          type: object
          required: [amount, currency]
          properties: {amount: {type: integer}, currency: {type: string}, note: {type: string}}
          x-contractor-column: {store: columns}
"""

#: Names that read alike when they are put together: `a` and `b_c`, `a_b` and `c`.
ALIKE = """
paths: {}
components:
  schemas:
    A:
      type: object
      required: [id, bC, b, c]
      x-contractor-table:
        {name: a, indexes: [[bC], [b, c]], unique: [[bC, id], [b, c, id]], version-column: version}
      properties:
        id: {type: integer}
        bC: {type: integer, x-contractor-column: {references: D}}
        b: {type: integer, x-contractor-column: {references: CD}}
        c: {type: string}
    AB:
      type: object
      required: [id, c]
      x-contractor-table: {name: a_b, indexes: [[c]], unique: [[c, id]]}
      properties:
        id: {type: integer}
        c: {type: integer, x-contractor-column: {references: D}}
    D:
      type: object
      required: [id]
      x-contractor-table: {name: d}
      properties: {id: {type: integer}}
    CD:
      type: object
      required: [id]
      x-contractor-table: {name: c_d}
      properties: {id: {type: integer}}
    Index:
      type: object
      required: [id]
      x-contractor-table: {name: IX_A_B_C}
      properties: {id: {type: integer}}
"""


def imported(read: Contract, package: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    model = build(read)
    for one in (pydantic, target):
        for file in one.render(model, Settings(package)):
            path = folder / file.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(file.text, encoding="utf-8", newline="")
    monkeypatch.syspath_prepend(folder / "python")
    return import_module(f"{package}.tables").Base.metadata


def ddl(found: sa.MetaData, dialect: sa.Dialect) -> list[str]:
    lines: list[str] = []
    for table in found.sorted_tables:
        made = str(CreateTable(table).compile(dialect=dialect)).splitlines()
        lines += [f"{table.name}: {line.strip().rstrip(',')}" for line in made if line.strip()]
        lines += [str(CreateIndex(one).compile(dialect=dialect)) for one in table.indexes]
        lines += [
            str(AddConstraint(one).compile(dialect=dialect))
            for one in table.foreign_key_constraints
        ]
    return sorted(lines)


def names(found: Database) -> set[str]:
    return {
        name
        for one in found.relations.values()
        for name in (
            one.name,
            one.primary_name,
            *(each.name for each in one.columns),
            *(each.name for each in one.checks),
            *(each.name for each in one.uniques),
            *(each.name for each in one.indexes),
            *(each.name for each in one.foreign_keys),
        )
    }


@pytest.mark.parametrize("dialect", [postgresql.dialect(), sqlite.dialect()], ids=lambda d: d.name)
@pytest.mark.parametrize("which", ["bookshop", "odd", "alike", "families"])
def test_generated_tables_are_those_of_the_value(
    which: str, dialect: sa.Dialect, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = {
        "bookshop": ROOT / "specs" / "bookshop.yaml",
        "families": ROOT / "tests" / "cases" / "table-families" / "spec.yaml",
    }
    written = {"odd": SPEC, "alike": ALIKE}
    read = contract(written[which]) if which in written else contractor.read(paths[which])
    package = f"same_{which}_{dialect.name}"
    try:
        generated = imported(read, package, tmp_path, monkeypatch)
        assert ddl(metadata(relational(build(read))), dialect) == ddl(generated, dialect)
    finally:
        for name in [one for one in sys.modules if one.partition(".")[0] == package]:
            del sys.modules[name]


def test_names_fit_into_both_databases() -> None:
    found = names(relational(build(contract(SPEC))))
    assert max(len(name.encode()) for name in found) <= 63
    assert len({name for name in found if len(name) == 63}) >= 3


def test_names_that_read_alike_are_told_apart(database: str) -> None:
    found = relational(build(contract(ALIKE)))
    engine = sa.create_engine(database)
    metadata(found).create_all(engine)
    seen = sa.inspect(engine)
    assert {one["name"] for one in seen.get_unique_constraints("a")} == {
        "uq_a_b_c_id",
        "uq_a_b_c_id_2",
    }
    engine.dispose()
    assert [one.name for one in found.relations["a"].indexes] == ["ix_a_b_c_2", "ix_a_b_c_3"]
    assert [one.name for one in found.relations["a"].foreign_keys] == ["fk_a_b_c_d", "fk_a_b_c_d_2"]


def test_a_row_of_the_parent_has_one_row_where_that_is_said() -> None:
    [found] = [
        one
        for one in relational(build(contract(SPEC))).relations.values()
        if one.name == "passports"
    ]
    assert [(one.name, one.columns) for one in found.uniques] == [
        ("uq_passports_person_id", ("person_id",))
    ]
    assert found.uniques[0].at.endswith("/Passport/x-contractor-table/single")


def test_constraints_say_which_keyword_they_are_and_where() -> None:
    [nodes, *_] = relational(build(contract(SPEC))).relations.values()
    found = {(one.columns, one.keyword, one.at.rpartition("#")[2]) for one in nodes.checks}
    assert (("price",), "multipleOf", "/components/schemas/Node/properties/price") in found
    assert (("code",), "maxLength", "/components/schemas/Node/properties/code") in found


@pytest.mark.parametrize(
    ("amount", "currency", "note", "is_taken"),
    [
        (None, None, None, True),
        (1, "EUR", None, True),
        (1, "EUR", "net", True),
        (1, None, None, False),
        (None, "EUR", None, False),
        (None, None, "net", False),
    ],
)
def test_an_object_that_may_be_absent_is_there_as_a_whole_or_not_at_all(
    amount: int | None, currency: str | None, note: str | None, is_taken: bool, database: str
) -> None:
    engine = sa.create_engine(database)
    tables = metadata(relational(build(contract(HALVES))))
    tables.create_all(engine)
    row = {"id": 1, "fee_amount": amount, "fee_currency": currency, "fee_note": note}
    try:
        with engine.begin() as connection:
            insert = sa.insert(tables.tables["visits"]).values(row)
            if is_taken:
                connection.execute(insert)
                return
            with pytest.raises(sa.exc.IntegrityError, match="ck_visits_fee_required"):
                connection.execute(insert)
    finally:
        engine.dispose()
