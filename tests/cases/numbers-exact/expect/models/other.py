# Made by contractor. Changes made here are lost.

from typing import Annotated, Any, TypeAlias

from pydantic import MISSING, Field

from ._wire import EXACT, Equals, Int, Model, NotNumber

Positive: TypeAlias = Annotated[float, Field(gt=0), EXACT]


Percent: TypeAlias = Annotated[float, Field(ge=0, lt=100), EXACT]


Both: TypeAlias = Annotated[int, Field(ge=1, gt=5, le=10, lt=20), EXACT]


Price: TypeAlias = Annotated[float, Field(ge=0, multiple_of=0.01), EXACT]


Dozen: TypeAlias = Annotated[int, Field(multiple_of=12), EXACT]


Half: TypeAlias = Int


Third: TypeAlias = Annotated[int, Field(multiple_of=3), EXACT]


Fraction: TypeAlias = Annotated[int, Field(ge=1, le=2), EXACT]


Big: TypeAlias = Annotated[
    int, Field(ge=-9223372036854775808, le=18446744073709551615), EXACT
]


Bigger: TypeAlias = Annotated[int, Field(le=1000000000000000000000000000000), EXACT]


Float: TypeAlias = Annotated[int, Field(le=1000), EXACT]


Small: TypeAlias = Annotated[float, Field(ge=1e-300, le=1.7976931348623157e308), EXACT]


Negative: TypeAlias = Annotated[float, Field(lt=0), EXACT]


Either: TypeAlias = (
    Annotated[int, Field(ge=3), EXACT] | Annotated[str, Field(max_length=2)]
)


Nothing: TypeAlias = Annotated[int, Field(ge=3, le=2), EXACT]


One: TypeAlias = Annotated[int, Field(ge=7, le=7), EXACT]


Untyped: TypeAlias = NotNumber | Annotated[float, Field(ge=3), EXACT]


class Values(Model):
    exact: Annotated[int, Equals(12345678901234567890)] | MISSING = MISSING
    list_: Annotated[
        Annotated[Any, Equals(1, 1.5, 100, 123456789012345678)] | MISSING,
        Field(alias="list"),
    ] = MISSING
