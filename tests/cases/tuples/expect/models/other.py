# Made by contractor. Changes made here are lost.

from enum import StrEnum
from typing import Annotated, Literal, TypeAlias

from pydantic import MISSING, Field

from ._wire import EXACT, VARIADIC, Bool, Int, Json, Model, Nothing, Number

Position: TypeAlias = tuple[
    Annotated[float, Field(ge=-180, le=180), EXACT],
    Annotated[float, Field(ge=-90, le=90), EXACT],
]


Open: TypeAlias = (
    Annotated[tuple[str, Int, *tuple[Json, ...]], VARIADIC] | tuple[str] | tuple[()]
)


Partly: TypeAlias = tuple[str, Int, Bool] | tuple[str, Int] | tuple[str]


Rest: TypeAlias = Annotated[tuple[Literal["sum"], *tuple[Number, ...]], VARIADIC]


Bounded: TypeAlias = Annotated[
    tuple[str, str, *tuple[str, ...]], VARIADIC, Field(max_length=4)
]


Cut: TypeAlias = tuple[str, str] | tuple[str] | tuple[()]


class RecordFirst(Model):
    id: str


class RecordSecond(Model):
    name: str | MISSING = MISSING


class RecordFourth(StrEnum):
    A = "a"
    B = "b"


Record: TypeAlias = (
    tuple[RecordFirst, RecordSecond, Position, RecordFourth | None]
    | tuple[RecordFirst, RecordSecond, Position]
    | tuple[RecordFirst, RecordSecond]
    | tuple[RecordFirst]
    | tuple[()]
)


Empty: TypeAlias = Annotated[list[Nothing], Field(max_length=0)]


class Line(Model):
    points: Annotated[list[Position], Field(min_length=2)] | MISSING = MISSING
