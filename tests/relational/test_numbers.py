"""Conditions on numbers: exact ones digit by digit, binary ones as JSON reads them."""

from collections.abc import Iterator
from decimal import Decimal, localcontext
from fractions import Fraction
from operator import ge, gt, le, lt
from random import Random
from typing import Any

import pytest
import sqlalchemy as sa

from contractor.relational.database import ColumnType
from contractor.relational.numbers import Sign, bound, kept, multiple, sized, spelled
from contractor.runtime import _tables as runtime
from tests.relational.asking import Database

SIGNS = {">=": ge, ">": gt, "<=": le, "<": lt}
SIZES = [(5, 0), (8, 1), (12, 2), (18, 18), (18, 0), (19, 0), (30, 4), (40, 2), (6, 6), (99, 30)]


@pytest.fixture
def asked(database: str) -> Iterator[Database]:
    found = Database(database)
    yield found
    found.close()


def numbers(chance: Random, precision: int, scale: int) -> list[str]:
    """Exact numbers of a type, the least and the greatest among them."""
    most = 10**precision - 1
    wholes = {0, 1, -1, most, -most, *(chance.randint(-most, most) for _ in range(30))}
    wholes |= {chance.randint(-(10**size), 10**size) for size in range(1, precision)}
    with localcontext() as context:
        context.prec = 200
        type = ColumnType("exact", precision, scale)
        return sorted({kept(Decimal(whole).scaleb(-scale), type) for whole in wholes})


def stored(asked: Database, type: ColumnType) -> str:
    """The text `v` as what its column holds."""
    if asked.dialect == "sqlite":
        return "v"
    size = f"({type.precision}, {type.scale})" if type.precision else ""
    return f"CAST(v AS numeric{size})"


@pytest.mark.parametrize(("precision", "scale"), SIZES)
def test_exact_numbers_are_compared_digit_by_digit(
    asked: Database, precision: int, scale: int
) -> None:
    chance = Random(precision)
    type = ColumnType("exact", precision, scale)
    values = numbers(chance, precision, scale)
    limits: list[float] = [
        0,
        1,
        -1,
        0.005,
        -0.005,
        99.99,
        1e15,
        -1e15,
        0.1,
        1.5,
        123456789012345678901,
    ]
    limits += [float(chance.choice(values)) for _ in range(6)]
    for limit in limits:
        exactly = Fraction(spelled(limit))
        for sign, holds in SIGNS.items():
            condition = bound(stored(asked, type), type, sign, limit).of(asked.dialect)  # type: ignore[arg-type]
            assert condition is not None
            said = asked.texts(condition, values)
            assert said == [holds(Fraction(value), exactly) for value in values], condition


@pytest.mark.parametrize(("precision", "scale"), SIZES)
def test_multiples_of_exact_numbers(asked: Database, precision: int, scale: int) -> None:
    type = ColumnType("exact", precision, scale)
    values = numbers(Random(2), precision, scale)
    said = 0
    for step in (1, 5, 10, 0.01, 0.1, 0.05, 0.25, 0.003, 100, 2.5):
        steps = Fraction(spelled(step))
        mixed = values + [
            kept(Decimal(spelled(step)) * times, type)
            for times in (2, 7, 100)
            if Decimal(spelled(step)) * times < Decimal(10) ** (precision - scale)
        ]
        condition = multiple(stored(asked, type), type, step).of(asked.dialect)  # type: ignore[arg-type]
        if condition is None:
            assert precision > 18
            continue
        said += 1
        answers = asked.texts(condition, mixed)
        assert answers == [(Fraction(value) / steps).denominator == 1 for value in mixed], condition
    assert said >= 2


@pytest.mark.parametrize(
    ("type", "good", "bad"),
    [
        (
            ColumnType("exact", 5, 2),
            ["0.00", "1.50", "-1.50", "999.99", "-999.99", "10.00", "0.01", "-0.01"],
            ["-0.00", "1.5", "1", "01.00", "+1.00", "1000.00", ".50", "--1.00", "1.500", "1..00", "1.0.00", "a", ""],
        ),
        (
            ColumnType("exact", 3, 0),
            ["0", "7", "999", "-999"],
            ["-0", "00", "07", "1000", "1.", "1.0", "-", "", "1-2", " 1", "1e2", "0x1"],
        ),
        (
            ColumnType("exact", 2, 2),
            ["0.00", "0.99", "-0.99"],
            ["1.00", "-1.00", ".99", "0.9", "00.99"],
        ),
        (
            ColumnType("exact"),
            ["0", "1.5", "1.50", "-0.001", "0.0", "123456789012345678901234567890.5"],
            ["-0", "-0.0", "1.", ".5", "01", "NaN", "Infinity", "1e5", "-", "--1", "", "1,5"],
        ),
    ],
)  # fmt: skip
def test_exact_numbers_have_one_spelling(type: ColumnType, good: list[str], bad: list[str]) -> None:
    columns = sa.MetaData()
    sa.Table("t", columns, sa.Column("v", runtime.Exact(type.precision, type.scale)))
    runtime.check_shapes(columns)
    engine = sa.create_engine("sqlite://")
    columns.create_all(engine)
    insert = sa.text("INSERT INTO t VALUES (:v)")
    for text in good:
        with engine.begin() as connection:
            connection.execute(insert, {"v": text})
        written = runtime.Exact(type.precision, type.scale).process_bind_param(
            Decimal(text), engine.dialect
        )
        assert written == text == kept(Decimal(text), type)
    for text in bad:
        with pytest.raises(sa.exc.IntegrityError), engine.begin() as connection:
            connection.execute(insert, {"v": text})
    engine.dispose()


@pytest.mark.parametrize(
    ("step", "good", "bad"),
    [
        (0.01, [0, 0.01, 0.07, 1.15, 4.35, -2.22, 1e6, 1234567.89, 0.1], [0.001, 1.005, 0.0101]),
        (0.001, [0.001, 123.456], [0.0001]),
        (1, [0, 1, -7, 2.0, 1e15, 1e300], [0.5, -0.1, 1e-9]),
        (3, [0, 3, -9, 300.0], [1, 2.0, 3.5, 1e15]),
    ],
)
def test_multiples_of_binary_numbers(
    asked: Database, step: float, good: list[float], bad: list[float]
) -> None:
    condition = multiple(
        "v" if asked.dialect == "sqlite" else "CAST(CAST(v AS text) AS float8)",
        ColumnType("double"),
        step,
    ).of(asked.dialect)  # type: ignore[arg-type]
    assert condition is not None
    # jsonb has all digits; as JSON has them, they are read.
    if asked.dialect == "sqlite":
        condition = condition.replace("v", "CAST(v AS REAL)")
    assert asked.documents(condition, good) == [True] * len(good)
    assert asked.documents(condition, bad) == [False] * len(bad)


def test_multiples_that_binary_numbers_do_not_say() -> None:
    assert multiple("v", ColumnType("double"), 0.3).sqlite is None
    assert multiple("v", ColumnType("double"), 0.3).postgresql is not None
    assert multiple("v", ColumnType("bigint"), 2.5).sqlite == "v % 5 = 0"


@pytest.mark.parametrize(
    ("kind", "least", "most", "on_postgresql", "on_sqlite"),
    [
        ("integer", -(2**31), 2**31 - 1, False, True),
        ("integer", -128, 127, True, True),
        ("bigint", -(2**63), 2**63 - 1, False, False),
        ("bigint", 0, 2**32 - 1, True, True),
        ("bigint", 0, 2**64 - 1, True, True),
        ("exact", -(2**63), 2**63 - 1, True, False),
    ],
)
def test_integers_have_so_many_bits(
    kind: Any, least: int, most: int, on_postgresql: bool, on_sqlite: bool
) -> None:
    found = sized('"n"', ColumnType(kind, *((20, 0) if kind == "exact" else ())), least, most)
    assert (found.postgresql is not None, found.sqlite is not None) == (on_postgresql, on_sqlite)
    if found.sqlite is None:
        return
    engine = sa.create_engine("sqlite://")
    with engine.begin() as connection:
        connection.execute(sa.text(f'CREATE TABLE t ("n" INTEGER CHECK ({found.sqlite}))'))
        for good in (least, min(most, 2**63 - 1)):
            connection.execute(sa.text("INSERT INTO t VALUES (:n)"), {"n": good})
        for bad in (least - 1, most + 1):
            if -(2**63) <= bad < 2**63:
                with pytest.raises(sa.exc.IntegrityError):
                    connection.execute(sa.text("INSERT INTO t VALUES (:n)"), {"n": bad})
    engine.dispose()


@pytest.mark.parametrize("sign", SIGNS)
def test_binary_numbers_are_beside_limits_that_are_none(asked: Database, sign: Sign) -> None:
    type = ColumnType("double")
    for limit in (10**400, -(10**400)):
        said = bound("v", type, sign, limit).of(asked.dialect)
        holds = SIGNS[sign](0, limit)
        assert (said is None) == holds
        if said is not None:
            kind = "REAL" if asked.dialect == "sqlite" else "double precision"
            said = said.replace("v", f"CAST(v AS {kind})")
            assert asked.texts(said, ["0", "1.7976931348623157e308"]) == [False, False]
