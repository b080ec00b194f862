# Made by contractor. Changes made here are lost.

from enum import StrEnum
from typing import Annotated, TypeAlias

from pydantic import MISSING, Field

from ._wire import Int, Json, Model, Number

Anything: TypeAlias = list[Json]


Any: TypeAlias = list[Json]


Bounded: TypeAlias = Annotated[
    list[Annotated[str, Field(max_length=3)]], Field(min_length=1, max_length=9)
]


Exactly: TypeAlias = Annotated[list[Int], Field(min_length=3, max_length=3)]


Grid: TypeAlias = list[list[list[Number]]]


class RowsItemCellsItem(Model):
    text: str | MISSING = MISSING


class RowsItem(Model):
    cells: list[RowsItemCellsItem] | MISSING = MISSING


Rows: TypeAlias = list[RowsItem]


class ChoicesItem(StrEnum):
    LEFT = "left"
    RIGHT = "right"


Choices: TypeAlias = list[ChoicesItem]


Sparse: TypeAlias = list[Number | None] | None


None_: TypeAlias = Annotated[list[Json], Field(max_length=0)]


Never: TypeAlias = Annotated[list[str], Field(min_length=2, max_length=1)]
