"""What no property declares: kept in a column that the table asks for, given back, changed and refused as it should."""

import json
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa
from sqlalchemy import orm

from contractor.model import build
from contractor.relational import relational
from tests.databases import DIALECTS, empty
from tests.documents import contract
from tests.targets.sqlalchemy.test_tables import checked, written

ID = UUID("4f4e4e1d-c824-4d63-b37a-d8d698862f1d")
OPEN = """
openapi: 3.1.1
info: {title: Open, version: '1'}
paths:
  /things/{thingId}:
    parameters: [{name: thingId, in: path, required: true, schema: {type: string, format: uuid}}]
    get:
      operationId: getThing
      responses:
        '200': &thing {description: it, content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}
    put:
      operationId: replaceThing
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}}
      responses: {'200': *thing}
    patch:
      operationId: changeThing
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/ThingChange'}}}}
      responses: {'200': *thing}
components:
  schemas:
    ThingChange: {type: object, properties: {shownAs: {type: string}}}
    Thing:
      type: object
      required: [id, shownAs]
      x-contractor-table: {name: things, extra: others, version-column: version}
      properties:
        id: {type: string, format: uuid, readOnly: true}
        shownAs: {type: string, maxLength: 20}
        secret: {type: string, writeOnly: true, x-contractor-column: {private: true}}
        parts: {type: array, items: {$ref: '#/components/schemas/Part'}, x-contractor-column: {store: children}}
    Part:
      type: object
      required: [size]
      x-contractor-table: {parent: Thing, extra: sizes}
      additionalProperties: {type: integer, minimum: 3}
      properties:
        size: {type: integer, minimum: 1}
    Message:
      type: object
      required: [id, kind]
      x-contractor-table: {inheritance: joined, extra: rest}
      discriminator:
        propertyName: kind
        mapping: {note: '#/components/schemas/Note', bill: '#/components/schemas/Bill'}
      properties: {id: {type: string, format: uuid}, kind: {type: string}}
    Note:
      allOf: [{$ref: '#/components/schemas/Message'}, {type: object, properties: {text: {type: string}}}]
    Bill:
      allOf: [{$ref: '#/components/schemas/Message'}, {type: object, properties: {sum: {type: integer}}}]
      unevaluatedProperties: false
"""
#: Members that mean something else in Python, in a row, or in a model.
STRANGE = {
    "shown_as": 5,
    "self": 1,
    "model": {"row": None},
    "model_config": [None, {"a": 1.5}],
    "__class__": "x",
    "others": True,
    "": "",
    "\U0001f600 $ref": 2**70,
}


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("undeclared")
    written(build(contract(OPEN)), "opened", folder)
    sys.path.insert(0, str(folder / "python"))
    yield folder / "python"
    sys.path.remove(str(folder / "python"))


@pytest.fixture(scope="module")
def tables(package: Path) -> Any:
    return import_module("opened.tables")


@pytest.fixture(scope="module")
def models(package: Path) -> Any:
    return import_module("opened.models")


@pytest.fixture(scope="module")
def things(package: Path) -> Any:
    return import_module("opened.repositories").ThingRepository


@pytest.fixture(scope="module", params=DIALECTS)
def engine(request: pytest.FixtureRequest, tables: Any) -> Iterator[sa.Engine]:
    with empty(request) as url:
        made: sa.Engine = import_module("opened._tables").engine(url)
        tables.Base.metadata.create_all(made)
        yield made
        made.dispose()


@pytest.fixture
def session(engine: sa.Engine) -> Iterator[orm.Session]:
    """A session of which nothing stays."""
    with engine.connect() as connection:
        everything = connection.begin()
        with orm.Session(connection, join_transaction_mode="create_savepoint") as found:
            yield found
        everything.rollback()


def parsed(kind: Any, value: Any) -> Any:
    return kind.model_validate_json(json.dumps(value))


def stored(session: orm.Session, tables: Any, models: Any, **members: Any) -> Any:
    """A thing with more members, as it is read in its row."""
    value = {"id": str(ID), "shownAs": "a", **members}
    session.add(tables.to_row(parsed(models.Thing, value)))
    session.flush()
    session.expire_all()
    return session.get_one(tables.ThingRow, ID)


def read(tables: Any, row: Any) -> Any:
    return json.loads(tables.from_row(row).model_dump_json())


def test_members_come_back_whatever_they_are_called(
    session: orm.Session, tables: Any, models: Any
) -> None:
    parts = [{"size": 2, "depth": 3}, {"size": 1}]
    row = stored(session, tables, models, parts=parts, **STRANGE)
    assert read(tables, row) == {"id": str(ID), "shownAs": "a", "parts": parts, **STRANGE}
    assert row.others == STRANGE
    assert [one.sizes for one in row.parts] == [{"depth": 3}, None]


def test_nothing_is_null(session: orm.Session, tables: Any, models: Any) -> None:
    row = stored(session, tables, models)
    counted = sa.text("SELECT count(*) FROM things WHERE others IS NULL")
    assert (row.others, session.scalar(counted)) == (None, 1)
    assert read(tables, row) == {"id": str(ID), "shownAs": "a"}


def test_what_only_another_form_declares_is_no_member(
    session: orm.Session, tables: Any, models: Any
) -> None:
    """A secret in an answer, and a key in what is sent, are properties all the same."""
    row = stored(session, tables, models, secret="word", colour="red")
    assert row.others == {"colour": "red"}
    sent = parsed(
        models.ThingInput, {"shownAs": "a", "id": "mine", "secret": "word", "colour": "red"}
    )
    assert tables.to_row(sent).others == {"colour": "red"}


def test_what_was_a_member_before_it_was_a_property_is_not_given_twice(
    session: orm.Session, tables: Any, models: Any
) -> None:
    row = stored(session, tables, models)
    row.others = {"shownAs": "old", "colour": "red"}
    assert read(tables, row) == {"id": str(ID), "shownAs": "a", "colour": "red"}


def test_what_is_given_overwrites_and_what_is_absent_stays(
    session: orm.Session, tables: Any, models: Any, things: Any
) -> None:
    stored(session, tables, models, colour="red", size={"a": 1, "b": 2}, shown_as=0)
    change = {"shownAs": "b", "size": {"a": 3}, "shown_as": None, "id": "no", "new": [1]}
    row = things(session).patch(ID, parsed(models.ThingChange, change), version=1)
    assert read(tables, row) == {
        "id": str(ID),
        "shownAs": "b",
        "colour": "red",
        "size": {"a": 3, "b": 2},
        "new": [1],
    }
    row = things(session).patch(ID, parsed(models.ThingChange, {"shownAs": "c"}), version=2)
    assert row.others == {"colour": "red", "size": {"a": 3, "b": 2}, "new": [1]}
    change = dict.fromkeys(("colour", "size", "new"))
    row = things(session).patch(ID, parsed(models.ThingChange, change), version=3)
    assert (row.others, row.version) == (None, 4)


def test_what_replaces_a_row_leaves_no_member_behind(
    session: orm.Session, tables: Any, models: Any, things: Any
) -> None:
    stored(session, tables, models, colour="red")
    row = things(session).replace(ID, tables.to_row(parsed(models.ThingInput, {"shownAs": "b"})))
    assert read(tables, row) == {"id": str(ID), "shownAs": "b"}


def test_kinds_share_the_column_and_each_says_what_is_in_it(
    session: orm.Session, tables: Any, models: Any
) -> None:
    note = {"id": str(ID), "kind": "note", "text": "x", "more": [1]}
    session.add(tables.to_row(parsed(models.Note, note)))
    session.flush()
    session.expire_all()
    row = session.get_one(tables.MessageRow, ID)
    assert (row.rest, read(tables, row)) == ({"more": [1]}, note)


@pytest.mark.parametrize(
    ("statement", "dialects"),
    [
        ("UPDATE things SET others = '[1]'", ("sqlite", "postgresql")),
        ("UPDATE things SET others = '5'", ("sqlite", "postgresql")),
        ("UPDATE parts SET sizes = '{\"a\": 2}'", ("postgresql",)),
        ('UPDATE parts SET sizes = \'{"a": "x"}\'', ("postgresql",)),
        ("UPDATE messages SET rest = '{\"a\": 1}'", ("sqlite", "postgresql")),
    ],
)
def test_raw_sql_cannot_store_what_the_contract_forbids(
    statement: str, dialects: tuple[str, ...], session: orm.Session, tables: Any, models: Any
) -> None:
    if session.get_bind().dialect.name not in dialects:
        pytest.skip("this database does not look into maps")
    stored(session, tables, models, parts=[{"size": 2}])
    session.add(tables.to_row(parsed(models.Bill, {"id": str(ID), "kind": "bill"})))
    session.flush()
    with pytest.raises(sa.exc.IntegrityError, match="ck_"):
        session.execute(sa.text(statement))


def test_where_the_conditions_come_from_is_the_schema_of_the_members() -> None:
    relations = relational(build(contract(OPEN))).relations
    at = "#/components/schemas/Part/additionalProperties"
    said = {one.name: (one.keyword, one.at) for one in relations["parts"].checks}
    assert said["ck_parts_sizes_values_minimum"] == ("minimum", at)
    assert relations["things"].column("others").undeclared


def test_it_is_typed(package: Path) -> None:
    checked("opened", package.parent)
