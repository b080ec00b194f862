"""Laws of seeds: the same seed, the same rows; each valid, unique where it has to be, after those it refers to."""

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy import orm

from contractor import read
from contractor.contract import Contract
from contractor.contract import read as read_files
from contractor.contract.travel import Direction
from contractor.imported import Imported, imported
from contractor.model import Model, build
from contractor.samples import Samples
from contractor.seeding import Line, Seeding, Unseedable
from contractor.seeding.inserting import Occupied, Unwritten, insert
from contractor.source import Files
from tests.documents import CORPUS, contract, corpus
from tests.seeding.documents import FAMILIES, SHOP, STRANGE

SCHEMAS = "#/components/schemas/"
TRAINS = Path(__file__).parent / "train-travel.overlay.yaml"


def lines(seeding: Seeding, rows: int, names: tuple[str, ...] = ()) -> list[Line]:
    keys = [SCHEMAS + name for name in names] or list(seeding.tables)
    counts = seeding.counts(seeding.needed(keys), rows)
    return [line for batch in seeding.batches(counts) for line in batch.lines]


def plain(found: list[Line]) -> list[tuple[str, dict[str, Any]]]:
    return [(line.table.name, line.columns) for line in found]


def of(text: str, rows: int, seed: int = 0) -> dict[str, list[dict[str, Any]]]:
    """The rows of a small document by their tables."""
    model = build(contract(text))
    assert not model.findings
    found: dict[str, list[dict[str, Any]]] = {}
    with imported(model) as package:
        for name, columns in plain(lines(Seeding(model, package, seed), rows)):
            found.setdefault(name, []).append(columns)
    return found


@pytest.fixture(
    scope="module", params=[SHOP, STRANGE, FAMILIES], ids=["bookshop", "strange", "families"]
)
def made(request: pytest.FixtureRequest) -> Iterator[tuple[Model, Imported]]:
    model = build(read(request.param))
    with imported(model) as package:
        yield model, package


# ── laws ──────────────────────────────────────────────────────────────────────────────────────────


def test_the_same_seed_gives_the_same_rows_and_another_seed_others(
    made: tuple[Model, Imported],
) -> None:
    one, again, other = (plain(lines(Seeding(*made, seed), 40)) for seed in (7, 7, 8))
    assert one == again
    assert one != other


def test_more_rows_are_the_same_ones_and_others(made: tuple[Model, Imported]) -> None:
    few, many = (plain(lines(Seeding(*made), rows)) for rows in (50, 90))
    assert len(many) > len(few)
    assert all(line in many for line in few)


def test_the_rows_of_a_table_are_the_same_whatever_else_is_made(
    made: tuple[Model, Imported],
) -> None:
    whole = plain(lines(Seeding(*made), 30))
    tables = Seeding(*made).tables
    for table in tables.values():
        # Kinds of rows may stand in one table.
        names = [key for key, other in tables.items() if other.name == table.name]
        alone = plain(
            lines(Seeding(*made), 30, tuple(name.removeprefix(SCHEMAS) for name in names))
        )
        assert [line for line in whole if line[0] == table.name] == [
            line for line in alone if line[0] == table.name
        ]


@pytest.mark.parametrize("salt", ["0", "1", "4711"])
def test_every_process_makes_the_same_rows(salt: str) -> None:
    code = (
        "from tests.seeding.test_rows import *\n"
        "model = build(read(STRANGE))\n"
        "with imported(model) as package:\n"
        "    print(repr(plain(lines(Seeding(model, package, 3), 20))))\n"
    )
    root = Path(__file__).parents[2]
    run = subprocess.run(
        [sys.executable, "-c", code],
        cwd=root,
        env={"PYTHONHASHSEED": salt, "PYTHONPATH": f"{root}/src:{root}"},
        capture_output=True,
        text=True,
        check=True,
    )
    model = build(read(STRANGE))
    with imported(model) as package:
        here = repr(plain(lines(Seeding(model, package, 3), 20)))
    assert run.stdout.strip() == here


def test_the_engine_takes_every_row(made: tuple[Model, Imported]) -> None:
    model, package = made
    seeding, samples = Seeding(model, package), Samples(model.contract)
    seeding.counts(seeding.order.roots, 60)
    checked = 0
    for key, count in seeding.counts(seeding.order.roots, 60).items():
        for row in range(count):
            value = next(seeding.values.values(key, seeding.values.settling.of(key, row)))
            assert samples.takes(model.contract.schemas[key], value, Direction.RESPONSE)
            checked += 1
    assert checked > 200


def test_databases_take_every_row_and_models_are_read_back(
    made: tuple[Model, Imported], database: str
) -> None:
    model, package = made
    seeding = Seeding(model, package, 5)
    counts = seeding.counts(seeding.needed(seeding.tables), 60)
    engine = package.runtime.engine(database)
    written = insert(engine, seeding, counts, create=True)
    wanted = Counter(name for name, _ in plain(lines(seeding, 60)))
    assert written.rows == wanted
    samples = Samples(model.contract)
    with orm.Session(engine) as session:
        for name, count in wanted.items():
            table = seeding.metadata.tables[name]
            assert session.scalar(sa.select(sa.func.count()).select_from(table)) == count
        for key in seeding.order.roots:
            given = package.from_row[key].given
            for row in session.scalars(sa.select(package.rows[key])):
                if given:
                    continue
                text = package.tables.from_row(row).model_dump_json(by_alias=True)
                value = json.loads(text)
                assert samples.takes(model.contract.schemas[key], value, Direction.RESPONSE), value
    engine.dispose()


@pytest.mark.parametrize("document", [SHOP, STRANGE], ids=["bookshop", "strange"])
def test_ten_thousand_rows_are_told_apart(document: Path) -> None:
    model = build(read(document))
    with imported(model) as package:
        seeding = Seeding(model, package)
        counts = list(seeding.order.roots)
        settling = seeding.values.settling
        settling.ask(10_000, {})
        compared = 0
        for key in counts:
            table, count = seeding.tables[key], settling.count(key)
            makers = settling.fixed(key).makers
            for group in (table.primary, *table.unique):
                paths = [path for path in makers if path[0] in group]
                rows = [settling.of(key, row) for row in range(count)]
                values = [tuple(makers[path](row) for path in paths) for row in rows]
                assert len(set(values)) == count, (key, group)
                compared += count
        assert compared >= 40_000


# ── what rows are like ────────────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def shop() -> Iterator[dict[str, list[dict[str, Any]]]]:
    model = build(read(SHOP))
    with imported(model) as package:
        found: dict[str, list[dict[str, Any]]] = {}
        for name, columns in plain(lines(Seeding(model, package), 400)):
            found.setdefault(name, []).append(columns)
        yield found


def test_enumerations_are_spread_and_what_is_optional_is_sometimes_absent(
    shop: dict[str, list[dict[str, Any]]],
) -> None:
    formats = Counter(row["format"].value for row in shop["books"])
    assert set(formats) == {"hardback", "paperback", "ebook", "audiobook"}
    assert min(formats.values()) > 50
    absent = sum(row["blurb"] is None for row in shop["books"])
    assert 10 < absent < 120
    payments = Counter(row["payment"]["method"] for row in shop["orders"])
    assert len(payments) > 1


def test_bounds_are_met_sometimes_and_never_crossed(shop: dict[str, list[dict[str, Any]]]) -> None:
    titles = [len(row["title"]) for row in shop["books"]]
    assert (min(titles), max(titles)) == (1, 300)
    quantities = [row["quantity"] for row in shop["order_lines"] if row["quantity"] is not None]
    assert min(quantities) == 1
    assert max(quantities) == 999


def test_what_only_the_database_knows_fits_together(
    shop: dict[str, list[dict[str, Any]]],
) -> None:
    assert all(row["created_at"] <= row["updated_at"] for row in shop["authors"])
    assert any(row["created_at"] < row["updated_at"] for row in shop["authors"])
    assert {row["version"] for row in shop["orders"]} == {1, 2, 3, 4}
    deleted = [row for row in shop["customers"] if row["deleted_at"] is not None]
    assert 0 < len(deleted) < 40
    assert all(len(row["password"]) >= 12 for row in shop["customers"])


def test_lists_keep_their_order_and_name_nothing_twice(
    shop: dict[str, list[dict[str, Any]]],
) -> None:
    authors: dict[str, list[Any]] = {}
    for row in shop["book_author_ids"]:
        assert row["position"] == len(authors.setdefault(row["book_isbn"], []))
        authors[row["book_isbn"]].append(row["value"])
    assert all(len(set(some)) == len(some) for some in authors.values())
    assert any(len(some) > 1 for some in authors.values())
    known = {row["id"] for row in shop["authors"]}
    assert all(known.issuperset(some) for some in authors.values())


def test_times_of_one_row_are_one_story() -> None:
    model = build(read(STRANGE))
    with imported(model) as package:
        rows = [
            row for name, row in plain(lines(Seeding(model, package), 200)) if name == "players"
        ]
    both = [row for row in rows if row["created_at"] and row["updated_at"]]
    assert len(both) > 100
    assert all(row["created_at"] < row["updated_at"] for row in both)


def test_circles_are_closed_when_all_rows_are_there() -> None:
    model = build(read(STRANGE))
    with imported(model) as package:
        assert Seeding(model, package).later == {"teams": ("captain",)}


def test_trees_have_roots_and_branches() -> None:
    model = build(read(STRANGE))
    with imported(model) as package:
        found = plain(lines(Seeding(model, package), 50))
    branches = [row for name, row in found if name == "branches"]
    assert branches[0]["branch_id"] is None
    above = {row["id"]: row["branch_id"] for row in branches}
    assert all(other is None or other < one for one, other in above.items())
    replies = [row for name, row in found if name == "comments" and row["comment_id"]]
    assert replies
    assert all(isinstance(row["position"], int) for row in replies)


def test_private_columns_of_rows_in_lists_are_filled() -> None:
    model = build(read(STRANGE))
    with imported(model) as package:
        found = plain(lines(Seeding(model, package), 50))
    pins = [row["pin"] for name, row in found if name == "invoice_lines"]
    assert sum(pin is not None for pin in pins) > len(pins) / 2
    assert all(row["seat"] for name, row in found if name == "tickets")


def test_keys_that_allow_a_few_rows_get_a_few() -> None:
    found = of(
        """
        components:
          schemas:
            Day:
              type: object
              required: [day]
              x-contractor-table: {name: days, key: [day]}
              properties: {day: {enum: [mon, tue]}, note: {type: string}}
            Shift:
              type: object
              required: [id, day]
              x-contractor-table: {name: shifts}
              properties:
                id: {type: integer}
                day: {enum: [mon, tue], x-contractor-column: {references: Day}}
        """,
        50,
    )
    assert len(found["days"]) == 2
    assert len(found["shifts"]) == 50


# ── what cannot be done ───────────────────────────────────────────────────────────────────────────


def test_a_circle_that_begins_nowhere_is_told() -> None:
    text = """
    components:
      schemas:
        A:
          type: object
          required: [id, b]
          x-contractor-table: {}
          properties:
            id: {type: integer}
            b: {type: integer, x-contractor-column: {references: B}}
        B:
          type: object
          required: [id, a]
          x-contractor-table: {}
          properties:
            id: {type: integer}
            a: {type: integer, x-contractor-column: {references: A}}
    """
    with pytest.raises(Unseedable) as why:
        of(text, 3)
    assert why.value.at.startswith(SCHEMAS)
    assert "as, bs" in why.value.why or "bs, as" in why.value.why


def test_a_schema_without_values_is_told() -> None:
    text = """
    components:
      schemas:
        A:
          type: object
          required: [id, b]
          x-contractor-table: {}
          properties:
            id: {type: integer}
            b: {type: integer, minimum: 3, maximum: 2}
    """
    with pytest.raises(Unseedable) as why:
        of(text, 3)
    assert "'as'" in why.value.why


def test_constraints_that_keys_violate_are_told() -> None:
    text = """
    components:
      schemas:
        A:
          type: object
          required: [id]
          x-contractor-table: {}
          properties: {id: {type: integer}}
          not: {properties: {id: {minimum: 3}}}
    """
    with pytest.raises(Unseedable) as why:
        of(text, 10)
    assert "row 2 of 'as'" in why.value.why


# ── databases ─────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def small() -> Iterator[tuple[Seeding, Imported]]:
    model = build(read(STRANGE))
    with imported(model) as package:
        yield Seeding(model, package), package


def test_rows_are_written_once_and_more_are_added(
    small: tuple[Seeding, Imported], database: str
) -> None:
    seeding, package = small
    engine = package.runtime.engine(database)
    counts = seeding.counts(seeding.needed(seeding.tables), 30)
    with pytest.raises(Unwritten):
        insert(engine, seeding, counts)
    first = insert(engine, seeding, counts, create=True)
    with pytest.raises(Occupied) as why:
        insert(engine, seeding, counts)
    assert why.value.tables == first.rows
    assert insert(engine, seeding, counts, mode="append").rows == {}
    more = seeding.counts(seeding.needed(seeding.tables), 45)
    second = insert(engine, seeding, more, mode="append")
    fresh = insert(engine, seeding, more, mode="fresh")
    assert fresh.rows == {name: first.rows[name] + second.rows.get(name, 0) for name in fresh.rows}
    engine.dispose()


def test_what_fails_leaves_nothing_behind(small: tuple[Seeding, Imported], database: str) -> None:
    seeding, package = small
    engine = package.runtime.engine(database)
    counts = seeding.counts(seeding.needed(seeding.tables), 30)
    done: list[int] = []

    def tell(count: int) -> None:
        done.append(count)
        if len(done) == 5:
            raise RuntimeError("the plug is pulled")

    with pytest.raises(RuntimeError):
        insert(engine, seeding, counts, create=True, tell=tell)
    assert sa.inspect(engine).get_table_names() == []
    engine.dispose()


def test_the_database_goes_on_numbering_where_seeds_end(
    small: tuple[Seeding, Imported], database: str
) -> None:
    seeding, package = small
    engine = package.runtime.engine(database)
    insert(engine, seeding, seeding.counts(seeding.needed(seeding.tables), 30), create=True)
    with engine.begin() as connection:
        connection.exec_driver_sql("INSERT INTO tickets (seat) VALUES ('12A')")
        connection.exec_driver_sql(
            "INSERT INTO player_skills (player_id, position, value)"
            " SELECT id, 99, 'run' FROM players WHERE id NOT IN"
            " (SELECT player_id FROM player_skills WHERE value = 'run') LIMIT 1"
        )
        found = connection.scalar(sa.text("SELECT id FROM tickets WHERE seat = '12A'"))
    assert found == 31
    engine.dispose()


# ── train-travel ──────────────────────────────────────────────────────────────────────────────────


def trains() -> Contract:
    return read_files(Files.open(str(CORPUS / "train-travel.yaml"), overlays=[TRAINS]))


@corpus
def test_examples_that_are_invalid_are_told_and_not_used() -> None:
    model = build(trains())
    with imported(model) as package:
        seeding = Seeding(model, package)
        refused = [one.at for one in seeding.refused]
        assert refused == [
            f"{SCHEMAS}{path}/examples/0"
            for path in (
                "Trip/properties/id",
                "Booking/properties/id",
                "Booking/properties/trip_id",
            )
        ]
        found = plain(lines(seeding, 30))
    names = {row["name"] for name, row in found if name == "stations"}
    assert any("Hauptbahnhof" in name for name in names)
    assert "3f3e3e1-c824" not in repr(found)
    trips = [row for name, row in found if name == "trips"]
    assert sum(row["origin"] != row["destination"] for row in trips) >= len(trips) - 1
    assert all(row["departure_time"] < row["arrival_time"] for row in trips)
    payments = [row["booking_id"] for name, row in found if name == "payments"]
    assert len(set(payments)) == len(payments) == 30


@corpus
def test_databases_take_train_travel(database: str) -> None:
    model = build(trains())
    with imported(model) as package:
        engine = package.runtime.engine(database)
        seeding = Seeding(model, package, 11)
        counts = seeding.counts(seeding.needed(seeding.tables), 200)
        assert sum(insert(engine, seeding, counts, create=True).rows.values()) == 800
        engine.dispose()
