# Made by contractor. Changes made here are lost.

from enum import StrEnum
from typing import Annotated

from pydantic import MISSING, Field

from ._schema import Satisfies
from ._wire import EXACT, Int, Model, Number


class Address(Model):
    city: str


class Size(StrEnum):
    SMALL = "small"
    LARGE = "large"


class Parcel(Model):
    weight: Annotated[float, Field(ge=0), EXACT] | None
    sender: Address | None
    receiver: (
        Annotated[
            Address | None,
            Satisfies(
                {"oneOf": [{"type": "null"}, {"$ref": "_schemas.json#/$defs/Address"}]}
            ),
        ]
        | MISSING
    ) = MISSING
    neighbour: Address | None | MISSING = MISSING
    depot: Address | None | MISSING = MISSING
    tags: list[str | None] | None | MISSING = MISSING
    labels: dict[str, Int | None] | None | MISSING = MISSING
    lost: None | MISSING = MISSING
    size: Size | None | MISSING = MISSING
    sizes: list[Size | None] | MISSING = MISSING
    insured: str | Number | None | MISSING = MISSING
