# Made by contractor. Changes made here are lost.

from enum import StrEnum
from typing import Annotated, TypeAlias

from pydantic import MISSING, Field

from ._schema import Satisfies
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


Formats: TypeAlias = Annotated[
    Date,
    Satisfies(
        {
            "allOf": [
                {"type": "string", "format": "date"},
                {"type": "string", "format": "uuid"},
            ],
        }
    ),
]


Patterns: TypeAlias = Annotated[
    str,
    Field(pattern="^a"),
    Satisfies(
        {
            "allOf": [
                {"type": "string", "pattern": "^a"},
                {"type": "string", "pattern": "z$"},
            ],
        }
    ),
]


Steps: TypeAlias = Annotated[
    int,
    Field(multiple_of=4),
    EXACT,
    Satisfies(
        {
            "allOf": [
                {"type": "integer", "multipleOf": 4},
                {"type": "integer", "multipleOf": 6},
            ],
        }
    ),
]


Unions: TypeAlias = Annotated[
    str | Int,
    Satisfies(
        {
            "allOf": [
                {"oneOf": [{"type": "string"}, {"type": "integer"}]},
                {"oneOf": [{"type": "integer"}, {"type": "boolean"}]},
            ],
        }
    ),
]


class Fine(Model):
    one: Number | MISSING = MISSING
    two: Unions | MISSING = MISSING
