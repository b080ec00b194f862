"""Conditions on numbers: exact ones digit by digit, binary ones as JSON reads them."""

from collections.abc import Iterator
from decimal import Decimal, localcontext
from fractions import Fraction
from operator import ge, gt, le, lt
from random import Random

import pytest
import sqlalchemy as sa

from contractor.relational.database import ColumnType
from contractor.relational.numbers import bound, finite, multiple, shape, spelled, within
from tests.relational.asking import Database

SIGNS = {">=": ge, ">": gt, "<=": le, "<": lt}
SIZES = [(5, 0), (8, 1), (12, 2), (18, 18), (18, 0), (19, 0), (30, 4), (40, 2), (6, 6), (99, 30)]


@pytest.fixture
def asked(database: str) -> Iterator[Database]:
    found = Database(database)
    yield found
    found.close()


def kept(value: Decimal, scale: int) -> str:
    """A number as SQLite keeps it."""
    with localcontext() as context:
        context.prec = 200
        rounded = value.quantize(Decimal(1).scaleb(-scale))
        return format(abs(rounded) if not rounded else rounded, "f")


def numbers(chance: Random, precision: int, scale: int) -> list[str]:
    """Exact numbers of a type, the least and the greatest among them."""
    most = 10**precision - 1
    wholes = {0, 1, -1, most, -most, *(chance.randint(-most, most) for _ in range(30))}
    wholes |= {chance.randint(-(10**size), 10**size) for size in range(1, precision)}
    with localcontext() as context:
        context.prec = 200
        return sorted({kept(Decimal(whole).scaleb(-scale), scale) for whole in wholes})


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
    limits: list[float] = [0, 1, -1, 0.005, -0.005, 99.99, 1e15, -1e15, 0.1, 1.5, 123456789012345678901]
    limits += [float(chance.choice(values)) for _ in range(6)]
    for limit in limits:
        exactly = Fraction(spelled(limit))
        for sign, holds in SIGNS.items():
            condition = bound(stored(asked, type), type, sign, limit).of(asked.dialect)  # type: ignore[arg-type]
            assert condition is not None
            said = asked.texts(condition, values)
            assert said == [holds(Fraction(value), exactly) for value in values], condition


def test_numbers_of_any_size_are_compared_too(asked: Database) -> None:
    chance = Random(1)
    type = ColumnType("exact")
    values = ["0", "1", "-1", "1.5", "1.49", "0.1", "-0.1", "10", "100", "-10", "99.9", "-99.95"]
    values += [
        format(Decimal(chance.randint(-(10**9), 10**9)).scaleb(-chance.randint(0, 9)).normalize(), "f")
        for _ in range(200)
    ]
    limits: list[float] = [0, 1, 1.5, -1, -1.5, 0.1, 100, -99.95, 12.75, float(values[-1])]
    for limit in limits:
        for sign, holds in SIGNS.items():
            condition = bound(stored(asked, type), type, sign, limit).of(asked.dialect)  # type: ignore[arg-type]
            assert condition is not None
            said = asked.texts(condition, values)
            assert said == [holds(Fraction(value), Fraction(spelled(limit))) for value in values]


@pytest.mark.parametrize(("precision", "scale"), SIZES)
def test_multiples_of_exact_numbers(asked: Database, precision: int, scale: int) -> None:
    type = ColumnType("exact", precision, scale)
    values = numbers(Random(2), precision, scale)
    said = 0
    for step in (1, 5, 10, 0.01, 0.1, 0.05, 0.25, 0.003, 100, 2.5):
        steps = Fraction(spelled(step))
        mixed = values + [
            kept(Decimal(spelled(step)) * times, scale)
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
            ["0", "1.5", "-0.001", "123456789012345678901234567890.5"],
            ["-0", "1.50", "1.", ".5", "01", "1.0", "NaN", "Infinity", "1e5", "-", "--1", "", "1,5"],
        ),
    ],
)  # fmt: skip
def test_exact_numbers_have_one_spelling(
    type: ColumnType, good: list[str], bad: list[str]
) -> None:
    asked = Database("sqlite://")
    assert asked.texts(shape("v", type), good) == [True] * len(good)
    assert asked.texts(shape("v", type), bad) == [False] * len(bad)
    asked.close()
    assert "typeof(v) = 'text'" in shape("v", type)


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


def test_what_is_no_number_is_refused(asked: Database) -> None:
    condition = finite("v", ColumnType("double")).of(asked.dialect)  # type: ignore[arg-type]
    spelling = ["1e308", "0", "9e999"] if asked.dialect == "sqlite" else ["1e308", "0", "Infinity"]
    cast = "CAST(v AS REAL)" if asked.dialect == "sqlite" else "CAST(v AS float8)"
    assert condition is not None
    assert asked.texts(condition.replace("v", cast, 1).replace("(v)", f"({cast})"), spelling) == [
        True,
        True,
        False,
    ]


def test_integers_of_so_many_bits() -> None:
    engine = sa.create_engine("sqlite://")
    condition = within('"n"', -(2**31), 2**31 - 1)
    with engine.begin() as connection:
        connection.execute(sa.text(f'CREATE TABLE t ("n" INTEGER CHECK ({condition}))'))
        connection.execute(sa.text("INSERT INTO t VALUES (2147483647), (-2147483648)"))
        with pytest.raises(sa.exc.IntegrityError):
            connection.execute(sa.text("INSERT INTO t VALUES (2147483648)"))
    engine.dispose()
