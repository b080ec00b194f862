# Made by contractor. Changes made here are lost.

from typing import Annotated, TypeAlias

from pydantic import MISSING

from ._schema import Satisfies, satisfies
from ._wire import Bool, Int, Json, Model

Extensions: TypeAlias = Annotated[
    dict[str, str],
    Satisfies(
        {
            "patternProperties": {"^x-": {"type": "string"}},
            "additionalProperties": False,
        }
    ),
]


@satisfies(
    {
        "patternProperties": {
            "^flag_": {"type": "boolean"},
            "^count_": {"type": "integer"},
        },
        "properties": {"version": True},
    }
)
class Settings(Model):
    version: Int | MISSING = MISSING


Scores: TypeAlias = Annotated[
    dict[str, Json], Satisfies({"patternProperties": {"^[0-9]+$": {"type": "number"}}})
]


Mixed: TypeAlias = Annotated[
    dict[str, Bool | str | Int],
    Satisfies(
        {
            "patternProperties": {"^a": {"type": "string"}, "^b": {"type": "integer"}},
            "additionalProperties": {"type": "boolean"},
        }
    ),
]
