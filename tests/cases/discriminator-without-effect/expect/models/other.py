# Made by contractor. Changes made here are lost.

from typing import Annotated, Literal, TypeAlias

from pydantic import MISSING

from ._schema import Satisfies
from ._wire import Int, Model, Uri


class Film(Model):
    kind: Literal["film"]
    minutes: Int | MISSING = MISSING


Medium: TypeAlias = Film | Uri


class Song(Model):
    bars: Int | MISSING = MISSING


Item: TypeAlias = Annotated[
    Film | Song,
    Satisfies(
        {
            "oneOf": [
                {"$ref": "_schemas.json#/$defs/Film"},
                {"$ref": "_schemas.json#/$defs/Song"},
            ],
        }
    ),
]


class Poem(Model):
    lines: Int | MISSING = MISSING
