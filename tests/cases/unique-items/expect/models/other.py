# Made by contractor. Changes made here are lost.

from enum import StrEnum
from typing import Annotated, TypeAlias

from pydantic import MISSING, Field

from ._wire import UNIQUE, Json, Model, Number

Tags: TypeAlias = Annotated[list[str], UNIQUE]


class DaysItem(StrEnum):
    MON = "mon"
    TUE = "tue"


Days: TypeAlias = Annotated[list[DaysItem], Field(max_length=2), UNIQUE]


Numbers: TypeAlias = Annotated[list[Number], UNIQUE]


class PointsItem(Model):
    x: Number | MISSING = MISSING


Points: TypeAlias = Annotated[list[PointsItem], UNIQUE]


Anything: TypeAlias = Annotated[list[Json], UNIQUE]


Not: TypeAlias = list[str]
