# Made by contractor. Changes made here are lost.

from enum import StrEnum
from typing import Annotated, TypeAlias

from pydantic import MISSING, Field

from ._wire import EXACT, Date, Int, Model, Nothing


class TextUnit(StrEnum):
    A = "a"
    B = "b"


class Text(Model):
    value: str
    unit: TextUnit | MISSING = MISSING


class Number(Model):
    value: Nothing
    unit: Nothing | MISSING = MISSING


Impossible: TypeAlias = Nothing


Formats: TypeAlias = Date


Patterns: TypeAlias = Annotated[str, Field(pattern="^a")]


Steps: TypeAlias = Annotated[int, Field(multiple_of=4), EXACT]


Unions: TypeAlias = str | Int


class Fine(Model):
    one: Number | MISSING = MISSING
    two: Unions | MISSING = MISSING
