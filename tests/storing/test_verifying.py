"""What the contract allows arrives as it was or is refused and told, and what it forbids raw SQL cannot store."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

import contractor
from contractor.contract import Contract, read
from contractor.imported import imported
from contractor.model import build
from contractor.source import Files
from contractor.storing import Verified, verify
from contractor.storing.findings import finding
from contractor.storing.outcome import Told
from tests.documents import CORPUS, contract, corpus
from tests.storing.tightened import engines, offer, verified

ROOT = Path(__file__).parents[2]
KINDS = Path(__file__).with_name("kinds.yaml")
TRAINS = Path(__file__).with_name("train-travel.overlay.yaml")
KIND = "#/components/schemas/Kind/properties"


def kinds() -> Contract:
    return read(Files.open(str(KINDS), allow_outside=True))


def wide(found: Verified, name: str) -> list[Told]:
    return [
        one
        for one in found.told
        if one.id == "contract-wider-than-store" and one.place.at.startswith(f"{KIND}/{name}")
    ]


def check(found: Verified, examples: int) -> None:
    """What holds of every run: nothing is altered, everything is accounted for, every constraint was tried."""
    assert [one for one in found.told if one.id == "stored-altered" or one.broken] == []
    for one in found.seen:
        assert sum((one.arrived, one.refused, one.dropped, one.altered)) == one.values
        assert one.altered == 0
        assert one.values in (0, examples)
        assert one.constraints
        assert one.writes >= one.constraints - 2
        assert one.untried == ()


@pytest.fixture(scope="module")
def small() -> Contract:
    return contract(
        """
        paths: {}
        components:
          schemas:
            Thing:
              type: object
              additionalProperties: false
              required: [id, at]
              x-contractor-table: {}
              properties:
                id: {type: integer, format: int64}
                at: {type: string, format: date-time}
                name: {type: string, maxLength: 5, pattern: '^[a-z]*$'}
                more: {type: object, additionalProperties: {type: integer, format: int32}}
        """
    )


def test_every_kind_of_column_holds_what_it_should(database: str) -> None:
    found = verified(kinds(), database, 240)
    check(found, 240)
    assert {one.tightening.get("pattern") for one in wide(found, "text")} == {"^[^\\u0000]*$"}
    assert {one.tightening.get("format") for one in wide(found, "whole")} == {"int64"}
    assert {"uuid"} <= {one.tightening.get("format") for one in wide(found, "owner")}
    assert any(one.tightening.get("multipleOf") == 0.01 for one in wide(found, "price"))
    assert any("microsecond" in one.why for one in wide(found, "at"))
    assert any("years" in one.why for one in wide(found, "at"))
    for exact in (
        "exact",
        "day",
        "on",
        "level",
        "fixed",
        "small",
        "single",
        "code",
        "size",
        "both",
    ):
        assert wide(found, exact) == []


def test_what_is_offered_leaves_out_what_is_refused(tmp_path: Path) -> None:
    contract, overlays, told = kinds(), [], 1
    for turn in range(4):
        found = verified(contract, f"sqlite:///{tmp_path}/{turn}.db", 160)
        check(found, 160)
        told = sum(bool(one.tightening) for one in found.told)
        if not told:
            break
        overlays.append(offer(contract, found, tmp_path / f"{turn}.yaml"))
        contract = read(Files.open(str(KINDS), overlays=overlays, allow_outside=True))
    assert (told, len(overlays)) == (0, len(overlays))
    assert overlays


@pytest.mark.parametrize("which", ["bookshop", pytest.param("trains", marks=corpus)])
def test_real_documents(which: str, database: str) -> None:
    if which == "bookshop":
        found = contractor.read(ROOT / "specs" / "bookshop.yaml")
    else:
        document = str(CORPUS / "train-travel.yaml")
        found = read(Files.open(document, overlays=[TRAINS], allow_outside=True))
    told = verified(found, database, 40)
    check(told, 40)
    assert sum(one.arrived for one in told.seen) > sum(one.values for one in told.seen) // 2
    assert [one.table for one in told.seen if one.dropped] == []


@pytest.mark.parametrize("document", ["seeding/strange.yaml", "cases/tables/spec.yaml"])
def test_trees_defaults_and_rows_that_say_whose_they_are(document: str, tmp_path: Path) -> None:
    found = read(Files.open(str(ROOT / "tests" / document), allow_outside=True))
    told = verified(found, f"sqlite:///{tmp_path}/odd.db", 24)
    assert [one for one in told.told if one.id == "stored-altered" or one.broken] == []
    assert [one.untried for one in told.seen if one.untried] == []


def test_the_same_seed_finds_the_same(small: Contract, tmp_path: Path) -> None:
    one, other, different = (
        verified(small, f"sqlite:///{tmp_path}/{name}.db", 40, seed)
        for name, seed in (("a", 1), ("b", 1), ("c", 2))
    )
    assert one == other
    assert {told.id for told in different.told} == {told.id for told in one.told}


def test_what_is_altered_is_an_error(
    small: Contract, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = build(small)
    with imported(model) as package, engines(package, [f"sqlite:///{tmp_path}/a.db"]) as made:
        instant = package.runtime.Instant
        bind = instant.process_bind_param

        def lossy(self: Any, value: Any, dialect: Any) -> Any:
            return bind(self, value and value.replace(microsecond=0), dialect)

        monkeypatch.setattr(instant, "process_bind_param", lossy)
        found = verify(small, model, package, made, examples=60)
    altered = [one for one in found.told if one.id == "stored-altered"]
    assert {one.place.at.rpartition("/")[2] for one in altered} >= {"at"}
    assert any(".5" in one.why or ".123456" in one.why for one in altered)
    assert sum(one.altered for one in found.seen) >= 2


def test_what_cannot_be_read_again_is_altered(
    small: Contract, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = build(small)
    with imported(model) as package, engines(package, [f"sqlite:///{tmp_path}/a.db"]) as made:

        def unreadable(self: Any, value: Any, dialect: Any) -> Any:
            raise ValueError("no such day")

        monkeypatch.setattr(package.runtime.Instant, "process_result_value", unreadable)
        found = verify(small, model, package, made, examples=12)
    altered = {one.why for one in found.told if one.id == "stored-altered"}
    assert altered == {"it was stored, and cannot be read: no such day"}


def test_a_database_that_enforces_less_is_told(small: Contract, database: str) -> None:
    model = build(small)
    with imported(model) as package, engines(package, [database]) as made:
        table = package.tables.Base.metadata.tables["things"]
        checks = [one for one in table.constraints if isinstance(one, sa.CheckConstraint)]
        for one in checks:
            table.constraints.discard(one)
        package.tables.Base.metadata.create_all(made[0])
        found = verify(small, model, package, made, examples=12)
    told = {
        (one.keyword, one.place.at.rpartition("/")[2])
        for one in found.told
        if one.id == "store-wider-than-contract"
    }
    assert {("maxLength", "name"), ("pattern", "name"), ("format", "additionalProperties")} <= told
    [seen] = found.seen
    assert seen.stored
    assert seen.writes


def test_references_in_a_circle_are_filled(tmp_path: Path) -> None:
    found = contract(
        """
        paths: {}
        components:
          schemas:
            Hen:
              type: object
              additionalProperties: false
              required: [id]
              x-contractor-table: {}
              properties:
                id: {type: integer, readOnly: true}
                egg: {type: integer, x-contractor-column: {references: Egg}}
            Egg:
              type: object
              additionalProperties: false
              required: [id, hen]
              x-contractor-table: {}
              properties:
                id: {type: integer, readOnly: true}
                hen: {type: integer, x-contractor-column: {references: Hen}}
        """
    )
    told = verified(found, f"sqlite:///{tmp_path}/hens.db", 24)
    assert Counter(one.altered for one in told.seen) == {0: 2}
    assert all(one.arrived >= 6 for one in told.seen)


FEW = """
paths: {}
components:
  schemas:
    Journey:
      type: object
      additionalProperties: false
      required: [id, at]
      x-contractor-table: {}
      properties:
        id: {type: string, format: uuid}
        at: {type: string, format: date-time}
        before: {type: string, format: uuid, x-contractor-column: {references: Journey}}
    Ticket:
      type: object
      additionalProperties: false
      required: [id, text]
      x-contractor-table: {parent: Journey, single: true}
      properties:
        id: {type: integer, format: int64, readOnly: true}
        text: {type: string, maxLength: 5}
    Seat:
      type: object
      additionalProperties: false
      required: [code, journey, text]
      x-contractor-table: {key: [code], unique: [[journey]]}
      properties:
        code: {type: string, enum: [A, B, C]}
        journey: {type: string, format: uuid, x-contractor-column: {references: Journey, on-delete: cascade}}
        text: {type: string, maxLength: 5}
"""


def refusing(
    database: str, examples: int, monkeypatch: pytest.MonkeyPatch, *, every: int
) -> Verified:
    """The same document, in a database that has no room for one instant in so many."""
    model = build(contract(FEW))
    with imported(model) as package, engines(package, [database]) as made:
        instant = package.runtime.Instant
        bind = instant.process_bind_param

        def full(self: Any, value: Any, dialect: Any) -> Any:
            if value is not None and (value.minute + value.day) % every == 0:
                raise ValueError("there is no room")
            return bind(self, value, dialect)

        monkeypatch.setattr(instant, "process_bind_param", full)
        return verify(contract(FEW), model, package, made, examples=examples)


def test_rows_refer_to_rows_that_are_there(database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is room for few rows, and where those are refused that they would refer to."""
    found = refusing(database, 80, monkeypatch, every=3)
    check(found, 80)
    assert ("a usual value", "its column refuses it: there is no room") in {
        (one.what, one.why) for one in found.told if one.place.table == "journeys"
    }
    seen = {one.table: one for one in found.seen}
    assert seen["journeys"].refused > 20
    for name in ("tickets", "seats"):
        assert {one.why for one in found.told if one.place.table == name} == {
            "its column refuses it: U+0000 cannot be stored"
        }
        assert seen[name].refused < 8


def test_what_nothing_can_refer_to_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = refusing(f"sqlite:///{tmp_path}/a.db", 12, monkeypatch, every=1)
    assert [one.arrived for one in found.seen] == [0, 0, 0]
    why = {one.place.table: one.why for one in found.told}
    assert why["tickets"] == why["seats"] == "no row is there that it could refer to"


OPEN = """
paths: {}
components:
  schemas:
    Box:
      type: object
      required: [id, size]
      x-contractor-table: TABLE
      properties:
        id: {type: string, format: uuid}
        size: {$ref: '#/components/schemas/Size', x-contractor-column: {store: STORE}}
        parts: {type: array, items: {$ref: '#/components/schemas/Part'}, x-contractor-column: {store: children}}
    Size: {type: object, required: [width], properties: {width: {type: integer, format: int32}}}
    Part:
      type: object
      required: [weight]
      x-contractor-table: {parent: Box PART}
      additionalProperties: {type: integer, format: int32, minimum: 3}
      properties: {weight: {type: integer, format: int32}}
"""


def opened(table: str = "{}", store: str = "columns", part: str = "") -> Contract:
    text = OPEN.replace("TABLE", table).replace("STORE", store)
    return contract(text.replace(" PART", part))


def test_what_is_dropped_is_told_with_both_ways_out(tmp_path: Path) -> None:
    found = verified(opened(), f"sqlite:///{tmp_path}/a.db", 200)
    assert found.seen[0].dropped > 2
    told = {one.place.at: finding(one).help or "" for one in found.told if one.instead}
    assert set(told) == {f"#/components/schemas/{name}" for name in ("Box", "Size", "Part")}
    assert all("additionalProperties: false" in one for one in told.values())
    assert "{extra: NAME}" in told["#/components/schemas/Box"]
    assert "{extra: NAME}" in told["#/components/schemas/Part"]
    assert "{store: json}" in told["#/components/schemas/Size"]


def test_nothing_is_dropped_where_there_is_a_column_for_it(database: str) -> None:
    found = verified(opened("{extra: rest}", "json", ", extra: rest"), database, 200)
    check(found, 200) if database.startswith("sqlite") else None
    [boxes, parts] = found.seen
    assert (boxes.dropped, boxes.altered, boxes.untried, parts.untried) == (0, 0, (), ())
    assert [one.what for one in found.told if "undeclared" in one.what] == []
    wider = {one.keyword for one in found.told if one.place.table == "parts"}
    # Databases look into maps as far as they do elsewhere.
    assert wider >= {"minimum"} if database.startswith("sqlite") else not wider


def test_a_member_that_is_lost_all_the_same_is_altered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = opened("{extra: rest}", "json", ", extra: rest")
    model = build(found)
    with imported(model) as package, engines(package, [f"sqlite:///{tmp_path}/a.db"]) as made:
        monkeypatch.setattr(package.tables, "undeclared", lambda model, *declared: None)
        told = verify(found, model, package, made, examples=120)
    assert told.seen[0].altered
    assert "stored-altered" in {one.id for one in told.told}


def test_a_list_of_rows_with_one_of_them_twice_is_told(tmp_path: Path) -> None:
    found = contract(
        """
        paths: {}
        components:
          schemas:
            Order:
              type: object
              additionalProperties: false
              required: [id, lines]
              x-contractor-table: {}
              properties:
                id: {type: integer, readOnly: true}
                lines:
                  type: array
                  items: {$ref: '#/components/schemas/Line'}
                  x-contractor-column: {store: children}
            Line:
              type: object
              additionalProperties: false
              required: [id]
              x-contractor-table: {parent: Order}
              properties:
                id: {type: integer}
        """
    )
    told = verified(found, f"sqlite:///{tmp_path}/a.db", 60)
    twice = [one for one in told.told if "an item twice" in one.what]
    assert [one.tightening for one in twice] == [{"uniqueItems": True}]
    assert "UNIQUE" in twice[0].why


def test_rows_of_several_kinds_hold_what_they_should(database: str) -> None:
    case = ROOT / "tests" / "cases" / "table-families" / "spec.yaml"
    found = verified(contractor.read(case), database, 40)
    assert [one for one in found.told if one.id != "contract-wider-than-store"] == []
    seen = {one.table: one for one in found.seen}
    # Two of the kinds stand in one table with the third, the others in tables of their own.
    assert seen["payment_methods"].values == 3 * seen["letters"].values
    for one in found.seen:
        assert one.altered == 0
        assert one.writes >= one.constraints - 2
        assert one.untried == ()
    assert all(
        seen[name].arrived for name in ("createds", "renameds", "event_removals", "boxs", "letters")
    )


NULLS = """
paths: {}
components:
  schemas:
    Code: {type: string, pattern: '^[A-Z]{3}$', x-extensible-enum: [GBP, EUR]}
    Size:
      anyOf:
        - {type: string, pattern: '^[0-9]+$'}
        - {type: string, enum: [small, large]}
    Thing:
      type: object
      additionalProperties: false
      required: [id, any, null, const, listed, other, said, code, size]
      x-contractor-table: {}
      properties:
        id: {type: string, format: uuid}
        any: {}
        null: {type: 'null'}
        const: {const: null}
        listed: {enum: [a, null]}
        other: {not: {type: string}}
        said: {properties: {x: {type: integer, format: int32}}}
        code: {$ref: '#/components/schemas/Code'}
        size: {$ref: '#/components/schemas/Size'}
        deep:
          type: object
          additionalProperties: false
          required: [any, least]
          x-contractor-column: {store: columns}
          properties:
            any: {}
            least: {type: integer, format: int32}
            most: {type: [string, 'null']}
"""


def test_null_is_a_value_where_nothing_forbids_it(database: str) -> None:
    found = verified(contract(NULLS), database, 150)
    check(found, 150)
    # What is refused has U+0000 in it, and nothing has null.
    wide = [one for one in found.told if one.id == "contract-wider-than-store"]
    assert [one for one in wide if "U+0000" not in one.why and "no column" not in one.why] == []


def test_values_beside_listed_ones_are_what_the_contract_says(database: str) -> None:
    found = verified(contract(NULLS), database, 30)
    loose = {one.place.pointer for one in found.told if one.id == "store-wider-than-contract"}
    assert not loose & {"code", "size"}
