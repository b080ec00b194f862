# Made by contractor. Changes made here are lost.

from enum import StrEnum
from typing import Annotated, TypeAlias

from pydantic import MISSING, Field

from ._schema import Satisfies
from ._wire import ExactIntEnum, Int, Model


class Airline(StrEnum):
    BA = "BA"
    LH = "LH"
    JAL = "JAL"


AnyAirline: TypeAlias = Annotated[Airline | str, Field(union_mode="left_to_right")]


class Cabin(StrEnum):
    ECONOMY = "economy"
    BUSINESS = "business"


AnyCabin: TypeAlias = Annotated[
    Cabin | Annotated[str, Field(min_length=1, max_length=20)],
    Field(union_mode="left_to_right"),
]


class Meal(StrEnum):
    VEGAN = "vegan"
    KOSHER = "kosher"
    HALAL = "halal"


AnyMeal: TypeAlias = Annotated[Meal | str, Field(union_mode="left_to_right")]


class TerminalSecondInteger(ExactIntEnum):
    VALUE_1 = 1
    VALUE_2 = 2
    VALUE_5 = 5


Terminal: TypeAlias = Annotated[
    TerminalSecondInteger | Int,
    Field(union_mode="left_to_right"),
    Satisfies({"oneOf": [{"type": "integer"}, {"type": "integer", "enum": [1, 2, 5]}]}),
]


class FlightStatus(StrEnum):
    ON_TIME = "on-time"
    LATE = "late"


AnyFlightStatus: TypeAlias = Annotated[
    FlightStatus | str, Field(union_mode="left_to_right")
]


class FlightGate(StrEnum):
    A = "A"
    B = "B"


AnyFlightGate: TypeAlias = Annotated[
    FlightGate | str, Field(union_mode="left_to_right")
]


class Flight(Model):
    airline: AnyAirline
    cabin: AnyCabin | MISSING = MISSING
    meal: AnyMeal | MISSING = MISSING
    terminal: Terminal | MISSING = MISSING
    status: AnyFlightStatus | None | MISSING = MISSING
    gate: AnyFlightGate | None | MISSING = MISSING
