# Made by contractor. Changes made here are lost.

from enum import StrEnum
from typing import Annotated, TypeAlias

from pydantic import MISSING

from ._schema import Satisfies, satisfies
from ._wire import Int, Json, Model, Number


class BookingKind(StrEnum):
    FLIGHT = "flight"
    HOTEL = "hotel"


@satisfies("Booking")
class Booking(Model):
    kind: BookingKind
    flight: str | MISSING = MISSING
    nights: Int | MISSING = MISSING
    card: str | MISSING = MISSING
    cvc: str | MISSING = MISSING


Nickname: TypeAlias = Annotated[str, Satisfies({"not": {"enum": ["admin", "root"]}})]


Even: TypeAlias = Annotated[Int, Satisfies({"not": {"multipleOf": 2}})]


Samples: TypeAlias = Annotated[
    list[Number],
    Satisfies({"contains": {"minimum": 100}, "minContains": 2, "maxContains": 5}),
]


OnlyNot: TypeAlias = Annotated[Json, Satisfies({"not": {"type": "string"}})]


Choice: TypeAlias = Annotated[
    Json, Satisfies({"if": {"type": "string"}, "then": {"minLength": 1}})
]


class Stay(Model):
    name: Nickname | MISSING = MISSING
    code: Annotated[str, Satisfies({"not": {"const": "none"}})] | MISSING = MISSING
