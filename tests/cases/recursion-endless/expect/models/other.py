# Made by contractor. Changes made here are lost.

from typing import Annotated, TypeAlias

from pydantic import MISSING

from ._schema import Satisfies
from ._wire import Json, Model

Self: TypeAlias = Annotated[Json, Satisfies({"$ref": "_schemas.json#/$defs/Self"})]


Chicken: TypeAlias = Annotated[Json, Satisfies({"$ref": "_schemas.json#/$defs/Egg"})]


Egg: TypeAlias = Annotated[Json, Satisfies({"$ref": "_schemas.json#/$defs/Chicken"})]


Ring: TypeAlias = Annotated[
    Json,
    Satisfies({"allOf": [{"$ref": "_schemas.json#/$defs/Ring"}, {"type": "object"}]}),
]


class Fine(Model):
    name: str | MISSING = MISSING
