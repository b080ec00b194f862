# Made by contractor. Changes made here are lost.

from enum import StrEnum
from typing import Any, TypeAlias

from pydantic import MISSING

from ._wire import Int, Model, Number


class BookingKind(StrEnum):
    FLIGHT = "flight"
    HOTEL = "hotel"


class Booking(Model):
    kind: BookingKind
    flight: str | MISSING = MISSING
    nights: Int | MISSING = MISSING
    card: str | MISSING = MISSING
    cvc: str | MISSING = MISSING


Nickname: TypeAlias = str


Even: TypeAlias = Int


Samples: TypeAlias = list[Number]


OnlyNot: TypeAlias = Any


Choice: TypeAlias = Any


class Stay(Model):
    name: Nickname | MISSING = MISSING
    code: str | MISSING = MISSING
